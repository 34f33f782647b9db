"""How well two groups of reports go together.

Not likeness alone: two affairs of one kind (the same club's other arrest, the same champion's
next fight) are alike too, but less than the reports of either are among themselves. So what two
groups share is held against how closely knit each of them is; and what half of all reports at hand
name, as those of a campaign do its candidates, tells little.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from onrecord.merge.stories.words import RARE, Sketch, rarities

# A group of few reports cannot show how closely knit it is: it counts as if it held so many more
# pairs of reports, of this likeness. Chosen on ECB+ train, as FITS is.
USUAL, USUAL_PAIRS = 0.1, 20
# From this on two groups are of one story.
FITS = 0.95
# Reports that lie so many days apart go half as well together; between, 1 / (1 + days / DAYS).
# Chosen on 924 dated reports of one campaign whose stories were told by reading (docs/stories.md).
DAYS = 3
# The reports at hand are taken to be part of a store that holds so many more, none of which has
# their terms, and as many of those with a term are left out as one story may have: a few reports
# tell nothing of how common a term is. Chosen with DAYS.
IMAGINED, A_STORY = 300, 20
# A name tells by itself of one affair from this rarity on, which is that of a lesser city; a day of
# the week tells nothing.
OWN_NAME = 4.5
WEEKDAYS = frozenset(f"name:{day}day" for day in "mon tues wednes thurs fri satur sun".split())
# What a report shares with the average of all others at hand says how alike reports are here that
# have nothing to do with each other. Where it is more than LITTLE, a report by itself counts as
# closer knit by so many times the rest, up to a most; a report without a date by more, since no
# days part it from others. UNSEEN others count as sharing nothing, so that the few reports of one
# affair do not part it. Chosen on windows of 40 and 120 reports of the same campaign; on ECB+,
# whose topics have nothing in common, it changes next to nothing.
LITTLE, UNSEEN = 0.04, 10
DATED, UNDATED = (2, 0.2), (4, 0.3)

Ids = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Some reports taken together.

    Attributes:
        ids: numbers of their terms, rising.
        weights: each term's weight, summed over the reports.
        squares: its weights squared, likewise.
        size: how many reports.
        days: the first and the last day, None where no report is dated.
        knit: how alike its reports are among each other, on average.
        usual: how alike they count as before they show it.
    """

    ids: Ids
    weights: Weights
    squares: Weights
    size: int
    days: tuple[int, int] | None
    knit: float
    usual: float = USUAL


class Space:
    """Numbers for terms, how many reports have each, and room to multiply in."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._room: Weights = np.zeros(1 << 12, np.float32)
        self._counts: Weights = np.zeros(1 << 12, np.float32)
        self._rarities: Weights = np.ones(1 << 12, np.float32)
        self._named = np.zeros(1 << 12, np.bool_)
        self._sums: Weights = np.zeros(1 << 12, np.float32)
        self._reports = 0

    def shared(self, a: Group, b: Group, most: int = 5) -> tuple[str, ...]:
        """The terms that two groups share most, those that tell most first."""
        ids, in_a, in_b = np.intersect1d(a.ids, b.ids, assume_unique=True, return_indices=True)
        much = a.weights[in_a] * b.weights[in_b] * self._telling(ids)
        terms = list(self._numbers)
        return tuple(terms[ids[k]] for k in np.argsort(-much, kind="stable")[:most])

    def own_name(self, a: Group, b: Group) -> bool:
        """Whether two groups share a name that tells and that no report beside theirs has."""
        ids = np.intersect1d(a.ids, b.ids, assume_unique=True)
        ids = ids[self._named[ids] & (self._counts[ids] <= a.size + b.size)]
        return bool((self._rarities[ids] >= OWN_NAME).any())

    def group(self, sketch: Sketch) -> Group:
        """A report by itself."""
        numbers, known = self._numbers, len(self._numbers)
        ids = np.fromiter(
            (numbers.setdefault(t, len(numbers)) for t in sketch.terms), np.int32, len(sketch.terms)
        )
        if len(numbers) > known:
            self._note(known, [t for t, k in zip(sketch.terms, ids, strict=True) if k >= known])
        weights = np.asarray(sketch.weights, np.float32)
        order = np.argsort(ids)
        days = None if sketch.day is None else (sketch.day, sketch.day)
        weights = weights[order]
        return Group(ids[order], weights, weights**2, 1, days, USUAL)

    def count(self, one: Group) -> None:
        """Takes notice of which terms a report has: the more have a term, the less it tells."""
        self._counts[one.ids] += 1
        self._sums[one.ids] += one.weights
        self._reports += 1

    def among(self, one: Group) -> Group:
        """A report that was counted, held against what it shares with all others at hand."""
        others = self._sums[one.ids] - one.weights
        shared = float((one.weights * self._telling(one.ids)) @ others)
        more = max(0.0, shared / (self._reports - 1 + UNSEEN) - LITTLE)
        times, most = DATED if one.days else UNDATED
        usual = min(USUAL + times * more, most)
        return replace(one, knit=usual, usual=usual)

    def fits(self, one: Group, others: Iterable[Group]) -> list[float]:
        """How well a group goes with each of others; from FITS on they are of one story."""
        room = self._room
        room[one.ids] = one.weights * self._telling(one.ids)
        out = []
        for other in others:
            shared = float(room[other.ids] @ other.weights) / (one.size * other.size)
            near = nearness(one.days, other.days)
            out.append(near * shared / math.sqrt(one.knit * other.knit))
        room[one.ids] = 0
        return out

    def joined(self, a: Group, b: Group) -> Group:
        """Two groups as one."""
        ids = np.union1d(a.ids, b.ids)
        weights, squares = np.zeros((2, len(ids)), np.float32)
        for one in (a, b):
            at = np.searchsorted(ids, one.ids)
            weights[at] += one.weights
            squares[at] += one.squares
        size = a.size + b.size
        known = [d for d in (a.days, b.days) if d]
        days = (min(d[0] for d in known), max(d[1] for d in known)) if known else None
        pairs = size * (size - 1) / 2
        alike = float(self._telling(ids) @ (weights**2 - squares)) / 2
        usual = (a.usual * a.size + b.usual * b.size) / size
        knit = (alike + USUAL_PAIRS * usual) / (pairs + USUAL_PAIRS)
        return Group(ids, weights, squares, size, days, knit, usual)

    def _note(self, first: int, terms: Sequence[str]) -> None:
        """Makes room for new terms, which stand in the order of their numbers from `first` on."""
        more = first + len(terms) - len(self._room)
        if more > 0:
            wide = (0, max(more, len(self._room)))
            self._room = np.pad(self._room, wide)
            self._counts = np.pad(self._counts, wide)
            self._sums = np.pad(self._sums, wide)
            self._rarities = np.pad(self._rarities, wide, constant_values=1)
            self._named = np.pad(self._named, wide)
        self._rarities[first : first + len(terms)] = rarities(terms)
        self._named[first : first + len(terms)] = [
            t.startswith("name:") and t not in WEEKDAYS for t in terms
        ]

    def _telling(self, ids: Ids) -> Weights:
        """How much of what terms tell in all news is left of it among the reports at hand."""
        shares = np.maximum(0, self._counts[ids] - A_STORY) / (self._reports + IMAGINED)
        here = 1 + np.log((1 + RARE) / (1 + RARE * shares))
        found: Weights = np.minimum(1, here / self._rarities[ids]).astype(np.float32)
        return found


def nearness(a: tuple[int, int] | None, b: tuple[int, int] | None) -> float:
    """1 for stretches of days that touch or are not known, less the farther they lie apart.

    >>> nearness((10, 12), (11, 20)), nearness((10, 12), (15, 50)), nearness(None, (1, 1))
    (1.0, 0.5, 1.0)
    """
    if a is None or b is None:
        return 1.0
    return 1 / (1 + max(0, a[0] - b[1], b[0] - a[1]) / DAYS)
