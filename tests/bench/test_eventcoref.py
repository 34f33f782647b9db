"""Mentions are joined by words within a story."""

from __future__ import annotations

import pytest

from bench.eventcoref.score import Mention, joined


def mention(key: str, words: str, lemma: str, nouns: str, story: int = 0) -> Mention:
    return Mention(key, key, story, words, lemma, frozenset(nouns.split()))


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        (mention("a", "shot", "shoot", ""), mention("b", "shooting", "shoot", ""), True),
        (mention("a", "shot", "shoot", ""), mention("b", "shot", "shoot", "", 1), False),
        (
            mention("a", "opened fire", "open", "guard farmer"),
            mention("b", "shooting", "shooting", "guard farmer"),
            True,
        ),
        (
            mention("a", "opened fire", "open", "guard"),
            mention("b", "shooting", "shooting", "guard farmer"),
            False,
        ),
        (mention("a", "met", "meet", "envoy"), mention("b", "fled", "flee", "envoy"), False),
    ],
)
def test_mentions(a: Mention, b: Mention, one: bool) -> None:
    assert len(set(joined([a, b]).values())) == (1 if one else 2)
