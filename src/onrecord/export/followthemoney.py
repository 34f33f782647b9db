"""Reports, actors, events and stances as FollowTheMoney entities, one JSON object a line.

FollowTheMoney has no statement and no stance (its Position is an office): both go as a Note on
the actor, which loses their codes to words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from babel.core import get_global

from onrecord.export.files import replacing
from onrecord.export.plover import days
from onrecord.export.wanted import Wanted
from onrecord.schema import Actor, ActorKind, Event, Position, Statement
from onrecord.store import Entry

SCHEMATA: dict[ActorKind, str] = {
    "person": "Person",
    "organization": "Organization",
    "country": "PublicBody",
    "group": "Organization",
    "role": "LegalEntity",
}

Entity = dict[str, Any]


def write(entries: Iterable[Entry], to: Path, *, wanted: Wanted) -> list[str]:
    """Write the entities, and say in which file.

    Args:
        entries: the reports.
        to: the folder.
        wanted: events of which statuses, and whether reports go with their text.
    """
    with replacing(to / "entities.ftm.json") as file:
        for entry in entries:
            for made in entities(entry, wanted=wanted):
                file.write(json.dumps(made, ensure_ascii=False) + "\n")
    return ["entities.ftm.json"]


def entities(entry: Entry, *, wanted: Wanted) -> Iterator[Entity]:
    """The entities of a report: itself, its actors, what they do and say."""
    if entry.article is None:
        return
    yield _article(entry, wanted)
    for actor in entry.actors:
        yield _actor(actor, entry)
        yield _link(actor, entry)
    known = {actor.id for actor in entry.actors}
    for event in entry.events:
        if wanted.has(event.status):
            yield _event(event, entry, known)
    for item in entry.statements:
        if item.speaker.actor in known:
            yield _said(item, entry)
    for position in entry.positions:
        if position.actor in known:
            yield _stance(position, entry)


def _entity(key: str, schema: str, **properties: Any) -> Entity:
    """An entity; every property is a list of text, and those without a value are left out."""
    kept = {
        name: [str(v) for v in (value if isinstance(value, list) else [value]) if v]
        for name, value in properties.items()
    }
    return {"id": key, "schema": schema, "properties": {n: v for n, v in kept.items() if v}}


def _article(entry: Entry, wanted: Wanted) -> Entity:
    article = entry.article
    assert article is not None
    published = article.published
    return _entity(
        entry.id,
        "Article",
        title=article.headline,
        publisher=article.outlet,
        author=list(article.byline),
        publishedAt=_date(published.value if published else None),
        sourceUrl=entry.url,
        fileName=entry.path,
        bodyText=article.text if wanted.text else None,
    )


def _actor(actor: Actor, entry: Entry) -> Entity:
    roles = [f"{role.role} of {role.of}" if role.of else role.role for role in actor.roles]
    return _entity(
        actor.id,
        SCHEMATA[actor.kind],
        name=actor.name,
        alias=list(actor.aliases),
        country=_country(actor.code),
        proof=entry.id,
        **({"position": roles} if actor.kind == "person" else {"notes": roles}),
    )


def _link(actor: Actor, entry: Entry) -> Entity:
    return _entity(f"{actor.id}-in", "Documentation", document=entry.id, entity=actor.id)


def _event(event: Event, entry: Entry, known: set[str]) -> Entity:
    actors, recipients = (
        [party.actor for party in side if party.actor in known]
        for side in (event.actors, event.recipients)
    )
    return _entity(
        event.id,
        "Event",
        name=f"{event.type}: {event.trigger.text} ({event.status})",
        summary=event.evidence[0].quote,
        date=_date(event.when.value if event.when else None),
        location=event.where.name if event.where else None,
        country=_country(event.where.country if event.where else None),
        organizer=actors,
        involved=recipients,
        proof=entry.id,
    )


def _said(item: Statement, entry: Entry) -> Entity:
    words = f"{item.act}: “{item.evidence[0].quote}”"
    return _entity(item.id, "Note", entity=item.speaker.actor, description=words, proof=entry.id)


def _stance(item: Position, entry: Entry) -> Entity:
    words = f"{item.stance}: {item.issue}. “{item.evidence[0].quote}”"
    return _entity(item.id, "Note", entity=item.actor, description=words, proof=entry.id)


def _country(code: str | None) -> str | None:
    return _countries().get(code or "")


@cache
def _countries() -> dict[str, str]:
    """FollowTheMoney's codes of countries by ours: ISO 3166 alpha-2 in small letters."""
    aliases = get_global("territory_aliases")
    found = {three: two[0].lower() for three, two in aliases.items() if len(two) == 1}
    return found | {"XKX": "xk"}  # Kosovo has its code by use, not by the standard


def _date(value: str | None) -> str | None:
    """A date as FollowTheMoney takes it: cut to day, month or year; of a week its month."""
    if value is None or "W" not in value:
        return value
    first, last = days(value)
    assert first and last
    same = next(length for length in (7, 4, 0) if first[:length] == last[:length])
    return first[:same] or None
