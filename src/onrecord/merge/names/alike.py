"""How alike two names are, and in what they differ."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import OSA

from onrecord.merge.names.sounds import skeleton, sound
from onrecord.merge.names.words import (
    NameWords,
    general_words,
    is_numeral,
    nicknames,
    organization_words,
    particles,
    person_words,
    places,
)

Kind = Literal[
    "spelling",
    "initial",
    "short form",
    "order",
    "added",
    "alone",
    "general",
    "place",
    "numeral",
    "form",
    "other",
]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which two names differ.

    Attributes:
        kind: spelling; an initial or a short form for a name; a word added on one side, or a
            general one; a word against another; a numeral against another; another legal form.
        one: the words of the first name, maybe none.
        other: those of the second.
        much: how much it weighs within its kind; for spelling, edits.
    """

    kind: Kind
    one: str
    other: str
    much: float = 1.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two strings name one bearer, as far as strings can tell, and why."""

    score: float
    differences: tuple[Difference, ...]


# Words further apart than this share of their letters are no spellings of one word.
ONE_WORD = 0.55
# Spaces apart, two names may differ by one letter; by none, where what is left over is short.
JOINED, SHORT = 1.0, 2

Words = tuple[str, ...]
Compare = Callable[[str, str, bool], Difference | None]


def person_differences(a: NameWords, b: NameWords) -> tuple[Difference, ...]:
    """In what two names of persons differ."""
    found = _differences(a, b, _person_word)
    out = [_initial_kind(d, a, b) for d in found]
    out = [d for d in out if d.kind != "added" or not particles() & {d.one, d.other}]
    if any(d.kind == "added" for d in out) and min(len(a.words), len(b.words)) == 1:
        out.append(Difference("alone", " ".join(a.words), " ".join(b.words)))
    if a.aside and b.aside and a.aside != b.aside:
        out.append(Difference("other", " ".join(sorted(a.aside)), " ".join(sorted(b.aside))))
    return tuple(out)


def _initial_kind(d: Difference, a: NameWords, b: NameWords) -> Difference:
    """An initial more is no difference, unless the other name has initials of its own."""
    both = all(any(len(w) == 1 for w in name.words) for name in (a, b))
    more = d.kind == "added" and len(d.one or d.other) == 1
    return replace(d, kind="other") if more and both else d


def organization_differences(a: NameWords, b: NameWords) -> tuple[Difference, ...]:
    """In what two names of organizations differ."""
    if _initials(a.words, b.words) or _initials(b.words, a.words):
        return (Difference("short form", " ".join(a.words), " ".join(b.words)),)
    out = [_added_kind(d) for d in _differences(a, b, _organization_word)]
    if a.aside and b.aside and not a.aside & b.aside:
        out.append(Difference("form", " ".join(sorted(a.aside)), " ".join(sorted(b.aside))))
    return tuple(out)


def _initials(short: Words, full: Words) -> bool:
    """Whether one word is made of the first letters of several."""
    return len(short) == 1 and len(full) > 1 and short[0] == "".join(w[0] for w in full)


def _added_kind(d: Difference) -> Difference:
    """What kind of word an organization's name has more than the other."""
    word = d.one or d.other
    if d.kind != "added":
        return d
    if is_numeral(word):
        return replace(d, kind="numeral")
    if word in places():
        return replace(d, kind="place")
    return replace(d, kind="general") if word in general_words() else d


def _differences(a: NameWords, b: NameWords, compare: Compare) -> list[Difference]:
    """Pairs off the words of two names, the nearest first, and notes what is left."""
    if a.syllables and b.syllables:
        same = a.syllables == b.syllables
        return [] if same else [Difference("other", a.syllables, b.syllables)]
    if a.words == b.words:
        return []
    halves = a.vowelless != b.vowelless
    found = _paired(a.words, b.words, compare, halves)
    left = [w for i, w in enumerate(a.words) if i not in {i for i, _, _ in found}]
    right = [w for j, w in enumerate(b.words) if j not in {j for _, j, _ in found}]
    if len(a.words) != len(b.words):
        joined = _spelling("".join(a.words), "".join(b.words), halves)
        short = min(map(len, left + right), default=0) <= SHORT
        if joined.much == 0 or (joined.much <= JOINED and not short):
            return [joined] if joined.much else []  # only the spaces differ
    out = [d for _, _, d in found if d is not None]
    if not _in_order([(i, j) for i, j, _ in found]):
        out.append(Difference("order", " ".join(a.words), " ".join(b.words)))
    while left and right:
        out.append(Difference("other", left.pop(0), right.pop(0)))
    out += [Difference("added", w, "") for w in left]
    out += [Difference("added", "", w) for w in right]
    return out


def _in_order(pairs: list[tuple[int, int]]) -> bool:
    """Whether the words of two names follow in one order, or with the last name put first."""
    order = [j for _, j in sorted(pairs)]
    return sum(a > b for a, b in pairwise([*order, *order[:1]])) <= 1


def _paired(
    a: tuple[str, ...],
    b: tuple[str, ...],
    word: Callable[[str, str, bool], Difference | None],
    halves: bool,
) -> list[tuple[int, int, Difference | None]]:
    """Which words of two names go together, and how each pair differs."""
    candidates = []
    for i, one in enumerate(a):
        for j, other in enumerate(b):
            d = word(one, other, halves)
            far = 0.0 if d is None else d.much / max(len(one), len(other))
            if d is None or d.kind != "other":
                candidates.append((far, abs(i / len(a) - j / len(b)), i, j, d))
    out: list[tuple[int, int, Difference | None]] = []
    for _, _, i, j, d in sorted(candidates, key=lambda c: c[:4]):
        if all(i != x and j != y for x, y, _ in out):
            out.append((i, j, d))
    return out


def _person_word(one: str, other: str, halves: bool) -> Difference | None:
    """How a word of a person's name differs from another; None where it does not."""
    if one == other:
        return None
    if min(len(one), len(other)) == 1:
        kind: Kind = "initial" if one[0] == other[0] else "other"
        return Difference(kind, one, other)
    if _short(one, other) or _short(other, one):
        return Difference("short form", one, other)
    return _near(one, other, halves)


def _short(short: str, full: str) -> bool:
    return full in nicknames().get(short, ())


def _organization_word(one: str, other: str, halves: bool) -> Difference | None:
    """How a word of an organization's name differs from another; None where it does not."""
    if one == other:
        return None
    if is_numeral(one) and is_numeral(other):
        return Difference("numeral", one, other)
    if is_numeral(one) or is_numeral(other) or min(len(one), len(other)) < 2:
        return Difference("other", one, other)
    return _near(one, other, halves)


def _near(one: str, other: str, halves: bool) -> Difference:
    found = _spelling(one, other, halves)
    if found.much >= ONE_WORD * max(len(one), len(other)):
        return Difference("other", one, other)
    return found


def _spelling(one: str, other: str, halves: bool) -> Difference:
    """Edits from one word to another: as it sounds, and half of it by consonants alone."""
    a, b = sound(one), sound(other)
    consonants = OSA.distance(skeleton(a, halves=halves), skeleton(b, halves=halves))
    if halves:
        return Difference("spelling", one, other, float(consonants))
    return Difference("spelling", one, other, (OSA.distance(a, b) + consonants) / 2)


# Costs of differences, in log odds, fitted by logistic regression to the name pairs of
# nomenklatura and rounded: what one difference takes off a likeness that begins at START. Edits
# count each, and for organizations by the share of the word that they change as well.
PERSON_START, ORGANIZATION_START = 3.0, 2.1
PERSON_COSTS: Mapping[Kind, float] = {
    "spelling": 1.5,
    "initial": 0.0,
    "short form": 0.0,
    "order": 2.7,
    "added": 0.1,
    "alone": 2.4,
    "other": 5.8,
}
ORGANIZATION_COSTS: Mapping[Kind, float] = {
    "spelling": 0.5,
    "order": 1.0,
    "added": 0.2,
    "general": 1.8,
    "place": 2.9,
    "numeral": 0.4,
    "form": 2.6,
    "short form": 0.0,
    "other": 3.5,
}
SHARE_COST = 3.4
# From this score on two strings may name one bearer; whether they do is for more than strings.
ALIKE = 0.5


@lru_cache(maxsize=1 << 16)
def person_likeness(one: str, other: str) -> Likeness:
    """How alike two names of persons are.

    >>> person_likeness("Sergey Lavrov", "Sergei Lavrov").score > 0.9
    True
    >>> [d.kind for d in person_likeness("Kim Jong Un", "Kim Jong Il").differences]
    ['other']
    """
    found = person_differences(person_words(one), person_words(other))
    cost = sum(PERSON_COSTS[d.kind] * d.much for d in found)
    return Likeness(_odds(PERSON_START - cost), found)


@lru_cache(maxsize=1 << 16)
def organization_likeness(one: str, other: str) -> Likeness:
    """How alike two names of organizations are.

    >>> organization_likeness("OAO Siedmar", "Siedmar JSC").differences
    ()
    """
    found = organization_differences(organization_words(one), organization_words(other))
    cost = sum(ORGANIZATION_COSTS[d.kind] * d.much for d in found)
    shares = [d.much / max(len(d.one), len(d.other)) for d in found if d.kind == "spelling"]
    return Likeness(_odds(ORGANIZATION_START - cost - SHARE_COST * max(shares, default=0)), found)


def _odds(x: float) -> float:
    return round(1 / (1 + math.exp(-x)), 3)
