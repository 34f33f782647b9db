"""A page that came over the network: bytes into a report, and the line that it is kept as."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from onrecord.errors import ReadError
from onrecord.read.decoding import decode, what_binary
from onrecord.read.fields import from_fields
from onrecord.read.sniff import looks_like_html
from onrecord.schema import Report


def page_fields(data: bytes, *, charset: str | None = None) -> dict[str, str]:
    """What a page holds, as a field `html` or `text`.

    Args:
        data: its bytes.
        charset: the encoding that its server names.

    Raises:
        ReadError: when it is no text, or empty.

    >>> page_fields(b"<html><p>Talks failed.</p></html>")
    {'html': '<html><p>Talks failed.</p></html>'}
    """
    binary = what_binary(data)
    if binary:
        raise ReadError(f"not text but {binary}")
    text, _ = decode(data, said=charset)
    if not text.strip():
        raise ReadError("the page is empty")
    return {"html" if looks_like_html(text) or "<p" in text.lower() else "text": text}


def fetched(fields: Mapping[str, object], *, folder: Path) -> Report:
    """The report that fields make; it is known by the file of `folder` that it is to be kept in.

    Raises:
        ReadError: when they hold no words.
    """
    report = from_fields("", fields, what="entry")
    return replace(report, path=f"{folder / report.id}.jsonl#1")


def line(report: Report) -> str:
    """A report as a line of JSON that makes the same report when it is read again."""
    known = {"title": report.known.title, "date": report.known.date, "outlet": report.known.outlet}
    fields = {report.format: report.source, "url": report.url, **known}
    return json.dumps({k: v for k, v in fields.items() if v}, ensure_ascii=False) + "\n"
