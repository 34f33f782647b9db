"""All pages together: which address gives which."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from functools import cache
from http import HTTPStatus
from importlib import resources
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.errors import StoreError
from onrecord.serve import about, alerts, drawings, lists, live, people, reports, review, stories
from onrecord.serve.ahead import set_ahead
from onrecord.serve.answers import Answers, Endpoint, answered
from onrecord.serve.guard import Guard
from onrecord.serve.site import Site, page

SCRIPTS = ("keys.js", "live.js")
"""Keys for those who like them; what is new, as it comes."""
THIS_MACHINE = ("127.0.0.1", "localhost", "[::1]")


PAGES: tuple[tuple[str, Endpoint], ...] = (
    ("/", lists.reports),
    ("/stories", lists.listing),
    ("/story/{id}", stories.story),
    ("/statements", lists.listing),
    ("/events", lists.listing),
    ("/positions", lists.positions),
    ("/actors", lists.listing),
    ("/issues", lists.listing),
    ("/report/{id}", reports.report),
    ("/compare", reports.compare),
    ("/search", reports.search),
    ("/actor/{id}", people.actor),
    ("/issue", people.issue),
    ("/timeline", drawings.timeline),
    ("/network", drawings.network),
    ("/review", review.queue),
    ("/alerts", alerts.fired),
    ("/about", about.about),
)


def make_app(
    out: Path,
    *,
    database: str | None = None,
    token: str | None = None,
    hosts: Collection[str] = THIS_MACHINE,
) -> Starlette:
    """The pages of a record as an ASGI application.

    Args:
        out: the output folder of a run.
        database: URL of the database if the run used one.
        token: what others than this machine must know; None where only it can ask.
        hosts: names under which requests are answered, all of them when empty.
    """
    routes = [Route(f"/{name}", script) for name in SCRIPTS]
    routes += [Route("/live", live.stream), Route("/live/new", live.new)]
    routes.append(Route("/{name}.{format:str}", lists.download))
    routes += [Route(path, answered(endpoint)) for path, endpoint in PAGES]
    routes.append(Route("/judge", review.judge, methods=["POST"]))
    routes.append(Route("/name", review.name, methods=["POST"]))
    made = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, hosts=hosts, token=token)],
        exception_handlers={HTTPException: refused, StoreError: broken},
        lifespan=_living,
    )
    made.state.site = Site.of(out, database)
    made.state.answers = Answers()
    made.state.live = live.make_live(made.state.site)
    return made


@asynccontextmanager
async def _living(app: Starlette) -> AsyncIterator[None]:
    """Set the large pages before anybody asks; let go of the record when the server stops."""
    async with set_ahead(app, dict(PAGES)):
        yield
    app.state.answers.close()
    app.state.site.close()


def script(request: Request) -> Response:
    """One of the little scripts. All that is there can be read without them."""
    return Response(_script(request.url.path.strip("/")), media_type="text/javascript")


@cache
def _script(name: str) -> str:
    return (resources.files("onrecord.serve") / name).read_text("utf-8")


def refused(request: Request, error: Exception) -> Response:
    """A page that there is not, in words."""
    assert isinstance(error, HTTPException)
    said = error.detail != HTTPStatus(error.status_code).phrase
    words = error.detail if said else "No such page."
    return page("error.html", status=error.status_code, code=error.status_code, words=words)


def broken(request: Request, error: Exception) -> Response:
    """A record that cannot be read, in words."""
    return page("error.html", status=503, code=503, words=str(error))
