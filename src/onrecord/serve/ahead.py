"""Pages that count a whole record, set before anybody asks for them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.requests import Request

from onrecord.serve.answers import Endpoint

WHOLE = (
    "/", "/actors", "/issues", "/statements", "/events", "/positions", "/stories", "/network",
    "/timeline", "/about",
)  # fmt: skip
"""Each over everything: what they count serves the narrower ones too."""
MOST_SECONDS = 3.0
"""So long the server waits for them: ten thousand reports take half of it. A larger record is
shown meanwhile, and what was not yet counted is counted when it is asked for."""


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
        with suppress(Exception):  # whoever asks for it is told what is wrong
            await app.state.answers.answer(_asking(app, path), pages[path])


def _asking(app: Starlette, path: str) -> Request:
    """What a browser asks that has asked for nothing before."""
    scope = {
        "type": "http",
        "app": app,
        "method": "GET",
        "scheme": "http",
        "server": ("127.0.0.1", 80),
        "path": path,
        "query_string": b"",
        "headers": [],
    }
    return Request(scope)
