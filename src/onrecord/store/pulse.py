"""Whether a record was changed, told at next to no cost."""

from __future__ import annotations

import sqlite3
from collections.abc import Hashable
from contextlib import suppress
from pathlib import Path
from threading import Lock

from onrecord.store.database import FILE


class Pulse:
    """A value that stays as it is for as long as the record does.

    SQLite counts for each connection what others have committed. So one connection is kept for
    this, which several threads may ask.
    """

    def __init__(self, out: Path, *, database: str | None = None) -> None:
        self._path = (out / FILE).resolve() if database is None else None
        self._lock = Lock()
        self._file: tuple[int, int] | None = None
        self._connection: sqlite3.Connection | None = None
        self._opened = 0

    def beat(self) -> Hashable | None:
        """The same value while nothing is changed; None where that cannot be told at once.

        Nothing is waited for. Of another database than SQLite's it cannot be told.
        """
        if self._path is None:
            return None
        with self._lock, suppress(OSError, sqlite3.Error):
            held = self._path.stat()
            if (held.st_dev, held.st_ino) != self._file:
                # Another file: the record was made anew in its place.
                self._close()
                address = f"{self._path.as_uri()}?mode=ro"
                self._connection = sqlite3.connect(
                    address, uri=True, timeout=0, check_same_thread=False, isolation_level=None
                )
                self._file, self._opened = (held.st_dev, held.st_ino), self._opened + 1
            assert self._connection is not None
            (count,) = self._connection.execute("PRAGMA data_version").fetchone()
            return self._opened, count
        return None

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = self._file = None

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            self._close()
