"""What issues are called, and when two are one."""

import pytest

from onrecord.find.positions.issues import key, named, nouns, same
from onrecord.lexicon.tables import rows

ROWS = list(rows("issue_nouns.csv"))


def test_no_verb_stands_twice():
    assert len(nouns()) == len(ROWS)


@pytest.mark.parametrize(
    ("example", "noun"),
    [(r[f"example{n}"], r["noun"]) for r in ROWS for n in (1, 2, 3)],
)
def test_an_example_goes_by_its_noun(example, noun):
    assert noun in named(example).split()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("to release her", "her release"),
        ("to return to the table", "return to the table"),
        ("the return of the boats", "return of the boats"),
        ("to explain herself", "explaining herself"),
        ("the strike declared illegal", "strike declared illegal"),
        ("second offer from the firm", "second offer from the firm"),
    ],
)
def test_named(words, name):
    assert named(words) == name


@pytest.mark.parametrize("words", ["commenting on the raid", "do so", "the idea"])
def test_no_issue(words):
    assert key(words) == frozenset()


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("lifting the aid blockade", "an end to the aid embargo", True),
        ("release of the crew", "freeing the crew", True),
        ("release of the crew", "sale of the port", False),
    ],
)
def test_same(a, b, one):
    assert same(key(a), key(b)) is one
