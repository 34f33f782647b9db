"""Trees: one root, no cycle, and the best of all such."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from onrecord.annotate.trees import decode

SCORES = st.integers(1, 5).flatmap(
    lambda n: arrays(np.float32, (n, n), elements=st.integers(-50, 50).map(float))
)


def is_tree(heads) -> bool:
    if sum(h == i for i, h in enumerate(heads)) != 1:
        return False
    for start in range(len(heads)):
        seen, at = set(), start
        while heads[at] != at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at]
    return True


def total(scores, heads) -> float:
    return float(sum(scores[i, h] for i, h in enumerate(heads)))


@given(SCORES)
def test_finds_the_best_tree_that_there_is(scores):
    heads = decode(scores).tolist()
    assert is_tree(heads)
    every = itertools.product(range(len(scores)), repeat=len(scores))
    assert total(scores, heads) == max(total(scores, h) for h in every if is_tree(h))
