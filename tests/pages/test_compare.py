"""Two reports side by side: equal fields meet, others stand alone, nothing is guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.pages.compare import compare
from onrecord.schema import Event, EventTime, Figure, Party
from onrecord.store import Entry
from tests import herald

HERALD = Entry.of(herald.reading())
EVENT = HERALD.events[0]


def beside(*events: Event) -> list[tuple[str, tuple[str, ...]]]:
    """How the refusal of the one report and these events of the other are laid."""
    other = replace(HERALD, statements=(), positions=(), events=events)
    return [(pair.where, pair.differs) for pair in compare(HERALD, other).events]


def event(**fields: object) -> Event:
    return replace(EVENT, id=f"e{sorted(fields)}", **fields)  # type: ignore[arg-type]


def figure(value: float) -> Figure:
    return Figure("killed", value, value, value, None, (0, 1))


CASES = [
    ("the same", [event()], [("in both", ())]),
    ("nothing", [], [("only in the first", ())]),
    (
        "another type",
        [event(type="AGREE")],
        [("only in the first", ()), ("only in the second", ())],
    ),
    (
        "other parties",
        [event(actors=(Party(None, "Anna"),), recipients=())],
        [("only in the first", ()), ("only in the second", ())],
    ),
    ("a party in common", [event(actors=(Party(None, "Kordavia"),))], [("in both", ())]),
    ("another status", [event(status="possible")], [("differing", ("status",))]),
    (
        "another day",
        [event(when=EventTime("2025-03-04", "day", "words"))],
        [("differing", ("day",))],
    ),
    ("no day told", [event(when=None)], [("in both", ())]),
    ("another figure", [event(figures=(figure(5),))], [("differing", ("figures",))]),
    (
        "one of two agrees",
        [event(status="possible"), event(mode=None)],
        [("in both", ())],
    ),
]


@pytest.mark.parametrize(("events", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_events_are_laid_by_type_and_party(
    events: list[Event], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert beside(*events) == expected


def test_positions_differ_in_their_stance() -> None:
    changed = replace(HERALD.positions[0], stance="supports")
    (pair,) = compare(HERALD, replace(HERALD, positions=(changed,))).positions
    assert (pair.where, pair.differs) == ("differing", ("stance",))


def test_statements_stand_under_their_speakers() -> None:
    pairs = compare(HERALD, replace(HERALD, statements=HERALD.statements[:1])).statements
    assert pairs[0].name == "Andrey Volchan"
    assert [pair.where for pair in pairs][:2] == ["in both", "only in the first"]
