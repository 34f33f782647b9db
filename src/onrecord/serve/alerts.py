"""What alerts told of, and how it was delivered."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from onrecord.serve.live import shows
from onrecord.serve.site import page, site
from onrecord.store import alerts, news

MOST = 200


def fired(request: Request) -> Response:
    """What alerts told of last."""
    with site(request).connection() as connection:
        found = alerts.latest(connection, limit=MOST)
        shown = shows(connection, news.ALERTS, only=None)
    return page("alerts.html", title="Alerts", fired=found, most=MOST, shown=shown)
