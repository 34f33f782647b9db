"""Nouns of occasions and places: what a phrase must lead to, to be where something was said."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.parsed import Span, Token
from onrecord.lexicon.tables import rows

OBJECT = "object"
WHERE = frozenset("in at from near outside inside on aboard across".split())
# Prepositions behind which a name of a phrase is a place: "a visit *to* Lagos".
PLACING = WHERE | {"to", "of", "around"}
# Places without a name where things are said; they need "the", "a" or "his" to be one.
PLACES = frozenset(
    "courthouse cell prison jail airport hospital headquarters office home house palace embassy"
    " church mosque stadium scene base camp square bedside border checkpoint capital hotel studio"
    " residence compound ministry site street ship village town city gate step doorstep".split()
)


@cache
def occasions() -> dict[str, frozenset[str]]:
    """Nouns of occasions, lower-case, each with the words that lead to it.

    >>> "object" in occasions()["rally"], "object" in occasions()["interview"]
    (True, False)
    """
    out: dict[str, set[str]] = {}
    for r in rows("occasions.csv"):
        for noun in r["nouns"].split(";"):
            out.setdefault(noun.lower(), set()).update(r["by"].split(";"))
    return {noun: frozenset(by) for noun, by in out.items()}


@cache
def _spelt() -> dict[str, str]:
    nouns = (noun for r in rows("occasions.csv") for noun in r["nouns"].split(";"))
    return {noun.lower(): noun for noun in nouns}


def occasion_of(noun: Token) -> str | None:
    """The occasion that a noun names, the longest that is listed: "news conference"."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    lemma = noun.lemma_.lower()
    before = " ".join(t.lower_ for t in noun.doc[max(noun.i - 1, noun.sent.start) : noun.i])
    for name in (f"{before} {lemma}", f"{before} {noun.lower_}", lemma, noun.lower_):
        if name in occasions():
            return _spelt()[name]
    return None


def is_place(noun: Token, case: Token) -> bool:
    """Whether a phrase tells where: "in *Geneva*", "outside the *courthouse*"."""
    if case.lower_ not in WHERE or (noun.head.pos_ == "PROPN" and noun.head.ent_type_ != "LOC"):
        return False  # "to Mr. Voss at the bank": whose it is
    if noun.ent_type_ == "LOC" or (noun.ent_type_ == "ORG" and case.lower_ == "at"):
        return True
    owned = any(c.dep_ in ("det", "nmod:poss") for c in noun.lefts)
    return owned and noun.lemma_.lower() in PLACES


def place_of(words: Span) -> str | None:
    """The name of the place in a venue: behind a preposition of place, or before its noun."""
    for name in words.ents:
        before = [t for t in words if t.i < name.start and t.pos_ not in ("DET", "ADJ", "NOUN")]
        way = before[-1].lower_ if before else ""
        led = way in PLACING if name.label_ == "LOC" else way == "at"
        noun = name.root.head if name.root.dep_ in ("compound", "nmod:desc") else None
        named = name.label_ == "LOC" and noun is not None and occasion_of(noun) is not None
        if (name.label_ in ("LOC", "ORG") and led and noun is None) or named:
            return str(name.text)
    return None


def case_of(noun: Token) -> Token | None:
    """The preposition next to a phrase's noun."""
    cases = [c for c in noun.lefts if c.dep_ == "case"]
    return cases[-1] if cases else None
