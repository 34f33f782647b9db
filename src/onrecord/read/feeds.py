"""RSS and Atom files: a report an entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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
NO_FEED = "it is no RSS or Atom feed"
_TAG = re.compile(r"</?[A-Za-z]")
_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed.

    Attributes:
        key: by what it is known again: its link, else the name that the feed gives it.
        url: the page that it links to.
        fields: the feed's own words for it, as `from_fields` takes them.
    """

    key: str | None
    url: str | None
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed.

    Attributes:
        form: which of the many; empty where it is no feed at all.
        title: what it calls itself.
        entries: in its own order, which mostly has the newest first.
        broken: what is wrong with its XML, so that entries may be missing.
    """

    form: str
    title: str | None
    entries: tuple[FeedEntry, ...]
    broken: str | None


def parse_feed(data: bytes, *, url: str | None = None, charset: str | None = None) -> Feed:
    """A feed from its bytes.

    Args:
        data: the bytes.
        url: where it was had, for links that are relative to it.
        charset: the encoding that its server names.

    Raises:
        ReadError: when it is no text, or declares entities, which no feed needs: by them a
            small file becomes a large one.
    """
    binary = what_binary(data)
    if binary:
        raise ReadError(f"it is not text but {binary}")
    declared = _ENCODING.match(data)
    text, _ = decode(data, said=charset or (declared[1].decode() if declared else None))
    if "<!ENTITY" in text:
        raise ReadError("it declares XML entities of its own, which may do harm")
    feed = _parsed(text, url)
    broken = feed.get("bozo_exception")
    return Feed(
        feed.get("version") or "",
        feed.feed.get("title"),
        tuple(FeedEntry(e.get("link") or e.get("id"), e.get("link"), _fields(e))
              for e in feed.entries),
        str(broken) if isinstance(broken, SAXException) else None,
    )  # fmt: skip


def read_feed(source: Source) -> Iterator[Report | Failure]:
    """The entries of a feed, each with its content, or else its summary.

    Its address, title and day of publication come along; that of its last change is another
    matter. An entry without words is a failure by itself, and where the XML breaks off, what stands
    before is read. XML of other kinds is passed over in a folder.

    Raises:
        ReadError: when the file is no feed, or one that may do harm.
    """
    feed = parse_feed(source.bytes())
    if not feed.form and not feed.entries:
        if source.suffix == ".xml" and not source.named:
            return
        raise ReadError(NO_FEED)
    for number, entry in enumerate(feed.entries, 1):
        where = f"{source.name}#{number}"
        try:
            yield from_fields(where, entry.fields, what="entry")
        except ReadError as error:
            yield failure(where, str(error))
    if feed.broken:
        yield failure(source.name, f"its XML is broken, entries may be missing: {feed.broken}")
    elif not feed.entries:
        raise ReadError("the feed has no entries")


def _parsed(text: str, url: str | None) -> Any:
    """The feed as it is written: its markup is left to those who clean pages."""
    # In one encoding, so that what is parsed is what was looked through.
    headers = {"content-type": "application/xml; charset=utf-8"}
    if url:
        headers["content-location"] = url
    data = io.BytesIO(text.encode())
    try:
        return feedparser.parse(data, sanitize_html=False, response_headers=headers)
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
