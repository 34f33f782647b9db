"""Where a run's entries go: into the database, a batch at a time."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from onrecord.settings import BATCH_SECONDS, Settings
from onrecord.store import Entry, write

# What a value that a database cannot hold raises: its own errors, and those of drivers that look
# at the value before they send it (a lone surrogate, a number too large).
REFUSED = (SQLAlchemyError, ValueError, TypeError, OverflowError)


Also = Callable[[Connection, Sequence[Entry]], None]


def nothing_more(connection: Connection, entries: Sequence[Entry]) -> None:
    """For runs that write nothing with their entries."""


class Sink:
    """Writes entries a batch at a time, each batch one transaction; the first entry at once.

    Whoever waits for a first result, or watches whether a long run works at all, waits for the
    reading of one report only.

    Args:
        connection: one that writes.
        run: the run's number.
        fingerprint: the run's.
        settings: how large a batch is.
        also: writes what goes with some entries, in the same transaction.
    """

    def __init__(
        self,
        connection: Connection,
        run: int,
        fingerprint: str,
        settings: Settings,
        *,
        also: Also = nothing_more,
    ) -> None:
        self._connection = connection
        self._run = run
        self._fingerprint = fingerprint
        self._also = also
        self._most = settings.batch_reports
        self._waiting: list[tuple[Entry, str | None]] = []
        self._since = -math.inf  # so the first entry is late already

    def add(self, entry: Entry, *, final: bool) -> None:
        """Take an entry in, and write what waits when it is enough or late.

        Args:
            entry: a report and what was found in it.
            final: whether it would be the same next time, so that it need not be tried again.
        """
        self._waiting.append((entry, self._fingerprint if final else None))
        if self.late or len(self._waiting) >= self._most:
            self.flush()

    @property
    def late(self) -> bool:
        """Whether what waits has waited long enough."""
        return bool(self._waiting) and time.monotonic() - self._since > BATCH_SECONDS

    def flush(self) -> None:
        """Write what waits; where the database refuses it, each report by itself.

        Raises:
            SQLAlchemyError: when not even a failure can be written, as on a full disk.
        """
        waiting, self._waiting = self._waiting, []
        if waiting:
            try:
                self._write(waiting)
            except REFUSED:
                for entry, fingerprint in waiting:
                    self._write_alone(entry, fingerprint)
        self._since = time.monotonic()

    def _write_alone(self, entry: Entry, fingerprint: str | None) -> None:
        try:
            self._write([(entry, fingerprint)])
        except REFUSED as error:
            cause = getattr(error, "orig", None) or error
            reason = f"the database refused what was found in it ({cause})"
            # No fingerprint: another database, or this one mended, may take it next time.
            self._write([(Entry(entry.id, entry.path, entry.url, failure=reason), None)])

    def _write(self, some: Sequence[tuple[Entry, str | None]]) -> None:
        entries = [entry for entry, _ in some]
        with self._connection.begin():
            write.put(
                self._connection,
                entries,
                run=self._run,
                fingerprints=[fingerprint for _, fingerprint in some],
            )
            write.place(self._connection, {entry.path: entry.id for entry in entries})
            self._also(self._connection, entries)
