"""Opening and closing the database, and saying in words why it cannot be done."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool, PoolProxiedConnection, QueuePool

from onrecord.errors import StoreError
from onrecord.store import migrations

FILE = "record.db"

FOLD_SECONDS, FOLD_PAUSE = 3.0, 0.01
"""How long a run that ends waits for a moment in which nobody reads, and between two attempts."""

BUSY_SECONDS = 30
"""How long a person's judgement waits for whoever is writing into the same database."""

WRITER_SECONDS = 900
"""How long a run or a watch waits for another: at its end one tells stories and writes files in
one transaction, which takes minutes over tens of thousands of reports."""

CONNECTIONS = 4
"""Connections that a reader keeps: one a thread that sets pages, one that counts, one that looks
for news. To open one takes as long as to set a short page: SQLite reads all of the schema."""
CACHE_KB = 16_000
"""Of the file's pages, held by each connection: so much the commonest lists ask for."""


@contextmanager
def writing(out: Path, *, database: str | None = None) -> Iterator[Connection]:
    """A connection that writes, its tables brought up to date; checkpointed and closed at the end.

    Each `with connection.begin():` is one transaction. SQLite is in WAL mode meanwhile, so that
    a killed process leaves whole transactions behind.

    Args:
        out: the output folder, made when missing.
        database: URL of a database to use instead of `out`/record.db.

    Raises:
        StoreError: when folder or database cannot be used.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        there = "a file of this name is there" if out.is_file() else error.strerror
        raise StoreError(f"{out}: the folder cannot be created ({there})") from error
    engine = _engine(out / FILE, database, writable=True, patience=WRITER_SECONDS)
    try:
        with _said_in_words(database or str(out / FILE)), engine.connect() as connection:
            with connection.begin():
                migrations.migrate(connection)
            yield connection
    finally:
        engine.dispose()
    if database is None:
        _fold_wal(out / FILE)


@contextmanager
def judging(out: Path, *, database: str | None = None) -> Iterator[Connection]:
    """A connection that adds judgements to a record, perhaps while a run writes into it.

    The log stays as it is found: folding it in is the business of the run that made it.

    Args:
        out: the output folder of a run.
        database: URL of the database if the run used one.

    Raises:
        StoreError: when there is no database, or not one that can be written.
    """
    with reading(out, database=database):
        pass  # for its complaints
    engine = _engine(out / FILE, database, writable=True, log=False)
    try:
        with _said_in_words(database or str(out / FILE)), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def kept_open(out: Path, *, database: str | None = None) -> Iterator[None]:
    """Keep a record in its log's mode, in which readers and writers never wait for each other.

    Without it the file goes back to one in which whoever judges waits until nobody reads, and so
    does a run that begins: with many readers that may be never. A folder that cannot be written
    stays as it is.

    Args:
        out: the output folder of a run.
        database: URL of the database if the run used one.
    """
    if database is not None:
        yield
        return
    path = out / FILE
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode=WAL")
            # Only who has read is counted among those who have the file open.
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        yield
    with suppress(sqlite3.OperationalError):
        _fold_wal(path)


class Reader:
    """A record that is read again and again: what is asked before is quicker the second time.

    Threads may share it; each asks for a connection of its own.

    Args:
        out: the output folder of a run.
        database: URL of the database if the run used one.
        mapped: so many bytes of the file are seen where the system holds them and not copied.
    """

    def __init__(self, out: Path, *, database: str | None = None, mapped: int = 0) -> None:
        self._out, self._database = out, database
        self._engine = _engine(out / FILE, database, writable=False, mapped=mapped)
        self._file: tuple[int, int] | None = None
        self._checked: int | None = None

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A connection that only reads.

        Raises:
            StoreError: when there is no database, or not one that this version can read.
        """
        if self._database is None:
            self._look()
        place = self._database or str(self._out / FILE)
        with _said_in_words(place), self._engine.connect() as connection:
            self._check(connection)
            yield connection

    def _check(self, connection: Connection) -> None:
        """See that this version can read it: again only where its tables may be others."""
        with connection.begin():
            layout = None
            if self._database is None:
                layout = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
            if layout is not None and layout == self._checked:
                return
            if migrations.check(connection) < len(migrations.MIGRATIONS):
                raise StoreError(
                    "it was written by an older OnRecord; repeat the `onrecord run … -o OUT` that"
                    " made it to bring it up to date"
                )
            self._checked = layout

    def _look(self) -> None:
        """See that there is a file, and let go of connections to one that stood in its place."""
        try:
            held = (self._out / FILE).stat()
        except OSError as error:
            raise StoreError(
                f"{self._out}: contains no {FILE}; is it the output folder of a run?"
            ) from error
        file = (held.st_dev, held.st_ino)
        if file != self._file:
            if self._file is not None:
                self._engine.dispose()
            self._file, self._checked = file, None

    def close(self) -> None:
        """Let go of what is kept."""
        self._engine.dispose()


@contextmanager
def reading(out: Path, *, database: str | None = None) -> Iterator[Connection]:
    """A connection that only reads; see `Reader`.

    Args:
        out: the output folder of a run.
        database: URL of the database if the run used one.

    Raises:
        StoreError: when there is no database, or not one that this version can read.
    """
    reader = Reader(out, database=database)
    try:
        with reader.connection() as connection:
            yield connection
    finally:
        reader.close()


@contextmanager
def _said_in_words(place: str) -> Iterator[None]:
    try:
        yield
    except StoreError as error:
        text = str(error)
        raise StoreError(text if text.startswith(place) else f"{place}: {text}") from error
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        if "database is locked" in str(cause):
            reason = "another process is still writing to it; try again when that has finished"
            raise StoreError(f"{place}: {reason}") from error
        raise StoreError(f"{place}: the database cannot be used ({cause})") from error


def _engine(
    path: Path,
    database: str | None,
    *,
    writable: bool,
    log: bool = True,
    patience: float = BUSY_SECONDS,
    mapped: int = 0,
) -> Engine:
    if database is not None:
        try:
            return create_engine(database, json_deserializer=_from_json)
        except (SQLAlchemyError, ImportError) as error:
            raise StoreError(f"the database URL cannot be used ({error})") from error
    mode = "rwc" if writable else "ro"
    pool: dict[str, Any] = {"poolclass": NullPool}
    if not writable:
        pool = {
            "poolclass": QueuePool,
            "pool_size": CONNECTIONS,
            "max_overflow": -1,
            "pool_use_lifo": True,
        }
    url = URL.create(
        "sqlite", database=path.resolve().as_uri(), query={"uri": "true", "mode": mode}
    )
    engine = create_engine(
        url,
        connect_args={"timeout": patience, "check_same_thread": False},
        json_deserializer=_from_json,
        **pool,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: PoolProxiedConnection) -> None:
        # Python's driver opens transactions late and not for all statements; we open them.
        connection.isolation_level = None
        if not writable:
            connection.execute(f"PRAGMA cache_size=-{CACHE_KB}")
            connection.execute(f"PRAGMA mmap_size={mapped}")
        if writable and log:
            connection.execute("PRAGMA journal_mode=WAL")
        if writable:
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writable else "BEGIN")

    return engine


# The parser alone: what `json.loads` does around it takes as long again for cells so small.
_decode = json.JSONDecoder().raw_decode


def _from_json(text: str) -> Any:
    """What JSON tells; most cells hold an empty list, which needs no parser."""
    return [] if text == "[]" else _decode(text)[0]


def _fold_wal(path: Path) -> None:
    """Write the log into the database file, and leave one file that opens anywhere.

    Readers who come and go are waited for. While another process keeps it open the log stays, and
    is read with the file; whoever writes last folds it in.
    """
    end = time.monotonic() + FOLD_SECONDS
    with closing(sqlite3.connect(path, timeout=FOLD_SECONDS)) as connection:
        while True:
            with suppress(sqlite3.OperationalError):
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                connection.execute("PRAGMA journal_mode=DELETE")
                return
            if time.monotonic() > end:
                return
            time.sleep(FOLD_PAUSE)
