"""`onrecord info`: what this installation is, and what made a record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from onrecord.cli.common import Database, in_one_line, output

PACKAGES = ("spacy", "onnxruntime", "tokenizers", "numpy", "trafilatura", "SQLAlchemy")


def info(
    out: Annotated[
        Path | None, typer.Argument(metavar="[OUT]", help="The output folder of a run.")
    ] = None,
    database: Database = None,
) -> None:
    """Print versions, the language model's card and scores, licences and machine; runs of OUT."""
    with in_one_line():
        output.print(_facts(_installation()))
        if out is not None or database is not None:
            _print_runs(out or Path(), database)


def _installation() -> Iterator[tuple[str, str]]:
    from onrecord import provenance

    yield "onrecord", f"{provenance.version('onrecord')}, Apache-2.0"
    for package in PACKAGES:
        yield package.lower(), provenance.version(package)
    yield "platform", provenance.platform_name()
    yield "cpu", provenance.cpu_kind()
    yield "lexicon", f"sha256 {provenance.lexicon_hash()}"
    weights = provenance.weights()
    yield "weights", weights.version
    yield "", f"sha256 {weights.sha256}"
    yield from _card(weights.card)


def _card(card: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """The lines of a card, whatever it holds: nested tables as dotted names."""
    for key, value in card.items():
        if isinstance(value, dict):
            yield from _card(value, f"{prefix}{key}.")
        elif isinstance(value, list):
            yield (
                prefix + key,
                "; ".join(
                    item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)
                    for item in value
                ),
            )
        else:
            yield prefix + key, str(value)


def _facts(lines: Iterator[tuple[str, str]]) -> Table:
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for name, value in lines:
        table.add_row(name, value)
    return table


def _print_runs(out: Path, database: str | None) -> None:
    from onrecord.store import query, reading

    with reading(out, database=database) as connection, connection.begin():
        runs = query.runs(connection)
        statements, actors = query.counts(connection)
        reports = len(query.ids(connection))
    output.print(f"\n{out}: {reports} reports, {statements} statements, {actors} actors")
    table = Table("run", "started", "ended", "inputs", "onrecord", "weights", "onnxruntime", "cpu")
    for run in runs:
        ended = run.ended or "stopped"
        row = (run.started, ended, run.inputs, run.package, run.model, run.onnxruntime, run.cpu)
        table.add_row(str(run.id), *map(str, row))
    output.print(table)
