"""People may edit each field to what it may be, and what they wrote lies over what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from onrecord.schema import Addressee, EventPlace, EventTime, Party, SaidOn, Venue, Words
from onrecord.store import Entry, edits
from tests import herald

HERALD = Entry.of(herald.reading())
ITEMS: dict[str, Any] = {
    "statement": HERALD.statements[0],
    "event": HERALD.events[0],
    "position": HERALD.positions[0],
}
CAST = edits.cast_of(HERALD.actors)
ACTOR = HERALD.actors[0]

SAID = HERALD.statements[0]
assert SAID.cue is not None
# The first words of what shows the statement, and where they stand.
SHOWN = " ".join(SAID.evidence[0].quote.split()[:2])
SHOWN_AT = (SAID.evidence[0].start, SAID.evidence[0].start + len(SHOWN))

KEPT: list[tuple[str, str, str, str, Any]] = [
    # kind, field, what is written, what is kept, the attribute then
    ("statement", "act", "deny", "deny", ("act", "deny")),
    ("statement", "cue", SAID.cue.text, SAID.cue.text, ("cue", SAID.cue)),
    ("statement", "cue", "", "", ("cue", None)),
    ("statement", "words", SHOWN, SHOWN, ("content", (Words(SHOWN, SHOWN_AT),))),
    ("statement", "words", f"{SHOWN} …  far off", f"{SHOWN} … far off",
     ("content", (Words(SHOWN, SHOWN_AT), Words("far off", (0, 0))))),
    ("statement", "form", "mixed", "mixed", ("form", "mixed")),
    ("statement", "role", "envoy", "envoy", ("speaker.role", "envoy")),
    ("statement", "speaker", f" {ACTOR.name} ", ACTOR.name, ("speaker.actor", ACTOR.id)),
    ("statement", "speaker", "", "", ("speaker.name", None)),
    ("statement", "addressee", "the press", "the press",
     ("addressee", Addressee("the press", None))),
    ("statement", "said_on", "2025-W11", "2025-W11", ("said_on", SaidOn("2025-W11", "week"))),
    ("statement", "said_on", "", "", ("said_on", None)),
    ("statement", "condition", "if asked", "if asked", ("condition", Words("if asked", (0, 0)))),
    ("statement", "venue", "a hall", "a hall", ("venue", Venue("a hall", (0, 0)))),
    ("event", "type", "ASSAULT", "ASSAULT", ("quad", 4)),
    ("event", "mode", "", "", ("mode", None)),
    ("event", "status", "denied", "denied", ("status", "denied")),
    ("event", "when", "2025-03", "2025-03", ("when", EventTime("2025-03", "month", "words"))),
    ("event", "where", "Brezhin", "Brezhin", ("where.name", "Brezhin")),
    ("event", "where", "", "", ("where", None)),
    ("event", "country", "DEU", "DEU", ("where.country", "DEU")),
    ("event", "actors", "Ada;  Ben", "Ada; Ben", ("actors", (Party(None, "Ada"),
                                                             Party(None, "Ben")))),
    ("event", "recipients", "", "", ("recipients", ())),
    ("position", "stance", "opposes", "opposes", ("stance", "opposes")),
    ("position", "issue", "the  dam", "the dam", ("issue", "the dam")),
    ("position", "actor", ACTOR.name, ACTOR.name, ("actor", ACTOR.id)),
    ("position", "as_told_by", "Ada", "Ada", ("as_told_by", "Ada")),
    ("position", "date", "2025", "2025", ("date", "2025")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "field", "written", "kept", "told"), KEPT, ids=[f"{k[1]} {k[2]}" for k in KEPT]
)
def test_an_edit_lies_over_what_was_found(
    kind: str, field: str, written: str, kept: str, told: tuple[str, Any]
) -> None:
    assert edits.check(edits.FIELDS[kind][field], written) == kept
    made: Any = edits.edited(kind, ITEMS[kind], field, kept, CAST)
    path, value = told
    for name in path.split("."):
        made = getattr(made, name)
    assert made == value


REFUSED = [
    ("statement", "act", "sing", "must be one of say, claim"),
    ("statement", "act", "", "must not be empty"),
    ("statement", "said_on", "soon", "a date must look like"),
    ("statement", "said_on", "2025-02-30", "a date must look like"),
    ("statement", "said_on", "2025-13", "a date must look like"),
    ("statement", "said_on", "2025-W60", "a date must look like"),
    ("statement", "words", "", "must not be empty"),
    ("statement", "words", "x" * 2001, "at most"),
    ("event", "country", "Germany", "three-letter"),
    ("event", "actors", "[1]", "a few words"),
    ("position", "issue", "x" * 400, "at most"),
    ("position", "actor", " ", "must not be empty"),
]


@pytest.mark.parametrize(("kind", "field", "value", "why"), REFUSED)
def test_what_a_field_may_not_be_is_refused(kind: str, field: str, value: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        edits.check(edits.FIELDS[kind][field], value)
    item = ITEMS[kind]
    assert edits.edited(kind, item, field, value, CAST) is item


@pytest.mark.parametrize("kind", ITEMS)
def test_each_field_tells_what_was_found(kind: str) -> None:
    """Putting back what was found changes nothing that the field tells."""
    item: Any = ITEMS[kind]
    for name, field in edits.FIELDS[kind].items():
        again = edits.edited(kind, item, name, field.was(item), CAST)
        assert field.was(again) == field.was(item), name


def test_a_place_without_words_may_have_a_country() -> None:
    event = replace(HERALD.events[0], where=None)
    made = edits.edited("event", event, "country", "DEU", CAST)
    assert made.where == EventPlace("DEU", "DEU", "words")
