"""Values into rows of the tables. The way back is in `query`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, astuple
from typing import Any

from sqlalchemy import Table

from onrecord.schema import Actor, Change, Published, SaidOn, Statement, Time, Version, Words
from onrecord.store import clauses, deeds, schema, spans
from onrecord.store.entry import Entry

Row = dict[str, Any]


def report(entry: Entry) -> Row:
    """The row of a report; run and fingerprint are the writer's to add."""
    article = entry.article
    row: Row = {
        "id": entry.id,
        "path": entry.path,
        "url": entry.url,
        "format": entry.format,
        "encoding": entry.encoding,
        "known": asdict(entry.known) if entry.known else None,
        "failure": entry.failure,
        "byline": [],
        "contributors": [],
        "blocks": [],
    }
    for name in ("language", "headline", "outlet", "agency", "dateline_place", "text"):
        row[name] = getattr(article, name, None)
    row |= published(article.published if article else None)
    row["own_date"] = date(article.published if article else None)
    row["dates"] = [asdict(found) for found in article.dates] if article else []
    row["parts"] = [list(astuple(part)) for part in article.parts] if article else []
    row |= version(None) | {"dated_by": []}
    row["dateline_start"], row["dateline_end"] = spans.columns(
        article.dateline if article else None
    )
    row["offsets"] = None
    if article is not None:
        row["byline"], row["contributors"] = list(article.byline), list(article.contributors)
        row["blocks"] = [[block.kind, block.start, block.end] for block in article.blocks]
        offsets = article.offsets
        row["offsets"] = [list(offsets.clean), list(offsets.source), offsets.length]
    return row


def findings(entries: Sequence[Entry]) -> dict[Table, list[Row]]:
    """The rows of all findings of some reports, tables that others point at first."""
    made: dict[Table, list[Row]] = {table: [] for table in reversed(schema.OF_REPORTS)}
    for entry in entries:
        for ordinal, item in enumerate(entry.statements):
            made[schema.statements].append(_statement(item, ordinal))
            made[schema.pieces] += _pieces(item)
            made[schema.candidates] += _candidates(item)
        for ordinal, actor in enumerate(entry.actors):
            made[schema.actors].append(_actor(actor, entry.id, ordinal))
            made[schema.mentions] += _mentions(actor, entry.id)
        made[schema.times] += times(entry.times)
        made[schema.events] += deeds.events(entry.events)
        made[schema.positions] += deeds.positions(entry.positions)
        made[schema.clauses] += clauses.rows(entry.id, entry.clauses)
    return made


def published(made: Published | None) -> Row:
    """The columns of a publication date."""
    return {f"published_{n}": getattr(made, n, None) for n in ("value", "precision", "clue")}


def date(made: Published | None) -> list[str] | None:
    """A publication date in one column."""
    return [made.value, made.precision, made.clue] if made else None


def version(made: Version | None) -> Row:
    """The columns of a report's place among its versions."""
    changes = made.changes if made else ()
    return {"versions": list(made.all) if made else [], "changes": [_change(c) for c in changes]}


def _change(change: Change) -> list[list[Any] | None]:
    return [[w.text, *w.span] if w else None for w in (change.was, change.now)]


def times(found: Sequence[Time]) -> list[Row]:
    """The rows of a report's times."""
    return [
        {
            "id": time.id,
            "report": time.report,
            "ordinal": ordinal,
            "words": time.text,
            "start_char": time.span[0],
            "end_char": time.span[1],
            "type": time.type,
            "value": time.value,
            "precision": time.precision,
            "timex": time.timex,
            "earliest": time.earliest,
            "latest": time.latest,
            "anchor": time.anchor,
            "alternatives": list(time.alternatives),
            "direction": time.direction,
        }
        for ordinal, time in enumerate(found)
    ]


def said_on(made: SaidOn | None) -> Row:
    """The columns of the day on which something was said."""
    return {f"said_on_{n}": getattr(made, n, None) for n in ("value", "precision", "time", "past")}


def _statement(item: Statement, ordinal: int) -> Row:
    speaker, cue, condition, venue = item.speaker, item.cue, item.condition, item.venue
    speaker_start, speaker_end = spans.columns(speaker.span)
    cue_start, cue_end = spans.columns(cue.span if cue else None)
    condition_start, condition_end = spans.columns(condition.span if condition else None)
    venue_start, venue_end = spans.columns(venue.span if venue else None)
    return {
        "id": item.id,
        "report": item.report,
        "ordinal": ordinal,
        "speaker_actor": speaker.actor,
        "speaker_name": speaker.name,
        "speaker_mention": speaker.mention,
        "speaker_role": speaker.role,
        "speaker_of": speaker.of,
        "speaker_start": speaker_start,
        "speaker_end": speaker_end,
        "cue_text": cue.text if cue else None,
        "cue_start": cue_start,
        "cue_end": cue_end,
        "cue_negated": cue.negated if cue else None,
        "act": item.act,
        "kind": item.kind,
        "form": item.form,
        "addressee_text": item.addressee.text if item.addressee else None,
        "addressee_actor": item.addressee.actor if item.addressee else None,
        "within": item.within,
        "condition_text": condition.text if condition else None,
        "condition_start": condition_start,
        "condition_end": condition_end,
        "confidence": item.confidence,
        "venue_text": venue.text if venue else None,
        "venue_start": venue_start,
        "venue_end": venue_end,
        "venue_occasion": venue.occasion if venue else None,
        "venue_place": venue.place if venue else None,
        "hedges": [[hedge.text, *hedge.span, hedge.by] for hedge in item.hedges],
    } | said_on(item.said_on)


def _pieces(item: Statement) -> list[Row]:
    content = [(item.report, piece) for piece in item.content]
    evidence = [(e.report, Words(e.quote, (e.start, e.end))) for e in item.evidence]
    return [
        {
            "statement": item.id,
            "part": part,
            "ordinal": ordinal,
            "report": report_id,
            "start_char": words.span[0],
            "end_char": words.span[1],
            "words": words.text,
        }
        for part, pieces in (("content", content), ("evidence", evidence))
        for ordinal, (report_id, words) in enumerate(pieces)
    ]


def _candidates(item: Statement) -> list[Row]:
    return [
        {"statement": item.id, "ordinal": ordinal, "report": item.report} | asdict(candidate)
        for ordinal, candidate in enumerate(item.speaker.candidates)
    ]


def _actor(actor: Actor, report_id: str, ordinal: int) -> Row:
    return {
        "id": actor.id,
        "report": report_id,
        "ordinal": ordinal,
        "name": actor.name,
        "kind": actor.kind,
        "code": actor.code,
        "sector": actor.sector,
        "aliases": list(actor.aliases),
        "roles": [[role.role, role.of, role.since, role.until] for role in actor.roles],
        "reports": list(actor.reports),
    }


def _mentions(actor: Actor, report_id: str) -> list[Row]:
    return [
        {
            "actor": actor.id,
            "ordinal": ordinal,
            "report": report_id,
            "words": mention.text,
            "start_char": mention.span[0],
            "end_char": mention.span[1],
            "how": mention.how,
        }
        for ordinal, mention in enumerate(actor.mentions)
    ]
