"""The order in which it is told what reports have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from onrecord.across.dates import Retell, settle_dates
from onrecord.across.stories import settle_stories
from onrecord.store import news


def settle(
    connection: Connection,
    *,
    retell: Retell,
    stories: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Write what the reports of a database tell of each other.

    Args:
        connection: inside a transaction.
        retell: what tells times again.
        stories: the reports of each story, by its id, where they are grouped as they come.
    """
    settle_dates(connection, retell=retell)
    settle_stories(connection, stories=stories)
    news.told(connection)
