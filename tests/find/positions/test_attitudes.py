"""The tables of nouns keep their schemas, and their examples show what they stand for."""

import pytest

from onrecord.find.positions.attitudes import nouns
from onrecord.find.positions.issues import assertions, is_assertion
from onrecord.lexicon.tables import rows

ROWS = list(rows("stance_nouns.csv"))
SAID = list(rows("assertions.csv"))


def test_no_noun_stands_twice():
    assert len(nouns()) == sum(len(r["words"].split(";")) for r in ROWS)
    assert len(assertions()) == sum(len(r["words"].split(";")) for r in SAID)


@pytest.mark.parametrize(
    ("example", "stance"),
    [(r[f"example{n}"], r["stance"]) for r in ROWS for n in (1, 2, 3)],
)
def test_an_example_shows_its_stance(read, example, stance):
    found = read(f"Troops from Kenya left Norway. {example}").positions
    assert stance in [p.stance for p in found]


@pytest.mark.parametrize("example", [r[f"example{n}"] for r in SAID for n in (1, 2, 3)])
def test_an_example_is_what_somebody_says_is_so(example):
    assert is_assertion(example)
