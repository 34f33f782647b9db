"""What all verbs share: where to print, and how to end when something is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.console import Console

from onrecord.errors import OnRecordError

FAILED = 1
INTERRUPTED = 130
REPORTS = (
    "Reports: .html, .txt, .jsonl, .csv, .rss or .warc files, or folders and archives of them."
)

Database = Annotated[
    str | None,
    typer.Option("--database", metavar="URL", help="Database to use instead of OUT/record.db."),
]

# rich leaves colours out where NO_COLOR is set or the output is no terminal.
errors = Console(stderr=True, highlight=False, soft_wrap=True)
output = Console(highlight=False)


_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def harmless(words: str) -> str:
    """Words of a server or a file without what a terminal would obey.

    >>> harmless("404 \x1b[2JGone")
    '404  [2JGone'
    """
    return _CONTROLS.sub(" ", words)


@contextmanager
def in_one_line() -> Iterator[None]:
    """End with one line and an exit code on an error that is ours, without a traceback."""
    try:
        yield
    except OnRecordError as error:
        errors.print(f"onrecord: {harmless(str(error))}", style="red", markup=False)
        raise typer.Exit(FAILED) from error
    except KeyboardInterrupt as error:
        errors.print("\nonrecord: stopped; run the same command again to continue.", markup=False)
        raise typer.Exit(INTERRUPTED) from error
