"""`onrecord info`: what this installation is, and what made a record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord.cli.common import Database, in_one_line, output

PACKAGES = ("spacy", "onnxruntime", "tokenizers", "numpy", "trafilatura", "SQLAlchemy")


def info(
    out: Annotated[
        Path | None, typer.Argument(metavar="OUT", help="Output folder of a run.")
    ] = None,
    database: Database = None,
) -> None:
    """Print versions, the language model's card, licences and machine, and the runs of OUT."""
    with in_one_line():
        _print_facts(_installation())
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


def _print_facts(lines: Iterable[tuple[str, str]]) -> None:
    """One fact a line, never broken: hashes are there to be copied."""
    facts = list(lines)
    width = max(len(name) for name, _ in facts)
    for name, value in facts:
        output.print(f"{name:{width}}  {value}", markup=False, soft_wrap=True)


def _print_runs(out: Path, database: str | None) -> None:
    from onrecord.store import query, reading

    with reading(out, database=database) as connection, connection.begin():
        runs = query.runs(connection)
        counts = query.counts(connection)
        reports = len(query.ids(connection))
    output.print(
        f"\n{out}: {reports} reports, {counts.statements} statements, {counts.actors} actors"
    )
    for run in runs:
        output.print(f"\nrun {run.id}")
        _print_facts(
            (
                ("  started", run.started),
                ("  ended", run.ended or "not finished"),
                ("  inputs", str(run.inputs)),
                ("  onrecord", run.package),
                ("  weights", f"{run.model}, sha256 {run.model_sha256}"),
                ("  lexicon", f"sha256 {run.lexicon_sha256}"),
                ("  settings", run.settings),
                ("  onnxruntime", run.onnxruntime),
                ("  platform", run.platform),
                ("  cpu", run.cpu),
            )
        )
