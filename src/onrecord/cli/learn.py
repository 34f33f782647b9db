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

    Look it over before you use it: what stands in it is left out of the reports of its site.
    """
    from onrecord import pipeline

    with in_one_line():
        typer.echo(pipeline.learn(paths), nl=False)
