"""The words that two reports may have for one kind of thing: each example holds one of its row."""

from __future__ import annotations

import pytest

from onrecord.lexicon.tables import rows
from onrecord.merge.records.words import all_words, kinds, stem

ROWS = list(rows("alike_words.csv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["kind"])
def test_each_example_holds_a_word_of_its_kind(row: dict[str, str]) -> None:
    for example in (row["example1"], row["example2"]):
        words = row["words"].split(";")
        held = " ".join(all_words(example))
        by_stem = any(row["kind"] in kinds(stem(word)) for word in all_words(example))
        assert by_stem or any(" " in word and word in held for word in words), example


def test_kinds_stand_once() -> None:
    names = [row["kind"] for row in ROWS]
    assert sorted(set(names)) == sorted(names)
