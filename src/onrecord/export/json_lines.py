"""A record's JSON lines to hand on: the run's own files, each with its JSON Schema."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onrecord.export import json_schema, jsonl
from onrecord.export.files import replacing
from onrecord.export.wanted import Wanted
from onrecord.store import Entry


def write(entries: Iterable[Entry], to: Path, *, wanted: Wanted) -> list[str]:
    """Write a file and a schema for each table, and say which.

    Args:
        entries: the reports.
        to: the folder.
        wanted: which tables, and whether with the reports' text.
    """
    names = wanted.chosen(jsonl.TABLES)
    tables = {name: jsonl.TABLES[name] for name in names}
    if "reports" in tables and not wanted.text:
        tables["reports"] = without_text
    jsonl.write_tables(entries, to, tables)
    for name in names:
        with replacing(to / f"{name}.schema.json") as file:
            file.write(json_schema.text(json_schema.of_file(name)))
    return [f"{name}{ending}" for name in names for ending in (".jsonl", ".schema.json")]


def without_text(entry: Entry) -> list[jsonl.Line]:
    """The line of a report whose text stays behind."""
    return [{**line, "text": None} for line in jsonl.reports(entry)]
