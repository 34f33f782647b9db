"""What a verbal deed is about: what is demanded, promised, refused, supported."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.parsed import Token
from onrecord.find.events.grammar import done_to, own_subject
from onrecord.find.events.mention import Mention
from onrecord.find.events.words import case, has_to, is_time

# Words of an issue's name at most; what follows is detail.
LONGEST = 12
VERBAL = frozenset(("AGREE", "REQUEST", "REJECT", "SUPPORT", "ACCUSE", "THREATEN"))
_CLAUSE = frozenset(("xcomp", "ccomp", "acl", "advcl"))
_TAILS = frozenset(
    ("advcl", "ccomp", "acl:relcl", "parataxis", "cc", "punct", "discourse", "conj", "appos")
)
_OF = ("for", "of", "to", "on", "against", "with", "about", "over")
_LEADING = frozenset(("to", "that", "the", "a", "an", "for", "of", "his", "her", "its", "their"))


def matters_of(mention: Mention) -> tuple[tuple[int, int], ...]:
    """The tokens of what a verbal deed is about, each matter by itself."""
    if mention.type not in VERBAL:
        return ()
    head = mention.head
    if mention.said is not None:
        tops = [t for first in mention.said for t in (_deed(first), *_joined(first))]
    else:
        blamed = mention.type == "ACCUSE"  # a deed or a thing, not what is said of it
        found = (None if blamed else _clause(head)) or _object(head, mention)
        tops = [found, *_joined(found)] if found is not None else []
    clipped = (_clipped(top, head) for top in dict.fromkeys(tops))
    return tuple(tokens for tokens in clipped if tokens is not None)


def _deed(said: Token) -> Token:
    """What somebody is or is not ready to do, else the deed itself."""
    if said.pos_ != "ADJ":
        return said
    return next((c for c in said.rights if c.dep_ == "xcomp"), said)


def _joined(top: Token) -> Iterator[Token]:
    """The other members of a list of matters."""
    for child in top.rights:
        if child.dep_ == "conj" and own_subject(child) is None:
            yield child


def _clause(head: Token) -> Token | None:
    """The clause that says what to do: "urged them *to leave*"."""
    for child in head.rights:
        clause = child.dep_ in _CLAUSE and child.pos_ in ("VERB", "AUX", "ADJ", "NOUN")
        if clause and (has_to(child) or child.dep_ == "ccomp" or child.tag_ == "VBG"):
            return child
    return None


def _object(head: Token, mention: Mention) -> Token | None:
    """The thing: "rejected *the plan*", "called for *a truce*", "the demand for *a truce*"."""
    words = {t.lower_ for t in head.doc[slice(*mention.tokens)]} - {head.lower_}
    sides = {s.head for s in (*mention.actors, *mention.recipients)}
    phrases = [
        c for c in head.rights if c.dep_ in ("obl", "nmod") and not is_time(c) and c.i not in sides
    ]
    for child in phrases:
        if case(child) in words:
            return child
    obj = done_to(head) if head.pos_ == "VERB" else None
    if obj is not None and obj.pos_ != "PRON" and obj.i not in sides:
        return obj
    return next((c for c in phrases if case(c) in _OF), None)


def _clipped(top: Token, head: Token) -> tuple[int, int] | None:
    """A phrase without its subject and what trails it."""
    doc = top.doc
    subject = own_subject(top)
    start = top.left_edge.i if top.pos_ in ("NOUN", "PROPN") else top.i
    if subject is not None:
        start = max(start, subject.right_edge.i + 1)
    if top.pos_ in ("VERB", "AUX", "ADJ"):
        start = top.i
    while start < top.i and (doc[start].lower_ in _LEADING or doc[start].dep_ in ("case", "mark")):
        start += 1
    end = top.i + 1
    for child in top.rights:
        if child.dep_ in _TAILS or is_time(child) or child.left_edge.i > end + 1:
            break
        end = _end(child)
    end = min(end, start + LONGEST)
    if end < len(doc) and is_time(doc[end]):  # not "signed on 2", of March
        while end > top.i + 1 and (doc[end - 1].like_num or doc[end - 1].pos_ == "ADP"):
            end -= 1
    while end > start + 1 and doc[end - 1].is_space:
        end -= 1
    return (start, end) if end > start else None


def _end(token: Token) -> int:
    end = token.i + 1
    for child in token.rights:
        if child.dep_ in _TAILS or is_time(child):
            break
        end = _end(child)
    return end
