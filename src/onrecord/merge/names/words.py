"""A name as plain words: written in Latin letters, titles off, legal forms apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

from onrecord.lexicon.tables import country_words, roles, rows

# Letters that stand for syllables or words: one other letter is another name.
_SYLLABLES = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u3040-\u30ff]")
# Letters without vowels: what Latin letters make of them has none either.
_VOWELLESS = re.compile(r"[\u0590-\u08ff\ufb1d-\ufefc]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_POINTED = re.compile(r"\b((?:[A-Za-z]\.){2,}[A-Za-z]?)(?![A-Za-z])")
_APOSTROPHE = re.compile(r"['’‘`ʼ]")
_WORD = re.compile(r"[a-z]+|\d+")
_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
LONGEST_FORM = 5


@dataclass(frozen=True, slots=True)
class NameWords:
    """A name's words.

    Attributes:
        words: those that name, in order.
        aside: legal forms, or what generation somebody is ("jr").
        vowelless: whether the name was written in letters without vowels.
        syllables: the name's own letters, where each stands for a syllable or word; else "".
    """

    words: tuple[str, ...]
    aside: frozenset[str] = frozenset()
    vowelless: bool = False
    syllables: str = ""


@lru_cache(maxsize=1 << 16)
def person_words(name: str) -> NameWords:
    """The words of a person's name.

    >>> person_words("Foreign Minister Sergei Lavrov").words
    ('sergei', 'lavrov')
    >>> person_words("Рогов, Пётр").words, person_words("Alan Teague Jr.").aside
    (('petr', 'rogov'), frozenset({'jr'}))
    """
    first, comma, rest = name.partition(",")
    listed = _words_of_kind("generation")
    if comma and rest.strip() and "," not in rest and rest.strip(" .").lower() not in listed:
        name = f"{rest} {first}"
    words = _plain(name)
    generations = frozenset(w for w in words[1:] if w in listed)
    words = [w for w in words if w not in generations]
    while len(words) > 1 and _is_title(words):
        words = words[1:]
    return NameWords(tuple(words), generations, bool(_VOWELLESS.search(name)), _syllables(name))


@lru_cache(maxsize=1 << 16)
def organization_words(name: str) -> NameWords:
    """The words of an organization's name.

    >>> organization_words("OAO Siedmar"), organization_words("The First Bank of Tolm")
    (NameWords(words=('siedmar',), aside=frozenset({'jsc'}), ...),
     NameWords(words=('1', 'bank', 'tolm'), aside=frozenset(), ...))
    """
    words = _plain(name.replace("&", " and "))
    left: list[str] = []
    forms: set[str] = set()
    for kind, value in _parsed(words):
        if kind == "form":
            forms.add(value)
        else:
            left += value.split()
    named = [w for w in left or words if w not in ("the", "of", "and", "for", "a", "in")]
    return NameWords(
        tuple(named or words), frozenset(forms), bool(_VOWELLESS.search(name)), _syllables(name)
    )


def _plain(name: str) -> list[str]:
    """All words of a name in lower-case Latin letters."""
    name = _APOSTROPHE.sub("", name)
    name = _POINTED.sub(lambda m: m[1].replace(".", ""), name)
    latin = anyascii(name)
    if not latin.isupper():
        latin = _CAMEL.sub(" ", latin)
    return _WORD.findall(_APOSTROPHE.sub("", latin).lower())


def _is_title(words: list[str]) -> bool:
    """Whether a name's first word or two are a title and no part of it."""
    first = words[0]
    return (
        first in _words_of_kind("title")
        or first in roles()
        or (len(words) > 2 and f"{first} {words[1]}" in roles())
    )


def _parsed(words: list[str]) -> Iterator[tuple[str, str]]:
    """An organization's words, legal forms of several words taken together."""
    at = 0
    known = _organization_words()
    while at < len(words):
        for length in range(LONGEST_FORM, 0, -1):
            found = known.get(" ".join(words[at : at + length]))
            if found and at + length <= len(words):
                yield found
                at += length
                break
        else:
            yield "word", words[at]
            at += 1


def _syllables(name: str) -> str:
    return "".join(_SYLLABLES.findall(name))


@cache
def _words_of_kind(kind: str) -> frozenset[str]:
    return frozenset(anyascii(r["word"]) for r in rows("name_words.csv") if r["list"] == kind)


@cache
def _organization_words() -> dict[str, tuple[str, str]]:
    return {
        anyascii(r["word"]): (r["list"], r["stands_for"] or r["word"])
        for r in rows("name_words.csv")
        if r["list"] in ("form", "number", "alias", "general")
    }


@cache
def particles() -> frozenset[str]:
    """Words between a name's words that are now written and now not."""
    return _words_of_kind("particle")


@cache
def general_words() -> frozenset[str]:
    """Words that say what kind of organization it is, and not which."""
    return frozenset(r["word"] for r in rows("name_words.csv") if r["list"] == "general")


@cache
def places() -> frozenset[str]:
    """Countries, their capitals and demonyms, those of one word."""
    return frozenset(anyascii(w).lower() for w in country_words() if " " not in w and len(w) > 3)


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """The full given names that each short one may stand for."""
    out: dict[str, set[str]] = {}
    for row in rows("nicknames.csv"):
        for short in row["short"].split(";"):
            out.setdefault(short, set()).add(row["name"])
    return {short: frozenset(full) for short, full in out.items()}


def is_numeral(word: str) -> bool:
    """Whether a word is a number, Roman ones included.

    >>> [is_numeral(w) for w in ("44", "xii", "mix")]
    [True, True, False]
    """
    return word.isdigit() or bool(_ROMAN.fullmatch(word))
