"""Groupings against groupings, by figures worked out by hand or by the reference scorer."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.clusters import Labels, assigned, b_cubed, ceaf_e, conll, lea, muc, pairs


def labels(text: str) -> dict[str, str]:
    """ "ab c" is a and b in one group and c in another."""
    return {item: group for group in text.split() for item in group}


@pytest.mark.parametrize(
    ("gold", "made", "b3", "pair", "muc_", "ceaf", "lea_"),
    [
        ("abc de", "abc de", 1, 1, 1, 1, 1),
        ("abc de", "a b c d e", 4 / 7, 0, 0, 1 / 3, 0),
        ("abc de", "abcde", 13 / 19, 4 / 7, 6 / 7, 1 / 2, 4 / 7),
        ("a b", "a b", 1, 1, 0, 1, 1),
    ],
)
def test_scores(
    gold: str, made: str, b3: float, pair: float, muc_: float, ceaf: float, lea_: float
) -> None:
    found = [f(labels(gold), labels(made)).f1 for f in (b_cubed, pairs, muc, ceaf_e, lea)]
    assert found == pytest.approx([b3, pair, muc_, ceaf, lea_])


def test_conll_is_the_mean_of_three() -> None:
    gold, made = labels("abc de"), labels("abcde")
    three = (muc(gold, made).f1 + b_cubed(gold, made).f1 + ceaf_e(gold, made).f1) / 3
    assert conll(gold, made) == three


@settings(deadline=None)
@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 10_000))
def test_the_best_assignment_is_found(rows: int, columns: int, seed: int) -> None:
    worth = np.random.default_rng(seed).random((rows, columns))

    def best(row: int, free: frozenset[int]) -> float:
        if row == rows:
            return 0.0
        skipped = best(row + 1, free)
        taken = (float(worth[row, c]) + best(row + 1, free - {c}) for c in free)
        return max([skipped, *taken])

    assert assigned(worth) == pytest.approx(best(0, frozenset(range(columns))))


def test_a_grouping_against_itself_is_perfect() -> None:
    some: Labels = {str(i): random.Random(i).randrange(9) for i in range(60)}
    assert conll(some, some) == pytest.approx(1)
    assert lea(some, some).f1 == pytest.approx(1)
