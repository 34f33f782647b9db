"""The families of words for one kind of event: each example tells of its family."""

from __future__ import annotations

import pytest

from onrecord.lexicon.tables import rows
from onrecord.merge.records.words import families

ROWS = list(rows("event_families.csv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["family"])
def test_an_example_holds_a_word_of_its_family(row: dict[str, str]) -> None:
    words = row["example"].rstrip(".").split()
    runs = [" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)]
    assert any(row["family"] in families(run) for run in runs)


def test_families_stand_once() -> None:
    names = [row["family"] for row in ROWS]
    assert sorted(set(names)) == sorted(names)
