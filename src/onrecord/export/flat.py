"""The flat tables: one row a thing, no lists in a cell that a row of its own could hold.

Each function gives the rows of one report, their cells in the order of `export_columns.csv`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from onrecord.export import flat_deeds
from onrecord.export.cells import (
    BREAK,
    Row,
    about_report,
    actors_of,
    joined,
    judgement,
    shown,
)
from onrecord.lexicon.exports import ExportColumn, export_columns
from onrecord.schema import Statement
from onrecord.store import Entry

Rows = Callable[[Entry], Iterator[Row]]


def columns() -> dict[str, tuple[ExportColumn, ...]]:
    """The columns of the flat tables.

    >>> [column.field for column in columns()["candidates"]]
    ['statement', 'rank', 'actor', 'name', 'weight']
    """
    return export_columns("tables")


def reports(entry: Entry) -> Iterator[Row]:
    """The row of a report."""
    article = entry.article
    published = article.published if article else None
    versions = entry.version.all if entry.version else ()
    yield (
        entry.id,
        entry.path,
        entry.url,
        article.outlet if article else None,
        article.agency if article else None,
        article.headline if article else None,
        joined(article.byline if article else ()),
        joined(article.contributors if article else ()),
        article.dateline_place if article else None,
        article.language if article else None,
        published.value if published else None,
        published.precision if published else None,
        published.clue if published else None,
        versions[0] if versions and versions[0] != entry.id else None,
        entry.story,
        entry.copies_of,
        len(article.text) if article else None,
        article.text if article else None,
        entry.failure,
    )


def statements(entry: Entry) -> Iterator[Row]:
    """The rows of a report's statements."""
    about, cast = about_report(entry), actors_of(entry)
    for item in entry.statements:
        speaker, cue, on, venue = item.speaker, item.cue, item.said_on, item.venue
        who = cast.get(speaker.actor or "")
        day = on.value if on else None
        yield (
            item.id,
            *about,
            entry.together.get(item.id),
            speaker.actor,
            speaker.name,
            speaker.mention,
            speaker.role,
            speaker.of,
            who.kind if who else None,
            who.code if who else None,
            who.sector if who else None,
            entry.together.get(speaker.actor or ""),
            cue.text if cue else None,
            cue.negated if cue else None,
            item.act,
            item.kind,
            item.form,
            joined((piece.text for piece in item.content), BREAK) or "",
            item.addressee.text if item.addressee else None,
            item.addressee.actor if item.addressee else None,
            day,
            on.precision if on and day else None,
            venue.text if venue else None,
            venue.occasion if venue else None,
            venue.place if venue else None,
            item.within,
            item.condition.text if item.condition else None,
            joined(hedge.text for hedge in item.hedges),
            item.confidence,
            entry.block(item.evidence[0].start),
            *shown(item.evidence),
            *judgement(entry, item.id),
        )


def candidates(entry: Entry) -> Iterator[Row]:
    """For each statement, all who may be its speaker."""
    for item in entry.statements:
        for rank, who in enumerate(item.speaker.candidates, 1):
            yield item.id, rank, who.actor, who.name, who.weight


def actors(entry: Entry) -> Iterator[Row]:
    """The rows of a report's actors."""
    for actor in entry.actors:
        yield (
            actor.id,
            entry.id,
            actor.name,
            actor.kind,
            actor.code,
            actor.sector,
            entry.together.get(actor.id),
            joined(actor.aliases),
            len(actor.mentions),
        )


def roles(entry: Entry) -> Iterator[Row]:
    """What the report says that its actors are."""
    for actor in entry.actors:
        for rank, role in enumerate(actor.roles, 1):
            yield actor.id, rank, role.role, role.of, role.since, role.until


def mentions(entry: Entry) -> Iterator[Row]:
    """Every place where an actor is mentioned."""
    for actor in entry.actors:
        for mention in actor.mentions:
            yield actor.id, mention.report, mention.text, *mention.span, mention.how


def times(entry: Entry) -> Iterator[Row]:
    """The rows of a report's times."""
    for time in entry.times:
        yield (
            time.id,
            entry.id,
            time.text,
            *time.span,
            time.type,
            time.value,
            time.precision,
            time.timex,
            time.earliest,
            time.latest,
            time.anchor,
            time.direction,
            joined(time.alternatives),
            entry.block(time.span[0]),
        )


def evidence(entry: Entry) -> Iterator[Row]:
    """The words that every finding points at."""
    for item in entry.statements:
        for part, rank, start, end, quote in _parts(item):
            yield item.id, "statements", entry.id, part, rank, start, end, quote
    yield from flat_deeds.evidence(entry)


def judgements(entry: Entry) -> Iterator[Row]:
    """What people judged of a report's findings, those among them that they rejected."""
    for finding, lines in sorted(entry.judged.items()):
        for line in lines:
            yield (
                finding,
                entry.id,
                line.field or None,
                line.verdict,
                line.value,
                line.was,
                joined(line.people),
                line.disputed,
            )


def _parts(item: Statement) -> Iterator[tuple[Any, ...]]:
    speaker, cue, condition = item.speaker, item.cue, item.condition
    for rank, piece in enumerate(item.evidence, 1):
        yield "evidence", rank, piece.start, piece.end, piece.quote
    for rank, words in enumerate(item.content, 1):
        yield "content", rank, *words.span, words.text
    if cue:
        yield "cue", 1, *cue.span, cue.text
    if speaker.span and speaker.mention:
        yield "speaker", 1, *speaker.span, speaker.mention
    if condition:
        yield "condition", 1, *condition.span, condition.text
    if item.venue:
        yield "venue", 1, *item.venue.span, item.venue.text
    for rank, hedge in enumerate(item.hedges, 1):
        yield "hedge", rank, *hedge.span, hedge.text


TABLES: dict[str, Rows] = {
    "reports": reports,
    "statements": statements,
    "candidates": candidates,
    "events": flat_deeds.events,
    "parties": flat_deeds.parties,
    "figures": flat_deeds.figures,
    "positions": flat_deeds.positions,
    "actors": actors,
    "roles": roles,
    "mentions": mentions,
    "times": times,
    "evidence": evidence,
    "judgements": judgements,
}
"""All flat tables: one more is a function here, its columns in the lexicon, and a view."""

_TEXT = [column.field for column in columns()["reports"]].index("text")


def rows(table: str, entry: Entry, *, text: bool = False) -> Iterable[Row]:
    """The rows of one table for one report.

    Args:
        table: its name.
        entry: the report.
        text: whether its whole text goes along: not everybody may hand that on.
    """
    found = TABLES[table](entry)
    if table == "reports" and not text:
        return ((*row[:_TEXT], None, *row[_TEXT + 1 :]) for row in found)
    return found
