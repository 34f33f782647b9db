"""A WARC file of made-up pages, as a crawler writes it."""

from __future__ import annotations

import uuid
from pathlib import Path

from bench.made_up import made, page

SITES = 25
"""Hosts that the pages come from."""


def record(url: str, body: bytes) -> bytes:
    """One response."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    lines = (
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2025-12-01T10:00:00Z",
        "Content-Type: application/http; msgtype=response",
        f"WARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, url)}>",
        f"Content-Length: {len(http)}",
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + http + b"\r\n\r\n"


def write(path: Path, *, pages: int, megabytes: float) -> None:
    """Write a file of so many pages that is about so large."""
    size = int(megabytes * 1e6 / pages) if pages else 0
    with path.open("wb") as file:
        for number in range(pages):
            url = f"https://herald-{number % SITES}.example/news/{number}"
            file.write(record(url, page(made(number), size=size).encode()))
