"""Mentions of a story → groups of one event each, by how alike they are on average."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.merge.records.likeness import likelihood
from onrecord.merge.records.mentions import Mention
from onrecord.merge.records.rivals import reconsidered

# Two groups are one event where their members are so likely to be, on average: one link between
# two of many does not join them. Chosen by cross-validation on ECB+ train, where .35 to .5 are
# within half a point.
LEAST = 0.45

Floats = npt.NDArray[np.float64]


def of_one_event(mentions: Sequence[Mention]) -> list[tuple[int, ...]]:
    """The places of those mentions of a story that are of one event.

    >>> some = [Mention(str(k), str(k), 0, w, w, own=1.0) for k, w in enumerate(("meet", "flee"))]
    >>> of_one_event(some)
    [(0,), (1,)]
    """
    likely = np.zeros((len(mentions), len(mentions)))
    for j, b in enumerate(mentions):
        for i, a in enumerate(mentions[:j]):
            likely[i, j] = likely[j, i] = likelihood(a, b)
    return linked(reconsidered(likely, mentions))


def linked(likely: Floats, *, least: float = LEAST) -> list[tuple[int, ...]]:
    """Groups of things by average linkage, the two most alike joined first.

    >>> linked(np.array([[0, 0.9, 0.6], [0.9, 0, 0.1], [0.6, 0.1, 0]]))
    [(0, 1), (2,)]

    Args:
        likely: how alike each two are, symmetric.
        least: how alike two groups must be on average.
    """
    alike = likely.copy()
    np.fill_diagonal(alike, -1.0)
    groups: dict[int, list[int]] = {k: [k] for k in range(len(alike))}
    while len(groups) > 1:
        i, j = divmod(int(alike.argmax()), len(alike))
        if alike[i, j] < least:
            break
        i, j = min(i, j), max(i, j)
        n, m = len(groups[i]), len(groups[j])
        alike[i] = alike[:, i] = np.where(
            alike[i] < 0, -1.0, (n * alike[i] + m * alike[j]) / (n + m)
        )
        alike[j] = alike[:, j] = -1.0
        alike[i, i] = -1.0
        groups[i] += groups.pop(j)
    return sorted(tuple(sorted(group)) for group in groups.values())
