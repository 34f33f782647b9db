"""What the page about the data shows: what made the record, how good it is, and what it is not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection

from onrecord import provenance
from onrecord.store import browse, query
from onrecord.store.counted import count
from onrecord.store.listings import LISTINGS
from onrecord.store.narrow import Ask

MOST_UNREAD = 100


def about_values(connection: Connection, counts: Mapping[str, int]) -> dict[str, Any]:
    """All that the template sets: runs, weights, scores, limits, licences.

    Args:
        connection: inside a transaction.
        counts: how many rows each list has.
    """
    failed, unread = browse.unread(connection, limit=MOST_UNREAD)
    return {
        "runs": query.runs(connection),
        "counts": counts,
        "failed": failed,
        "unread": unread,
        "card": _card(),
    }


def counts(connection: Connection) -> dict[str, int]:
    """How many rows each list has."""
    return {name: count(connection, Ask(name)) for name in LISTINGS}


@cache
def _card() -> dict[str, Any]:
    """The weights' card; to tell it their file is hashed, which takes a moment."""
    return provenance.weights().card
