"""reports.jsonl, statements.jsonl, events.jsonl …: the contract of what a run writes.

Lines are sorted by path and place in the text, keys by the contract's order. No clocks, no run
numbers: equal input gives equal bytes.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from onrecord.export import affairs, deeds, spans
from onrecord.export.files import replacing
from onrecord.schema import (
    Actor,
    Change,
    DateCandidate,
    Identity,
    Mention,
    Record,
    Span,
    Statement,
    Story,
    Time,
)
from onrecord.store import Entry

Line = dict[str, Any]
Lines = Callable[[Entry], list[Line]]


def write(
    entries: Iterable[Entry],
    out: Path,
    *,
    stories: Iterable[Story] = (),
    records: Iterable[Record] = (),
    identities: Iterable[Identity] = (),
) -> None:
    """Write the files.

    Args:
        entries: in the order of their paths.
        out: the folder.
        stories: in order of time.
        records: by story.
        identities: by id.
    """
    passed = passing(entries, out, stories=stories, records=records, identities=identities)
    deque(passed, maxlen=0)


def passing(
    entries: Iterable[Entry],
    out: Path,
    *,
    stories: Iterable[Story] = (),
    records: Iterable[Record] = (),
    identities: Iterable[Identity] = (),
) -> Iterator[Entry]:
    """Write the files while somebody else goes through the entries: a record is read but once.

    The files of the tables are there when the last entry has passed.

    Args:
        entries: as for `write`, and what follows.
        out: the folder.
        stories: in order of time.
        records: by story.
        identities: by id.

    Yields:
        The entries.
    """
    write_together(
        out,
        {
            "stories": map(affairs.story, stories),
            "records": map(affairs.record, records),
            "identities": map(affairs.identity, identities),
        },
    )
    yield from write_tables(entries, out, TABLES)


def write_together(out: Path, files: Mapping[str, Iterable[Line]]) -> None:
    """Write what reports make together, one file a kind.

    Args:
        out: the folder.
        files: by name their lines.
    """
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for name, made in files.items():
        with replacing(out / f"{name}.jsonl") as file:
            file.writelines(encode(line) + "\n" for line in made)


def write_tables(
    entries: Iterable[Entry], out: Path, tables: Mapping[str, Lines]
) -> Iterator[Entry]:
    """Write one file a table, a line for each thing that it tells of a report.

    Args:
        entries: in the order of their paths.
        out: the folder.
        tables: by name, which lines a report has in it.

    Yields:
        The entries, each when its lines are written.
    """
    encode = json.JSONEncoder(ensure_ascii=False).encode
    with ExitStack() as stack:
        files = {name: stack.enter_context(replacing(out / f"{name}.jsonl")) for name in tables}
        for entry in entries:
            for name, lines in tables.items():
                files[name].writelines(encode(line) + "\n" for line in lines(entry))
            yield entry


def reports(entry: Entry) -> list[Line]:
    """The line of one report."""
    article = entry.article
    published = article.published if article else None
    versions = entry.version.all if entry.version else ()
    return [
        {
            "id": entry.id,
            "path": entry.path,
            "url": entry.url,
            "outlet": article.outlet if article else None,
            "agency": article.agency if article else None,
            "headline": article.headline if article else None,
            "byline": list(article.byline) if article else [],
            "contributors": list(article.contributors) if article else [],
            "dateline_place": article.dateline_place if article else None,
            "language": article.language if article else None,
            "published": published
            and {
                "value": published.value,
                "precision": published.precision,
                "clue": published.clue,
            },
            "dates": [_date(date) for date in article.dates] if article else [],
            "dated_by": list(entry.dated_by),
            "text": article.text if article else None,
            "blocks": [
                {"kind": block.kind, "start": block.start, "end": block.end}
                for block in (article.blocks if article else ())
            ],
            "parts": [
                {"kind": part.kind, "start": part.start, "end": part.end, "reason": part.reason}
                for part in (article.parts if article else ())
            ],
            "copies_of": entry.copies_of,
            "story": entry.story,
            "version_of": versions[0] if versions and versions[0] != entry.id else None,
            "versions": list(versions),
            "changes": [_change(c) for c in entry.version.changes] if entry.version else [],
            "failure": entry.failure,
        }
    ]


def statements(entry: Entry) -> list[Line]:
    """The lines of a report's statements, in the order of the text."""
    return [_statement(item, entry) for item in sorted(entry.statements, key=_place)]


def actors(entry: Entry) -> list[Line]:
    """The lines of a report's actors, in the order of their first mention."""
    return [_actor(actor, entry) for actor in sorted(entry.actors, key=_first_mention)]


def times(entry: Entry) -> list[Line]:
    """The lines of a report's times, in the order of the text."""
    return [_time(t, entry) for t in sorted(entry.times, key=lambda time: (time.span, time.id))]


TABLES: dict[str, Lines] = {
    "reports": reports,
    "statements": statements,
    "events": deeds.events,
    "actors": actors,
    "positions": deeds.positions,
    "times": times,
}


def _statement(item: Statement, entry: Entry) -> Line:
    speaker, cue, venue = item.speaker, item.cue, item.venue
    return {
        "id": item.id,
        "report": item.report,
        "story": entry.story,
        "record": entry.together.get(item.id),
        "speaker": {
            "actor": speaker.actor,
            "name": speaker.name,
            "mention": speaker.mention,
            "role": speaker.role,
            "of": speaker.of,
            "span": spans.span(speaker.span),
            "candidates": [
                {"actor": c.actor, "name": c.name, "weight": c.weight} for c in speaker.candidates
            ],
        },
        "cue": cue and {"text": cue.text, "span": spans.span(cue.span), "negated": cue.negated},
        "act": item.act,
        "kind": item.kind,
        "content": [spans.words(piece) for piece in item.content],
        "form": item.form,
        "addressee": item.addressee
        and {"text": item.addressee.text, "actor": item.addressee.actor},
        "said_on": item.said_on
        and item.said_on.value
        and {"value": item.said_on.value, "precision": item.said_on.precision},
        "venue": venue
        and {
            "text": venue.text,
            "span": spans.span(venue.span),
            "occasion": venue.occasion,
            "place": venue.place,
        },
        "within": item.within,
        "condition": item.condition and spans.words(item.condition),
        "hedges": [
            {"text": hedge.text, "span": spans.span(hedge.span), "by": hedge.by}
            for hedge in item.hedges
        ],
        "confidence": item.confidence,
        "block": entry.block(item.evidence[0].start),
        "evidence": [spans.evidence(evidence) for evidence in item.evidence],
    }


def _actor(actor: Actor, entry: Entry) -> Line:
    return {
        "id": actor.id,
        "identity": entry.together.get(actor.id),
        "name": actor.name,
        "kind": actor.kind,
        "aliases": list(actor.aliases),
        "roles": [
            {"role": role.role, "of": role.of, "from": role.since, "to": role.until}
            for role in actor.roles
        ],
        "code": actor.code,
        "sector": actor.sector,
        "reports": list(actor.reports),
        "mentions": [_mention(mention) for mention in actor.mentions],
    }


def _time(time: Time, entry: Entry) -> Line:
    return {
        "id": time.id,
        "report": time.report,
        "text": time.text,
        "span": spans.span(time.span),
        "type": time.type,
        "value": time.value,
        "precision": time.precision,
        "timex": time.timex,
        "earliest": time.earliest,
        "latest": time.latest,
        "anchor": time.anchor,
        "direction": time.direction,
        "alternatives": list(time.alternatives),
        "block": entry.block(time.span[0]),
    }


def _date(date: DateCandidate) -> Line:
    return {
        "value": date.value,
        "precision": date.precision,
        "source": date.source,
        "weight": date.weight,
        "of": date.of,
        "clue": date.clue,
    }


def _change(change: Change) -> Line:
    return {
        "was": change.was and spans.words(change.was),
        "now": change.now and spans.words(change.now),
    }


def _mention(mention: Mention) -> Line:
    return {
        "report": mention.report,
        "text": mention.text,
        "span": spans.span(mention.span),
        "how": mention.how,
    }


def _place(item: Statement) -> tuple[Span, str]:
    spans = [(e.start, e.end) for e in item.evidence] + [piece.span for piece in item.content]
    return min(spans, default=(0, 0)), item.id


def _first_mention(actor: Actor) -> tuple[Span, str]:
    return min((mention.span for mention in actor.mentions), default=(0, 0)), actor.id
