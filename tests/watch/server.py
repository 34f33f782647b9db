"""A server of feeds and pages that misbehaves on purpose, on this machine alone."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Handler = BaseHTTPRequestHandler
Act = Callable[[Handler], None]


@dataclass
class Site:
    """A site that runs.

    Attributes:
        base: its address, without a slash at the end.
        pages: what it does by path; tests put in what they need.
        asked: the paths that were asked for, in order, each with its headers.
    """

    base: str
    pages: dict[str, Act]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def paths(self) -> list[str]:
        """The paths that were asked for, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def site(pages: dict[str, Act] | None = None) -> Iterator[Site]:
    """A site as long as the context lasts."""
    made = Site("", {} if pages is None else pages)

    class _Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            made.asked.append((self.path, headers))
            with suppress(OSError):  # it was asked no further
                made.pages.get(self.path, refuse(404))(self)

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    class _Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Say nothing of those who left."""

    server = _Server(("127.0.0.1", 0), _Handler)
    made.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()


def give(body: bytes | str, kind: str | None = "text/html", status: int = 200, **more: Any) -> Act:
    """A whole answer; headers by name, with `_` for `-`."""
    data = body.encode() if isinstance(body, str) else body

    def act(to: Handler) -> None:
        to.send_response(status)
        for name, value in more.items():
            to.send_header(name.replace("_", "-"), value)
        if kind:
            to.send_header("Content-Type", kind)
        to.send_header("Content-Length", str(len(data)))
        to.end_headers()
        to.wfile.write(data)

    return act


def refuse(status: int, **more: str) -> Act:
    """An answer that is a number only."""
    return give("", None, status, **more)


def move(where: str, status: int = 302) -> Act:
    """A redirect."""
    return give("", None, status, Location=where)


def raw(data: bytes) -> Act:
    """Whatever bytes instead of an answer."""

    def act(to: Handler) -> None:
        to.wfile.write(data)

    return act


def drip(head: bytes, piece: bytes, every: float) -> Act:
    """Bytes now and then, without an end."""

    def act(to: Handler) -> None:
        to.wfile.write(head)
        while True:
            to.wfile.write(piece)
            to.wfile.flush()
            time.sleep(every)

    return act


def silent(seconds: float) -> Act:
    """Nothing, for a while."""
    return lambda _: time.sleep(seconds)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
MEGABYTE = b"<p>words</p>" * 87_382

MISBEHAVIOUR: dict[str, Act] = {
    "/slow-to-begin": silent(2),
    "/slow-headers": drip(b"HTTP/1.1 200 OK\r\nX: ", b"x", 0.02),
    "/slow-body": drip(HEAD + b"Content-Length: 100000\r\n\r\n", b"x", 0.02),
    "/slow-unmeasured-body": drip(HEAD + b"\r\n", b"x", 0.02),
    "/endless": drip(HEAD + b"\r\n", MEGABYTE, 0),
    "/endless-headers": drip(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", 0),
    "/a-long-header": drip(b"HTTP/1.1 200 OK\r\nX: ", b"y" * 10_000, 0),
    "/says-it-is-large": raw(HEAD + b"Content-Length: 99000000\r\n\r\n"),
    "/gzip-bomb": give(gzip.compress(MEGABYTE * 4), Content_Encoding="gzip"),
    "/broken-gzip": give(b"\x1f\x8bno gzip", Content_Encoding="gzip"),
    "/cut-gzip": give(gzip.compress(b"words " * 99)[:-12], Content_Encoding="gzip"),
    "/unknown-packing": give("x", Content_Encoding="br"),
    "/cut": raw(HEAD + b"Content-Length: 100\r\n\r\nhalf"),
    "/cut-in-a-piece": raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n64\r\nhalf"),
    "/bad-pieces": raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhalf"),
    "/no-http": raw(b"220 mail.example ESMTP\r\n"),
    "/nothing": raw(b""),
    "/picture": give(b"\x89PNG", "image/png"),
    "/film": drip(b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n", b"x" * 1000, 0),
    "/loop": move("/loop"),
    "/nowhere": raw(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"),
    "/to-a-file": move("file:///etc/passwd"),
    "/to-mail": move("http://127.0.0.1:25/"),
    "/to-a-password": move("http://me:secret@127.0.0.1/"),
    "/to-the-cloud": move("http://169.254.169.254/latest/meta-data/"),
    "/to-the-home-network": move("http://192.168.0.1/"),
    "/to-this-machine": move("http://127.0.0.2:8080/"),
    "/to-this-machine-in-one-number": move("http://2130706434:8080/"),
    "/to-this-machine-in-version-6": move("http://[::ffff:127.0.0.2]:8080/"),
    "/to-everybody": move("http://224.0.0.1/"),
    "/500": refuse(500),
    "/429": refuse(429, Retry_After="120"),
    "/503": refuse(503, Retry_After="Wed, 01 Jan 2020 00:00:00 GMT"),
    "/404": refuse(404),
    "/410": refuse(410),
}
for number in range(1, 9):
    MISBEHAVIOUR[f"/hop/{number}"] = move(f"/hop/{number - 1}")
MISBEHAVIOUR["/hop/0"] = give("<p>Here.</p>")
