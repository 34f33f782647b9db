"""Who stands where: positions as a table of issues and actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from onrecord.schema import Position, Stance

MOST_ISSUES = 15
"""Rows that one looks over at once."""

MOST_ACTORS = 8
"""Columns that a screen of common width, or a page in landscape, has room for."""

SIGNS: dict[Stance, str] = {
    "supports": "+",
    "opposes": "−",
    "demands": "!",
    "commits": "✓",
    "refuses": "×",
    "undecided": "?",
}
"""A sign beside each stance's word, so that a column is read at a glance and without colour."""


Course = tuple[tuple[Stance, tuple[Position, ...]], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one actor stands on one issue; empty when nobody told, which is no stance.

    Attributes:
        positions: in the order of their dates, the undated first.
    """

    positions: tuple[Position, ...] = ()

    @property
    def course(self) -> Course:
        """The stances one after the other, each with the positions in which it is held."""
        held = groupby(self.positions, key=lambda item: item.stance)
        return tuple((stance, tuple(items)) for stance, items in held)


@dataclass(frozen=True, slots=True)
class Row:
    """An issue and the cells of the matrix's actors."""

    issue: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Issues by actors, those of which most is told first.

    Attributes:
        actors: their names.
        rows: a row for each issue.
        left_out: how many positions have no place in it, because it would be too large.
    """

    actors: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: int = 0


def matrix(
    positions: Iterable[Position],
    *,
    most_issues: int = MOST_ISSUES,
    most_actors: int = MOST_ACTORS,
    total: int | None = None,
) -> Matrix:
    """The matrix of some positions. Reports' actors of one name stand in one column.

    Args:
        positions: of any reports.
        most_issues: rows at most.
        most_actors: columns at most.
        total: how many positions there are, where those given are not all.
    """
    held = sorted(positions, key=lambda item: (item.date or "", item.report, item.id))
    issues = _commonest((item.issue for item in held), most_issues)
    inside = [item for item in held if item.issue in issues]
    actors = _commonest((item.actor_name for item in inside), most_actors)
    cells: dict[tuple[str, str], list[Position]] = {}
    for item in inside:
        if item.actor_name in actors:
            cells.setdefault((item.issue, item.actor_name), []).append(item)
    rows = tuple(
        Row(issue, tuple(Cell(tuple(cells.get((issue, name), ()))) for name in actors))
        for issue in issues
        if any((issue, name) in cells for name in actors)
    )
    return Matrix(actors, rows, (total or len(held)) - sum(map(len, cells.values())))


def _commonest(names: Iterable[str], most: int) -> tuple[str, ...]:
    counted = sorted(Counter(names).items(), key=lambda found: (-found[1], found[0]))
    return tuple(name for name, _ in counted[:most])
