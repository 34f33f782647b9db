"""What a run is to read, told from a first quick look over its input and from the database."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import Connection

from onrecord.schema import Failure, Report, file_of
from onrecord.store import query, write
from onrecord.store.database import FILE as RECORD

TABLES = tuple(
    f"{name}.jsonl" for name in ("reports", "statements", "events", "actors", "positions", "times")
)
MADE_TOGETHER = tuple(f"{name}.jsonl" for name in ("stories", "records", "identities"))
CODEBOOK = "codebook.md"
"""What every export lies beside."""
PAGE = re.compile(r"index(?:-\d+)?\.html")
REPORT_PAGE = re.compile(r"r[0-9a-f]{16}\.html")

Read = Callable[[Iterable[Path]], Iterator[Report | Failure]]


@dataclass(slots=True)
class Plan:
    """What the first look found. It is filled by `look`, then by `choose`, and read from then on.

    Attributes:
        paths: for each report's id its path in this input.
        failures: what could not be read at all.
        fresh: ids of those that must be read.
        deadly: whether one of them ended its process in an earlier run.
    """

    paths: dict[str, str] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    deadly: bool = False


def look(paths: list[Path], read: Read, seen: Callable[[int], None]) -> Plan:
    """Go over the input once; `seen` is told how many reports were met so far."""
    plan = Plan()
    for item in items(paths, read):
        if item.id in plan.paths and plan.paths[item.id] <= item.path:
            continue
        plan.paths[item.id] = item.path
        plan.failures.pop(item.id, None)
        if isinstance(item, Failure):
            plan.failures[item.id] = item
        seen(len(plan.paths))
    return plan


def choose(plan: Plan, connection: Connection, fingerprint: str) -> None:
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


def settle(plan: Plan, paths: list[Path], connection: Connection) -> None:
    """Let go what no path holds any more, and show every report by its smallest path."""
    write.displace(connection, _left(plan, paths, query.places(connection)))
    write.drop_homeless(connection)
    held, smallest = query.held(connection), _smallest(Plan(), query.places(connection))
    wrong = {key: path for key, path in smallest.items() if held[key].path != path}
    write.rename(connection, wrong)


def items(paths: list[Path], read: Read) -> Iterator[Report | Failure]:
    """What the reading stage yields, but for files that a run wrote: OUT may lie in the input."""
    return (_storable(item) for item in read(paths) if not _is_output(item.path))


def _smallest(plan: Plan, places: dict[str, str]) -> dict[str, str]:
    """The smallest path of each report, over the database's places and this input's."""
    now = places | {path: key for key, path in plan.paths.items()}
    smallest: dict[str, str] = {}
    for path in sorted(now, reverse=True):
        smallest[now[path]] = path
    return smallest


def _left(plan: Plan, paths: list[Path], places: dict[str, str]) -> list[str]:
    """Places under this input that it did not name though their file is there.

    The file now holds fewer lines, or a copy of a report known by another path. A file that is
    gone is another matter: its report stays on the record.
    """
    now = set(plan.paths.values())
    roots = set(paths)
    found = []
    for place in places.keys() - now:
        file = file_of(place)
        if not roots.isdisjoint((file, *file.parents)) and file.is_file():
            found.append(place)
    return found


def _is_output(path: str) -> bool:
    file = file_of(path)
    if (file.parent / CODEBOOK).exists() and _is_out(file.parent.parent):
        return True  # an export: its tables have columns that a table of reports has
    if file.name in TABLES + MADE_TOGETHER or PAGE.fullmatch(file.name):
        return _is_out(file.parent)
    if REPORT_PAGE.fullmatch(file.name):
        return file.parent.name == "reports" and _is_out(file.parent.parent)
    if file.suffix == ".html" and file.parent.name == "pages":
        return _is_out(file.parent.parent)
    return False


def _is_out(folder: Path) -> bool:
    """Whether a run wrote into a folder, be its database in there or elsewhere."""
    return (folder / RECORD).exists() or all((folder / name).exists() for name in TABLES)


def _storable(item: Report | Failure) -> Report | Failure:
    """The same with a path that can be written down: a file's name may hold any bytes."""
    try:
        item.path.encode()
    except UnicodeEncodeError:
        path = item.path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        return replace(item, path=path)
    return item
