"""The stance that a predicate shows: "is against", "came out in favour of"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.annotate.lemmas import lemma
from onrecord.lexicon.tables import rows
from onrecord.schema import Stance

# Words that may stand before the predicate and leave it as it is.
_BEFORE = frozenset(
    "has have had is are was were been will would shall also still again always do does did "
    "now once long only even then".split()
)
_NOT = frozenset(("not", "never", "n't", "n’t", "neither", "nor"))
_WORD = re.compile(r"n['’]t\b|[\w-]+?(?=n['’]t\b)|[\w-]+")
# What not to have a stance means; of the others nothing follows from the "not".
_NEGATED: dict[Stance, Stance] = {"supports": "opposes"}


@dataclass(frozen=True, slots=True)
class Predicate:
    """A stance told by a predicate.

    Attributes:
        stance: which.
        rest: the words that follow.
    """

    stance: Stance
    rest: str


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], Stance], ...]]:
    """The phrases by the lemma of their verb, the longest first, each with its stance."""
    out: dict[str, list[tuple[tuple[str, ...], Stance]]] = {}
    for row in rows("stance_words.csv"):
        for words in row["words"].split(";"):
            verb, *others = words.split()
            out.setdefault(verb, []).append((tuple(others), cast(Stance, row["stance"])))
    return {verb: tuple(sorted(found, key=lambda f: -len(f[0]))) for verb, found in out.items()}


def predicate(words: str, *, anywhere: bool = False) -> Predicate | None:
    """The stance that words open with, behind auxiliaries and adverbs; None where they show none.

    Args:
        words: from the predicate on: "is against the sale".
        anywhere: whether other words may stand before it.

    >>> predicate("has always been against the sale")
    Predicate(stance='opposes', rest='the sale')
    >>> predicate("does not support the bill").stance, predicate("walked home")
    ('opposes', None)
    """
    tokens = [(m[0].lower(), m.end()) for m in _WORD.finditer(words)]
    negated = False
    for k, (word, _) in enumerate(tokens):
        for others, stance in _candidates(word):
            following = tuple(w for w, _ in tokens[k + 1 : k + 1 + len(others)])
            if following == others:
                end = tokens[k + len(others)][1]
                shown = _NEGATED.get(stance) if negated else stance
                return Predicate(shown, words[end:].strip()) if shown else None
        negated = negated or word in _NOT
        if not (anywhere or word in _BEFORE or word in _NOT or word.endswith("ly")):
            return None
    return None


def _candidates(word: str) -> Iterator[tuple[tuple[str, ...], Stance]]:
    verbs = dict.fromkeys((word, *(lemma(word, tag) for tag in ("VBD", "VBZ", "VBG"))))
    for verb in verbs:
        yield from phrases().get(verb, ())
