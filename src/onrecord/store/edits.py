"""What of a finding people may edit: each field with the values that it may have.

An edit never changes a finding. It is a judgement, and here it is laid over the value that the
machine found, for those who want to see it so. An empty value says: not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, TypeVar, cast, get_args

from sqlalchemy import Connection, select

from onrecord.schema import (
    QUADS,
    Act,
    Addressee,
    Event,
    EventPlace,
    EventTime,
    EventType,
    Form,
    Kind,
    Mode,
    Party,
    Position,
    Precision,
    SaidOn,
    Stance,
    Statement,
    Status,
    Venue,
    Words,
)
from onrecord.store.schema import standing

Finding = TypeVar("Finding", bound=Statement | Event | Position)
Cast = Mapping[str, str]
"""The ids of a report's actors by the names they go by."""
Sort = Literal["code", "date", "country", "names", "text"]

LONGEST = 300
"""Characters of a name or an issue: what is longer is no name."""
BETWEEN = ";"
"""Between several names."""
CHUNK = 500

NOWHERE = (0, 0)
"""The place of words that a person wrote and the report does not have."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that people may edit.

    Attributes:
        was: what the machine found, as text.
        put: the finding with another value; None for "not known".
        sort: what kind of value it has.
        codes: of a closed list, its codes.
        needed: whether it must have a value.
    """

    was: Callable[[Any], str | None]
    put: Callable[[Any, str | None, Cast], Any]
    sort: Sort = "text"
    codes: tuple[str, ...] = ()
    needed: bool = False


def check(field: Field, value: str) -> str:
    """A value as it is kept, empty for "not known".

    Raises:
        ValueError: when it is none that the field may have; it says why.

    >>> check(FIELDS["event"]["when"], " 2025-03 "), check(FIELDS["event"]["actors"], "Ada ;Ben;")
    ('2025-03', 'Ada; Ben')
    """
    told = " ".join(value.split())
    if not told:
        if field.needed:
            raise ValueError("it cannot be left open")
        return ""
    if field.codes and told not in field.codes:
        raise ValueError(f"it is one of {', '.join(field.codes)}")
    if field.sort == "date" and _precision(told) is None:
        raise ValueError("a date is 2025-03-14, 2025-03, 2025 or 2025-W11")
    if field.sort == "country" and not re.fullmatch("[A-Z]{3}", told):
        raise ValueError("a country has three letters, as in ISO 3166: DEU")
    if len(told) > LONGEST or told.startswith("["):
        raise ValueError(f"it is a name or a few words, at most {LONGEST} characters")
    return f"{BETWEEN} ".join(names(told)) if field.sort == "names" else told


def names(value: str) -> list[str]:
    """Several names that stand in one value.

    >>> names("Ada; Ben")
    ['Ada', 'Ben']
    """
    return [name for part in value.split(BETWEEN) if (name := part.strip())]


def cast_of(actors: Iterable[Any]) -> Cast:
    """The ids of a report's actors by the names they go by."""
    return {name: actor.id for actor in actors for name in (actor.name, *actor.aliases)}


def edited(kind: str, item: Finding, field: str, value: str | None, cast_: Cast) -> Finding:
    """A finding with an edit laid over it; as it was where the edit is none that it may have."""
    known = FIELDS[kind].get(field)
    if known is None:
        return item
    try:
        told = check(known, value or "")
    except ValueError:
        return item  # of a file that was loaded: what is no code stays none
    return cast(Finding, known.put(item, told or None, cast_))


def corrected(connection: Connection, kind: str, items: Sequence[Finding]) -> list[Finding]:
    """Findings with what people edited in place of what the machine found."""
    lines: dict[str, list[tuple[str, str | None]]] = {}
    keys = [item.id for item in items]
    for at in range(0, len(keys), CHUNK):
        held = select(standing).where(
            standing.c.target.in_(keys[at : at + CHUNK]), standing.c.verdict == "edit"
        )
        for row in connection.execute(held):
            lines.setdefault(row.target, []).append((row.field, row.value))
    made = []
    for item in items:
        for field, value in lines.get(item.id, ()):
            item = edited(kind, item, field, value, {})
        made.append(item)
    return made


def _precision(value: str) -> Precision | None:
    """How fine a date is; None for what is no date."""
    for pattern, precision in DATES:
        if re.fullmatch(pattern, value):
            try:
                _first(value)
            except ValueError:
                return None
            return precision
    return None


def _first(value: str) -> date:
    if "W" in value:
        return date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
    return date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)


DATES: tuple[tuple[str, Precision], ...] = (
    (r"\d{4}", "year"),
    (r"\d{4}-\d\d", "month"),
    (r"\d{4}-W\d\d", "week"),
    (r"\d{4}-\d\d-\d\d", "day"),
)


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


def _of_speaker(name: str) -> Field:
    def put(item: Statement, value: str | None, _: Cast) -> Statement:
        change: dict[str, Any] = {name: value}
        return replace(item, speaker=replace(item.speaker, **change))

    return Field(lambda item: getattr(item.speaker, name), put)


def _addressee(item: Statement, value: str | None, cast_: Cast) -> Statement:
    return replace(item, addressee=Addressee(value, cast_.get(value)) if value else None)


def _said_on(item: Statement, value: str | None, _: Cast) -> Statement:
    found = _precision(value) if value else None
    return replace(item, said_on=SaidOn(value, found) if found else None)


def _venue(item: Statement, value: str | None, _: Cast) -> Statement:
    return replace(item, venue=Venue(value, NOWHERE, None, None) if value else None)


def _type(item: Event, value: str | None, _: Cast) -> Event:
    made = cast(EventType, value)
    return replace(item, type=made, quad=QUADS[made])


def _when(item: Event, value: str | None, _: Cast) -> Event:
    found = _precision(value) if value else None
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
