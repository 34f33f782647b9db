"""Dependency trees from arc scores: one root a sentence.

Greedy where the greedy choice is a tree, else the maximum spanning arborescence of Chu and Liu
(1965) and Edmonds (1967).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


def decode(scores: Floats) -> Ints:
    """The best tree with one root.

    Args:
        scores: (n, n), row the dependent, column the head; the diagonal scores the root.

    Returns:
        The head of each token; the root's is the token itself.

    >>> decode(np.array([[0, 5, 0], [0, 3, 0], [2, 1, 2.5]], dtype=np.float32)).tolist()
    [1, 1, 0]
    """
    n = len(scores)
    heads: Ints = scores.argmax(1).astype(np.int64)
    if _is_tree(heads):
        return heads
    # node 0 stands for the root, tokens follow
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:, 1:] = scores
    np.fill_diagonal(full, -np.inf)
    best, most = heads, -np.inf
    for root, bound in _roots(full, np.diagonal(scores)):
        if bound <= most:
            break  # no tree from here on can be better
        trial = full.copy()
        trial[root, 1:], trial[root, 0] = -np.inf, scores[root - 1, root - 1]
        got = _edmonds(trial)
        worth = float(trial[np.arange(1, n + 1), got[1:]].sum())
        if worth > most:
            best, most = got[1:] - 1, worth
    return np.where(best < 0, np.arange(n), best)


def _roots(full: npt.NDArray[np.float64], own: Floats) -> Iterator[tuple[int, float]]:
    """Every node as the only root, the likeliest first, with what a tree below it can be worth.

    No token's arc is worth more than its best one, so the first tree is mostly the best (after
    Stanojević and Cohen 2021, who prune the roots likewise).
    """
    others = full[1:].max(1)
    bounds = own - others + others.sum()
    for k in np.argsort(-bounds, kind="stable"):
        yield int(k) + 1, float(bounds[k])


def _is_tree(heads: Ints) -> bool:
    n = len(heads)
    if int((heads == np.arange(n)).sum()) != 1:
        return False
    reach = heads
    for _ in range(n.bit_length()):  # doubling: after k rounds 2^k steps up
        reach = reach[reach]
    return bool((reach == reach[0]).all())


def _cycle(heads: Ints) -> list[int]:
    """Some cycle among the heads (node 0 has none), or an empty list."""
    above = heads.tolist()  # asked one by one, numbers of an array are slow
    seen = [0] * len(above)  # from which start a node was come to
    for start in range(1, len(above)):
        path, at = [], start
        while at and not seen[at]:
            seen[at] = start
            path.append(at)
            at = above[at]
        if at and seen[at] == start:
            return path[path.index(at) :]
    return []


def _edmonds(scores: npt.NDArray[np.float64]) -> Ints:
    """Heads of the best arborescence from node 0; scores as in `decode`, root first."""
    heads: Ints = scores.argmax(1).astype(np.int64)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(scores), bool)
    ring = np.asarray(cycle, np.int64)
    inside[ring] = True
    outside = np.flatnonzero(~inside)
    # the cycle becomes one node, the last of the smaller graph
    m = len(outside)
    small = np.full((m + 1, m + 1), -np.inf)
    small[:m, :m] = scores[np.ix_(outside, outside)]
    into_cycle = scores[np.ix_(ring, outside)] - scores[ring, heads[ring]][:, None]
    enters = into_cycle.argmax(0)
    small[m, :m] = into_cycle.max(0)
    from_cycle = scores[np.ix_(outside, ring)]
    leaves = from_cycle.argmax(1)
    small[:m, m] = from_cycle.max(1)
    got = _edmonds(small)
    out = heads.copy()
    # of nodes outside, those that hang on the cycle hang on its member that they fit best
    kept = got[1:m]
    out[outside[1:]] = np.where(kept == m, ring[leaves[1:]], outside[np.minimum(kept, m - 1)])
    entry = cycle[int(enters[got[m]])]
    out[entry] = outside[got[m]]
    return out
