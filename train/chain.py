"""A chain of lines learnt as a whole: what each line is, and what may follow what.

A linear-chain conditional random field. Pages are rows of one padded block, so that a step along
all of them is one operation; weights of traits and of steps are found by L-BFGS.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Floats = npt.NDArray[np.float64]

# Traits seen less often tell nothing that another line would bear.
FEWEST = 4
MOST_STEPS = 120


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page.

    Attributes:
        traits: what is to be seen of each line.
        steps: how each line stands to the one before; of the first it tells nothing.
        kinds: what each is.
        weight: for how much the page counts.
    """

    traits: Sequence[Sequence[str]]
    steps: Sequence[str]
    kinds: Sequence[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt.

    Attributes:
        kinds: the kinds, in order.
        traits: the traits, in order.
        weights: a row a trait, a column a kind.
        steps: the ways of standing, in order.
        follow: for each of them a row a kind before, a column a kind after.
    """

    kinds: list[str]
    traits: list[str]
    weights: Floats
    steps: list[str]
    follow: Floats


def fit(pages: Sequence[Page], *, strength: float) -> Learnt:
    """The likeliest weights.

    Args:
        pages: the pages.
        strength: how far the pages are trusted against weights of nought.
    """
    counts = Counter(t for page in pages for line in page.traits for t in set(line))
    traits = sorted(t for t, count in counts.items() if count >= FEWEST)
    kinds = sorted({kind for page in pages for kind in page.kinds})
    steps = sorted({step for page in pages for step in page.steps})
    seen = _Seen(pages, traits, kinds, steps)
    size = len(traits) * len(kinds)
    start = np.zeros(size + len(steps) * len(kinds) ** 2)

    def cost(point: Floats) -> tuple[float, Floats]:
        weights = point[:size].reshape(len(traits), len(kinds))
        follow = point[size:].reshape(len(steps), len(kinds), len(kinds))
        loss, by_trait, by_step = seen.cost(weights, follow)
        slope = np.concatenate([by_trait.ravel(), by_step.ravel()])
        return loss + 0.5 / strength * float(point @ point), slope + point / strength

    options = {"maxiter": MOST_STEPS}
    found = minimize(cost, start, jac=True, method="L-BFGS-B", options=options).x
    weights = found[:size].reshape(len(traits), len(kinds))
    return Learnt(kinds, traits, weights, steps, found[size:].reshape(len(steps), len(kinds), -1))


class _Seen:
    """The pages as numbers, the longest first, so that those still going on are the first rows."""

    def __init__(
        self,
        pages: Sequence[Page],
        traits: Sequence[str],
        kinds: Sequence[str],
        steps: Sequence[str],
    ) -> None:
        pages = sorted((p for p in pages if p.kinds), key=lambda page: -len(page.kinds))
        lengths = [len(page.kinds) for page in pages]
        self._going = [sum(n > at for n in lengths) for at in range(lengths[0])]
        self._traits = _matrix([line for page in pages for line in page.traits], traits)
        self._counted = self._traits.T.tocsr()
        shape = (len(pages), lengths[0])
        self._held = np.arange(lengths[0])[None, :] < np.array(lengths)[:, None]
        self._kinds = np.zeros(shape, int)
        self._steps = np.zeros(shape, int)
        self._kinds[self._held] = [kinds.index(k) for page in pages for k in page.kinds]
        self._steps[self._held] = [steps.index(s) for page in pages for s in page.steps]
        self._weights = np.array([page.weight for page in pages])
        self._ways = [
            [(way, np.flatnonzero(self._steps[:n, at] == way)) for way in range(len(steps))]
            for at, n in enumerate(self._going)
        ]

    def cost(self, weights: Floats, follow: Floats) -> tuple[float, Floats, Floats]:
        """The loss over all pages, and its slopes by traits and by steps.

        Ways forwards and backwards are scaled line by line, so that no sum over all ways to call
        a page's lines grows out of bounds; the logarithms of the scales make the sum.
        """
        scores = np.zeros((*self._held.shape, weights.shape[1]))
        scores[self._held] = self._traits @ weights
        top = scores.max(axis=2, keepdims=True)
        likely, ways = np.exp(scores - top), np.exp(follow)
        ahead, scale = self._ahead(likely, ways)
        likely /= scale[:, :, None]
        behind = self._behind(likely, ways)
        total = ((np.log(scale) + top[:, :, 0]) * self._held).sum(axis=1)
        by_step = self._both(ahead, likely * behind, ways)
        slope = (ahead * behind * self._weights[:, None, None])[self._held]
        owner = np.broadcast_to(self._weights[:, None], self._held.shape)[self._held]
        slope[np.arange(len(slope)), self._kinds[self._held]] -= owner
        loss = float(self._weights @ (total - self._told(scores, follow)))
        return loss, self._counted @ slope, by_step

    def _ahead(self, likely: Floats, ways: Floats) -> tuple[Floats, Floats]:
        out, scale = likely.copy(), np.ones(self._held.shape)
        for at, n in enumerate(self._going):
            for way, rows in self._ways[at] if at else ():
                out[rows, at] *= out[rows, at - 1] @ ways[way]
            scale[:n, at] = out[:n, at].sum(axis=1)
            out[:n, at] /= scale[:n, at, None]
        return out, scale

    def _behind(self, likely: Floats, ways: Floats) -> Floats:
        out = np.ones_like(likely)
        for at in range(len(self._going) - 1, 0, -1):
            for way, rows in self._ways[at]:
                out[rows, at - 1] = (likely[rows, at] * out[rows, at]) @ ways[way].T
        return out

    def _both(self, ahead: Floats, after: Floats, ways: Floats) -> Floats:
        """How much oftener than it is so, by these weights, one kind follows another."""
        out = np.zeros_like(ways)
        after = after * self._weights[:, None, None]
        for at in range(1, len(self._going)):
            for way, rows in self._ways[at]:
                out[way] += ways[way] * (ahead[rows, at - 1].T @ after[rows, at])
        held = self._held[:, 1:]
        places = self._steps[:, 1:][held], self._kinds[:, :-1][held], self._kinds[:, 1:][held]
        owner = np.broadcast_to(self._weights[:, None], held.shape)[held]
        np.subtract.at(out, places, owner)
        return out

    def _told(self, scores: Floats, follow: Floats) -> Floats:
        """The score of what the lines of each page are."""
        rows, columns = np.indices(self._held.shape)
        own = scores[rows, columns, self._kinds] * self._held
        steps = follow[self._steps[:, 1:], self._kinds[:, :-1], self._kinds[:, 1:]]
        return np.asarray(own.sum(axis=1) + (steps * self._held[:, 1:]).sum(axis=1))


def _matrix(lines: Sequence[Sequence[str]], traits: Sequence[str]) -> csr_matrix:
    index = {name: number for number, name in enumerate(traits)}
    columns = [sorted({index[t] for t in line if t in index}) for line in lines]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.array([n for line in columns for n in line])
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(lines), len(traits)))
