"""RSS and Atom files: a report an entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any
from xml.sax import SAXException

import feedparser

from onrecord.errors import ReadError
from onrecord.read.decoding import decode, what_binary
from onrecord.read.fields import failure, from_fields
from onrecord.read.source import Source
from onrecord.schema import Failure, Report

FEED_SUFFIXES = frozenset({".rss", ".atom", ".xml"})
_TAG = re.compile(r"</?[A-Za-z]")


def read_feed(source: Source) -> Iterator[Report | Failure]:
    """The entries of a feed, each with its content, or else its summary.

    Its address, title and day of publication come along; that of its last change is another
    matter. An entry without words is a failure by itself, and where the XML breaks off, what stands
    before is read. XML of other kinds is passed over in a folder.

    Raises:
        ReadError: when the file is no feed, or declares entities, which no feed needs: by them a
            small file becomes a large one.
    """
    data = source.bytes()
    binary = what_binary(data)
    if binary:
        raise ReadError(f"it is not text but {binary}")
    if "<!ENTITY" in decode(data)[0]:
        raise ReadError("it declares XML entities of its own, which may do harm")
    feed = _parsed(data)
    if not feed.version and not feed.entries:
        if source.suffix == ".xml" and not source.named:
            return
        raise ReadError("it is no RSS or Atom feed")
    for number, entry in enumerate(feed.entries, 1):
        where = f"{source.name}#{number}"
        try:
            yield from_fields(where, _fields(entry), what="entry")
        except ReadError as error:
            yield failure(where, str(error))
    broken = feed.get("bozo_exception")
    if isinstance(broken, SAXException):
        yield failure(source.name, f"its XML is broken, entries may be missing: {broken}")
    elif not feed.entries:
        raise ReadError("the feed has no entries")


def _parsed(data: bytes) -> Any:
    """The feed as it is written: its markup is left to those who clean pages."""
    try:
        return feedparser.parse(io.BytesIO(data), sanitize_html=False)
    except Exception as error:  # of whatever kind: it is lenient by passing through many parsers
        raise ReadError(f"the feed cannot be read: {error}"[:200]) from error


def _fields(entry: Mapping[str, Any]) -> dict[str, object]:
    contents = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    words = (str(item.get("value") or "") for item in contents)
    found = next((value for value in words if value.strip()), "")
    return {
        "html" if _TAG.search(found) else "text": found,
        "url": entry.get("link"),
        "title": entry.get("title"),
        "date": _date(entry.get("published")),
    }


def _date(value: str | None) -> str | None:
    """ISO 8601 for a date of RSS, which is that of a letter; any other as it stands.

    >>> _date("Tue, 01 Mar 2016 23:30:00 -0500"), _date("2016-03-01T23:30:00Z")
    ('2016-03-01T23:30:00-05:00', '2016-03-01T23:30:00Z')
    """
    try:
        return parsedate_to_datetime(value).isoformat() if value else None
    except ValueError:
        return value
