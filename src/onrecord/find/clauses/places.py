"""Where a clause's deed is done, by all the ways in which a sentence may name the place."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.events.mention import Mention
from onrecord.find.events.places import PLACES, named_place
from onrecord.find.events.words import case, is_time
from onrecord.find.phrases import chars
from onrecord.schema import Article, EventPlace

# Before what a deed is done at, beside those before a place's bare name.
AT = PLACES | frozenset("over by beside above below behind under".split())
# From a verb to one whose place is its own: "had gone *to sign*", "sat and *talked*".
ABOVE = frozenset(("xcomp", "conj", "advcl"))


def place(doc: Doc, article: Article, mention: Mention) -> EventPlace | None:
    """The place that a deed's own words name: "in the port city of Alden", "at Lorn Castle".

    What is done "here" is done where the dateline says that it is told.
    """
    found = named_place(doc, article, mention)
    if found is not None:
        return found
    if article.dateline_place and any(c.lower_ == "here" for c in mention.head.children):
        return EventPlace(article.dateline_place, None, "report", article.dateline)
    named = next((t for phrase in _phrases(mention.head) for t in _names(phrase)), None)
    if named is None:
        return None
    start, end = named.i, named.i + 1
    while start and doc[start - 1].pos_ == "PROPN" and doc[start - 1].head.i in range(start, end):
        start -= 1
    while end < len(doc) and doc[end].dep_ == "flat" and doc[end].head.i in range(start, end):
        end += 1
    span = chars(doc, start, end)
    return EventPlace(article.text[slice(*span)], None, "words", span)


def _phrases(head: Token) -> Iterator[Token]:
    """What stands with a deed behind a word for "at", and what "where" goes back to."""
    things = [c for c in head.children if c.dep_ == "obj"]
    for child in (*head.children, *(c for thing in things for c in thing.rights)):
        if child.dep_ in ("obl", "nmod") and case(child) in AT:
            yield child
        if child.lower_ == "where" and head.dep_ == "acl:relcl":
            yield head.head
    if head.dep_ in ABOVE and head.pos_ == "VERB" and head.head.i != head.i:
        yield from (c for c in head.head.children if c.dep_ == "obl" and case(c) in AT)


def _names(phrase: Token) -> Iterator[Token]:
    """The names in a phrase that may be a place's: its own, else one that hangs on it."""
    if is_time(phrase):
        return
    if phrase.pos_ == "PROPN":
        if phrase.ent_type_ in ("LOC", ""):
            yield phrase
        return
    for child in phrase.children:
        if child.dep_ in ("nmod", "appos", "flat", "nmod:desc") and child.ent_type_ == "LOC":
            yield child
