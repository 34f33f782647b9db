"""Mentions of a story are of one event by their words and by what stands with them."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.lexicon.tables import rows
from onrecord.merge.records.likeness import features, likelihood, one_root, weights
from onrecord.merge.records.linkage import LEAST, linked, of_one_event
from onrecord.merge.records.mentions import Mention, Told
from onrecord.merge.records.rivals import reconsidered


def told(words: str) -> Told:
    return dict.fromkeys(words.split(), 0.8)


def mention(
    words: str,
    lemma: str,
    *,
    verb: bool = True,
    doers: str = "",
    ends: str = "",
    beside: str = "",
    report: str = "",
    sentence: int = 3,
    often: float = 0.02,
) -> Mention:
    return Mention(
        id=f"{words} {report}", report=report or words, sentence=sentence, words=words,
        lemma=lemma, verb=verb, own=0.7, often=often, spread=0.3, doers=told(doers),
        ends=told(ends), beside=told(f"{doers} {ends} {beside}"),
        nouns=frozenset(f"{doers} {ends} {beside}".split()),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        # one word of one deed
        (
            mention("shot", "shoot", doers="guard", ends="farmer"),
            mention("had shot", "shoot", doers="guard", ends="farmer"),
            True,
        ),
        # other words for it, of one kind
        (
            mention("opened fire", "open", doers="guard", ends="farmer"),
            mention("shooting", "shooting", verb=False, doers="guard", ends="farmer"),
            True,
        ),
        # nothing relates the words
        (
            mention("met", "meet", doers="envoy", ends="rebel"),
            mention("fled", "flee", doers="envoy", ends="capital"),
            False,
        ),
        # everybody says something
        (
            mention("said", "say", doers="guard", ends="", often=0.3),
            mention("said", "say", doers="mayor", ends="", often=0.3, report="other"),
            False,
        ),
    ],
)
def test_two_mentions(a: Mention, b: Mention, one: bool) -> None:
    assert (likelihood(a, b) >= LEAST) == one
    assert len(of_one_event([a, b])) == (1 if one else 2)


@pytest.mark.parametrize(
    ("less", "more"),
    [
        # to others it was done at another time
        (mention("shot", "shoot", ends="teacher"), mention("shot", "shoot", ends="farmer")),
        (mention("shot", "shoot", doers="thief"), mention("shot", "shoot", ends="farmer")),
    ],
)
def test_what_stands_with_it_counts(less: Mention, more: Mention) -> None:
    first = mention("was shot", "shoot", ends="farmer", doers="guard")
    assert likelihood(first, less) < likelihood(first, more)


def test_one_link_does_not_join_two_groups() -> None:
    likely = np.array(
        [[0, 0.9, 0.1, 0.1], [0.9, 0, 0.6, 0.1], [0.1, 0.6, 0, 0.9], [0.1, 0.1, 0.9, 0]]
    )
    assert linked(likely) == [(0, 1), (2, 3)]


@pytest.mark.parametrize(
    ("rival", "third"),
    [
        (0.9, 0.5),  # another word of its sentence is likelier the same deed
        (0.0, 0.0),  # nothing else is like both
    ],
)
def test_others_of_the_story_count(rival: float, third: float) -> None:
    some = [
        mention("was shot", "shoot"), mention("shot", "shoot", report="r"),
        mention("fired", "fire", report="r"), mention("shooting", "shooting"),
    ]  # fmt: skip

    def look(rival: float, third: float) -> float:
        half = np.zeros((4, 4))
        half[0, 1], half[0, 2], half[0, 3], half[1, 3] = 0.5, rival, third, third
        return float(reconsidered(half + half.T, some)[0, 1])

    assert look(rival, third) < look(0.0, 0.5)


def test_groups_do_not_depend_on_order() -> None:
    rng = np.random.RandomState(3)
    half = np.triu(rng.rand(9, 9), 1)
    likely, order = half + half.T, rng.permutation(9)
    turned = linked(likely[np.ix_(order, order)])
    assert sorted(tuple(sorted(int(order[k]) for k in g)) for g in turned) == linked(likely)


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("arrest", "arrests", True),
        ("explode", "explosion", True),
        ("win", "window", False),
        ("march", "market", False),
    ],
)
def test_roots(a: str, b: str, one: bool) -> None:
    assert one_root(a, b) is one


def test_every_weight_is_of_a_feature_and_every_feature_is_told_of() -> None:
    said = mention("said", "say", doers="guard", report="r")
    some = [
        said,
        mention("added", "add", doers="mayor"),
        mention("saying", "say", verb=False, report="r"),
        mention("opened fire", "open"),
        mention("shooting", "shooting", verb=False),
    ]
    seen = {name for k, a in enumerate(some) for b in some[:k] for name, _ in features(a, b)}
    assert seen == set(weights()) - {""}
    tables = ("mention_weights.csv", "mention_rivals.csv")
    assert all(r["meaning"] for name in tables for r in rows(name))
