"""Reading the database back into the values it was written from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, func, select

from onrecord.schema import (
    Actor,
    Addressee,
    Article,
    Block,
    Candidate,
    Change,
    Cue,
    DateCandidate,
    Event,
    Evidence,
    Hedge,
    Known,
    Mention,
    OffsetMap,
    Part,
    Published,
    Role,
    SaidOn,
    Span,
    Speaker,
    Statement,
    Time,
    Venue,
    Version,
    Words,
)
from onrecord.store import deeds, schema
from onrecord.store.entry import Entry, RunRow

CHUNK = 200
"""Reports read back at a time, so that a record of any size streams through."""

Found = dict[str, list[RowMapping]]


@dataclass(frozen=True, slots=True)
class Held:
    """What the database holds of a report already."""

    path: str
    fingerprint: str | None
    failure: str | None


def held(connection: Connection) -> dict[str, Held]:
    """All reports of the database by id, in short."""
    table = schema.reports.c
    chosen = select(table.id, table.path, table.fingerprint, table.failure)
    return {
        row.id: Held(row.path, row.fingerprint, row.failure) for row in connection.execute(chosen)
    }


def places(connection: Connection) -> dict[str, str]:
    """Which report stands at each path."""
    return {row.path: row.report for row in connection.execute(select(schema.places))}


def counts(connection: Connection) -> tuple[int, int]:
    """How many statements and actors the database holds."""
    statements, actors = (
        connection.scalar(select(func.count()).select_from(table)) or 0
        for table in (schema.statements, schema.actors)
    )
    return statements, actors


def runs(connection: Connection) -> list[RunRow]:
    """All runs, the first one first."""
    rows = connection.execute(select(schema.runs).order_by(schema.runs.c.id)).mappings()
    return [RunRow(**row) for row in rows]


def ids(connection: Connection) -> list[str]:
    """The ids of all reports in the order of their paths."""
    order = (schema.reports.c.path, schema.reports.c.id)
    # Sorted here and not there: databases order letters by rules of their own.
    found = sorted((path, key) for path, key in connection.execute(select(*order)))
    return [key for _, key in found]


def holds(connection: Connection, report: str) -> bool:
    """Whether a report is on the record and could be read."""
    table = schema.reports.c
    chosen = select(table.id).where(table.id == report, table.failure.is_(None))
    return connection.scalar(chosen) is not None


def entries(
    connection: Connection,
    wanted: Sequence[str] | None = None,
    *,
    findings: Sequence[Table] = schema.FINDINGS,
) -> Iterator[Entry]:
    """Reports and their findings, in the order of their paths or in that of `wanted`.

    Args:
        connection: inside a transaction.
        wanted: ids of reports; all by default.
        findings: the tables that are read; what stands in others is left out.
    """
    order = ids(connection) if wanted is None else list(wanted)
    for start in range(0, len(order), CHUNK):
        chunk = order[start : start + CHUNK]
        table = schema.reports
        rows = connection.execute(select(table).where(table.c.id.in_(chunk))).mappings()
        by_id = {row["id"]: row for row in rows}
        found = {table.name: _by_report(connection, table, chunk) for table in findings}
        yield from (_entry(by_id[key], found) for key in chunk if key in by_id)


def said_and_done(
    connection: Connection, reports: Sequence[str]
) -> tuple[dict[str, list[Statement]], dict[str, list[Event]]]:
    """The statements and the events of some reports, by report, in the order of the text."""
    said: dict[str, list[Statement]] = {}
    done: dict[str, list[Event]] = {}
    for start in range(0, len(reports), CHUNK):
        chunk = list(reports[start : start + CHUNK])
        tables = (schema.statements, schema.pieces, schema.candidates, schema.events)
        found = {table.name: _by_report(connection, table, chunk) for table in tables}
        for report in chunk:
            pieces = _grouped(found["pieces"].get(report, []), "statement")
            candidates = _grouped(found["candidates"].get(report, []), "statement")
            said[report] = [
                _statement(row, pieces[row["id"]], candidates[row["id"]])
                for row in found["statements"].get(report, [])
            ]
            done[report] = [deeds.event(row) for row in found["events"].get(report, [])]
    return said, done


def _by_report(connection: Connection, table: Table, chunk: list[str]) -> Found:
    chosen = select(table).where(table.c.report.in_(chunk)).order_by(table.c.ordinal)
    grouped: Found = defaultdict(list)
    for row in connection.execute(chosen).mappings().all():
        grouped[row["report"]].append(row)
    return grouped


def _entry(row: RowMapping, found: dict[str, Found]) -> Entry:
    mine = {t.name: found.get(t.name, {}).get(row["id"], []) for t in schema.FINDINGS}
    pieces, candidates = (
        _grouped(mine["pieces"], "statement"),
        _grouped(mine["candidates"], "statement"),
    )
    mentions = _grouped(mine["mentions"], "actor")
    return Entry(
        id=row["id"],
        path=row["path"],
        url=row["url"],
        format=row["format"],
        encoding=row["encoding"],
        known=Known(**row["known"]) if row["known"] else None,
        article=article(row) if row["text"] is not None else None,
        statements=tuple(
            _statement(item, pieces[item["id"]], candidates[item["id"]])
            for item in mine["statements"]
        ),
        actors=tuple(_actor(item, mentions[item["id"]]) for item in mine["actors"]),
        times=tuple(_time(item) for item in mine["times"]),
        events=tuple(deeds.event(item) for item in mine["events"]),
        positions=tuple(deeds.position(item) for item in mine["positions"]),
        failure=row["failure"],
        dated_by=tuple(row["dated_by"] or ()),
        version=_version(row),
        story=row["story"],
        copies_of=row["copies_of"],
        together={
            item["id"]: item[mark]
            for name, mark in schema.MARKS
            for item in mine[name]
            if item[mark]
        },
    )


def _grouped(rows: list[RowMapping], key: str) -> Found:
    grouped: Found = defaultdict(list)
    for row in rows:
        grouped[row[key]].append(row)
    return grouped


def article(row: RowMapping) -> Article:
    """The article that a row of `reports` tells."""
    clean, source, length = row["offsets"]
    return Article(
        report=row["id"],
        text=row["text"],
        blocks=tuple(Block(kind, start, end) for kind, start, end in row["blocks"]),
        offsets=OffsetMap(tuple(clean), tuple(source), length),
        language=row["language"],
        headline=row["headline"],
        outlet=row["outlet"],
        agency=row["agency"],
        byline=tuple(row["byline"]),
        contributors=tuple(row["contributors"]),
        dateline_place=row["dateline_place"],
        dateline=_span(row, "dateline"),
        published=published(row),
        dates=tuple(DateCandidate(**found) for found in row["dates"] or ()),
        parts=tuple(Part(*part) for part in row["parts"] or ()),
    )


def published(row: RowMapping) -> Published | None:
    """The publication date that a row of `reports` tells."""
    value = row["published_value"]
    if value is None:
        return None
    return Published(value, row["published_precision"], row["published_clue"])


def _version(row: RowMapping) -> Version | None:
    changes = tuple(Change(*map(_words, change)) for change in row["changes"] or ())
    return Version(tuple(row["versions"]), changes) if row["versions"] else None


def _words(words: list[Any] | None) -> Words | None:
    return Words(words[0], (words[1], words[2])) if words else None


def _statement(
    row: RowMapping, pieces: list[RowMapping], candidates: list[RowMapping]
) -> Statement:
    return Statement(
        id=row["id"],
        report=row["report"],
        speaker=_speaker(row, candidates),
        cue=_cue(row),
        act=row["act"],
        kind=row["kind"],
        content=tuple(
            Words(piece["words"], (piece["start_char"], piece["end_char"]))
            for piece in pieces
            if piece["part"] == "content"
        ),
        form=row["form"],
        evidence=tuple(
            Evidence(piece["report"], piece["start_char"], piece["end_char"], piece["words"])
            for piece in pieces
            if piece["part"] == "evidence"
        ),
        confidence=row["confidence"],
        addressee=_addressee(row),
        said_on=_said_on(row),
        within=row["within"],
        condition=_condition(row),
        venue=_venue(row),
        hedges=tuple(Hedge(text, (s, e), by) for text, s, e, by in row["hedges"] or ()),
    )


def _speaker(row: RowMapping, candidates: list[RowMapping]) -> Speaker:
    return Speaker(
        actor=row["speaker_actor"],
        name=row["speaker_name"],
        mention=row["speaker_mention"],
        role=row["speaker_role"],
        of=row["speaker_of"],
        span=_span(row, "speaker"),
        candidates=tuple(Candidate(c["actor"], c["name"], c["weight"]) for c in candidates),
    )


def _cue(row: RowMapping) -> Cue | None:
    span = _span(row, "cue")
    return Cue(row["cue_text"], span, row["cue_negated"]) if span else None


def _condition(row: RowMapping) -> Words | None:
    span = _span(row, "condition")
    return Words(row["condition_text"], span) if span else None


def _venue(row: RowMapping) -> Venue | None:
    span = _span(row, "venue")
    if span is None:
        return None
    return Venue(row["venue_text"], span, row["venue_occasion"], row["venue_place"])


def _actor(row: RowMapping, mentions: list[RowMapping]) -> Actor:
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        aliases=tuple(row["aliases"]),
        roles=tuple(Role(role, of) for role, of in row["roles"]),
        code=row["code"],
        sector=row["sector"],
        reports=tuple(row["reports"]),
        mentions=tuple(
            Mention(m["report"], m["words"], (m["start_char"], m["end_char"]), m["how"])
            for m in mentions
        ),
    )


def _span(row: RowMapping, name: str) -> Span | None:
    start: Any = row[name + "_start"]
    return None if start is None else (start, row[name + "_end"])


def _addressee(row: RowMapping) -> Addressee | None:
    text = row["addressee_text"]
    return None if text is None else Addressee(text, row["addressee_actor"])


def _said_on(row: RowMapping) -> SaidOn | None:
    precision = row["said_on_precision"]
    if precision is None:
        return None
    return SaidOn(row["said_on_value"], precision, row["said_on_time"], bool(row["said_on_past"]))


def _time(row: RowMapping) -> Time:
    return Time(
        id=row["id"],
        report=row["report"],
        text=row["words"],
        span=(row["start_char"], row["end_char"]),
        type=row["type"],
        value=row["value"],
        precision=row["precision"],
        timex=row["timex"],
        earliest=row["earliest"],
        latest=row["latest"],
        anchor=row["anchor"],
        alternatives=tuple(row["alternatives"]),
        direction=row["direction"],
    )
