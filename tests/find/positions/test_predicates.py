"""The table of predicates keeps its schema, and its examples show what they stand for."""

import pytest

from onrecord.find.positions.predicates import predicate
from onrecord.lexicon.tables import rows

ROWS = list(rows("stance_words.csv"))
STANCES = {"supports", "opposes", "demands", "commits", "refuses", "undecided"}


def test_the_table_has_its_columns():
    assert {tuple(r) for r in ROWS} == {("words", "stance", "example1", "example2", "example3")}
    assert {r["stance"] for r in ROWS} <= STANCES


def test_no_words_stand_twice():
    words = [w for r in ROWS for w in r["words"].split(";")]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(
    ("example", "stance"),
    [(r[f"example{n}"], r["stance"]) for r in ROWS for n in (1, 2, 3)],
)
def test_an_example_shows_its_stance(example, stance):
    found = predicate(example, anywhere=True)
    assert found is not None
    assert found.stance == stance


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("has never supported the bill", "opposes"),
        ("did not oppose the bill", None),
        ("walked home against the wind", None),
    ],
)
def test_negation(words, stance):
    found = predicate(words)
    assert (found.stance if found else None) == stance
