"""The table of assertions keeps its schema, and its examples show what they stand for."""

import pytest

from onrecord.find.positions.issues import assertions, is_assertion
from onrecord.lexicon.tables import rows

SAID = list(rows("assertions.csv"))


def test_no_noun_stands_twice():
    assert len(assertions()) == sum(len(r["words"].split(";")) for r in SAID)


@pytest.mark.parametrize("example", [r[f"example{n}"] for r in SAID for n in (1, 2, 3)])
def test_an_example_is_what_somebody_says_is_so(example):
    assert is_assertion(example)
