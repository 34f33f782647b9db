"""About this data: what made the record, how good it is, and what it is not."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from onrecord.pages.about import about_values, counts
from onrecord.serve.site import page, person, site


def about(request: Request) -> Response:
    """Runs, weights, scores, limits, licences."""
    record = site(request)
    with record.connection() as connection:
        known = record.keep(connection, "counts", counts, by=person(request))
        values = about_values(connection, known)
    return page("about.html", title="About", **values)
