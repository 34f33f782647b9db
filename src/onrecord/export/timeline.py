"""Events on a line of time, for TimelineJS."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from onrecord.export.cells import joined
from onrecord.export.files import replacing
from onrecord.export.plover import days
from onrecord.export.wanted import Wanted
from onrecord.schema import Event, EventTime
from onrecord.store import Entry

Slide = dict[str, Any]


def write(entries: Iterable[Entry], to: Path, *, wanted: Wanted) -> list[str]:
    """Write the line of time, and say in which file.

    Args:
        entries: the reports.
        to: the folder.
        wanted: events of which statuses.
    """
    slides = [slide for entry in entries for slide in dated(entry, wanted=wanted)]
    slides.sort(key=lambda slide: (*slide["start_date"].values(), slide["unique_id"]))
    with replacing(to / "timeline.json") as file:
        json.dump({"events": slides}, file, ensure_ascii=False, indent=1)
    return ["timeline.json"]


def dated(entry: Entry, *, wanted: Wanted) -> Iterator[Slide]:
    """The events of a report whose date is known, be it a year only."""
    for event in entry.events:
        if event.when and event.when.value and wanted.has(event.status):
            yield _slide(event, entry, event.when, event.when.value)


def _slide(event: Event, entry: Entry, when: EventTime, value: str) -> Slide:
    outlet = entry.article.outlet if entry.article else None
    actors, recipients = (
        joined(party.name for party in side) for side in (event.actors, event.recipients)
    )
    told = " → ".join(part for part in (actors, recipients) if part)
    source = escape(outlet or entry.path)
    if entry.url and entry.url.startswith(("http://", "https://")):
        source = f'<a href="{escape(entry.url)}">{source}</a>'
    return {
        "unique_id": event.id,
        "start_date": _date(value),
        "display_date": shown(when, value),
        "group": event.type,
        "text": {
            "headline": escape(f"{event.trigger.text}: {told}" if told else event.trigger.text),
            "text": f"<p>“{escape(event.evidence[0].quote)}”</p><p>{source}, {event.status}</p>",
        },
    }


def _date(value: str) -> dict[str, str]:
    """As much of a date as is known, as text that sorts; a week begins on its Monday."""
    known = days(value)[0] or value if "W" in value else value
    return dict(zip(("year", "month", "day"), known.split("-"), strict=False))


def shown(when: EventTime, value: str) -> str:
    """The date as it is shown, its doubt said: what the report's day alone tells is "about".

    >>> shown(EventTime("2025-03", "month", "report"), "2025-03")
    'about 2025-03'
    """
    week = f"week {value}" if "W" in value else value
    return week if when.ground == "words" else f"about {week}"
