"""All formats that a record is taken away in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from onrecord.errors import ExportError
from onrecord.export import (
    cameo,
    csv_tables,
    flat,
    json_lines,
    json_schema,
    jsonl,
    parquet,
    plover,
)
from onrecord.export.files import make_folder, replacing
from onrecord.export.wanted import Wanted
from onrecord.lexicon import codebook
from onrecord.lexicon.exports import export_markdown
from onrecord.store import Entry


class Write(Protocol):
    """Writes a format's files into a folder and says which."""

    def __call__(self, entries: Iterable[Entry], to: Path, *, wanted: Wanted) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: as it is asked for.
        about: what it is, in a line.
        write: writes it.
        book: its codebook.
        tables: its tables, where it has several of which some may be asked for.
    """

    name: str
    about: str
    write: Write
    book: Callable[[Wanted], str]
    tables: Collection[str] = ()


def _flat_book(wanted: Wanted) -> str:
    return export_markdown("tables", wanted.chosen(flat.TABLES))


def _run_book(wanted: Wanted) -> str:
    return codebook.markdown()


def _book(format: str) -> Callable[[Wanted], str]:
    return lambda wanted: export_markdown(format)


FORMATS = {
    format.name: format
    for format in (
        Format("csv", "Flat tables, one row a thing.", csv_tables.write, _flat_book, flat.TABLES),
        Format("parquet", "The same tables, typed.", parquet.write, _flat_book, flat.TABLES),
        Format(
            "jsonl",
            "The run's JSON lines, each file with its JSON Schema.",
            json_lines.write,
            _run_book,
            jsonl.TABLES,
        ),
        Format("plover", "Events as PLOVER's JSON lines.", plover.write, _book("plover")),
        Format("cameo", "Events coded in CAMEO, source and target.", cameo.write, _book("cameo")),
    )
}
BOOK = "codebook.md"


def write(name: str, entries: Iterable[Entry], to: Path, *, wanted: Wanted) -> list[Path]:
    """Write a record in a format, its codebook beside it.

    Args:
        name: the format.
        entries: the reports.
        to: the folder.
        wanted: what is asked of it.

    Raises:
        ExportError: when there is no such format, or it cannot be written.
        StoreError: when the folder cannot be used.
    """
    if name not in FORMATS:
        raise ExportError(f"there is no format {name!r}; the formats are {', '.join(FORMATS)}")
    format = FORMATS[name]
    if wanted.tables and not format.tables:
        raise ExportError(f"{name} is one table, of which no part can be asked for")
    wanted.chosen(format.tables)
    book = format.book(wanted)
    make_folder(to)
    written = format.write(entries, to, wanted=wanted)
    with replacing(to / BOOK) as file:
        file.write(book)
    return [to / file for file in (*written, BOOK)]


def write_schemas(to: Path) -> list[Path]:
    """Write the JSON Schemas of all that is written as JSON lines.

    Args:
        to: the folder.
    """
    made = {name: json_schema.of_file(name) for name in jsonl.TABLES}
    made["plover"] = plover.schema()
    make_folder(to)
    paths = {to / f"{name}.schema.json": schema for name, schema in made.items()}
    for path, schema in paths.items():
        with replacing(path) as file:
            file.write(json_schema.text(schema))
    return list(paths)
