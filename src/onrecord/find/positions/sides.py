"""Whose stance a clause tells where its subject is no name: "both", "it", a name nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.events.parties import Parties
from onrecord.find.events.people import joined
from onrecord.find.phrases import noun_phrase
from onrecord.find.positions.register import Standing, bare
from onrecord.find.positions.speaking import Cast

# Words for two that were named before.
TWO = frozenset("both sides parties governments countries camps".split())
# A pair is named so many sentences before at most.
BEFORE = 3
PAIR = 2


def holders(subject: Token, matter: str, parties: Parties, cast: Cast) -> Sequence[Standing]:
    """Those whose stance a clause tells, by its subject.

    Args:
        subject: the subject's head.
        matter: what the stance is on.
        parties: tells the parties of the report.
        cast: for whom each stands.
    """
    if subject.lower_ in TWO and _both(subject):
        pair = _pair(subject)
        return [who for one in pair for who in _named(one, matter, parties, cast)[:1]]
    return _named(subject, matter, parties, cast)


def _named(subject: Token, matter: str, parties: Parties, cast: Cast) -> Sequence[Standing]:
    sides = parties.of(subject)
    found = [
        cast.holder(side.party.actor, side.party.name, matter, side.party.span) for side in sides
    ]
    if not sides and subject.pos_ == "PROPN":
        found = [cast.holder(None, bare(_text(subject)), matter)]
    return [who for who in found if who is not None]


def _both(subject: Token) -> bool:
    return subject.lower_ == "both" or any(c.lower_ in ("both", "two") for c in subject.lefts)


def _pair(subject: Token) -> Sequence[Token]:
    """The last two before a word that "and" joins to one subject."""
    doc: Doc = subject.doc
    for token in reversed(list(_before(doc, subject.i))):
        several = [token, *joined(token)]
        if token.dep_.startswith("nsubj") and len(several) == PAIR:
            return several
    return ()


def _before(doc: Doc, i: int) -> Iterator[Token]:
    starts = [k for k in range(i) if doc[k].is_sent_start]
    yield from (doc[k] for k in range(starts[-BEFORE] if len(starts) >= BEFORE else 0, i))


def _text(token: Token) -> str:
    return token.doc.span(*noun_phrase(token)).text
