"""A story: the reports of one affair, its account, and where they differ."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.pages.story import story_values
from onrecord.serve.live import shows
from onrecord.serve.site import LINKS, page, person, since, site
from onrecord.store import browse, news, people
from onrecord.store.joined import story_by_hand

MOST_PARTED = 60
"""Reports that a form offers to part: of more one reads the report first."""


def story(request: Request) -> Response:
    """A story as people joined and parted it, or what of it came since a moment."""
    moment = since(request)
    with site(request).connection() as connection:
        whole = story_by_hand(connection, request.path_params["id"])
        if whole is None:
            raise HTTPException(404, "No such story in this record.")
        found = whole.story
        new = news.of_story(connection, found.id, moment) if moment else None
        values = story_values(connection, whole, links=LINKS, since=new)
        parted = {row["id"]: row for row in browse.chosen(connection, "reports", whole.left)}
        alike = people.same_story_words(connection, found)
        shown = shows(connection, news.topic("story", found.id))
    return page(
        "story.html", shown=shown, since=moment, person=person(request), parted=parted,
        alike=alike, most_parted=MOST_PARTED, **values,
    )  # fmt: skip
