"""How candidates are weighed: features times weights, as shares of one."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from onrecord.find.actors.cast import Weighted
from onrecord.find.actors.features import Features
from onrecord.lexicon.tables import rows

MOST_CANDIDATES = 4
LEAST_WEIGHT = 0.05


@cache
def weights(kind: str) -> dict[str, float]:
    """How much each feature counts for a kind of mention: a column of `antecedents.csv`.

    >>> weights("he_she")["in content"] < 0
    True
    """
    return {r["feature"]: float(r[kind]) for r in rows("antecedents.csv") if r[kind]}


def ranked(kind: str, candidates: Mapping[int, Features]) -> Weighted:
    """Candidates with weights that sum to one, the likeliest first, without the unlikely.

    Args:
        kind: of the mention: `he_she it they person group body name`.
        candidates: what speaks for each.
    """
    of = weights(kind)
    scores = {
        b: sum(of.get(name, 0.0) * value for name, value in found.items())
        for b, found in candidates.items()
    }
    best = max(scores.values(), default=0.0)
    parts = {b: math.exp(s - best) for b, s in scores.items()}
    total = sum(parts.values())
    found = sorted(((b, p / total) for b, p in parts.items()), key=lambda x: (-x[1], x[0]))
    return tuple((b, w) for b, w in found if w > LEAST_WEIGHT)[:MOST_CANDIDATES]
