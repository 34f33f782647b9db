"""Writing into the database. Callers open the transaction: one a batch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, exists, select, update

from onrecord.provenance import Provenance
from onrecord.store import news, rows, schema
from onrecord.store.entry import Entry
from onrecord.store.moment import now

CHUNK = 500
"""Ids named in one SQL statement: older SQLite allows 999 parameters."""


def begin_run(connection: Connection, provenance: Provenance, *, inputs: int) -> int:
    """Write the row of a run that starts now, and return its number."""
    row = asdict(provenance) | {
        "fingerprint": provenance.fingerprint,
        "inputs": inputs,
        "started": now(),
    }
    key = connection.execute(schema.runs.insert().values(**row)).inserted_primary_key
    assert key is not None
    return int(key[0])


def end_run(connection: Connection, run: int) -> None:
    """Note that a run came to its end."""
    connection.execute(update(schema.runs).where(schema.runs.c.id == run).values(ended=now()))


def put(
    connection: Connection,
    entries: Sequence[Entry],
    *,
    run: int,
    fingerprints: Sequence[str | None],
) -> None:
    """Write reports and what was found in them, in place of what was held of them before.

    Args:
        connection: inside a transaction.
        entries: the reports, each id once.
        run: the run that found this.
        fingerprints: for each entry its run's fingerprint, or None for "try it again next time".
    """
    ids = [entry.id for entry in entries]
    forget_findings(connection, ids)
    held = set(connection.scalars(select(schema.reports.c.id).where(schema.reports.c.id.in_(ids))))
    new: list[dict[str, Any]] = []
    for entry, fingerprint in zip(entries, fingerprints, strict=True):
        row = rows.report(entry) | {"run": run, "fingerprint": fingerprint}
        if entry.id in held:
            connection.execute(
                update(schema.reports).where(schema.reports.c.id == entry.id).values(**row)
            )
        else:
            new.append(row)
    _insert(connection, schema.reports, new)
    for table, made in rows.findings(entries).items():
        _insert(connection, table, made)
    news.came(connection, [entry.id for entry in entries if entry.failure is None])


def place(connection: Connection, places: Mapping[str, str]) -> None:
    """Note which report stands at each path now; `places` maps paths to report ids."""
    for paths in _chunks(places):
        connection.execute(delete(schema.places).where(schema.places.c.path.in_(paths)))
        _insert(connection, schema.places, [{"path": p, "report": places[p]} for p in paths])


def displace(connection: Connection, paths: Iterable[str]) -> None:
    """Note that nothing stands at these paths any more."""
    for chunk in _chunks(paths):
        connection.execute(delete(schema.places).where(schema.places.c.path.in_(chunk)))


def rename(connection: Connection, paths: Mapping[str, str]) -> None:
    """Set the path by which reports are shown; `paths` maps report ids to paths."""
    for report, path in paths.items():
        connection.execute(
            update(schema.reports).where(schema.reports.c.id == report).values(path=path)
        )


def drop_homeless(connection: Connection) -> None:
    """Delete the reports that no path holds any more, and their findings."""
    held = exists().where(schema.places.c.report == schema.reports.c.id)
    _drop(connection, connection.scalars(select(schema.reports.c.id).where(~held)).all())


def drop(connection: Connection, reports: Iterable[str]) -> None:
    """Delete some reports, where they stand and what was found in them."""
    gone = list(reports)
    for ids in _chunks(gone):
        connection.execute(delete(schema.places).where(schema.places.c.report.in_(ids)))
    _drop(connection, gone)


def _drop(connection: Connection, reports: Iterable[str]) -> None:
    for ids in _chunks(reports):
        forget_findings(connection, ids)
        connection.execute(delete(schema.reports).where(schema.reports.c.id.in_(ids)))


def forget_findings(connection: Connection, ids: Sequence[str]) -> None:
    """Delete all that was found in some reports."""
    for table in schema.OF_REPORTS:
        connection.execute(delete(table).where(table.c.report.in_(ids)))


def _insert(connection: Connection, table: Table, made: list[dict[str, Any]]) -> None:
    if made:
        connection.execute(table.insert(), made)


def _chunks(keys: Iterable[str]) -> Iterable[list[str]]:
    ordered = iter(sorted(keys))
    while chunk := list(islice(ordered, CHUNK)):
        yield chunk
