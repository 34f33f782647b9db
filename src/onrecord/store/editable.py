"""What of each kind of finding people may edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast, get_args

from onrecord.schema import (
    QUADS,
    Act,
    Addressee,
    Cue,
    Event,
    EventPlace,
    EventTime,
    EventType,
    Form,
    Kind,
    Mode,
    Party,
    Position,
    SaidOn,
    Stance,
    Statement,
    Status,
    Venue,
    Words,
)
from onrecord.store.fields import BETWEEN, GAP, Cast, Field, Sort, names, pieces, precision

NOWHERE = (0, 0)
"""The place of words that a person wrote and the finding was not shown by."""


def _code(name: str, codes: Any, *, needed: bool = True) -> Field:
    return Field(
        lambda item: getattr(item, name),
        lambda item, value, _: replace(item, **{name: value}),
        sort="code",
        codes=get_args(codes),
        needed=needed,
    )


def _plain(name: str, *, sort: Sort = "text", needed: bool = False) -> Field:
    return Field(
        lambda item: getattr(item, name),
        lambda item, value, _: replace(item, **{name: value}),
        sort=sort,
        needed=needed,
    )


def _words(name: str) -> Field:
    def was(item: Statement) -> str | None:
        found = getattr(item, name)
        return found.text if found else None

    def put(item: Statement, value: str | None, _: Cast) -> Statement:
        change: dict[str, Any] = {name: Words(value, NOWHERE) if value else None}
        return replace(item, **change)

    return Field(was, put)


def _speaker(item: Statement, value: str | None, cast_: Cast) -> Statement:
    # Role and country were told of somebody else; the words and candidates stay the report's.
    who = replace(item.speaker, name=value, actor=cast_.get(value or ""), role=None, of=None)
    return replace(item, speaker=who)


def _piece(item: Statement, words: str) -> Words:
    """Words at their place, where they stand in those that the finding was shown by."""
    for shown in item.evidence:
        at = shown.quote.find(words)
        if at >= 0:
            return Words(words, (shown.start + at, shown.start + at + len(words)))
    return Words(words, NOWHERE)


def _content(item: Statement, value: str | None, _: Cast) -> Statement:
    return replace(item, content=tuple(_piece(item, words) for words in pieces(value or "")))


def _cue(item: Statement, value: str | None, _: Cast) -> Statement:
    if value is None:
        return replace(item, cue=None)
    found = _piece(item, value)
    return replace(item, cue=Cue(found.text, found.span, bool(item.cue and item.cue.negated)))


def _of_speaker(name: str) -> Field:
    def put(item: Statement, value: str | None, _: Cast) -> Statement:
        change: dict[str, Any] = {name: value}
        return replace(item, speaker=replace(item.speaker, **change))

    return Field(lambda item: getattr(item.speaker, name), put)


def _addressee(item: Statement, value: str | None, cast_: Cast) -> Statement:
    return replace(item, addressee=Addressee(value, cast_.get(value)) if value else None)


def _said_on(item: Statement, value: str | None, _: Cast) -> Statement:
    found = precision(value) if value else None
    return replace(item, said_on=SaidOn(value, found) if found else None)


def _venue(item: Statement, value: str | None, _: Cast) -> Statement:
    return replace(item, venue=Venue(value, NOWHERE, None, None) if value else None)


def _type(item: Event, value: str | None, _: Cast) -> Event:
    made = cast(EventType, value)
    return replace(item, type=made, quad=QUADS[made])


def _when(item: Event, value: str | None, _: Cast) -> Event:
    found = precision(value) if value else None
    return replace(item, when=EventTime(value, found, "words") if found else None)


def _where(item: Event, value: str | None, _: Cast) -> Event:
    country = item.where.country if item.where else None
    return replace(item, where=EventPlace(value, country, "words") if value else None)


def _country(item: Event, value: str | None, _: Cast) -> Event:
    place = item.where or EventPlace(value or "", None, "words")
    return replace(item, where=replace(place, country=value) if place.name else None)


def _side(name: str) -> Field:
    def was(item: Event) -> str | None:
        return f"{BETWEEN} ".join(party.name for party in getattr(item, name)) or None

    def put(item: Event, value: str | None, cast_: Cast) -> Event:
        parties = tuple(Party(cast_.get(each), each) for each in names(value or ""))
        change: dict[str, Any] = {name: parties}
        return replace(item, **change)

    return Field(was, put, sort="names")


def _actor(item: Position, value: str | None, cast_: Cast) -> Position:
    return replace(item, actor_name=value or "", actor=cast_.get(value or ""))


FIELDS: Mapping[str, Mapping[str, Field]] = {
    "statement": {
        "speaker": Field(lambda item: item.speaker.name, _speaker),
        "role": _of_speaker("role"),
        "of": _of_speaker("of"),
        "words": Field(
            lambda s: GAP.join(piece.text for piece in s.content) or None,
            _content,
            sort="quote",
            needed=True,
        ),
        "cue": Field(lambda s: s.cue.text if s.cue else None, _cue, sort="quote"),
        "act": _code("act", Act),
        "kind": _code("kind", Kind),
        "form": _code("form", Form),
        "addressee": Field(lambda s: s.addressee.text if s.addressee else None, _addressee),
        "said_on": Field(lambda s: s.said_on.value if s.said_on else None, _said_on, sort="date"),
        "venue": Field(lambda s: s.venue.text if s.venue else None, _venue),
        "condition": _words("condition"),
    },
    "event": {
        "actors": _side("actors"),
        "type": Field(lambda e: e.type, _type, "code", get_args(EventType), needed=True),
        "mode": _code("mode", Mode, needed=False),
        "recipients": _side("recipients"),
        "status": _code("status", Status),
        "when": Field(lambda e: e.when.value if e.when else None, _when, sort="date"),
        "where": Field(lambda e: e.where.name if e.where else None, _where),
        "country": Field(lambda e: e.where.country if e.where else None, _country, "country"),
    },
    "position": {
        "actor": Field(lambda p: p.actor_name, _actor, needed=True),
        "stance": _code("stance", Stance),
        "issue": _plain("issue", needed=True),
        "condition": _plain("condition"),
        "as_told_by": _plain("as_told_by"),
        "date": _plain("date", sort="date"),
    },
}
"""By kind of finding and by the name that lists and judgements use, in the order of the form."""
