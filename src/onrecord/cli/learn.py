"""`onrecord learn`: find the lines that sites repeat over their reports."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.common import REPORTS, in_one_line


def learn(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH…", help=REPORTS),
    ],
) -> None:
    """Print the lines that sites repeat, as a table for `onrecord run --leftovers`.

    Review it before you use it: a run leaves these lines out of the reports of their site.
    """
    from onrecord import pipeline

    with in_one_line():
        typer.echo(pipeline.learn(paths), nl=False)
