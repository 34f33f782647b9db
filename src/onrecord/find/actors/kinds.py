"""What bears a name, by all its mentions: a person, a body or a place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.annotate.parsed import Doc, Token
from onrecord.lexicon.tables import collectives, country_words, first_names, roles

GENDERS = {
    "mr": "m", "mr.": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "sheikh": "m",
    "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "lady": "f", "dame": "f", "queen": "f",
    "princess": "f",
}  # fmt: skip
# Nouns for those at the head of a body, never of a person.
_HEADS = frozenset(
    "executive chairman chairwoman chair president director head founder co-founder owner".split()
)
_BODY = re.compile(
    r"\b(?:ministry|department|party|council|committee|union|university|institute|agency|court|"
    r"parliament|commission|authority|army|bank|association|office|front|movement|brigade|"
    r"congress|senate|police|group|company|corp|inc|foundation|organi[sz]ation|federation|"
    r"league|board|bureau|assembly|cabinet|administration|centre|center|service|alliance)s?\b",
    re.IGNORECASE,
)
# How firms end their names, which reports leave off: "Halvik" for "Halvik Holdings plc".
_FIRM = frozenset("plc ltd limited llc inc corp corporation co holdings industries".split())
# Nouns for bodies that bear the name before them, as no campaign or family does.
BEARING = frozenset(
    "newspaper daily weekly magazine agency party channel station movement militia".split()
)
_LANDS = frozenset(("country", "state", "nation"))
# Persons who are called with an article.
_STYLED = frozenset("lama khan mahdi messiah virgin pope".split())


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name where it stands: token start and end, and PERSON, ORG, LOC or MISC."""

    start: int
    end: int
    kind: str
    text: str


def kinds_of(doc: Doc, mentions: Sequence[NameMention]) -> dict[str, str]:
    """The kind of each spelling, lower-case: PERSON, ORG, LOC or MISC."""
    bodies = {*_headed(doc, mentions), *_articled(doc, mentions), *_firms(doc, mentions)}
    bodies |= _called(doc, mentions)
    return _voted(mentions) | dict.fromkeys(bodies, "ORG")


def _voted(mentions: Sequence[NameMention]) -> dict[str, str]:
    """The kind of each spelling: what its words say, else what most of its mentions are."""
    votes: dict[str, Counter[str]] = {}
    for m in mentions:
        votes.setdefault(m.text.lower(), Counter())[m.kind] += 1
    out = {}
    for text, counted in votes.items():
        word = country_words().get(text)
        if word:
            out[text] = "MISC" if word.how == "demonym" else "LOC"
            if word.how == "metonym":
                out[text] = "ORG"
        elif _BODY.search(text):
            out[text] = "ORG"
        else:
            out[text] = counted.most_common(1)[0][0]
    # a surname is of the kind of its full name
    for text in out:
        if " " not in text:
            fuller = [t for t in out if t.endswith(" " + text) and out[t] == "PERSON"]
            if fuller and out[text] != "MISC":
                out[text] = "PERSON"
    return out


def _headed(doc: Doc, mentions: Sequence[NameMention]) -> set[str]:
    """Names, taken for a person's, of what has a head: "chief executive of *Halvik Verft*"."""
    out = set()
    for m in mentions:
        if m.kind != "PERSON" or gender_of(doc, m, m.kind):
            continue
        before = doc[max(0, m.start - 2) : m.start]
        behind = doc[m.end : m.end + 3]
        of = len(before) == 2 and before[1].lower_ == "of" and before[0].lower_ in _HEADS
        own = len(behind) > 1 and behind[0].tag_ == "POS" and behind[-1].lower_ in _HEADS
        if of or own:
            out.add(m.text.lower())
    return out


def _articled(doc: Doc, mentions: Sequence[NameMention]) -> set[str]:
    """Names, taken for a person's, that stand with an article: "members of the *Jan Morcha*"."""
    out = set()
    for m in mentions:
        article = doc[m.start - 1] if m.start else None
        if m.kind != "PERSON" or article is None or article.lower_ != "the":
            continue
        if m.text.lower() in country_words():
            continue  # "the Dane"
        words = m.text.lower().split()
        own = m.start <= article.head.i < m.end  # and not of "the *Orr* campaign"
        person = _STYLED & set(words) or words[0] in roles() or gender_of(doc, m, m.kind)
        if own and not person and not _is_surname(mentions, m.text.lower()):
            out.add(m.text.lower())
    return out


def is_body_noun(token: Token) -> bool:
    """Whether a noun is for one body, whatever stands before it: "agency", "party"."""
    named = token.lower_ not in _LANDS and collectives().get(token.lower_) == "organization"
    return named and token.tag_ in ("NN", "NNP")


def _called(doc: Doc, mentions: Sequence[NameMention]) -> set[str]:
    """Names, taken for a person's, of what is called a body: "the rebel *group* Sarat"."""
    out = set()
    for m in mentions:
        if m.kind != "PERSON" or gender_of(doc, m, m.kind) or _is_surname(mentions, m.text.lower()):
            continue
        root = doc.span(m.start, m.end).root
        before = doc[m.start - 1] if m.start else root
        behind = doc[m.end] if m.end < len(doc) else root
        titled = is_body_noun(before) and (
            before.head.i == root.i or (root.dep_ == "appos" and root.head.i == before.i)
        )
        heads = behind.lower_ in BEARING and root.dep_ == "compound" and root.head.i == behind.i
        apposed = any(
            c.dep_ == "appos" and is_body_noun(c) and any(x.lower_ == "a" for x in c.lefts)
            for c in root.rights
        )
        if titled or heads or apposed:
            out.add(m.text.lower())
    return out


def _is_surname(mentions: Sequence[NameMention], text: str) -> bool:
    """Whether a longer name of a person ends in a name."""
    return any(m.kind == "PERSON" and m.text.lower().endswith(" " + text) for m in mentions)


def _firms(doc: Doc, mentions: Sequence[NameMention]) -> set[str]:
    """Short names of firms, taken for another's: "*Halvik*" beside "Halvik Holdings plc"."""
    full = set()
    for m in mentions:
        words = doc.span(m.start, min(m.end + 1, len(doc))).text.lower().replace(".", " ").split()
        if len(words) > 1 and _FIRM & set(words[1:]):
            full.add(words[0])
    return {
        text
        for m in mentions
        if m.kind in ("PERSON", "LOC")
        and (text := m.text.lower()) in full
        and not gender_of(doc, m, m.kind)
        and not _is_surname(mentions, text)
    }


def gender_of(doc: Doc, m: NameMention, kind: str) -> str | None:
    """The sex that a title or a first name tells, f or m."""
    if kind != "PERSON":
        return None
    if m.start and doc[m.start - 1].lower_ in GENDERS:
        return GENDERS[doc[m.start - 1].lower_]
    first = doc[m.start].lower_
    return first_names().get(first) if m.end - m.start > 1 else None
