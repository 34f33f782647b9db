"""Where a deed is done."""

from __future__ import annotations

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.events.governing import governor_of
from onrecord.find.events.mention import Mention
from onrecord.find.events.words import case
from onrecord.find.phrases import chars
from onrecord.lexicon.tables import country_words
from onrecord.schema import Article, EventPlace

PLACES = frozenset(("in", "at", "near", "outside", "inside", "off", "around", "on", "across"))
STEPS = 3
PASSING = ("support", "occur", "through", "reverse")


def place_of(doc: Doc, article: Article, mention: Mention) -> EventPlace | None:
    """Where a deed is done: named with it, else for news the dateline's place."""
    return named_place(doc, article, mention) or _dateline(article, mention)


def named_place(doc: Doc, article: Article, mention: Mention) -> EventPlace | None:
    """The place that a deed's own words name."""
    at = mention.head
    visit = mention.mode == "visit"
    for _ in range(STEPS):
        for child in at.children:
            if child.ent_type_ != "LOC":
                continue
            beside = child.dep_ in ("obl", "nmod", "nmod:desc")
            if beside and (case(child) in PLACES or (visit and case(child) == "to")):
                return _place(doc, article, child)
            if visit and child.dep_ == "obj":
                return _place(doc, article, child)
        found = governor_of(at)
        if found is not None and found[1].kind in PASSING:
            at = found[0]
        elif at.dep_ in ("advcl", "conj") and at.tag_ == "VBG":
            at = at.head
        else:
            break
    return None


def _dateline(article: Article, mention: Mention) -> EventPlace | None:
    """The dateline's place, where a deed is the report's news and its words name no other."""
    name = article.dateline_place
    if name is None or mention.when is None or mention.status != "happened":
        return None
    if mention.mode == "visit" or not mention.when.past:
        return None
    word = country_words().get(name.lower())
    return EventPlace(name, word.country.code if word else None, "report", article.dateline)


def _place(doc: Doc, article: Article, token: Token) -> EventPlace:
    start, end = token.i, token.i + 1
    while start and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    span = chars(doc, start, end)
    name = article.text[slice(*span)]
    word = country_words().get(name.lower())
    return EventPlace(name, word.country.code if word else None, "words", span)
