"""Events as CAMEO's users have them: one row a pair of source and target, in CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations, product
from pathlib import Path

from onrecord.export.cells import Row, about_report, actors_of, judgement, shown
from onrecord.export.files import replacing
from onrecord.export.parties import Named, named
from onrecord.export.wanted import Wanted
from onrecord.lexicon.cameo import cameo_roles, coded
from onrecord.lexicon.exports import export_columns
from onrecord.schema import Actor, Event
from onrecord.store import Entry

# The last root of each quadrant: CAMEO's roots run from verbal cooperation to material conflict.
QUADS = ((5, 1), (8, 2), (13, 3), (20, 4))

Pair = tuple[Named | None, Named | None]


def write(entries: Iterable[Entry], to: Path, *, wanted: Wanted) -> list[str]:
    """Write the rows, and say in which file.

    Args:
        entries: the reports.
        to: the folder.
        wanted: events of which statuses.
    """
    with replacing(to / "cameo.csv") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(column.field for column in export_columns("cameo")["cameo"])
        for entry in entries:
            writer.writerows(rows(entry, wanted=wanted))
    return ["cameo.csv"]


def rows(entry: Entry, *, wanted: Wanted) -> Iterator[Row]:
    """The rows of a report's events."""
    cast = actors_of(entry)
    for event in entry.events:
        if wanted.has(event.status):
            for number, pair in enumerate(pairs(event, cast), 1):
                yield _row(event, entry, number, pair)


def pairs(event: Event, cast: Mapping[str, Actor]) -> list[Pair]:
    """Who does it to whom, two by two.

    Where several do something together and nobody is named whom it is done to, as when they
    meet, each is source and each target: so CAMEO's coders have it. A side that the report
    leaves out stays empty.
    """
    actors: list[Named | None] = [named(party, cast) for party in event.actors]
    recipients: list[Named | None] = [named(party, cast) for party in event.recipients]
    if event.type == "CONSULT" and len(actors) > 1 and not recipients:
        return list(permutations(actors, 2))
    return list(product(actors or [None], recipients or [None]))


def quad(root: str | None) -> int | None:
    """The quadrant of a root.

    >>> quad("05"), quad("19"), quad(None)
    (1, 4, None)
    """
    return None if root is None else next(q for last, q in QUADS if int(root) <= last)


def _row(event: Event, entry: Entry, number: int, pair: Pair) -> Row:
    made = coded(event.type, event.mode, event.trigger.text)
    report, _, published, outlet, url = about_report(entry)
    place = event.where
    return (
        f"{event.id}-{number}",
        *_date(event.when.value if event.when else None),
        *_party(pair[0]),
        *_party(pair[1]),
        made.code,
        made.root,
        quad(made.root),
        event.type,
        event.mode,
        event.status,
        event.told_by,
        place.name if place else None,
        place.country if place else None,
        event.confidence,
        report,
        published,
        url,
        outlet,
        *shown(event.evidence),
        *judgement(entry, event.id),
    )


def _date(value: str | None) -> Row:
    """The day as one cell where it is known, and what is known of it in three."""
    if value is None:
        return None, None, None, None
    if "W" in value:
        return None, int(value[:4]), None, None
    known = [int(part) for part in value.split("-")]
    year, month, day = [*known, None, None][:3]
    return value if day else None, year, month, day


def _party(party: Named | None) -> Row:
    if party is None:
        return None, None, None, None
    role = cameo_roles().get(party.sector or "")
    return (party.code or "") + (role or "") or None, party.code, role, party.name
