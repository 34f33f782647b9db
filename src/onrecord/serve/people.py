"""What the record tells of an actor, and who stands where on an issue."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.pages.people import actor_values, issue_values
from onrecord.serve.live import shows
from onrecord.serve.site import LINKS, page, person, site
from onrecord.store import news
from onrecord.store.narrow import Ask


def actor(request: Request) -> Response:
    """An actor over all reports, as the run linked them and people joined and parted them."""
    key, record, by = request.path_params["id"], site(request), person(request)

    def made(beside: Connection) -> dict[str, Any] | None:
        others = record.counted(beside, Ask("actors"), by=by).rows
        return actor_values(beside, key, links=LINKS, actors=others)

    with record.connection() as connection:
        # Kept, since some are told of in thousands of reports.
        values = record.keep(connection, ("actor", key), made, by=by)
        if values is None:
            raise HTTPException(404, "No such actor in this record.")
        shown = shows(
            connection,
            *(news.topic("actor", name) for name in values["names"]),
            only=LINKS.page("statements", {"speaker": values["actor"].name}),
        )
    return page("actor.html", person=person(request), shown=shown, **values)


def issue(request: Request) -> Response:
    """Who stands where on an issue, and how it moved."""
    name = request.query_params.get("name", "")
    record = site(request)
    with record.connection() as connection:
        others = record.counted(connection, Ask("issues"), by=person(request)).rows
        values = issue_values(connection, name, links=LINKS, issues=others)
        if values is None:
            raise HTTPException(404, "No position on this issue in this record.")
        shown = shows(
            connection,
            *(news.topic("issue", key) for key in values["joined"].members),
            only=LINKS.page("positions", {"issue": name}),
        )
    return page("issue.html", person=person(request), shown=shown, **values)
