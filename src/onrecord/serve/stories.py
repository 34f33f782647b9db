"""A story: the reports of one affair, its account, and where they differ."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.pages.story import story_values
from onrecord.serve.live import shows
from onrecord.serve.site import LINKS, page, since, site
from onrecord.store import affairs, news


def story(request: Request) -> Response:
    """A story, or what of it came since a moment."""
    moment = since(request)
    with site(request).connection() as connection:
        found = affairs.story(connection, request.path_params["id"])
        if found is None:
            raise HTTPException(404, "The record holds no such story.")
        new = news.of_story(connection, found.id, moment) if moment else None
        values = story_values(connection, found, links=LINKS, since=new)
        shown = shows(connection, news.topic("story", found.id))
    return page("story.html", shown=shown, since=moment, **values)
