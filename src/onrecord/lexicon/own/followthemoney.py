"""FollowTheMoney JSON, as OpenSanctions publishes it: people, bodies, who held which position."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onrecord.lexicon.own.codes import country
from onrecord.lexicon.own.entry import Entry
from onrecord.schema import ActorKind

KINDS: Mapping[str, ActorKind] = {
    "Person": "person", "Organization": "organization", "PublicBody": "organization",
    "Company": "organization", "LegalEntity": "organization",
}  # fmt: skip
NAMES = ("name", "alias", "weakAlias")
COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction")

Entity = Mapping[str, Any]


def entries(entities: Sequence[Entity]) -> Iterator[Entry]:
    """People and bodies; a person once for each position held, with its days."""
    by_id = {e["id"]: e for e in entities}
    held: dict[str, list[Entity]] = {}
    for e in entities:
        if e["schema"] == "Occupancy":
            for holder in _all(e, "holder"):
                held.setdefault(holder, []).append(e)
    for e in entities:
        kind = KINDS.get(e["schema"])
        names = list(dict.fromkeys(n for key in NAMES for n in _all(e, key)))
        if kind is None or not names:
            continue
        place = next((c for key in COUNTRIES for n in _all(e, key) if (c := country(n))), None)
        base = Entry(names[0], tuple(names[1:]), kind, code=place)
        told = [_occupied(base, o, by_id) for o in held.get(e["id"], ())]
        told += [_plain(base, words) for words in _all(e, "position")] if not told else []
        yield from told or [base]


def _occupied(base: Entry, occupancy: Entity, by_id: Mapping[str, Entity]) -> Entry:
    """A person in a position."""
    post = next((by_id[p] for p in _all(occupancy, "post") if p in by_id), None)
    words = _first(post, "name")
    of = _first(post, "organization")
    place = country(_first(post, "country"))
    body = by_id.get(of or "")
    return Entry(
        base.name,
        base.aliases,
        base.kind,
        words,
        _first(body, "name") or of,
        place or base.code,
        None,
        _first(occupancy, "startDate"),
        _first(occupancy, "endDate"),
    )


def _plain(base: Entry, words: str) -> Entry:
    return Entry(base.name, base.aliases, base.kind, words, code=base.code)


def _all(entity: Entity, key: str) -> list[str]:
    found = entity.get("properties", {}).get(key, [])
    return [_id(x) for x in ([found] if isinstance(found, str) else found)]


def _id(value: Any) -> str:
    """A value, or the id of an entity that is written out within another."""
    return str(value["id"]) if isinstance(value, Mapping) else str(value)


def _first(entity: Entity | None, key: str) -> str | None:
    return next(iter(_all(entity, key)), None) if entity is not None else None
