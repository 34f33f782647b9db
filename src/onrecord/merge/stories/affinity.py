"""How well two groups of reports go together.

Not likeness alone: two affairs of one kind (the same club's other arrest, the same champion's
next fight) are alike too, but less than the reports of either are among themselves. So what two
groups share is held against how closely knit each of them is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.merge.stories.words import Sketch

# A group of few reports cannot show how closely knit it is: it counts as if it held so many more
# pairs of reports, of this likeness. Chosen on ECB+ train, as FITS is.
USUAL, USUAL_PAIRS = 0.1, 20
# From this on two groups are of one story.
FITS = 0.95
# Reports that lie so many days apart go half as well together; between, 1 / (1 + days / DAYS).
# Set without data: no set to tune on has dates.
DAYS = 30

Ids = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Some reports taken together.

    Attributes:
        ids: numbers of their terms, rising.
        weights: each term's weight, summed over the reports.
        size: how many reports.
        own: the squared lengths of the reports, summed.
        days: the first and the last day, None where no report is dated.
        knit: how alike its reports are among each other, on average.
    """

    ids: Ids
    weights: Weights
    size: int
    own: float
    days: tuple[int, int] | None
    knit: float


class Space:
    """Numbers for terms, and room to multiply in; grows with the terms that it meets."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._room: Weights = np.zeros(1 << 12, np.float32)

    def shared(self, a: Group, b: Group, most: int = 5) -> tuple[str, ...]:
        """The terms that two groups share most, those that tell most first."""
        ids, in_a, in_b = np.intersect1d(a.ids, b.ids, assume_unique=True, return_indices=True)
        much = a.weights[in_a] * b.weights[in_b]
        terms = list(self._numbers)
        return tuple(terms[ids[k]] for k in np.argsort(-much, kind="stable")[:most])

    def group(self, sketch: Sketch) -> Group:
        """A report by itself."""
        numbers = self._numbers
        ids = np.fromiter(
            (numbers.setdefault(t, len(numbers)) for t in sketch.terms), np.int32, len(sketch.terms)
        )
        weights = np.asarray(sketch.weights, np.float32)
        order = np.argsort(ids)
        days = None if sketch.day is None else (sketch.day, sketch.day)
        own = float(weights @ weights)
        return Group(ids[order], weights[order], 1, own, days, USUAL)

    def fits(self, one: Group, others: Iterable[Group]) -> list[float]:
        """How well a group goes with each of others; from FITS on they are of one story."""
        if len(self._numbers) > len(self._room):
            self._room = np.zeros(2 * len(self._numbers), np.float32)
        room = self._room
        room[one.ids] = one.weights
        out = []
        for other in others:
            shared = float(room[other.ids] @ other.weights) / (one.size * other.size)
            near = nearness(one.days, other.days)
            out.append(near * shared / math.sqrt(one.knit * other.knit))
        room[one.ids] = 0
        return out


def nearness(a: tuple[int, int] | None, b: tuple[int, int] | None) -> float:
    """1 for stretches of days that touch or are not known, less the farther they lie apart.

    >>> nearness((10, 12), (11, 20)), nearness((10, 12), (42, 50)), nearness(None, (1, 1))
    (1.0, 0.5, 1.0)
    """
    if a is None or b is None:
        return 1.0
    return 1 / (1 + max(0, a[0] - b[1], b[0] - a[1]) / DAYS)


def joined(a: Group, b: Group) -> Group:
    """Two groups as one."""
    ids = np.union1d(a.ids, b.ids)
    weights = np.zeros(len(ids), np.float32)
    weights[np.searchsorted(ids, a.ids)] = a.weights
    weights[np.searchsorted(ids, b.ids)] += b.weights
    size, own = a.size + b.size, a.own + b.own
    known = [d for d in (a.days, b.days) if d]
    days = (min(d[0] for d in known), max(d[1] for d in known)) if known else None
    pairs = size * (size - 1) / 2
    alike = (float(weights @ weights) - own) / 2
    knit = (alike + USUAL_PAIRS * USUAL) / (pairs + USUAL_PAIRS)
    return Group(ids, weights, size, own, days, knit)
