"""Telling by the ways that an alert names, and again later where it did not work."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from onrecord.alerts.rules import Rule
from onrecord.alerts.ways import WAYS
from onrecord.errors import OnRecordError
from onrecord.store import alerts, news
from onrecord.store.alerts import Delivery, Fired

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)
"""Before the second try, doubled before each further one: a restart is over by then, and so is
an outage of a day."""
MOST_TRIES = 12
"""After some two days nobody waits for it any more; it stays on the page."""
MOST_SECONDS = 60.0
"""For all deliveries of a round; the others are for the next, so that a watch goes on."""
LONGEST_ERROR = 300


def deliver(
    connection: Connection, rules: Sequence[Rule], *, stop: threading.Event
) -> tuple[int, int]:
    """Deliver what is due.

    Each try is written down before it is made: a process that is killed in the midst of one tries
    again, later. Where one fails, all that goes the same way waits as long as it.

    Args:
        connection: one that writes, outside of a transaction.
        rules: the alerts.
        stop: set from elsewhere when no further one is to be begun.

    Returns:
        How many were delivered, and how many were not.
    """
    ways = {(rule.name, way): rule for rule in rules for way in rule.ways}
    end = time.monotonic() + MOST_SECONDS
    with connection.begin():
        waiting = alerts.due(connection, news.now(), ways)
    done, broken = 0, set[tuple[str, str]]()
    for fired, item in waiting:
        way = (fired.alert, item.way)
        if way in broken:
            continue
        if stop.is_set() or time.monotonic() > end:
            break
        if _try(connection, ways[way], fired, item):
            done += 1
        else:
            broken.add(way)
    return done, len(broken)


def _try(connection: Connection, rule: Rule, fired: Fired, item: Delivery) -> bool:
    tried = replace(item, tries=item.tries + 1, due=_later(item.tries))
    with connection.begin():
        if not alerts.claim(connection, tried):
            return True  # another process is at it
    message = {"id": fired.number, "time": fired.time, **fired.told}
    try:
        WAYS[item.way](rule, message, again=item.tries > 0)
        made = replace(tried, due=None, done=news.now(), error=None)
    except (OnRecordError, OSError) as error:
        words = str(error)[:LONGEST_ERROR]
        made = replace(tried, due=None if tried.tries >= MOST_TRIES else tried.due, error=words)
    with connection.begin():
        alerts.note(connection, made)
        if made.error:
            alerts.postpone(connection, rule.name, item.way, tried.due or "")
    return made.done is not None


def _later(tries: int) -> str:
    wait = min(FIRST_WAIT * (1 << tries), LONGEST_WAIT)
    return (datetime.now(UTC) + wait).isoformat(timespec="microseconds")
