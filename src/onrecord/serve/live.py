"""What is new, told to open pages as it comes: one look at the store for all who listen."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict, dataclass
from typing import Any, cast

import uvicorn
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from onrecord.errors import StoreError
from onrecord.serve.site import LINKS, Site, since, site
from onrecord.store import news

LOOK_SECONDS = 1.0
"""Between two looks at the store: a reader takes it for at once, and it costs a millisecond."""
BEAT_SECONDS = 15.0
"""Silence after which a listener is sent a line that says nothing: proxies cut silent lines."""
MOST_WAITING = 32
"""News that wait for a slow listener; then it is cut off, and asks again for what it missed."""
MOST_LISTENERS = 500
RETRY = "retry: 3000\n\n"
BEAT = ": still here\n\n"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows, for its script: it asks for what came since and concerns it.

    Attributes:
        at: how far the news had come when the page was made.
        moment: when the latest of it came.
        topics: what the page is about.
        only: the address of what is new alone, without the moment; empty for the page's own, None
            where there is none.
    """

    at: int
    moment: str
    topics: tuple[str, ...]
    only: str | None = ""


@dataclass(frozen=True, slots=True)
class Told:
    """News as they are sent.

    Attributes:
        before: how far a listener is to whom they are new.
        at: how far one is after them.
        text: the lines.
    """

    before: int
    at: int
    text: str


Look = Callable[[int], Awaitable[Told | None]]


class Live:
    """Listeners, and the one who looks for all of them while there are any."""

    def __init__(self, look: Look, *, seconds: float = LOOK_SECONDS) -> None:
        self._look, self._seconds = look, seconds
        self._listeners: set[asyncio.Queue[Told | None]] = set()
        self._looking: asyncio.Task[None] | None = None
        self._closed = False

    @property
    def full(self) -> bool:
        """Whether nobody else can listen."""
        return self._closed or len(self._listeners) >= MOST_LISTENERS

    async def listen(self, at: int) -> AsyncIterator[str]:
        """The news after a number, then each as it comes, until the server stops."""
        waiting: asyncio.Queue[Told | None] = asyncio.Queue(MOST_WAITING)
        self._listeners.add(waiting)
        try:
            yield RETRY
            missed = await self._look(at)
            if missed is not None:
                at = missed.at
                yield missed.text
            if (self._looking is None or self._looking.done()) and not self._closed:
                self._looking = asyncio.create_task(self._look_on(at))
            while not self._closed:
                try:
                    told = await asyncio.wait_for(waiting.get(), BEAT_SECONDS)
                except TimeoutError:
                    yield BEAT
                    continue
                if told is None:
                    return
                if told.at > at:
                    # One who is not where the others are is told what is new to it alone.
                    mine = told if told.before == at else await self._look(at)
                    if mine is not None:
                        at = mine.at
                        yield mine.text
        finally:
            self._listeners.discard(waiting)

    async def _look_on(self, at: int) -> None:
        while self._listeners:
            await asyncio.sleep(self._seconds)
            told = await self._look(at)
            if told is not None:
                at = told.at
                self._tell(told)

    def _tell(self, told: Told | None) -> None:
        for waiting in list(self._listeners):
            if waiting.full() or told is None:
                while not waiting.empty():
                    waiting.get_nowait()
                waiting.put_nowait(None)
                self._listeners.discard(waiting)
            else:
                waiting.put_nowait(told)

    def close(self) -> None:
        """Let all listeners go: the server stops."""
        self._closed = True
        self._tell(None)
        if self._looking is not None:
            self._looking.cancel()


class Server(uvicorn.Server):
    """A server that does not wait for those who listen when it is stopped."""

    async def shutdown(self, sockets: list[Any] | None = None) -> None:
        """Let listeners go, then wait for the pages that are being made."""
        live(cast(Any, self.config.app)).close()
        await super().shutdown(sockets)


def make_live(record: Site) -> Live:
    """Listeners to the news of a record."""

    def find(at: int) -> Told | None:
        try:
            with record.connection() as connection:
                found = news.after(connection, at)
        except StoreError:
            return None  # locked, or being made anew: the next look tells
        if found.number <= at:
            return None
        return Told(at, found.number, _text(found))

    async def look(at: int) -> Told | None:
        return await run_in_threadpool(find, at)

    return Live(look)


def _text(found: news.News) -> str:
    """News as an event."""
    data = asdict(found)
    for alert in data["alerts"]:
        alert["href"] = LINKS.finding(alert.pop("report"), alert.pop("record"))
    return f"id: {found.number}\nevent: news\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def live(app: Any) -> Live:
    """Those who listen to an application's news."""
    return cast(Live, app.state.live)


def shows(connection: Connection, *topics: str, only: str | None = "") -> Shown:
    """What a page that is made now shows."""
    last = news.mark(connection)
    return Shown(last.number, last.time, topics, only)


async def stream(request: Request) -> Response:
    """The news as server-sent events, after `?after=NUMBER` or where the browser lost them."""
    here = live(request.app)
    if here.full:
        return Response("Too many open connections.", 503)
    lost = request.headers.get("last-event-id") or request.query_params.get("after", "")
    known = re.fullmatch(r"[0-9]{1,18}", lost)
    last = await run_in_threadpool(_last, request)
    # Who claims to be further than the news would have all others wait until these come so far.
    at = min(int(lost), last) if known else last
    return StreamingResponse(here.listen(at), media_type="text/event-stream")


def _last(request: Request) -> int:
    with site(request).connection() as connection:
        return news.mark(connection).number


def new(request: Request) -> Response:
    """Which reports came since a moment."""
    moment = since(request)
    with site(request).connection() as connection:
        found = news.since(connection, moment) if moment else []
    return JSONResponse({"reports": found})
