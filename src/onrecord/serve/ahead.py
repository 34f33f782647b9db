"""Pages that count a whole record, set before anybody asks for them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.requests import Request

from onrecord.errors import StoreError
from onrecord.serve.answers import Endpoint
from onrecord.serve.site import Site
from onrecord.store.narrow import Ask

WHOLE = (
    "/", "/actors", "/issues", "/statements", "/events", "/positions", "/stories", "/network",
    "/timeline", "/about",
)  # fmt: skip
"""Each over everything: what they count serves the narrower ones too."""
MOST_TOLD = 4
"""Actors of whom most is told: theirs are the pages that take longest."""
MOST_SECONDS = 5.0
"""So long the server waits for them: about what ten thousand reports take on two cores. A larger
record is shown meanwhile, and what was not yet counted is counted when it is asked for."""


@asynccontextmanager
async def set_ahead(app: Starlette, pages: Mapping[str, Endpoint]) -> AsyncIterator[None]:
    """Within it the pages over the whole record are set, or are being set.

    Args:
        app: the pages' application.
        pages: its pages, by address.
    """
    task = asyncio.create_task(_set_all(app, pages))
    await asyncio.wait((task,), timeout=MOST_SECONDS)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _set_all(app: Starlette, pages: Mapping[str, Endpoint]) -> None:
    for path in WHOLE:
        await _set(app, pages[path], path)
    for key in await asyncio.to_thread(_most_told, app.state.site):
        await _set(app, pages["/actor/{id}"], f"/actor/{key}", {"id": key})


async def _set(
    app: Starlette, page: Endpoint, path: str, params: Mapping[str, str] | None = None
) -> None:
    with suppress(Exception):  # whoever asks for it is told what is wrong
        await app.state.answers.answer(_asking(app, path, params or {}), page)


def _most_told(record: Site) -> list[str]:
    """The actors who stand in most reports, as their list has them."""
    with suppress(StoreError), record.connection() as connection:
        return [row["id"] for row in record.counted(connection, Ask("actors")).rows[:MOST_TOLD]]
    return []


def _asking(app: Starlette, path: str, params: Mapping[str, str]) -> Request:
    """What a browser asks that has asked for nothing before."""
    scope = {
        "type": "http",
        "app": app,
        "method": "GET",
        "scheme": "http",
        "server": ("127.0.0.1", 80),
        "path": path,
        "path_params": params,
        "query_string": b"",
        "headers": [],
    }
    return Request(scope)
