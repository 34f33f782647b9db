"""Measures of agreement have the values of their textbooks."""

from __future__ import annotations

import math
from collections import Counter

import pytest

from onrecord.evaluate.agreement import Measure, Pairs, alpha, f1, kappa, share


def pairs(text: str) -> Pairs:
    """Counts from "yes-yes 20, yes-no 5": by hand, in the record."""
    told: Pairs = Counter()
    for part in text.split(", "):
        pair, count = part.split()
        one, other = pair.split("-")
        told[one, other] += int(count)
    return told


@pytest.mark.parametrize(
    ("text", "expected_kappa", "expected_alpha"),
    [
        # 35 of 50 agree; by chance .5: (.7 - .5) / (1 - .5).
        # Alpha: 1 - 99 · 30 / (100² - 55² - 45²).
        ("yes-yes 20, yes-no 5, no-yes 10, no-no 15", 0.4, 1 - 99 * 30 / (10000 - 3025 - 2025)),
        ("a-a 10, b-b 10", 1.0, 1.0),
        # Never of one mind: kappa 1 - 1 / .5, alpha 1 - 39 · 40 / (40² - 2 · 20²).
        ("a-b 10, b-a 10", -1.0, 1 - 39 * 40 / 800),
        # Just as chance would have it: kappa 0, alpha a little above for the small sample.
        ("a-a 5, a-b 5, b-a 5, b-b 5", 0.0, 1 - 39 * 20 / 800),
    ],
)
def test_coefficients(text: str, expected_kappa: float, expected_alpha: float) -> None:
    for made, expected in (
        (kappa(pairs(text)), expected_kappa),
        (alpha(pairs(text)), expected_alpha),
    ):
        assert made.value is not None
        assert made.low is not None
        assert made.high is not None
        assert math.isclose(made.value, expected, abs_tol=1e-9)
        assert made.low - 1e-9 <= made.value <= made.high + 1e-9


@pytest.mark.parametrize("text", ["a-a 10", ""])
def test_without_variety_there_is_no_coefficient(text: str) -> None:
    told = pairs(text) if text else Counter()
    assert kappa(told) == alpha(told) == Measure(None)


def test_intervals_narrow_with_more_to_judge() -> None:
    few, many = pairs("a-a 8, a-b 2, b-b 10"), pairs("a-a 80, a-b 20, b-b 100")
    for measure in (kappa, alpha):
        one, other = measure(few), measure(many)
        assert one.high - one.low > other.high - other.low  # type: ignore[operator]


def test_the_same_coding_has_the_same_interval() -> None:
    told = pairs("a-a 8, a-b 2, b-b 10")
    assert kappa(told) == kappa(told)


@pytest.mark.parametrize(
    ("right", "total", "value", "low", "high"),
    [(8, 10, 0.8, 0.490, 0.943), (0, 10, 0.0, 0.0, 0.278), (10, 10, 1.0, 0.722, 1.0)],
)
def test_shares_by_wilson(right: int, total: int, value: float, low: float, high: float) -> None:
    made = share(right, total)
    assert made.value == value
    assert math.isclose(made.low or 0.0, low, abs_tol=5e-4)
    assert math.isclose(made.high or 0.0, high, abs_tol=5e-4)


def test_nothing_to_judge() -> None:
    assert share(0, 0) == f1(0, 0, 0) == Measure(None)
