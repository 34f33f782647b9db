"""Which reports may belong together, found without comparing each with each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.merge.stories.affinity import Group

# So many of a report's heaviest terms are looked up …
LOOKED_UP = 40
# … each among so many of the reports nearest in time that have it …
NEAREST = 200
# … and so many of those who share most are kept. On ECB+ more of any changes nothing.
KEPT = 20
# Among so few, each is compared with each.
FEW = 100

Ints = npt.NDArray[np.int64]


def neighbours(groups: Sequence[Group]) -> list[list[int]]:
    """For each report the places of those that share most with it.

    Args:
        groups: single reports, in order of time: of a term that very many share, only reports
            near in this order are looked at, which keeps the work in step with their number.
    """
    if len(groups) <= FEW:
        return [[j for j in range(len(groups)) if j != i] for i in range(len(groups))]
    looked_up = [_heaviest(g) for g in groups]
    sizes = np.array([len(ids) for ids, _ in looked_up], np.int64)
    terms = np.concatenate([ids for ids, _ in looked_up] or [np.empty(0, np.int32)])
    weights = np.concatenate([w for _, w in looked_up] or [np.empty(0, np.float32)])
    owners = np.repeat(np.arange(len(groups)), sizes)
    order = np.argsort(terms, kind="stable")  # stable: within a term the owners keep their order
    owners_by_term, weights_by_term = owners[order], weights[order]
    ends = np.cumsum(np.bincount(terms)) if len(terms) else np.empty(0, np.int64)
    places = np.empty(len(terms), np.int64)
    places[order] = np.arange(len(terms))
    out: list[list[int]] = []
    at = 0
    for i, size in enumerate(sizes):
        spans = [
            _around(int(ends[t - 1]) if t else 0, int(ends[t]), int(p))
            for t, p in zip(terms[at : at + size], places[at : at + size], strict=True)
        ]
        who = np.concatenate([owners_by_term[a:b] for a, b in spans] or [np.empty(0, np.int64)])
        much = [
            w * weights_by_term[a:b]
            for w, (a, b) in zip(weights[at : at + size], spans, strict=True)
        ]
        at += size
        out.append(_most(i, who, np.concatenate(much or [np.empty(0, np.float32)])))
    return out


def _heaviest(g: Group) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
    top = np.sort(np.argsort(-g.weights, kind="stable")[:LOOKED_UP])
    return g.ids[top], g.weights[top]


def _around(start: int, end: int, place: int) -> tuple[int, int]:
    """At most NEAREST places of [start, end) around one of them."""
    if end - start <= NEAREST:
        return start, end
    low = min(max(start, place - NEAREST // 2), end - NEAREST)
    return low, low + NEAREST


def _most(i: int, who: npt.NDArray[np.int64], much: npt.NDArray[np.float32]) -> list[int]:
    """The reports with the greatest sums, the report itself left out."""
    found, where = np.unique(who, return_inverse=True)
    sums = np.bincount(where, much)
    sums[found == i] = -1
    best = np.argsort(-sums, kind="stable")[:KEPT]
    return [int(found[k]) for k in best if sums[k] > 0]
