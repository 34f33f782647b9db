"""PLOVER's JSON lines: one event a line, in the fields of its manual, with a schema beside it."""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from onrecord.export import json_schema
from onrecord.export.cells import actors_of, judgement
from onrecord.export.files import replacing
from onrecord.export.parties import named
from onrecord.export.wanted import Wanted
from onrecord.lexicon.exports import export_columns
from onrecord.schema import Actor, Article, Event, Measure, Party
from onrecord.store import Entry

EDITION = "PLOVER manual, 16 types; SANCTION in quad 4"
"""PLOVER's documents differ in types and in the quadrant of SANCTION: so it is said."""
SIZES: Mapping[str, Measure] = {"dead": "killed", "injured": "wounded", "arrested": "arrested"}

Line = dict[str, Any]


def write(entries: Iterable[Entry], to: Path, *, wanted: Wanted) -> list[str]:
    """Write the events and their schema, and say which files.

    Args:
        entries: the reports.
        to: the folder.
        wanted: events of which statuses, and whether with their words.
    """
    with replacing(to / "plover.jsonl") as file:
        for entry in entries:
            for line in lines(entry, wanted=wanted):
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
    with replacing(to / "plover.schema.json") as file:
        file.write(json_schema.text(schema()))
    return ["plover.jsonl", "plover.schema.json"]


def schema() -> dict[str, Any]:
    """The schema of a line."""
    about = "One event in PLOVER's fields, as OnRecord writes it."
    return json_schema.schema(export_columns("plover")["plover"], title="PLOVER", about=about)


def lines(entry: Entry, *, wanted: Wanted) -> list[Line]:
    """The events of a report."""
    article = entry.article
    if article is None:
        return []
    cast = actors_of(entry)
    events = [event for event in entry.events if wanted.has(event.status)]
    return [_line(event, entry, article, cast, wanted) for event in events]


def _line(
    event: Event, entry: Entry, article: Article, cast: Mapping[str, Actor], wanted: Wanted
) -> Line:
    first, last = days(event.when.value if event.when else None)
    place, evidence = event.where, event.evidence[0]
    published = article.published
    judged, people = judgement(entry, event.id)
    return {
        "id": event.id,
        "has_event": True,
        "date": first,
        "enddate": last,
        "actor": [_party(party, article, cast) for party in event.actors],
        "recipient": [_party(party, article, cast) for party in event.recipients],
        "event": [event.type],
        "mode": [event.mode] if event.mode else [],
        "context": list(event.contexts),
        "quad_code": event.quad,
        "event_text": [event.trigger.text],
        "event_loc": place and {"extracted_place": place.name, "country_code": place.country},
        "size": {name: _counted(event, what) for name, what in SIZES.items()},
        "text": evidence.quote if wanted.text else "",
        "text_info": {"start": evidence.start, "end": evidence.end},
        "cite_info": {
            "citation": entry.id,
            "url": entry.url,
            "title": article.headline,
            "language": article.language,
            "publication": article.outlet,
            "codebook": EDITION,
        },
        "coder": wanted.coder,
        "onrecord": {
            "status": event.status,
            "told_by": event.told_by,
            "confidence": event.confidence,
            "published": published.value if published else None,
            "judged": judged,
            "judged_by": people,
        },
    }


def _party(party: Party, article: Article, cast: Mapping[str, Actor]) -> Line:
    who = named(party, cast)
    return {
        "code": who.code,
        "sector": who.sector,
        "entity_text": article.text[slice(*party.span)] if party.span else None,
        "identifier_id": party.actor,
        "identifier_text": party.name,
        "office": party.role,
    }


def _counted(event: Event, what: Measure) -> float | None:
    """The number told of something; where several are told, which one is meant is not known."""
    told = [f.value for f in event.figures if f.what == what and f.value is not None]
    if len(told) != 1:
        return None
    return int(told[0]) if told[0] == int(told[0]) else told[0]


def days(value: str | None) -> tuple[str | None, str | None]:
    """The first and the last day of a date that may be cut to a week, a month or a year.

    >>> days("2007-02"), days("2007-W08"), days(None)
    (('2007-02-01', '2007-02-28'), ('2007-02-19', '2007-02-25'), (None, None))
    """
    if value is None or len(value) == len("2007-02-27"):
        return value, value
    if "W" in value:
        monday = date.fromisocalendar(int(value[:4]), int(value[-2:]), 1)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    if len(value) == len("2007"):
        return f"{value}-01-01", f"{value}-12-31"
    year, month = int(value[:4]), int(value[5:])
    return f"{value}-01", f"{value}-{monthrange(year, month)[1]}"
