"""A run over many reports: skipping what is held, and writing what is found as it comes.

Reading goes twice over the input. The first look is quick and tells how many reports there are,
by which path each is known, and which the database holds already; the second hands the others to
the stages. So progress knows its end, and the outcome does not hang on the order of the paths.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection

from onrecord import pool
from onrecord.export import jsonl
from onrecord.garbage import seldom_collected
from onrecord.pages import written
from onrecord.plan import Plan, Read, choose, items, look, settle
from onrecord.provenance import Provenance
from onrecord.schema import Report
from onrecord.settings import DEFAULTS, PAGES, Settings
from onrecord.sink import Sink
from onrecord.store import Entry, affairs, judgements, query, write, writing


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come.

    Attributes:
        step: looking at the input, reading reports, or writing the files.
        done: reports done in this step.
        total: how many there will be, None while that is not known.
    """

    step: Literal["look", "read", "write"]
    done: int
    total: int | None = None


Watch = Callable[[Progress], None]
Across = Callable[[Connection], None]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A report that could not be read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did.

    Attributes:
        out: the folder it wrote.
        read: reports of this input that stand in the record.
        new: how many of all its reports were not held from an earlier run.
        skipped: reports of this input that could not be read, by path.
        stories: stories in the whole record.
        statements: statements in the whole record.
        events: events in the whole record.
        actors: actors in the whole record.
        seconds: how long it took.
    """

    out: Path
    read: int
    new: int
    skipped: tuple[Skipped, ...]
    stories: int
    statements: int
    events: int
    actors: int
    seconds: float


def unwatched(progress: Progress) -> None:
    """For callers who do not ask how far the run is."""


def alone(connection: Connection) -> None:
    """For runs in which reports tell nothing of each other."""


def run(
    paths: list[Path],
    out: Path,
    *,
    read: Read,
    work: pool.Work,
    made_with: Provenance,
    workers: int,
    progress: Watch = unwatched,
    across: Across = alone,
    settings: Settings = DEFAULTS,
) -> Summary:
    """Read all reports under `paths` into the database of `out`, and write its files.

    Args:
        paths: files and folders.
        out: the folder.
        read: the reading stage.
        work: the stages behind it.
        made_with: what decides the findings; what was found with another is found anew.
        workers: how many processes.
        progress: called as the run goes on.
        across: writes what the reports of the database tell of each other, once all are read.
        settings: the run's settings.
    """
    begun = time.monotonic()
    with writing(out, database=settings.database) as connection:
        plan = look(paths, read, lambda count: progress(Progress("look", count)))
        with connection.begin():
            number = _begin(connection, plan, made_with)
        sink = Sink(connection, number, made_with.fingerprint, settings)
        made = _entries(plan, paths, read, work, workers, settings)
        _read_all(plan, made, sink, progress)
        with seldom_collected():
            with connection.begin():
                settle(plan, paths, connection)
                across(connection)
                judgements.settle(connection)
                write.end_run(connection, number)
            with connection.begin():
                write_files(connection, out, progress, pages=settings.pages)
                held = query.held(connection)
                counts = query.counts(connection)
    mine = [held[key] for key in plan.paths]
    skipped = sorted((item.path, item.failure) for item in mine if item.failure)
    return Summary(
        out=out,
        read=len(plan.paths) - len(skipped),
        new=len(plan.fresh),
        skipped=tuple(Skipped(path, reason) for path, reason in skipped),
        stories=counts.stories,
        statements=counts.statements,
        events=counts.events,
        actors=counts.actors,
        seconds=time.monotonic() - begun,
    )


def _begin(connection: Connection, plan: Plan, made_with: Provenance) -> int:
    choose(plan, connection, made_with.fingerprint)
    held = [key for key in plan.paths if key not in plan.fresh]
    write.place(connection, {plan.paths[key]: key for key in held})
    return write.begin_run(connection, made_with, inputs=len(plan.paths))


def _read_all(
    plan: Plan, made: Generator[tuple[Entry, bool], None, None], sink: Sink, progress: Watch
) -> None:
    """Write what is read as it comes; what was read before Ctrl-C is kept."""
    progress(Progress("read", 0, len(plan.fresh)))
    try:
        for done, (entry, final) in enumerate(made, 1):
            sink.add(entry, final=final)
            progress(Progress("read", done, len(plan.fresh)))
    except KeyboardInterrupt:
        sink.flush()
        raise
    finally:
        made.close()  # ends the workers
    sink.flush()


def _entries(
    plan: Plan, paths: list[Path], read: Read, work: pool.Work, workers: int, settings: Settings
) -> Generator[tuple[Entry, bool], None, None]:
    """Entries for all that must be read, and whether each is final."""
    failures = [plan.failures[key] for key in plan.failures if key in plan.fresh]
    for failure in failures:
        yield Entry(failure.id, failure.path, failure.url, failure=failure.reason), True
    count = len(plan.fresh) - len(failures)
    if not count:
        return
    reports = _reports(plan, paths, read)
    if (workers == 1 or count < settings.pool_from) and not plan.deadly:
        for reading in pool.process_here(work, reports):
            yield Entry.of(reading), True
        return
    for reading, final in pool.process_in_workers(work, reports, workers=min(workers, count)):
        yield Entry.of(reading), final


def _reports(plan: Plan, paths: list[Path], read: Read) -> Iterator[Report]:
    left = plan.fresh - plan.failures.keys()
    for item in items(paths, read):
        if isinstance(item, Report) and item.id in left and item.path == plan.paths[item.id]:
            left.discard(item.id)
            yield item


def write_files(
    connection: Connection, out: Path, progress: Watch = unwatched, *, pages: int = PAGES
) -> None:
    """Write the files of a record: its lines, and its pages.

    Args:
        connection: inside a transaction.
        out: the folder.
        progress: called as it goes on.
        pages: pages of stories, of actors, of issues and of comparisons at most.
    """
    count = len(query.ids(connection))
    progress(Progress("write", 0, 1))
    found = tuple(affairs.stories(connection))
    written.write(
        lambda: jsonl.passing(
            query.entries(connection),
            out,
            stories=found,
            records=affairs.records(connection),
            identities=affairs.identities(connection),
        ),
        out,
        count=count,
        stories=found,
        connection=connection,
        most=pages,
    )
    progress(Progress("write", 1, 1))
