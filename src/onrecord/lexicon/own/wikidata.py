"""Wikidata JSON lines: items as its dumps hold them, positions held (P39) with their days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onrecord.lexicon.own.codes import country
from onrecord.lexicon.own.entry import Entry
from onrecord.schema import ActorKind

INSTANCE, HUMAN = "P31", "Q5"
POSITION, CITIZEN, COUNTRY, OF, CODE = "P39", "P27", "P17", "P1001", "P298"
SINCE, UNTIL = "P580", "P582"
DAY, MONTH = 11, 10
LANGUAGES = ("en", "mul", "en-gb")

Item = Mapping[str, Any]


def entries(items: Sequence[Item]) -> Iterator[Entry]:
    """People with each position that they held, and other items with their country.

    What an item refers to is named where the file holds it as well; else it is left out.
    """
    by_id = {item["id"]: item for item in items}
    posts = {p for item in items for p in _values(item, POSITION)}
    for item in items:
        name = _label(item)
        if name is None or item["id"] in posts or _values(item, CODE):
            continue
        human = HUMAN in _values(item, INSTANCE)
        kind: ActorKind = "person" if human else "organization"
        place = _country(item, by_id, CITIZEN if human else COUNTRY)
        base = Entry(name, _aliases(item), kind, code=place)
        held = [_held(base, claim, by_id) for claim in _claims(item, POSITION)]
        yield from [e for e in held if e is not None] or [base]


def _held(base: Entry, claim: Item, by_id: Mapping[str, Item]) -> Entry | None:
    post = by_id.get(_value(claim.get("mainsnak", {})) or "")
    words = _label(post) if post is not None else None
    if post is None or words is None:
        return None
    of = next((i for p in (OF, COUNTRY) for i in _values(post, p) if i in by_id), None)
    place = _country(post, by_id, COUNTRY) or _country(post, by_id, OF)
    qualifiers = claim.get("qualifiers", {})
    return Entry(
        base.name,
        base.aliases,
        base.kind,
        words,
        _label(by_id[of]) if of else None,
        place or base.code,
        None,
        _day(qualifiers.get(SINCE)),
        _day(qualifiers.get(UNTIL)),
    )


def _label(item: Item) -> str | None:
    labels = item.get("labels", {})
    return next((labels[tongue]["value"] for tongue in LANGUAGES if tongue in labels), None)


def _aliases(item: Item) -> tuple[str, ...]:
    return tuple(a["value"] for a in item.get("aliases", {}).get("en", ()))


def _claims(item: Item, property_: str) -> list[Item]:
    return list(item.get("claims", {}).get(property_, ()))


def _values(item: Item, property_: str) -> list[str]:
    found = (_value(claim.get("mainsnak", {})) for claim in _claims(item, property_))
    return [value for value in found if value]


def _value(snak: Item) -> str | None:
    """The id, or the plain string, that a claim tells."""
    value = snak.get("datavalue", {}).get("value")
    return str(value.get("id")) if isinstance(value, Mapping) else value


def _country(item: Item, by_id: Mapping[str, Item], property_: str) -> str | None:
    for id_ in _values(item, property_):
        state = by_id.get(id_)
        if state is not None:
            code = next(iter(_values(state, CODE)), None)
            return country(code or _label(state))
    return None


def _day(snaks: Sequence[Item] | None) -> str | None:
    """A point in time, cut to its precision: day, month or year."""
    if not snaks:
        return None
    value = snaks[0].get("datavalue", {}).get("value", {})
    precision, time = value.get("precision", 0), value.get("time", "").lstrip("+")
    if not time or precision < MONTH - 1:
        return None
    long = 10 if precision >= DAY else 7 if precision == MONTH else 4
    return str(time[:long])
