"""Every sense of the lexicon is found in its own three examples."""

import pytest

from onrecord.lexicon.tables import rows

TRIGGERS = list(rows("event_triggers.csv"))


@pytest.mark.parametrize("row", TRIGGERS, ids=lambda r: f"{r['type']}-{r['words'][:30]}")
def test_examples(told, row):
    for example in (row["example1"], row["example2"], row["example3"]):
        assert example
        found = {(e.type, e.mode) for e in told(example)}
        assert any(
            type_ == row["type"] and (not row["mode"] or mode == row["mode"])
            for type_, mode in found
        ), f"{example} {found}"
