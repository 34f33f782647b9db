"""Who acts towards whom, drawn on the server: names on a circle, a line for each pair."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

WIDTH, HEIGHT, RADIUS = 1000, 640, 290
"""Beside the circle there is place for names of 24 letters, of which longer ones are cut."""
MOST_NAMES = 24
"""Names on a circle that are still read; rarer ones stand in the table of events."""
WIDEST = 9.0


@dataclass(frozen=True, slots=True)
class Act:
    """One party acting towards another; `hostile` tells conflict from cooperation."""

    source: str
    target: str
    hostile: bool


@dataclass(frozen=True, slots=True)
class Node:
    """A name and its place; `after` when it is written to the left of it."""

    name: str
    x: float
    y: float
    after: bool


@dataclass(frozen=True, slots=True)
class Line:
    """All acts of one party towards another, of one sign.

    Attributes:
        source: who acts.
        target: towards whom.
        hostile: conflict, drawn broken, or cooperation, drawn whole.
        count: how many acts.
        path: the curve; its bend tells apart the two directions.
        width: thicker for more.
    """

    source: str
    target: str
    hostile: bool
    count: int
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Network:
    """The drawing."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    width: int
    height: int
    left_out: int


def network(acts: Iterable[Act]) -> Network | None:
    """The drawing of some acts, None where nobody acts towards anybody."""
    counted = Counter(act for act in acts if act.source != act.target)
    if not counted:
        return None
    weight: Counter[str] = Counter()
    for act, number in counted.items():
        weight.update({act.source: number, act.target: number})
    first = set(sorted(weight, key=lambda name: (-weight[name], name))[:MOST_NAMES])
    # Nobody stands there alone whose partners are all among the rarer names.
    told = (act for act in counted if {act.source, act.target} <= first)
    names = sorted({name for act in told for name in (act.source, act.target)})
    if not names:
        return None
    places = {name: _place(at, len(names)) for at, name in enumerate(names)}
    most = max(counted.values())
    order = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0].source, pair[0].target))
    lines = tuple(
        Line(act.source, act.target, act.hostile, number,
             _path(places[act.source], places[act.target], bend=0.24 if act.hostile else 0.1),
             round(1.5 + (WIDEST - 1.5) * (number - 1) / max(most - 1, 1), 1))
        for act, number in order if act.source in places and act.target in places
    )  # fmt: skip
    nodes = tuple(Node(name, x, y, after=x < WIDTH / 2) for name, (x, y) in places.items())
    return Network(nodes, lines, WIDTH, HEIGHT, len(counted) - len(lines))


def _place(at: int, count: int) -> tuple[float, float]:
    turn = 2 * math.pi * (at + 0.5) / count - math.pi / 2
    x, y = WIDTH / 2 + RADIUS * math.cos(turn), HEIGHT / 2 + RADIUS * math.sin(turn)
    return round(x, 1), round(y, 1)


def _path(start: tuple[float, float], end: tuple[float, float], *, bend: float) -> str:
    (x1, y1), (x2, y2) = start, end
    # Bent to the right of the way, so that there and back are two lines.
    x, y = (x1 + x2) / 2 - (y2 - y1) * bend, (y1 + y2) / 2 + (x2 - x1) * bend
    return f"M{x1} {y1}Q{x:.1f} {y:.1f} {x2} {y2}"
