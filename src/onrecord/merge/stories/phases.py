"""The phases of a story: stretches of days in which it was reported, parted by quiet ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# A weekend parts no phases, a week does. Set without data.
QUIET = 4


@dataclass(frozen=True, slots=True)
class Phase:
    """Reports of a story that follow one another: first and last day as proleptic ordinals."""

    first: int
    last: int
    reports: tuple[str, ...]


def phases(days: Mapping[str, int | None]) -> tuple[Phase, ...]:
    """The phases of a story; reports without a day are in none.

    Args:
        days: the day of each report, None where it is not known.

    >>> [p.reports for p in phases({"a": 10, "b": 12, "c": 30, "d": None})]
    [('a', 'b'), ('c',)]
    """
    out: list[Phase] = []
    for day, report in sorted((d, r) for r, d in days.items() if d is not None):
        if out and day - out[-1].last <= QUIET:
            before = out.pop()
            out.append(Phase(before.first, day, (*before.reports, report)))
        else:
            out.append(Phase(day, day, (report,)))
    return tuple(out)
