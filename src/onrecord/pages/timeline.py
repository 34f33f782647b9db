"""A timeline drawn on the server: who or what against days, each mark as wide as its doubt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.pages.dates import day, span

LEFT, RIGHT, TOP, LANE = 210, 20, 34, 36
"""Room for the lanes' names, at the end, for the days' names; a lane's height."""
WIDTH = 1000
NARROWEST = 7
"""So wide is the mark of one day; it must be hit with a finger."""
MOST_LANES = 40
MOST_TICKS = 6
DEPTH, STEP = 3, 10
"""Marks on one another at a place; a fourth lies on the third."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is to be drawn.

    Attributes:
        lane: the lane's name.
        date: ISO 8601, cut to what is known.
        sign: one character that tells its kind without colour.
        label: what it is, in words.
        href: where its words are.
    """

    lane: str
    date: str | None
    sign: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Mark:
    """An item with its place."""

    item: Item
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes, days and marks, in the units of the drawing.

    Attributes:
        lanes: names and where they stand.
        ticks: days in words and where they stand.
        marks: what is drawn.
        width: of the drawing.
        height: of the drawing.
        undated: how many items have no date.
        left_out: how many stand in lanes for which there is no room.
    """

    lanes: tuple[tuple[str, float], ...]
    ticks: tuple[tuple[str, float], ...]
    marks: tuple[Mark, ...]
    width: int
    height: int
    undated: int
    left_out: int


def timeline(items: Iterable[Item]) -> Timeline | None:
    """The drawing of some items, None when none has a date."""
    given = list(items)
    dated = [(item, found) for item in given if (found := span(item.date))]
    if not dated:
        return None
    names = list(dict.fromkeys(item.lane for item, _ in dated))
    shown = {name: at for at, name in enumerate(names[:MOST_LANES])}
    kept = [(item, found) for item, found in dated if item.lane in shown]
    first = min(found[0] for _, found in kept)
    days = max((max(found[1] for _, found in kept) - first).days + 1, 1)
    scale = (WIDTH - LEFT - RIGHT) / days
    marks, taken = [], dict[tuple[int, int], int]()
    for item, (start, end) in kept:
        x = LEFT + (start - first).days * scale
        place = (shown[item.lane], round(x))
        deep = min(taken.get(place, 0), DEPTH - 1)
        taken[place] = taken.get(place, 0) + 1
        width = max(((end - start).days + 1) * scale - 2, NARROWEST)
        y = TOP + shown[item.lane] * LANE + deep * STEP
        marks.append(Mark(item, round(x, 1), y, round(width, 1)))
    return Timeline(
        lanes=tuple((name, TOP + at * LANE + 12) for name, at in shown.items()),
        ticks=tuple(_ticks(first, days, scale)),
        marks=tuple(marks),
        width=WIDTH,
        height=TOP + len(shown) * LANE + 6,
        undated=len(given) - len(dated),
        left_out=len(dated) - len(kept),
    )


def _ticks(first: date, days: int, scale: float) -> Iterable[tuple[str, float]]:
    step = -(-days // MOST_TICKS)
    for at in range(0, days, step):
        value = (first + timedelta(days=at)).isoformat()
        yield day(value), round(LEFT + at * scale, 1)
