"""About this data: what made the record, how good it is, and what it is not."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from onrecord import provenance
from onrecord.serve.site import page, site
from onrecord.store import browse, query
from onrecord.store.counted import count
from onrecord.store.listings import LISTINGS
from onrecord.store.narrow import Ask

MOST_UNREAD = 100


def about(request: Request) -> Response:
    """Runs, weights, scores, limits, licences."""
    record = site(request)
    with record.connection() as connection:
        runs = query.runs(connection)
        counts = record.kept.get(connection, "counts", _counts)
        failed, unread = browse.unread(connection, limit=MOST_UNREAD)
    return page("about.html", runs=runs, counts=counts, failed=failed, unread=unread, card=_card())


def _counts(connection: Connection) -> dict[str, int]:
    return {name: count(connection, Ask(name)) for name in LISTINGS}


@cache
def _card() -> dict[str, Any]:
    """The weights' card; to tell it their file is hashed, which takes a moment."""
    return provenance.weights().card
