"""`onrecord watch`: follow feeds, keep their record as they post."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from onrecord.cli.common import FAILED, Database, errors, harmless, in_one_line, output
from onrecord.settings import EVERY_SECONDS, LEAST_EVERY_SECONDS, MOST_BYTES, Manners, Settings

if TYPE_CHECKING:
    from onrecord.watch import News, Watched

MINUTE, MEGABYTE = 60.0, 1e6


def watch(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help="Folder to write to.")],
    feeds: Annotated[
        list[str] | None, typer.Argument(metavar="FEED…", help="Addresses of RSS or Atom feeds.")
    ] = None,
    listed: Annotated[
        Path | None,
        typer.Option(
            "--feeds",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="File with one feed address per line; # starts a comment.",
        ),
    ] = None,
    every: Annotated[
        float,
        typer.Option(
            "--every",
            metavar="MINUTES",
            min=LEAST_EVERY_SECONDS / MINUTE,
            help="Minutes between two requests for the same feed.",
        ),
    ] = EVERY_SECONDS / MINUTE,
    once: Annotated[
        bool, typer.Option("--once", help="Check every feed once and exit, as for cron.")
    ] = False,
    allow_private: Annotated[
        bool,
        typer.Option(
            "--allow-private", help="Allow feeds and pages on this machine and on private networks."
        ),
    ] = False,
    max_megabytes: Annotated[
        float,
        typer.Option(
            "--max-megabytes", metavar="MB", min=0.01, help="Largest feed or page to download."
        ),
    ] = MOST_BYTES / MEGABYTE,
    contact: Annotated[
        str | None,
        typer.Option(
            "--contact", metavar="WORDS", help="Your e-mail or web address, sent to the servers."
        ),
    ] = None,
    workers: Annotated[
        int, typer.Option("--workers", "-w", min=1, help="Number of processes that read reports.")
    ] = 1,
    alerts: Annotated[
        Path | None,
        typer.Option(
            "--alerts",
            metavar="RULES",
            help="Send alerts about new records, as this TOML file defines them.",
        ),
    ] = None,
    database: Database = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
) -> None:
    """Follow feeds: fetch what they post, read it and add it to the record in OUT.

    Nothing else is fetched than these feeds, the pages they link to, and the sites' robots.txt.
    Ctrl-C stops it and keeps what was read; started again, it continues from there.
    Exits with 1 if no feed could be fetched.
    """
    from onrecord import pipeline

    with in_one_line(), _stopped_by_signals() as stop, _told(alerts, out, database):
        done = pipeline.watch(
            [*(feeds or ()), *(_lines(listed) if listed else ())],
            out,
            once=once,
            workers=workers,
            manners=Manners(
                every=every * MINUTE,
                allow_private=allow_private,
                most_bytes=round(max_megabytes * MEGABYTE),
                contact=contact,
            ),
            stop=stop,
            tell=None if quiet else _say,
            settings=Settings(database=database),
        )
    if not quiet:
        _print(done)
    if all(feed.failures for feed in done.feeds):
        reason = "; ".join(f"{feed.url}: {feed.reason}" for feed in done.feeds[:3])
        words = harmless(f"onrecord: no feed could be fetched. {reason}")
        errors.print(words, style="red", markup=False)
        raise typer.Exit(FAILED)


def _told(rules: Path | None, out: Path, database: str | None) -> AbstractContextManager[None]:
    """Deliver alerts in the background while the watch runs."""
    if rules is None:
        return nullcontext()
    from onrecord import alerts

    return alerts.beside(out, alerts.read(rules), database=database)


@contextmanager
def _stopped_by_signals() -> Iterator[threading.Event]:
    """Ctrl-C and a polite kill end the watch with what it has; the second of them at once."""
    stop = threading.Event()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def handle(number: int, frame: FrameType | None) -> None:
        stop.set()
        signal.signal(number, before[signal.Signals(number)])
        errors.print("onrecord: stopping; what was read is kept …", markup=False)

    for number in before:
        signal.signal(number, handle)
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _lines(path: Path) -> list[str]:
    """The addresses in a file."""
    lines = path.read_text("utf-8", "replace").lstrip("\ufeff").splitlines()
    words = (line.strip() for line in lines)
    return [line.split(" #")[0].strip() for line in words if line and not line.startswith("#")]


def _say(news: News) -> None:
    style = "yellow" if news.bad else None
    errors.print(harmless(f"{news.place}  {news.words}"), style=style, markup=False)


def _print(done: Watched) -> None:
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(justify="right")
    table.add_column()
    for count, words in (
        (done.pages, "pages read"),
        (done.entries, "read from the feed itself, as the page could not be fetched"),
        (done.nothing, "not read"),
        (done.waiting, "to be tried again"),
    ):
        if count or words == "pages read":
            table.add_row(str(count), words)
    table.add_row(str(done.statements), "statements in the record")
    table.add_row(str(done.actors), "actors in the record")
    table.add_row(f"{done.seconds:.1f}", "seconds")
    output.print(table)
    for feed in done.feeds:
        if feed.reason:
            output.print(harmless(f"{feed.url}: {feed.reason}"), markup=False, soft_wrap=True)
    output.print(f"Written to {done.out}", markup=False, soft_wrap=True)
