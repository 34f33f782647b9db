"""Pages that came over the network, and the lines that they are kept as."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import ReadError
from onrecord.read import fetched, line, page_fields, read
from onrecord.schema import Report

PAGES = [
    ("a page", b"<html><p>Talks.</p></html>", None, {"html": "<html><p>Talks.</p></html>"}),
    ("a text", b"Talks failed.", None, {"text": "Talks failed."}),
    ("as the server says", "<p>Łódź</p>".encode("cp1250"), "cp1250", {"html": "<p>Łódź</p>"}),
    ("UTF-8, whatever it says", "<p>“Né”</p>".encode(), "cp1250", {"html": "<p>“Né”</p>"}),
    ("in no known encoding", b"<p>caf\xe9</p>", "x-klingon", {"html": "<p>café</p>"}),
]


@pytest.mark.parametrize(
    ("data", "charset", "fields"), [r[1:] for r in PAGES], ids=[r[0] for r in PAGES]
)
def test_bytes_are_fields(data: bytes, charset: str | None, fields: dict[str, str]) -> None:
    assert page_fields(data, charset=charset) == fields


@pytest.mark.parametrize(
    ("data", "reason"), [(b"%PDF-1.7", "a PDF"), (b" \n", "the page is empty"), (b"", "empty")]
)
def test_what_is_no_page(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        page_fields(data)


KEPT = [
    {
        "html": "<p>“Talks” failed.</p>\n",
        "url": "https://a.example/1",
        "title": "T",
        "date": "2016",
    },
    {"text": "Talks \ud800 failed.", "url": None, "title": " "},
]


@pytest.mark.parametrize("fields", KEPT)
def test_what_is_kept_reads_as_the_same_report(tmp_path: Path, fields: dict[str, str]) -> None:
    report = fetched(fields, folder=tmp_path)
    file = tmp_path / f"{report.id}.jsonl"
    file.write_text(line(report), "utf-8")
    (again,) = read([file])
    assert isinstance(again, Report)
    assert again == replace(report, path=f"{file}#1")
    assert report.path == again.path
