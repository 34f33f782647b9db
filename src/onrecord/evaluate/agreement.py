"""Measures of agreement, each with its interval of 95 %."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

Z = 1.959963984540054
"""Standard deviations on either side that hold 95 % of a normal distribution."""
DRAWS = 2000
"""Samples drawn anew: the bounds then move by less than .01 from seed to seed."""
SEED = 0
"""One seed, so that the same coding gives the same interval."""

Pairs = Counter[tuple[str, str]]
"""How often each code by hand met each code of the record."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A share or a coefficient, with its interval.

    Attributes:
        value: None where it is not defined: nothing to judge, or no variety to agree on.
        low: the lower bound of 95 %.
        high: the upper one.
    """

    value: float | None
    low: float | None = None
    high: float | None = None


def share(right: int, total: int) -> Measure:
    """A share with Wilson's interval.

    >>> measure = share(8, 10)
    >>> measure.value, round(measure.low, 3), round(measure.high, 3)
    (0.8, 0.49, 0.943)
    """
    if not total:
        return Measure(None)
    p, z2 = right / total, Z * Z / total
    middle = (p + z2 / 2) / (1 + z2)
    half = Z / (1 + z2) * math.sqrt(p * (1 - p) / total + z2 / (4 * total))
    return Measure(p, max(0.0, middle - half), min(1.0, middle + half))


def f1(hits: int, made: int, coded: int) -> Measure:
    """The harmonic mean of precision and recall.

    It is a share of hits, so it has the interval of one: of the mean of both counts.
    """
    return share(2 * hits, made + coded) if made + coded else Measure(None)


def kappa(pairs: Pairs) -> Measure:
    """Cohen's kappa, with the interval of samples drawn anew."""
    return _drawn(pairs, _kappa)


def alpha(pairs: Pairs) -> Measure:
    """Krippendorff's alpha for codes without order, with the interval of samples drawn anew."""
    return _drawn(pairs, _alpha)


def _kappa(table: np.ndarray) -> float | None:
    total = table.sum()
    chance = float((table.sum(axis=0) * table.sum(axis=1)).sum()) / total**2
    return None if chance == 1 else float((np.trace(table) / total - chance) / (1 - chance))


def _alpha(table: np.ndarray) -> float | None:
    both = table + table.T
    values, total = both.sum(axis=0), both.sum()
    expected = float(total**2 - (values**2).sum())
    differing = float(total - np.trace(both))
    return None if not expected else 1 - (total - 1) * differing / expected


def _drawn(pairs: Pairs, measure: Callable[[np.ndarray], float | None]) -> Measure:
    if not pairs:
        return Measure(None)
    codes = sorted({code for pair in pairs for code in pair})
    table = np.array([[pairs[a, b] for b in codes] for a in codes], dtype=float)
    value = measure(table)
    if value is None:
        return Measure(None)
    total = int(table.sum())
    rng = np.random.default_rng(SEED)
    draws = rng.multinomial(total, table.ravel() / total, size=DRAWS).reshape(-1, *table.shape)
    found = [v for v in map(measure, draws.astype(float)) if v is not None]
    low, high = np.percentile(found, [2.5, 97.5])
    return Measure(value, float(low), float(high))
