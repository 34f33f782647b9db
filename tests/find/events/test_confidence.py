"""How surely an event is one, by what is known where it is found."""

import pytest

from onrecord.find.events.confidence import weights


@pytest.mark.parametrize(
    ("surer", "type_", "less", "other"),
    [
        # who does it is known
        ("Norway expelled two diplomats.", "SANCTION", "Two diplomats were expelled.", "SANCTION"),
        # a verb tells it, not a noun
        ("Norway withdrew its troops.", "RETREAT", "Norway's withdrawal began.", "RETREAT"),
        # the report tells it, not a source
        (
            "Norway freed the editor.",
            "RETREAT",
            "Norway freed the editor, a spokesman said.",
            "RETREAT",
        ),
    ],
)
def test_surer(event, surer, type_, less, other):
    assert 1 > event(surer, type_).confidence > event(less, other).confidence > 0


def test_all_that_counts_is_named():
    assert weights()["always"] and all(value for value in weights().values())
