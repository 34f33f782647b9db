"""A record's JSON lines to hand on: the run's own files, each with its JSON Schema."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from pathlib import Path

from onrecord.export import affairs, json_schema, jsonl, reported
from onrecord.export.files import replacing
from onrecord.export.spans import Line
from onrecord.export.wanted import Together, Wanted
from onrecord.store import Entry

TABLES = (*jsonl.TABLES, "judgements", "stories", "records", "identities")
"""All files: what stands in each report, what people judged, what reports make together."""


def write(entries: Iterable[Entry], to: Path, *, wanted: Wanted) -> list[str]:
    """Write a file and a schema for each table, and say which.

    Args:
        entries: the reports.
        to: the folder.
        wanted: which tables, and whether with the reports' text.
    """
    names = wanted.chosen(TABLES)
    known = {**jsonl.TABLES, "judgements": judgements}
    tables = {name: lines for name, lines in known.items() if name in names}
    if "reports" in tables and not wanted.text:
        tables["reports"] = without_text
    deque(jsonl.write_tables(entries, to, tables), maxlen=0)
    jsonl.write_together(
        to,
        {name: lines for name, lines in told_together(wanted.together).items() if name in names},
    )
    for name in names:
        with replacing(to / f"{name}.schema.json") as file:
            file.write(json_schema.text(json_schema.of_file(name)))
    return [f"{name}{ending}" for name in names for ending in (".jsonl", ".schema.json")]


def told_together(made: Together) -> dict[str, Iterable[Line]]:
    """The lines of what reports make together, by the file that they stand in."""
    return {
        "stories": map(affairs.story, made.stories),
        "records": map(affairs.record, made.records),
        "identities": map(affairs.identity, made.identities),
    }


def judgements(entry: Entry) -> list[Line]:
    """The lines of what people judged of a report's findings."""
    return [
        {
            "finding": finding,
            "report": entry.id,
            "field": line.field or None,
            "verdict": line.verdict,
            "value": line.value,
            "was": line.was,
            "people": list(line.people),
            "disputed": line.disputed,
        }
        for finding, lines in sorted(entry.judged.items())
        for line in lines
    ]


def without_text(entry: Entry) -> list[Line]:
    """The line of a report whose text stays behind."""
    return [{**line, "text": None} for line in reported.reports(entry)]
