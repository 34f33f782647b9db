"""Nouns of a text by their lemmas and classes."""

from __future__ import annotations

from onrecord.annotate.lemmas import lemma as lemma_of
from onrecord.annotate.parsed import Token
from onrecord.find.events.people import COUNTED
from onrecord.find.events.words import case
from onrecord.lexicon.event_tables import noun_classes, triggers


def classes(token: Token) -> frozenset[str]:
    """The classes of a noun."""
    known = noun_classes()
    return known.get(token.lower_, frozenset()) | known.get(noun_lemma(token), frozenset())


def counted(token: Token) -> Token:
    """What a number or part is of: "dozens of *prisoners*", "a state of *emergency*"."""
    if token.lemma_.lower() == "state":
        of = (c for c in token.rights if c.dep_ == "nmod" and case(c) == "of")
        return next((c for c in of if c.lemma_.lower() in ("emergency", "siege", "war")), token)
    if token.pos_ == "NUM" or token.lemma_.lower() in COUNTED:
        return next((c for c in token.rights if c.dep_ == "nmod" and case(c) == "of"), token)
    return token


def noun_lemma(token: Token) -> str:
    """A noun's lemma in small letters, also that of a capitalized one and of "cease-fire"."""
    lemma = token.lower_ if token.tag_ == "VBG" else token.lemma_.lower()
    if token.tag_ in ("NNP", "NNPS") or (lemma.endswith("s") and token.tag_ == "NN"):
        lemma = lemma_of(token.lower_, "NNS")
    return hyphened(token, lemma)


def verb_lemma(token: Token) -> str:
    """A verb's lemma in small letters, also of a past form that is tagged as a present one."""
    found = token.lemma_.lower()
    if token.tag_ in ("VBZ", "VBP") and found == token.lower_ and found.endswith("ed"):
        return lemma_of(found, "VBD")
    return found


def hyphened(token: Token, lemma: str) -> str:
    """A lemma with what stands before it with a hyphen, where that is a word of its own."""
    if token.i < 2 or token.nbor(-1).text != "-" or token.nbor(-2).whitespace_:
        return lemma
    whole = f"{token.nbor(-2).lower_}-{lemma}"
    known = whole in noun_classes() or any((whole, pos) in triggers() for pos in ("noun", "verb"))
    return whole if known else lemma
