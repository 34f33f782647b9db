"""Entries whose every field is filled, empty, or failed: what an export must carry."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from onrecord.export.viewed import by_target, viewed
from onrecord.schema import (
    Candidate,
    Change,
    Judgement,
    Role,
    Target,
    Verdict,
    Version,
    Words,
)
from onrecord.store import Entry, judgements, schema, together, write, writing
from onrecord.store.standing import stands
from tests import herald
from tests.factories import MADE_WITH, make_report, process


def full() -> Entry:
    """A report that fills every table."""
    entry = Entry.of(herald.reading())
    first, *others = entry.actors
    said = entry.statements[0]
    guess = (Candidate(first.id, first.name, 0.6),)
    return replace(
        entry,
        url="https://herald.example/gates?a=1,2",
        actors=(
            replace(first, roles=(Role("president", "Kordavia", "2019"),), sector="GOV"),
            *others,
        ),
        statements=(
            replace(said, speaker=replace(said.speaker, candidates=guess)),
            *entry.statements[1:],
        ),
        version=Version(("r0", entry.id), (Change(Words("Two.", (0, 4)), None),)),
        story="t0",
        copies_of="r0",
        together={said.id: "k0", entry.events[0].id: "k1", first.id: "i0"},
    )


FULL = full()
SAID, DONE = FULL.statements[0], FULL.events[0]


def judged(kind: Target, target: str, verdict: Verdict, person: str, **told: str) -> Judgement:
    """A judgement; of several the later ones are of later persons by the alphabet."""
    return Judgement(kind, target, verdict, person, f"2025-03-05T10:00:00Z {person}", **told)  # type: ignore[arg-type]


JUDGEMENTS = (
    judged("statement", SAID.id, "accept", "Ada"),
    judged("statement", SAID.id, "edit", "Ada", field="act", value="warn"),
    judged("statement", SAID.id, "edit", "Ben", field="act", value="claim"),
    judged("event", DONE.id, "unsure", "Ada"),
)

ENTRIES = (
    viewed(FULL, by_target(stands(JUDGEMENTS)), "machine"),
    Entry.of(process(make_report("Zoë said “=1+1, no\nor yes”; 🜁.", path="bare.txt"), None)),
    Entry("r0", "scan.pdf", failure="not text but a PDF"),
)


def write_record(out: Path, entries: tuple[Entry, ...] = ENTRIES) -> Path:
    """A run's folder that holds some entries; its files are left out."""
    with writing(out) as connection, connection.begin():
        run = write.begin_run(connection, MADE_WITH, inputs=len(entries))
        write.put(connection, list(entries), run=run, fingerprints=[None] * len(entries))
        together.put_versions(connection, {entry.id: entry.version for entry in entries})
        for entry in entries:
            _mark(connection, entry)
        judgements.add(connection, JUDGEMENTS)
        write.end_run(connection, run)
    return out


def _mark(connection: Connection, entry: Entry) -> None:
    """Write what of stories an entry is of, without the stories."""
    told = {"story": entry.story, "copies_of": entry.copies_of}
    reports = schema.reports
    connection.execute(reports.update().where(reports.c.id == entry.id).values(told))
    for name, column in schema.MARKS:
        table = schema.metadata.tables[name]
        for key, value in entry.together.items():
            connection.execute(table.update().where(table.c.id == key).values({column: value}))
