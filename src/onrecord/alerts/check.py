"""One round: what is new is looked through, and what was found is delivered."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from onrecord.alerts.deliver import deliver
from onrecord.alerts.look import hits, told
from onrecord.alerts.rules import Rule
from onrecord.store import alerts, query

AT_ONCE = 50
"""Reports looked through in one transaction: a run that writes waits less than a second."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a round did.

    Attributes:
        fired: how many records alerts told of.
        delivered: how many were delivered, by whatever way.
        failed: how many deliveries did not succeed and are tried again.
    """

    fired: int
    delivered: int
    failed: int


def check(
    connection: Connection, rules: Sequence[Rule], *, stop: threading.Event | None = None
) -> Outcome:
    """Look through what is new, and deliver what was found and what could not be delivered before.

    Reports count once their story is told, since only then it is known who is one over all
    reports. Whatever happens, a record is told of once by each alert.

    Args:
        connection: one that writes, outside of a transaction.
        rules: the alerts.
        stop: set from elsewhere when no further delivery is to be begun.
    """
    fired = _look(connection, rules) if rules else 0
    delivered, failed = deliver(connection, rules, stop=stop or threading.Event())
    return Outcome(fired, delivered, failed)


def preview(connection: Connection, rules: Sequence[Rule]) -> Iterator[dict[str, Any]]:
    """What the alerts would tell of all that the record holds; nothing is written or delivered.

    Args:
        connection: inside a transaction.
        rules: the alerts.
    """
    ids = query.ids(connection)
    for at in range(0, len(ids), AT_ONCE):
        some = ids[at : at + AT_ONCE]
        about = alerts.about(connection, some)
        for hit in hits(connection, rules, some):
            yield told(hit, about[hit.finding.report])


def _look(connection: Connection, rules: Sequence[Rule]) -> int:
    with connection.begin():
        held = alerts.settle(
            connection,
            {rule.name: rule.digest for rule in rules},
            past=[rule.name for rule in rules if rule.past],
        )
    at = min(item.seen for item in held.values())
    fired = 0
    while True:
        with connection.begin():
            lines = alerts.settled(connection, at, limit=AT_ONCE)
            if not lines:
                return fired
            at = lines[-1][0]
            came = alerts.arrivals(connection, [report for _, report in lines])
            for rule in rules:
                mine = held[rule.name]
                new = [r for n, r in lines if n > mine.seen and came.get(r, 0) > mine.start]
                fired += _fire(connection, rule, list(dict.fromkeys(new)))
            alerts.looked(connection, list(held), at)


def _fire(connection: Connection, rule: Rule, ids: Sequence[str]) -> int:
    if not ids:
        return 0
    about = alerts.about(connection, ids)
    return sum(
        alerts.fire(
            connection,
            rule.name,
            hit.finding.id,
            told(hit, about[hit.finding.report]),
            ways=rule.ways,
        )
        for hit in hits(connection, [rule], ids)
        if hit.finding.report in about
    )
