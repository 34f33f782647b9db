"""Reports as one HTML file, to mail or to archive."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onrecord.errors import ExportError
from onrecord.export.wanted import Wanted
from onrecord.pages import written
from onrecord.store import Entry


def write(entries: Iterable[Entry], to: Path, *, wanted: Wanted) -> list[str]:
    """Write all reports into one page that needs no other file, and say which.

    Args:
        entries: the reports, few enough for one file.
        to: the folder.
        wanted: nothing here hangs on it: a page shows words in their report.

    Raises:
        ExportError: when they are too many for one file.
    """
    chosen = list(entries)
    if len(chosen) > written.MOST_TOGETHER:
        raise ExportError(
            f"a page may have up to {written.MOST_TOGETHER} reports, and these are {len(chosen)};"
            " choose some with --report, or open the run's own index.html"
        )
    written.write(lambda: chosen, to, count=len(chosen))
    return ["index.html"]
