"""Pages as they were set, given again for as long as they may be.

A page hangs on its address, on who asks and on the record. While nothing of the record is changed
it is given again as it was. While a run writes or people judge, one may be given that was set a
moment ago: many ask for the same pages then. But nobody is given a page from before their own
judgement, and who loads a page again is given the record as it is.

One thread at a time sets pages, and others count for theirs meanwhile: see `Turn`.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import cast
from weakref import WeakValueDictionary

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from onrecord.serve.site import person, site

Endpoint = Callable[[Request], Response]
Answer = Callable[[Request], Awaitable[Response]]
Clock = Callable[[], float]

THREADS = 4
"""One sets a page while others count."""
LAST_SECONDS = 2.0
"""So long may a reader be given a page as it was: live pages ask no more often for what is new."""
MOST_BYTES = 32_000_000
"""Of pages that are held: some three hundred."""


@dataclass(frozen=True, slots=True)
class _Page:
    response: Response
    made: float
    beat: Hashable | None


class Answers:
    """Pages by what they hang on, for all requests to share."""

    def __init__(self, *, most: int = MOST_BYTES, now: Clock = time.monotonic) -> None:
        self._most, self._now = most, now
        self._held: OrderedDict[Hashable, _Page] = OrderedDict()
        self._size = 0
        self._making: WeakValueDictionary[Hashable, asyncio.Lock] = WeakValueDictionary()
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="page")

    async def answer(self, request: Request, endpoint: Endpoint) -> Response:
        """What an endpoint answers, or answered to the same question before."""
        by = person(request)
        key = (request.url.path, request.url.query, by)
        again = "cache-control" in request.headers
        since = self._now() - LAST_SECONDS if not again else float("inf")
        since = max(since, site(request).own.last(by).at)
        if (found := self._found(request, key, since)) is not None:
            return found
        # What is asked for by many at one time is set once.
        making = self._making.setdefault(key, asyncio.Lock())
        async with making:
            if (found := self._found(request, key, since)) is not None:
                return found
            return await self._set(request, key, endpoint)

    def _found(self, request: Request, key: Hashable, since: float) -> Response | None:
        """A page that was set since a moment, or one from which the record has not gone on."""
        held = self._held.get(key)
        if held is None:
            return None
        if held.made <= since and (held.beat is None or held.beat != site(request).pulse.beat()):
            return None
        self._held.move_to_end(key)
        return held.response

    async def _set(self, request: Request, key: Hashable, endpoint: Endpoint) -> Response:
        record, made = site(request), self._now()
        # Asked before the record is read: what comes meanwhile is then surely not held for read.
        beat, late = record.pulse.beat(), record.kept.late
        loop = asyncio.get_running_loop()

        def in_turn() -> Response:
            with record.turn.held():
                return endpoint(request)

        response = await loop.run_in_executor(self._threads, in_turn)
        if isinstance(response, StreamingResponse) or response.status_code != 200:
            return response
        # A page with an older count changes though the record does not.
        exact = beat if late == record.kept.late else None
        self._put(key, _Page(response, made, exact))
        return response

    def _put(self, key: Hashable, page: _Page) -> None:
        if (old := self._held.pop(key, None)) is not None:
            self._size -= len(old.response.body)
        self._held[key] = page
        self._size += len(page.response.body)
        while self._size > self._most:
            _, gone = self._held.popitem(last=False)
            self._size -= len(gone.response.body)

    def close(self) -> None:
        """End the threads."""
        self._threads.shutdown(cancel_futures=True)


def answered(endpoint: Endpoint) -> Answer:
    """An endpoint whose pages are given again for as long as they may be."""

    async def answer(request: Request) -> Response:
        answers = cast(Answers, request.app.state.answers)
        return await answers.answer(request, endpoint)

    return answer
