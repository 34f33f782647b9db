"""Invented findings for alerts: one report tells one thing, in a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import delete

from onrecord.alerts import Rule
from onrecord.schema import Evidence, Position, Stance, Story, finding_id
from onrecord.store import Entry, affairs, news, schema, write, writing
from tests.factories import MADE_WITH, make_report, process

ISSUE = "reopening the gates of the Torvan dam"


def entry(
    text: str, *, stance: Stance | None = None, date: str | None = None, **fields: Any
) -> Entry:
    """A report; where a stance is given, the first who says something in it takes it."""
    made = Entry.of(process(make_report(text, path=f"{text[:12]}.txt"), None))
    if stance is None:
        return made
    assert made.article is not None
    who = made.actors[0]
    position = Position(
        id=finding_id(made.id, "position", (0, 4)),
        report=made.id,
        actor=who.id,
        actor_name=who.name,
        issue=fields.pop("issue", ISSUE),
        stance=stance,
        evidence=(Evidence.of(made.id, made.article.text, 0, 4),),
        date=date,
        **fields,
    )
    return replace(made, positions=(position,))


def put(out: Path, *entries: Entry, settled: bool = True) -> Path:
    """Write reports as a run would; each is a story of its own once they are settled."""
    with writing(out) as connection, connection.begin():
        run = write.begin_run(connection, MADE_WITH, inputs=len(entries))
        write.put(connection, entries, run=run, fingerprints=[None] * len(entries))
        if settled:
            stories = [Story(f"d{item.id[1:]}", "Told", (item.id,), ()) for item in entries]
            told = schema.stories.c.id.in_([story.id for story in stories])
            connection.execute(delete(schema.stories).where(told))
            affairs.put_stories(connection, stories)
            news.told(connection)
        write.end_run(connection, run)
    return out


def rules(*made: dict[str, Any]) -> Sequence[Rule]:
    """Alerts, named by their places."""
    return [Rule(f"alert {n}", **fields) for n, fields in enumerate(made, 1)]
