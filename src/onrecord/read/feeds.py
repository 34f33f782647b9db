"""RSS and Atom files: a report an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from onrecord.errors import ReadError
from onrecord.read.decoding import decode, what_binary
from onrecord.read.fields import failure, from_fields, plain
from onrecord.read.lenient import BadEntry, parse
from onrecord.read.source import Source
from onrecord.schema import Failure, Report

FEED_SUFFIXES = frozenset({".rss", ".atom", ".xml"})
NO_FEED = "not an RSS or Atom feed"
_TAG = re.compile(r"</?[A-Za-z]")
_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed.

    Attributes:
        number: its place in the feed, from 1.
        key: by what it is known again: its link, else the name that the feed gives it.
        url: the page that it links to.
        fields: the feed's own words for it, as `from_fields` takes them.
    """

    number: int
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
        bad: entries that cannot be read, while the others can.
    """

    form: str
    title: str | None
    entries: tuple[FeedEntry, ...]
    broken: str | None
    bad: tuple[BadEntry, ...] = ()


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
        raise ReadError(f"not text but {binary}")
    declared = _ENCODING.match(data)
    text, _ = decode(data, said=charset or (declared[1].decode() if declared else None))
    if "<!ENTITY" in text:
        raise ReadError("it declares its own XML entities, which is not allowed")
    found = parse(text, url)
    return Feed(
        found.head.get("version") or "",
        _words(found.head.feed, "title"),
        tuple(
            FeedEntry(n, _words(e, "link") or _words(e, "id"), _words(e, "link"), _fields(e))
            for n, e in found.entries.items()
        ),
        found.broken,
        found.bad,
    )


def read_feed(source: Source) -> Iterator[Report | Failure]:
    """The entries of a feed, each with its content, or else its summary.

    Its address, title and day of publication come along; that of its last change is another
    matter. An entry without words is a failure by itself, and where the XML breaks off, what stands
    before is read. XML of other kinds is passed over in a folder.

    Raises:
        ReadError: when the file is no feed, or one that may do harm.
    """
    feed = parse_feed(source.bytes())
    if not feed.form and not feed.entries and not feed.bad:
        if source.suffix == ".xml" and not source.named:
            return
        raise ReadError(NO_FEED)
    for entry in feed.entries:
        where = f"{source.name}#{entry.number}"
        try:
            yield from_fields(where, entry.fields, what="entry")
        except ReadError as error:
            yield failure(where, str(error))
    for bad in feed.bad:
        yield failure(f"{source.name}#{bad.number}", f"{bad.name} cannot be read: {bad.reason}")
    if feed.broken:
        yield failure(source.name, f"its XML is broken, entries may be missing: {feed.broken}")
    elif not feed.entries and not feed.bad:
        raise ReadError("the feed has no entries")


def _words(given: Mapping[str, Any], name: str) -> str | None:
    """What is said of a feed or an entry, as it may be shown."""
    return plain(str(given.get(name) or "")) or None


def _fields(entry: Mapping[str, Any]) -> dict[str, object]:
    contents = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    words = (str(item.get("value") or "") for item in contents)
    found = next((value for value in words if value.strip()), "")
    return {
        "html" if _TAG.search(found) else "text": found,
        "url": _words(entry, "link"),
        "title": _words(entry, "title"),
        "date": _date(_words(entry, "published")),
    }


def _date(value: str | None) -> str | None:
    """ISO 8601 for a date of RSS, which is that of a letter; any other as it stands.

    >>> _date("Tue, 01 Mar 2016 23:30:00 -0500"), _date("2016-03-01T23:30:00Z")
    ('2016-03-01T23:30:00-05:00', '2016-03-01T23:30:00Z')
    """
    try:
        return parsedate_to_datetime(value).isoformat() if value else None
    except (ValueError, OverflowError):  # the latter for a year of twenty digits
        return value
