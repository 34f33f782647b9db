"""Checking again and again beside a watch that writes."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from onrecord.alerts.check import check
from onrecord.alerts.rules import Rule
from onrecord.errors import StoreError
from onrecord.store import alerts, news, reading, writing
from onrecord.store.database import judging

LOOK_SECONDS = 2.0
"""Between two looks at whether there is anything to do: it costs some milliseconds."""


@contextmanager
def beside(out: Path, rules: Sequence[Rule], *, database: str | None = None) -> Iterator[None]:
    """Check while something else writes into a record, and once more when it has ended.

    Alerts that are new are set before it begins: all that it brings is new to them. It has a
    thread and a connection of its own, so that nothing waits for a slow delivery.

    Args:
        out: the folder, made when missing.
        rules: the alerts.
        database: URL of the database if the run uses one.

    Raises:
        StoreError: when the record cannot be written at the beginning.
    """
    with writing(out, database=database) as connection:
        check(connection, rules)
    stop = threading.Event()
    thread = threading.Thread(
        target=_go_on, args=(out, rules, database, stop), name="onrecord-alerts", daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
        _round(out, rules, database)


def _go_on(out: Path, rules: Sequence[Rule], database: str | None, stop: threading.Event) -> None:
    seen, ways = 0, {(rule.name, way) for rule in rules for way in rule.ways}
    while not stop.wait(LOOK_SECONDS):
        with suppress(StoreError), reading(out, database=database) as connection:
            with connection.begin():
                number = news.mark(connection).number
                due = alerts.due(connection, news.now(), ways)
            if number > seen or due:
                _round(out, rules, database, stop)
                seen = number


def _round(
    out: Path, rules: Sequence[Rule], database: str | None, stop: threading.Event | None = None
) -> None:
    """A check that harms nothing when the database is busy for long: the next one does its work."""
    with suppress(StoreError), judging(out, database=database) as connection:
        check(connection, rules, stop=stop)
