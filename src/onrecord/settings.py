"""The settings of a run: defaults in code, changed by whoever calls, read from nowhere else."""

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


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told.

    Attributes:
        database: SQLAlchemy URL of a database to use instead of OUT/record.db.
        batch_reports: reports a transaction.
        pool_from: number of new reports from which on worker processes are started.
        leftovers: the table of lines that sites repeat, as `onrecord learn` writes it.
        lexicon: the table of actors that the user knows, as `onrecord lexicon add` writes it.
    """

    database: str | None = None
    batch_reports: int = BATCH_REPORTS
    pool_from: int = POOL_FROM
    leftovers: str | None = None
    lexicon: str | None = None

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


DEFAULTS = Settings()


def default_workers() -> int:
    """One worker for each CPU that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Linux
        return os.cpu_count() or 1
