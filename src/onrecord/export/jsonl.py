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

from onrecord.export import affairs, deeds, reported, said
from onrecord.export.files import replacing
from onrecord.export.spans import Line
from onrecord.schema import Identity, Record, Story
from onrecord.store import Entry

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


TABLES: dict[str, Lines] = {
    "reports": reported.reports,
    "statements": said.statements,
    "events": deeds.events,
    "actors": said.actors,
    "positions": deeds.positions,
    "times": said.times,
}
