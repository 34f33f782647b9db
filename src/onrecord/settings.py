"""What a run or a watch may be told: defaults in code, changed by callers, read nowhere else."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass

POOL_FROM = 6
"""With fewer new reports than this one process is quicker: a worker needs about 2 s to start."""

BATCH_REPORTS = 16
"""Reports written in one transaction; what a killed run must read again at most."""

BATCH_SECONDS = 3.0
"""A batch is written after this time though it is not full, so that slow reports are kept too."""

PAGES = 20
"""Pages of stories, actors, issues and comparisons, each: they add a second or two to a run."""

EVERY_SECONDS = 900.0
"""Time between two looks at a feed: what most feed readers take, and few sites change faster."""

LEAST_EVERY_SECONDS = 60.0
"""No feed of others is asked more often than this, whatever the user says."""

PAUSE_SECONDS = 1.0
"""Between two requests to one host; robots.txt may ask for more."""

CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS = 10.0, 20.0, 60.0
"""For a connection, for each silence of the server, and for an answer with all its redirects."""

MOST_BYTES = 5_000_000
"""Of a feed or page, packed or not: the longest news pages stay under 3 MB with all scripts."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told.

    Attributes:
        database: SQLAlchemy URL of a database to use instead of OUT/record.db.
        batch_reports: reports a transaction.
        pool_from: number of new reports from which on worker processes are started.
        leftovers: the table of lines that sites repeat, as `onrecord learn` writes it.
        lexicon: the table of actors that the user knows, as `onrecord lexicon add` writes it.
        pages: pages of stories, of actors, of issues and of comparisons that are written at most.
    """

    database: str | None = None
    batch_reports: int = BATCH_REPORTS
    pool_from: int = POOL_FROM
    leftovers: str | None = None
    lexicon: str | None = None
    pages: int = PAGES

    def decisive(self) -> dict[str, str]:
        """The settings that change what is found; others may differ between equal runs.

        One that comes is added here, and reports are read anew when it changes.
        """
        tables = {"leftovers": self.leftovers, "lexicon": self.lexicon}
        return {
            name: hashlib.sha256(table.encode()).hexdigest()
            for name, table in tables.items()
            if table is not None
        }


@dataclass(frozen=True, slots=True)
class Manners:
    """What a watch may be told about its behaviour on the network.

    Attributes:
        every: seconds between two looks at a feed.
        pause: seconds between two requests to one host.
        connect: seconds for a connection.
        read: seconds for each silence of the server.
        whole: seconds for an answer, redirects included.
        most_bytes: bytes of an answer, packed or unpacked.
        allow_private: whether addresses of this machine and of private networks may be asked.
        contact: an address or page of whoever runs the watch, told to the servers.
    """

    every: float = EVERY_SECONDS
    pause: float = PAUSE_SECONDS
    connect: float = CONNECT_SECONDS
    read: float = READ_SECONDS
    whole: float = WHOLE_SECONDS
    most_bytes: int = MOST_BYTES
    allow_private: bool = False
    contact: str | None = None


DEFAULTS = Settings()


def default_workers() -> int:
    """One worker for each CPU that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Linux
        return os.cpu_count() or 1
