"""What a watch has read, on its way into the database: reports, what is done, and their stories."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection

from onrecord.schema import Report, file_of
from onrecord.sink import Also, Sink
from onrecord.store import Entry, feeds, judgements, query
from onrecord.store.feeds import Took
from onrecord.watch.asking import Got

TELL_SECONDS, TELL_SHARE = 5.0, 10
"""What is told over all reports is told anew after so many seconds at the earliest, and so that
it takes one part in so many of the time, however large the record has grown."""


class Stories(Protocol):
    """Who groups reports; see `onrecord.across.Growing`."""

    def take(self, connection: Connection, reports: Sequence[str]) -> None: ...
    def tell(self, connection: Connection) -> None: ...


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened.

    Attributes:
        place: the feed, page or folder.
        words: what happened to it.
        bad: whether something was not had or refused.
    """

    place: str
    words: str
    bad: bool = False


class Keeper:
    """Who writes.

    Args:
        connection: one that writes.
        out: the folder of the record.
        line: what is kept of a report in its file.
        stories: who groups reports.
        sink: makes the sink, given what to write with a batch.
        tell: is told what happens.
        untold: whether a watch was stopped before all was told.
    """

    def __init__(
        self,
        connection: Connection,
        out: Path,
        *,
        line: Callable[[Report], str],
        stories: Stories,
        sink: Callable[[Also], Sink],
        tell: Callable[[News], None],
        untold: bool,
    ) -> None:
        self._connection, self._out, self._line = connection, out, line
        self._stories, self._tell, self._sink = stories, tell, sink(self._write_with)
        self._expected: dict[str, list[Got]] = {}
        self._written: list[str] = []
        self._untold, self._tell_at = untold, 0.0
        self.took: Counter[Took] = Counter()

    @property
    def expected(self) -> int:
        """Reports that are to come, or have come and wait to be written."""
        return len(self._expected)

    def expect(self, report: str, got: Got) -> bool:
        """Note what a report that is to come was made of.

        Returns:
            Whether it must be read: not where it is on the record already, or comes already,
            since two links led to it.
        """
        if report in self._expected:
            self._expected[report].append(got)
            return False
        with self._connection.begin():
            held = query.holds(self._connection, report)
            if held:
                self._done(self._connection, got, report)
        if held:
            self._count(got)
        else:
            self._expected[report] = [got]
        return not held

    def add(self, entry: Entry, *, final: bool) -> None:
        """Take a report that was read; see `Sink.add`."""
        self._sink.add(entry, final=final)
        self._forget_written()

    def look(self) -> None:
        """Write what has waited long enough, and tell what is told over all reports."""
        if self._sink.late:
            self._flush()
        if self._untold and time.monotonic() >= self._tell_at:
            self._tell_anew()

    def end(self) -> None:
        """Write and tell all that there is."""
        self._flush()
        if self._untold:
            self._tell_anew()

    def _flush(self) -> None:
        self._sink.flush()
        self._forget_written()

    def _write_with(self, connection: Connection, entries: Sequence[Entry]) -> None:
        """What goes with reports into their transaction: their stories, and what is done."""
        for entry in entries:
            for got in self._expected[entry.id]:
                if got.report is not None:
                    _keep(got.report, self._line(got.report))
                self._done(connection, got, entry.id)
        self._stories.take(connection, [entry.id for entry in entries])
        self._written += [entry.id for entry in entries]

    def _forget_written(self) -> None:
        """Let go what is in the database now."""
        written, self._written = self._written, []
        for key in written:
            for got in self._expected.pop(key, ()):
                self._count(got)
        if written:
            self._untold = True
            words = f"{len(written)} more on the record, {self.expected} being read"
            self._tell(News(str(self._out), words))

    def _tell_anew(self) -> None:
        begun = time.monotonic()
        with self._connection.begin():
            self._stories.tell(self._connection)
            judgements.settle(self._connection)
        self._untold, end = False, time.monotonic()
        self._tell_at = end + max(TELL_SECONDS, TELL_SHARE * (end - begun))

    def _count(self, got: Got) -> None:
        assert got.took is not None
        self.took[got.took] += 1

    @staticmethod
    def _done(connection: Connection, got: Got, report: str) -> None:
        assert got.took is not None
        number = got.arrival.number
        feeds.done(
            connection,
            number,
            took=got.took,
            report=report,
            reason=got.reason,
            refused_by=got.refused_by,
        )


def _keep(report: Report, line: str) -> None:
    """Write a report into its file, whole or not at all."""
    path = file_of(report.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    with beside.open("w", encoding="utf-8") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
