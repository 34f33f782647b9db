"""`onrecord diff`: what differs between two records."""

from __future__ import annotations

import json
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.common import in_one_line, output

KINDS = ("added", "gone", "changed")


class Shape(StrEnum):
    """How differences are printed."""

    table = "table"
    jsonl = "jsonl"


def diff(
    before: Annotated[
        Path, typer.Argument(metavar="OUT_A", help="Output folder of the first run.")
    ],
    after: Annotated[
        Path, typer.Argument(metavar="OUT_B", help="Output folder of the second run.")
    ],
    shape: Annotated[
        Shape, typer.Option("--as", help="Counts, or one line of JSON per difference.")
    ] = Shape.table,
) -> None:
    """Compare two records: what the second added, lost and changed.

    Findings are matched by id; ids do not depend on the version of OnRecord.
    """
    from onrecord.export.diff import as_json
    from onrecord.export.diff import diff as differences
    from onrecord.record import Record

    with in_one_line():
        counted: Counter[tuple[str, str]] = Counter()
        fields: Counter[tuple[str, str]] = Counter()
        for found in differences(Record(before), Record(after)):
            counted[found.table, found.what] += 1
            fields.update((found.table, name) for name in found.fields)
            if shape is Shape.jsonl:
                typer.echo(json.dumps(as_json(found), ensure_ascii=False))
    if shape is Shape.table:
        _print(counted, fields)


def _print(counted: Counter[tuple[str, str]], fields: Counter[tuple[str, str]]) -> None:
    from rich.table import Table

    from onrecord.export.jsonl import TABLES

    table = Table(box=None, pad_edge=False)
    for name in ("", *KINDS, "fields that changed"):
        table.add_column(name, justify="right" if name in KINDS else "left")
    for name in TABLES:
        told = sorted((field, count) for (where, field), count in fields.items() if where == name)
        words = ", ".join(f"{field} {count}" for field, count in told)
        table.add_row(name, *(str(counted[name, kind]) for kind in KINDS), words)
    output.print(table)
