"""`onrecord methods`: a paragraph for a paper."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.common import Database, in_one_line


def methods(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Output folder of a run.")],
    database: Database = None,
) -> None:
    """Print a paragraph on how the record was made, for the methods section of a paper."""
    from onrecord import provenance
    from onrecord.errors import StoreError
    from onrecord.export.methods import paragraph
    from onrecord.record import Record

    with in_one_line():
        record = Record(out, database=database)
        if not record.runs:
            raise StoreError(f"{out}: this record was not written by a run")
        weights = provenance.weights()
        same = weights.sha256 == record.runs[-1].model_sha256
        typer.echo(
            paragraph(
                record.runs, record.counts(), scores=weights.card.get("scores") if same else None
            )
        )
