"""The order in which it is told what reports have in common."""

from __future__ import annotations

from sqlalchemy import Connection

from onrecord.across.dates import Retell, settle_dates
from onrecord.across.stories import settle_stories


def settle(connection: Connection, *, retell: Retell) -> None:
    """Write what the reports of a database tell of each other.

    Args:
        connection: inside a transaction.
        retell: what tells times again.
    """
    settle_dates(connection, retell=retell)
    settle_stories(connection)
