"""The chain of lines: its loss is that of all ways to call a page's lines, its slopes are true."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

pytest.importorskip("scipy")

from train.chain import Page, _Seen, fit  # after the check

KINDS, STEPS, TRAITS = ["a", "b"], ["first", "next", "gap"], ["t0", "t1", "t2"]
PAGES = (
    Page([["t0"], ["t1"], ["t0", "t2"], ["t1"]], ["first", "next", "gap", "next"], "abba", 1.0),
    Page([["t2"], ["t0"]], ["first", "gap"], "ab", 2.0),
    Page([["t1", "t0"]], ["first"], "b", 0.5),
)
STEP = 1e-6


def weights() -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(7)
    return random.normal(size=(3, 2)), random.normal(size=(3, 2, 2))


def by_hand(page: Page, own: np.ndarray, follow: np.ndarray) -> float:
    """The loss of a page, over all ways to call its lines."""
    rows = [sum(own[TRAITS.index(trait)] for trait in line) for line in page.traits]

    def score(way: tuple[int, ...]) -> float:
        alone = sum(row[kind] for row, kind in zip(rows, way, strict=True))
        pairs = zip(page.steps[1:], itertools.pairwise(way), strict=True)
        return float(alone + sum(follow[STEPS.index(step), a, b] for step, (a, b) in pairs))

    every = [score(way) for way in itertools.product(range(2), repeat=len(page.kinds))]
    told = score(tuple(KINDS.index(kind) for kind in page.kinds))
    return page.weight * float(np.log(np.exp(every).sum()) - told)


def test_the_loss_is_that_of_all_ways() -> None:
    own, follow = weights()
    loss, _, _ = _Seen(PAGES, TRAITS, KINDS, STEPS).cost(own, follow)
    assert loss == pytest.approx(sum(by_hand(page, own, follow) for page in PAGES))


@pytest.mark.parametrize("place", [(0, 0), (2, 1), (1, 0)])
def test_slopes_by_traits(place: tuple[int, int]) -> None:
    own, follow = weights()
    seen = _Seen(PAGES, TRAITS, KINDS, STEPS)
    loss, slopes, _ = seen.cost(own, follow)
    own[place] += STEP
    assert (seen.cost(own, follow)[0] - loss) / STEP == pytest.approx(slopes[place], abs=1e-4)


@pytest.mark.parametrize("place", [(1, 0, 1), (2, 1, 1), (0, 0, 0)])
def test_slopes_by_steps(place: tuple[int, int, int]) -> None:
    own, follow = weights()
    seen = _Seen(PAGES, TRAITS, KINDS, STEPS)
    loss, _, slopes = seen.cost(own, follow)
    follow[place] += STEP
    assert (seen.cost(own, follow)[0] - loss) / STEP == pytest.approx(slopes[place], abs=1e-4)


def test_what_follows_what_is_learnt() -> None:
    page = Page([["t0"]] * 4, ["first", *["next"] * 3], "abab", 1.0)
    learnt = fit([page] * 9, strength=1.0)
    after = learnt.follow[learnt.steps.index("next")]
    assert after[0, 1] > after[0, 0]
    assert after[1, 0] > after[1, 1]
