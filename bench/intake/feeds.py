"""Sites that post: feeds of made-up reports, a few more of them each second."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from bench.made_up import made, page

SHOWN = 60
"""Entries that a feed shows, the latest: what has gone by between two looks is lost to anybody."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is posted when.

    Attributes:
        feeds: how many feeds.
        reports: how many reports in all of them.
        seconds: in how long.
        begun: when it began, in seconds of the monotonic clock.
    """

    feeds: int
    reports: int
    seconds: float
    begun: float

    def posted(self, now: float) -> int:
        """How many reports were posted by a time.

        >>> Plan(2, 10, 100.0, 0.0).posted(50.0), Plan(2, 10, 100.0, 0.0).posted(200.0)
        (5, 10)
        """
        return min(self.reports, int(self.reports * max(0.0, now - self.begun) / self.seconds))

    def of(self, feed: int, now: float) -> list[int]:
        """The reports of one feed by a time, the latest first.

        >>> Plan(2, 10, 100.0, 0.0).of(1, 100.0)
        [9, 7, 5, 3, 1]
        """
        return list(range(feed, self.posted(now), self.feeds))[::-1]


def feed(plan: Plan, number: int, base: str) -> str:
    """A feed as it is now."""
    items = "".join(
        f"<item><title>{escape(made(k).headline)}</title><link>{base}/{k}</link>"
        f"<pubDate>{format_datetime(datetime.now(UTC))}</pubDate></item>"
        for k in plan.of(number, time.monotonic())[:SHOWN]
    )
    return f'<rss version="2.0"><channel><title>Herald {number}</title>{items}</channel></rss>'


@contextmanager
def posting(plan: Plan) -> Iterator[list[str]]:
    """The feeds' addresses, each on a server of its own, as long as the context lasts."""
    servers = [_server(plan, number) for number in range(plan.feeds)]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield [f"http://127.0.0.1:{server.server_port}/feed" for server in servers]
    finally:
        _end(servers)


def _end(servers: Sequence[ThreadingHTTPServer]) -> None:
    for server in servers:
        server.shutdown()
        server.server_close()


def _server(plan: Plan, number: int) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.strip("/")
            if name == "feed":
                self._give(feed(plan, number, f"http://{self.headers['Host']}"), "text/xml")
            elif name.isdigit():
                self._give(page(made(int(name)), size=20_000), "text/html; charset=utf-8")
            else:
                self.send_error(404)

        def _give(self, text: str, kind: str) -> None:
            data = text.encode()
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    return server
