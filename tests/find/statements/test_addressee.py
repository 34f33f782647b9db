"""To whom something was said."""

import pytest

from onrecord.find.statements.addressee import ways
from onrecord.lexicon.tables import rows

EXAMPLES = [
    (r["by"], r[column]) for r in rows("addressees.csv") for column in r if column[:-1] == "example"
]


@pytest.mark.parametrize(("by", "example"), EXAMPLES, ids=[f"{b}: {e[:40]}" for b, e in EXAMPLES])
def test_an_example_shows_its_addressee(read, by, example):
    before, named, behind = example.split("*")
    found = [s.addressee.text for s in read(before + named + behind).statements if s.addressee]
    assert named in found


def test_who_is_asked_is_told(read):
    said = read("Asked if the plant would close, Eva Lund said it would not.").statements
    asked = next(s for s in said if s.cue.text == "Asked")
    assert asked.addressee.text == "Eva Lund"
    assert asked.speaker.name is None


def test_a_verb_stands_once_for_each_way():
    listed = [(r["by"], v) for r in rows("addressees.csv") for v in r["verbs"].split(";")]
    assert len(listed) == len(set(listed))
    assert ways()["call"] == {"object", "on"}


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Workers were told that the plant would close.", "Workers"),
        ("Minister Eva Lund said that the port would close.", None),
        ("The minister told both of them to leave.", "both of them"),
        # the object of what is said is no hearer
        ("Minister Eva Lund promised a new road.", None),
        ("Minister Eva Lund said the road would lead to the port.", None),
    ],
)
def test_addressee(read, text, addressee):
    said = [s for s in read(text).statements if s.within is None]
    assert (said[-1].addressee.text if said[-1].addressee else None) == addressee
