"""WARC files: the pages among what a crawler fetched."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from onrecord.read import MOST_BYTES, read
from onrecord.schema import Failure, Known, Report

PAGE = b"<p>Talks failed.</p>"


def record(url: str, body: bytes, status: str = "200 OK", head: str = "text/html") -> bytes:
    """One response as a crawler writes it."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {head}\r\n\r\n".encode() + body
    lines = [
        "WARC/1.0", "WARC-Type: response", f"WARC-Target-URI: {url}",
        "WARC-Date: 2016-03-01T10:00:00Z", "Content-Type: application/http; msgtype=response",
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>",
        f"Content-Length: {len(http)}",
    ]  # fmt: skip
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + http + b"\r\n\r\n"


RECORDS = [
    record("https://a.example/1", PAGE),
    record("https://a.example/gone", PAGE, "404 Not Found"),
    record("https://a.example/picture", b"\x89PNG", head="image/png"),
    record("https://a.example/2", "<p>“Né.”</p>".encode(), head="text/html; charset=utf-8"),
    record("https://a.example/3", gzip.compress(PAGE), head="text/html\r\nContent-Encoding: gzip"),
]
PACKED = b"".join(map(gzip.compress, RECORDS))


def found(path: Path, data: bytes) -> list[Report | Failure]:
    """What a file of these bytes gives; twice, as a run reads it."""
    path.write_bytes(data)
    items = list(read([path]))
    assert list(read([path])) == items
    return items


@pytest.mark.parametrize(("name", "data"), [("a.warc", b"".join(RECORDS)), ("a.warc.gz", PACKED)])
def test_pages_are_reports(tmp_path: Path, name: str, data: bytes):
    items = found(tmp_path / name, data)
    assert [item.path for item in items] == [f"{tmp_path / name}#{n}" for n in (1, 4, 5)]
    assert [item.url for item in items] == [f"https://a.example/{n}" for n in (1, 2, 3)]
    sources = [item.source for item in items if isinstance(item, Report)]
    assert sources == [PAGE.decode(), "<p>“Né.”</p>", PAGE.decode()]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example/\x1b[2J", "https://a.example/ [2J"),
        ("https://a.example/\x00b", "https://a.example/ b"),
        ("\x1b\x07", None),
    ],
)
def test_an_address_is_kept_without_what_a_terminal_obeys(
    tmp_path: Path, url: str, shown: str | None
):
    (report,) = found(tmp_path / "a.warc", record(url, PAGE))
    assert isinstance(report, Report)
    assert report.url == shown


def test_the_day_of_fetching_is_not_the_day_of_the_report(tmp_path: Path):
    report = found(tmp_path / "a.warc", RECORDS[0])[0]
    assert isinstance(report, Report)
    assert report.known == Known()


def test_in_another_archive(tmp_path: Path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.warc.gz", PACKED)
    items = found(tmp_path / "a.zip", out.getvalue())
    assert [item.path for item in items] == [f"{tmp_path}/a.zip!a.warc.gz#{n}" for n in (1, 4, 5)]


REFUSED = [
    ("empty", "a.warc", b"", "", "the file is empty"),
    ("no WARC", "a.warc", b"Talks failed.", "", "not a WARC file"),
    ("packed, and no WARC", "a.warc.gz", gzip.compress(b"Talks failed."), "", "not a WARC file"),
    ("no page in it", "a.warc", RECORDS[1] + RECORDS[2], "", "it contains no pages"),
    ("cut in a page", "a.warc", RECORDS[0] + RECORDS[0][:-10], "#2", "cut short"),
    ("broken", "a.warc.gz", PACKED[:300] + b"x" * 40 + PACKED[340:], "", "not a WARC file"),
    ("too large", "a.warc", record("u", b"word " * (MOST_BYTES // 5 + 1)), "#1", "too large"),
    ("a picture called a page", "a.warc", record("u", b"\x89PNG\r\n\x1a\n"), "#1", "a picture"),
]


@pytest.mark.parametrize(
    ("name", "data", "where", "reason"), [row[1:] for row in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_what_cannot_be_read_says_why(
    tmp_path: Path, name: str, data: bytes, where: str, reason: str
):
    items = found(tmp_path / name, data)
    failures = {item.path: item.reason for item in items if isinstance(item, Failure)}
    assert reason in failures[f"{tmp_path / name}{where}"]
