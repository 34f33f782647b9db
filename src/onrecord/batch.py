"""A run over many reports: what is to be read, what is held already, and writing as it comes.

Reading goes twice over the input. The first look is quick and tells how many reports there are,
by which path each is known, and which the database holds already; the second hands the others to
the stages. So progress knows its end, and the outcome does not hang on the order of the paths.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection

from onrecord import pool
from onrecord.provenance import Provenance
from onrecord.schema import Failure, Report
from onrecord.settings import BATCH_SECONDS, Settings
from onrecord.store import Entry, query, write
from onrecord.store.database import FILE as RECORD

TABLES = ("reports.jsonl", "statements.jsonl", "actors.jsonl")
PAGE = re.compile(r"index(?:-\d+)?\.html")
REPORT_PAGE = re.compile(r"r[0-9a-f]{16}\.html")

Read = Callable[[Iterable[Path]], Iterator[Report | Failure]]


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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run read: ids of its reports, and which of them were not held before."""

    ids: frozenset[str]
    new: int


@dataclass(slots=True)
class _Plan:
    """What the first look found."""

    paths: dict[str, str] = field(default_factory=dict)  # report id -> its path in this input
    failures: dict[str, Failure] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    deadly: bool = False  # one of them ended its process in an earlier run


def run(
    paths: list[Path],
    connection: Connection,
    *,
    read: Read,
    work: pool.Work,
    provenance: Provenance,
    workers: int,
    settings: Settings,
    watch: Watch,
) -> Outcome:
    """Read all reports under `paths` into a database.

    Args:
        paths: files and folders.
        connection: to a database, writing.
        read: the reading stage.
        work: the stages behind it.
        provenance: what decides the findings; what was found with another is found anew.
        workers: how many processes.
        settings: the run's settings.
        watch: told of progress.
    """
    plan = _look(paths, read, watch)
    with connection.begin():
        _choose(plan, connection, provenance.fingerprint)
        held = [key for key in plan.paths if key not in plan.fresh]
        number = write.begin_run(connection, provenance, inputs=len(plan.paths))
        write.place(connection, {plan.paths[key]: key for key in held})
    sink = _Sink(connection, number, provenance.fingerprint, plan.paths, settings)
    watch(Progress("read", 0, len(plan.fresh)))
    try:
        for done, (entry, final) in enumerate(_entries(plan, paths, read, work, workers, settings)):
            sink.add(entry, final=final)
            watch(Progress("read", done + 1, len(plan.fresh)))
    except KeyboardInterrupt:
        sink.flush()
        raise
    sink.flush()
    with connection.begin():
        _settle(plan, paths, connection)
        write.end_run(connection, number)
    return Outcome(frozenset(plan.paths), len(plan.fresh))


def _look(paths: list[Path], read: Read, watch: Watch) -> _Plan:
    plan = _Plan()
    for item in _items(paths, read):
        if item.id in plan.paths and plan.paths[item.id] <= item.path:
            continue
        plan.paths[item.id] = item.path
        plan.failures.pop(item.id, None)
        if isinstance(item, Failure):
            plan.failures[item.id] = item
        watch(Progress("look", len(plan.paths)))
    return plan


def _choose(plan: _Plan, connection: Connection, fingerprint: str) -> None:
    """Mark what must be read: not held, found with other versions, or known by another path."""
    held, smallest = query.held(connection), _smallest(plan, query.places(connection))
    for key, path in plan.paths.items():
        known = held.get(key)
        failure = plan.failures.get(key)
        current = (
            known is not None
            and known.fingerprint == fingerprint
            and (known.path == smallest[key] or smallest[key] != path)
            and (failure is None or failure.reason == known.failure)
        )
        if not current:
            plan.fresh.add(key)
            plan.deadly |= known is not None and known.fingerprint is None


def _smallest(plan: _Plan, places: dict[str, str]) -> dict[str, str]:
    """The smallest path of each report, over the database's places and this input's."""
    now = places | {path: key for key, path in plan.paths.items()}
    smallest: dict[str, str] = {}
    for path in sorted(now, reverse=True):
        smallest[now[path]] = path
    return smallest


def _entries(
    plan: _Plan, paths: list[Path], read: Read, work: pool.Work, workers: int, settings: Settings
) -> Iterator[tuple[Entry, bool]]:
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


def _reports(plan: _Plan, paths: list[Path], read: Read) -> Iterator[Report]:
    left = plan.fresh - plan.failures.keys()
    for item in _items(paths, read):
        if isinstance(item, Report) and item.id in left and item.path == plan.paths[item.id]:
            left.discard(item.id)
            yield item


class _Sink:
    """Writes entries a batch at a time, each batch one transaction."""

    def __init__(
        self,
        connection: Connection,
        run: int,
        fingerprint: str,
        paths: dict[str, str],
        settings: Settings,
    ) -> None:
        self._connection = connection
        self._run = run
        self._fingerprint = fingerprint
        self._paths = paths
        self._most = settings.batch_reports
        self._waiting: list[tuple[Entry, str | None]] = []
        self._since = time.monotonic()

    def add(self, entry: Entry, *, final: bool) -> None:
        self._waiting.append((entry, self._fingerprint if final else None))
        late = time.monotonic() - self._since > BATCH_SECONDS
        if late or len(self._waiting) >= self._most:
            self.flush()

    def flush(self) -> None:
        if self._waiting:
            entries = [entry for entry, _ in self._waiting]
            with self._connection.begin():
                write.put(
                    self._connection,
                    entries,
                    run=self._run,
                    fingerprints=[fingerprint for _, fingerprint in self._waiting],
                )
                places = {self._paths[entry.id]: entry.id for entry in entries}
                write.place(self._connection, places)
        self._waiting.clear()
        self._since = time.monotonic()


def _settle(plan: _Plan, paths: list[Path], connection: Connection) -> None:
    """Let go what no path holds any more, and show every report by its smallest path."""
    write.displace(connection, _left(plan, paths, query.places(connection)))
    write.drop_homeless(connection)
    held, smallest = query.held(connection), _smallest(_Plan(), query.places(connection))
    wrong = {key: path for key, path in smallest.items() if held[key].path != path}
    write.rename(connection, wrong)


def _left(plan: _Plan, paths: list[Path], places: dict[str, str]) -> list[str]:
    """Places under this input that it did not name though their file is there.

    The file now holds fewer lines, or a copy of a report known by another path. A file that is
    gone is another matter: its report stays on the record.
    """
    now = set(plan.paths.values())
    roots = set(paths)
    found = []
    for place in places.keys() - now:
        file = _file(place)
        if not roots.isdisjoint((file, *file.parents)) and file.is_file():
            found.append(place)
    return found


def _items(paths: list[Path], read: Read) -> Iterator[Report | Failure]:
    """What the reading stage yields, but for files that a run wrote: OUT may lie in the input."""
    return (_storable(item) for item in read(paths) if not _is_output(item.path))


def _is_output(path: str) -> bool:
    file = _file(path)
    if file.name in TABLES or PAGE.fullmatch(file.name):
        return _is_out(file.parent)
    if REPORT_PAGE.fullmatch(file.name):
        return file.parent.name == "reports" and _is_out(file.parent.parent)
    return False


def _is_out(folder: Path) -> bool:
    """Whether a run wrote into a folder, be its database in there or elsewhere."""
    return (folder / RECORD).exists() or all((folder / name).exists() for name in TABLES)


def _file(path: str) -> Path:
    """The file of a report's path: a line of it is `file.jsonl#3`."""
    head, mark, tail = path.rpartition("#")
    return Path(head if mark and tail.isdigit() else path)


def _storable(item: Report | Failure) -> Report | Failure:
    """The same with a path that can be written down: a file's name may hold any bytes."""
    try:
        item.path.encode()
    except UnicodeEncodeError:
        path = item.path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        return replace(item, path=path)
    return item
