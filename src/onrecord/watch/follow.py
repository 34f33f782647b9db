"""A watch from its beginning to its end."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from onrecord.errors import FetchError
from onrecord.provenance import Provenance
from onrecord.settings import DEFAULTS, Manners, Settings
from onrecord.sink import Also, Sink
from onrecord.store import feeds, query, write, writing
from onrecord.store.alone import alone
from onrecord.store.feeds import Feed
from onrecord.watch.addresses import address
from onrecord.watch.asking import Asker
from onrecord.watch.formats import Formats
from onrecord.watch.keeper import Keeper, News, Stories
from onrecord.watch.loop import Crew, Loop
from onrecord.watch.robots import Robots

FOLDER = "watched"
"""In OUT: what was fetched, a report a file, as `onrecord run` reads it."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What a watch did.

    Attributes:
        out: the folder it wrote.
        pages: reports of the pages that entries link to.
        entries: reports of the feeds' own words, where the page could not be had.
        nothing: entries of which neither could be had.
        waiting: entries whose page is to be asked for again.
        feeds: as they are now, each with what was wrong with it.
        statements: statements in the whole record.
        actors: actors in the whole record.
        seconds: how long it took.
    """

    out: Path
    pages: int
    entries: int
    nothing: int
    waiting: int
    feeds: tuple[Feed, ...]
    statements: int
    actors: int
    seconds: float


def untold(news: News) -> None:
    """For callers who do not ask what happens."""


def follow(
    urls: Sequence[str],
    out: Path,
    *,
    manners: Manners,
    formats: Formats,
    crew: AbstractContextManager[Crew],
    made_with: Provenance,
    stories: Stories,
    write_files: Callable[[Connection, Path], None],
    once: bool = False,
    stop: threading.Event | None = None,
    tell: Callable[[News], None] = untold,
    settings: Settings = DEFAULTS,
) -> Watched:
    """Follow feeds, and keep a record of what they link to.

    Args:
        urls: the feeds' addresses.
        out: the folder; what is in it is gone on with.
        manners: how to behave on the network.
        formats: what is made of bytes.
        crew: who reads reports.
        made_with: what decides the findings.
        stories: who groups them.
        write_files: writes the files of the record, in the end.
        once: end when all that is due is done, instead of going on.
        stop: set from elsewhere to end it.
        tell: is told what happens.
        settings: as a run's.

    Raises:
        FetchError: when what is named is no address of the web.
        StoreError: when the folder or database cannot be used, or another watch is at work there.
    """
    begun, stop = time.monotonic(), stop or threading.Event()
    named = [_named(url) for url in dict.fromkeys(urls)]
    if not named:
        raise FetchError("no feed given; name one by its address, https://…")
    asker = Asker(manners, Robots(manners, stop=stop), formats, stop)
    held = writing(out, database=settings.database)
    with held as connection, alone(out, what="watch"), crew as readers:
        with connection.begin():
            earlier = query.runs(connection)
            number = write.begin_run(connection, made_with, inputs=len(named))
        sink = partial(_sink, connection, number, made_with.fingerprint, settings)
        keeper = Keeper(
            connection,
            out,
            line=formats.line,
            stories=stories,
            sink=sink,
            tell=tell,
            untold=bool(earlier) and earlier[-1].ended is None,
        )
        loop = Loop(connection, folder=out / FOLDER, asker=asker, crew=readers,
                    keeper=keeper, tell=tell)  # fmt: skip
        loop.run(named, once=once)
        with connection.begin():
            write.end_run(connection, number)
            write_files(connection, out)
            counts = query.counts(connection)
            now = feeds.follow(connection, named)
            waiting = len(feeds.waiting(connection, named))
    return Watched(
        out=out,
        pages=keeper.took["page"],
        entries=keeper.took["entry"],
        nothing=keeper.took["nothing"],
        waiting=waiting,
        feeds=tuple(now),
        statements=counts.statements,
        actors=counts.actors,
        seconds=time.monotonic() - begun,
    )


def _named(url: str) -> str:
    """The address of a feed, in the form by which it is known."""
    try:
        return address(url).url
    except FetchError as error:
        raise FetchError(f"{url}: {error}") from error


def _sink(
    connection: Connection, number: int, fingerprint: str, settings: Settings, also: Also
) -> Sink:
    return Sink(connection, number, fingerprint, settings, also=also)
