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
    discourse,
    flat,
    followthemoney,
    graphs,
    json_lines,
    json_schema,
    parquet,
    plover,
    timeline,
    web_annotations,
)
from onrecord.export.files import make_folder, replacing
from onrecord.export.wanted import Wanted
from onrecord.lexicon import codebook
from onrecord.lexicon.cameo import cameo_markdown
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


def codes_alone(wanted: Wanted) -> str:
    """The codes, for formats whose fields are others' to describe."""
    return codebook.lists_markdown()


def _cameo_book(wanted: Wanted) -> str:
    return f"{export_markdown('cameo')}\n{cameo_markdown()}"


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
            json_lines.TABLES,
        ),
        Format("plover", "Events as PLOVER's JSON lines.", plover.write, _book("plover")),
        Format("cameo", "Events coded in CAMEO, source and target.", cameo.write, _cameo_book),
        Format("dna", "Positions as DNA's event list and networks.", discourse.write, _book("dna")),
        Format("graph", "The networks as GraphML and GEXF.", graphs.write, _book("dna")),
        Format("timeline", "Events for TimelineJS.", timeline.write, codes_alone),
        Format("ftm", "Entities for FollowTheMoney.", followthemoney.write, codes_alone),
        Format("annotations", "Statements as W3C annotations.", web_annotations.write, codes_alone),
    )
}
BOOK = "codebook.md"


def write(format: Format, entries: Iterable[Entry], to: Path, *, wanted: Wanted) -> list[Path]:
    """Write a record in a format, its codebook beside it.

    Args:
        format: the format.
        entries: the reports.
        to: the folder.
        wanted: what is asked of it.

    Raises:
        ExportError: when it cannot be written.
        StoreError: when the folder cannot be used.
    """
    if wanted.tables and not format.tables:
        raise ExportError(f"{format.name} is not written as tables, so --table does not apply")
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
    made = {name: json_schema.of_file(name) for name in json_lines.TABLES}
    made["plover"] = plover.schema()
    make_folder(to)
    paths = {to / f"{name}.schema.json": schema for name, schema in made.items()}
    for path, schema in paths.items():
        with replacing(path) as file:
            file.write(json_schema.text(schema))
    return list(paths)
