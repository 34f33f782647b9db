"""`onrecord verify`: does every quote still stand?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.common import FAILED, Database, in_one_line, output


def verify(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Output folder of a run.")],
    database: Database = None,
) -> None:
    """Check every quote against its offsets, in the record and in the report's file.

    Prints those that do not match, and exits with 1 if there are any.
    """
    from onrecord import pipeline

    with in_one_line():
        verdict = pipeline.verify(out, database=database)
    for problem in verdict.problems:
        start, end = problem.span
        output.print(
            f"{problem.path}: {problem.part} of {problem.finding} at {start}-{end},"
            f" {problem.words!r}: {problem.reason}",
            markup=False,
            soft_wrap=True,
        )
    output.print(
        f"{verdict.quotes} quotes checked, {verdict.sources} reports compared with their files;"
        f" {len(verdict.problems)} problems."
    )
    if verdict.absent:
        output.print(
            f"The files of {len(verdict.absent)} reports were not found: for these only the stored"
            " text was checked.",
            soft_wrap=True,
        )
    if verdict.problems:
        raise typer.Exit(FAILED)
