"""What was measured of pages: each by itself, and many of them at once."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.common import Metrics


@dataclass(frozen=True, slots=True)
class Page:
    """A page asked for twice by one reader.

    Attributes:
        name: what it shows.
        first: seconds the first time: what can be kept is worked out.
        again: seconds the second time.
        size: of the page, in bytes.
    """

    name: str
    first: float
    again: float
    size: int


@dataclass(frozen=True, slots=True)
class Load:
    """What many readers were given who asked at one time; seconds.

    Attributes:
        pages: how many came.
        failed: how many did not come, or not whole.
        half: within this half of them came.
        most: within this 95 % of them came.
        slowest: the slowest.
    """

    pages: int
    failed: int
    half: float
    most: float
    slowest: float


def load(lines: Iterable[str]) -> Load:
    """What locust's table of statistics says of all pages together.

    >>> head = "Name,Request Count,Failure Count,50%,95%,Max Response Time"
    >>> load([head, "Aggregated,1500,0,31,150,480.2"])
    Load(pages=1500, failed=0, half=0.031, most=0.15, slowest=0.4802)
    """
    (row,) = (row for row in csv.DictReader(lines) if row["Name"] == "Aggregated")
    half, most, slowest = (float(row[n]) / 1000 for n in ("50%", "95%", "Max Response Time"))
    return Load(int(row["Request Count"]), int(row["Failure Count"]), half, most, slowest)


def metrics(pages: Sequence[Page], found: Load, lost: int) -> Metrics:
    """The scores that the bench promises."""
    return {
        "slowest_s": max(page.again for page in pages),
        "slowest_first_s": max(page.first for page in pages),
        "load_p50_s": found.half,
        "load_p95_s": found.most,
        "load_failed": float(found.failed),
        "lost": float(lost),
    }
