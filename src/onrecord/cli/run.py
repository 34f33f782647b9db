"""`onrecord run`: read reports, write their record."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import (
    Progress as Bar,
)
from rich.table import Table

from onrecord.cli.common import FAILED, REPORTS, Database, errors, in_one_line, output
from onrecord.settings import PAGES

if TYPE_CHECKING:
    from onrecord.batch import Progress, Summary

MOST_SKIPPED = 20
"""Skipped reports named in the final table; all stand in reports.jsonl and on the page."""

STEPS = {"look": "looking", "read": "reading", "write": "writing"}


def run(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH…", help=f"{REPORTS} Or - for standard input: JSON lines or one text."
        ),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help="Folder to write to.")],
    workers: Annotated[
        int | None,
        typer.Option("--workers", "-w", min=1, help="Number of processes; one per CPU by default."),
    ] = None,
    database: Database = None,
    leftovers: Annotated[
        Path | None,
        typer.Option(
            "--leftovers",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="Table of lines that sites repeat, made by `onrecord learn`.",
        ),
    ] = None,
    lexicon: Annotated[
        Path | None,
        typer.Option(
            "--lexicon",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="Table of actors you know, made by `onrecord lexicon add`.",
        ),
    ] = None,
    pages: Annotated[
        int,
        typer.Option(
            "--pages",
            min=0,
            metavar="N",
            help="Write pages for the N most reported stories, actors, issues and comparisons.",
        ),
    ] = PAGES,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
) -> None:
    """Read reports and write their record to OUT.

    Running it again over the same files changes nothing, and a run that was stopped resumes where
    it left off. Exits with 1 if no report could be read.
    """
    from onrecord import pipeline
    from onrecord.pool import give_way
    from onrecord.settings import Settings

    give_way()
    with in_one_line():
        table = leftovers.read_text("utf-8", "replace") if leftovers else None
        known = lexicon.read_text("utf-8", "replace") if lexicon else None
        bar = _bar()
        with nullcontext() if quiet else bar:
            summary = pipeline.run(
                paths,
                out,
                workers=workers,
                progress=None if quiet else _Watch(bar),
                settings=Settings(database=database, leftovers=table, lexicon=known, pages=pages),
            )
    if not quiet:
        _print(summary)
    if not summary.read:
        reason = "; ".join(f"{item.path}: {item.reason}" for item in summary.skipped[:3])
        reason = reason or _nothing(paths)
        errors.print(f"onrecord: no report could be read. {reason}", style="red", markup=False)
        raise typer.Exit(FAILED)


def _nothing(paths: list[Path]) -> str:
    """Why there was nothing to read, not even something that was skipped."""
    return f"There are no reports in {', '.join(map(str, paths))}. {REPORTS}"


def _bar() -> Bar:
    return Bar(
        TextColumn("{task.description:>8}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=errors,
        transient=True,
    )


class _Watch:
    """Turns what the library tells into a bar for each step."""

    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._tasks = {
            step: bar.add_task(words, total=None, visible=False) for step, words in STEPS.items()
        }

    def __call__(self, progress: Progress) -> None:
        for step, task in self._tasks.items():
            if step == progress.step:
                self._bar.update(task, completed=progress.done, total=progress.total, visible=True)
            else:
                self._bar.update(task, visible=False)


def _print(summary: Summary) -> None:
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(justify="right")
    table.add_column()
    held = summary.read + len(summary.skipped) - summary.new
    table.add_row(
        str(summary.read), "reports read" + (f" ({held} already in the record)" if held else "")
    )
    if summary.skipped:
        table.add_row(str(len(summary.skipped)), "skipped")
    table.add_row(str(summary.stories), "stories")
    table.add_row(str(summary.statements), "statements")
    table.add_row(str(summary.events), "events")
    table.add_row(str(summary.actors), "actors")
    table.add_row(f"{summary.seconds:.1f}", "seconds")
    output.print(table)
    for item in summary.skipped[:MOST_SKIPPED]:
        output.print(f"skipped {item.path}: {item.reason}", markup=False, soft_wrap=True)
    if len(summary.skipped) > MOST_SKIPPED:
        output.print(f"… and {len(summary.skipped) - MOST_SKIPPED} more, see reports.jsonl")
    output.print(f"Written to {summary.out}", markup=False, soft_wrap=True)
