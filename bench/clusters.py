"""One grouping against another of the same items, as the field scores them.

B³ (Bagga and Baldwin 1998), MUC (Vilain et al. 1995), CEAFe (Luo 2005) and LEA (Moosavi and
Strube 2016), singletons included; CoNLL is the mean of the F1 of the first three.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Labels = Mapping[str, Hashable]
"""The group of each item."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall of one measure."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(gold: Labels, made: Labels) -> Score:
    """For each item, how much of its group is right, and how much of the right one is there.

    >>> b_cubed({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 1})
    Score(precision=0.5555555555555556, recall=1.0)
    """
    return Score(_b_cubed(made, gold), _b_cubed(gold, made))


def pairs(gold: Labels, made: Labels) -> Score:
    """Of the pairs of items in one group, how many are right; 1 where there are none.

    >>> pairs({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 1}).recall
    1.0
    """
    both = sum(_pairs(n) for n in Counter((gold[i], made[i]) for i in gold).values())
    of_gold = sum(_pairs(n) for n in Counter(gold.values()).values())
    of_made = sum(_pairs(made_n) for made_n in Counter(made.values()).values())
    return Score(both / of_made if of_made else 1.0, both / of_gold if of_gold else 1.0)


def muc(gold: Labels, made: Labels) -> Score:
    """How many links would have to be added to make one grouping of the other."""
    return Score(_muc(made, gold), _muc(gold, made))


def lea(gold: Labels, made: Labels) -> Score:
    """For each group, weighed by its size, how many of its links are there."""
    return Score(_lea(made, gold), _lea(gold, made))


def ceaf_e(gold: Labels, made: Labels) -> Score:
    """Groups paired off one to one so that they overlap most."""
    of_gold, of_made = Counter(gold.values()), Counter(made.values())
    rows, columns = list(of_gold), list(of_made)
    at = {g: k for k, g in enumerate(columns)}
    overlap = np.zeros((len(rows), len(columns)))
    place = {g: k for k, g in enumerate(rows)}
    for (g, m), n in Counter((gold[i], made[i]) for i in gold).items():
        overlap[place[g], at[m]] = 2 * n / (of_gold[g] + of_made[m])
    best = assigned(overlap)
    return Score(best / len(columns) if columns else 0.0, best / len(rows) if rows else 0.0)


def conll(gold: Labels, made: Labels) -> float:
    """The mean F1 of MUC, B³ and CEAFe."""
    return (muc(gold, made).f1 + b_cubed(gold, made).f1 + ceaf_e(gold, made).f1) / 3


def assigned(worth: npt.NDArray[np.float64]) -> float:
    """The greatest sum of a matrix' values, one at most from each row and column.

    The Hungarian method, a shortest path for each row.

    >>> assigned(np.array([[3.0, 2.0], [2.0, 0.0]]))
    4.0
    """
    if worth.shape[0] > worth.shape[1]:
        worth = worth.T
    n, m = worth.shape
    cost = np.pad(-worth, ((1, 0), (1, 0)))
    rows, columns = np.zeros(n + 1), np.zeros(m + 1)
    of_column = np.zeros(m + 1, np.int64)
    for row in range(1, n + 1):
        of_column[0], at = row, 0
        least = np.full(m + 1, np.inf)
        came = np.zeros(m + 1, np.int64)
        seen = np.zeros(m + 1, bool)
        while True:
            seen[at] = True
            reduced = cost[of_column[at]] - rows[of_column[at]] - columns
            better = ~seen & (reduced < least)
            better[0] = False
            least[better], came[better] = reduced[better], at
            open_ = np.where(seen, np.inf, least)
            open_[0] = np.inf
            at_next = int(open_.argmin())
            delta = open_[at_next]
            rows[of_column[seen]] += delta
            columns[seen] -= delta
            least[~seen] -= delta
            at = at_next
            if of_column[at] == 0:
                break
        while at:
            of_column[at] = of_column[came[at]]
            at = int(came[at])
    return float(sum(worth[of_column[j] - 1, j - 1] for j in range(1, m + 1) if of_column[j]))


def _groups(labels: Labels) -> dict[Hashable, list[str]]:
    out: defaultdict[Hashable, list[str]] = defaultdict(list)
    for item, group in labels.items():
        out[group].append(item)
    return out


def _b_cubed(key: Labels, other: Labels) -> float:
    together = Counter((key[i], other[i]) for i in key)
    sizes = Counter(key.values())
    return sum(n * n / sizes[k] for (k, _), n in together.items()) / len(key) if key else 0.0


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def _muc(key: Labels, other: Labels) -> float:
    groups = _groups(key).values()
    links = sum(len(g) - 1 for g in groups)
    there = sum(len(g) - len({other[i] for i in g}) for g in groups)
    return there / links if links else 0.0


def _lea(key: Labels, other: Labels) -> float:
    sizes = Counter(other.values())
    total = 0.0
    for group in _groups(key).values():
        if len(group) == 1:
            total += sizes[other[group[0]]] == 1
        else:
            there = sum(_pairs(n) for n in Counter(other[i] for i in group).values())
            total += len(group) * there / _pairs(len(group))
    return total / len(key) if key else 0.0
