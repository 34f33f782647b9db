"""A feed's markup parsed, and where one entry stops the parser, all others without it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax import SAXException

import feedparser

from onrecord.errors import ReadError

MOST_ALONE = 1_000
"""Entries that are parsed one by one at most: the largest feeds of news have a few hundred."""

_TAG = re.compile(r"<(/?)(item|entry)(?=[\s>])", re.IGNORECASE)
_TITLE = re.compile(r"<title[^<>]{0,200}>\s*([^<>]{1,200})", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));")
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_NUMBER = 8
"""Digits of a character's number; longer ones, which are none, take long to be worked out."""
_INSTEAD = "\ufffd"


@dataclass(frozen=True, slots=True)
class BadEntry:
    """An entry of a feed that cannot be read.

    Attributes:
        number: its place in the feed, from 1.
        name: its title, else its number, in words.
        reason: why it cannot.
    """

    number: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the parser makes of a feed.

    Attributes:
        head: what it tells of the feed itself.
        entries: what it tells of each entry, by their places, from 1.
        broken: what is wrong with the XML.
        bad: the entries that stop it.
    """

    head: Any
    entries: Mapping[int, Any]
    broken: str | None
    bad: tuple[BadEntry, ...] = ()


def parse(text: str, url: str | None) -> Parsed:
    """Parse a feed.

    Args:
        text: its words.
        url: where it was had, for links that are relative to it.

    Raises:
        ReadError: when not even what stands around its entries can be parsed.
    """
    text = legal(text)
    try:
        return _whole(text, url)
    except Exception:  # of whatever kind: it is lenient by passing through many parsers
        return _one_by_one(text, url)


def legal(text: str) -> str:
    """The same without what no XML may hold, be it written out or as a number.

    >>> legal("a &#xD800; b &#233; c \\x1b")
    'a \ufffd b &#233; c \ufffd'
    """
    return _NO_CHARACTER.sub(_INSTEAD, _REFERENCE.sub(_reference, text))


def _reference(found: re.Match[str]) -> str:
    digits, base = (found[1], 16) if found[1] else (found[2], 10)
    digits = digits.lstrip("0")
    number = int(digits, base) if 0 < len(digits) <= _LONGEST_NUMBER else 0
    there = number <= 0x10FFFF and not _NO_CHARACTER.match(chr(number))
    return found[0] if there else _INSTEAD


def _whole(text: str, url: str | None) -> Parsed:
    """A feed as it is written: its markup is left to those who clean pages."""
    # In one encoding, so that what is parsed is what was looked through.
    headers = {"content-type": "application/xml; charset=utf-8"}
    if url:
        headers["content-location"] = url
    data = io.BytesIO(text.encode())
    feed = feedparser.parse(data, sanitize_html=False, response_headers=headers)
    broken = feed.get("bozo_exception")
    words = str(broken) if isinstance(broken, SAXException) else None
    return Parsed(feed, dict(enumerate(feed.entries, 1)), words)


def _one_by_one(text: str, url: str | None) -> Parsed:
    """Each entry as the only one of its feed."""
    places = list(_places(text))
    before, behind = (text[: places[0][0]], text[places[-1][1] :]) if places else (text, "")
    try:
        frame = _whole(before + behind, url)
    except Exception as error:
        raise ReadError(f"the feed cannot be read: {error}"[:200]) from error
    entries: dict[int, Any] = {}
    bad: list[BadEntry] = []
    for number, (start, end) in enumerate(places[:MOST_ALONE], 1):
        entry = text[start:end]
        try:
            for one in _whole(before + entry + behind, url).entries.values():
                entries[number] = one
        except Exception as error:
            title = _TITLE.search(entry)
            name = f"“{' '.join(title[1].split())}”" if title else f"entry {number}"
            reason = f"the parser stops at it ({type(error).__name__} {error})"
            bad.append(BadEntry(number, name, reason[:150]))
    if len(places) > MOST_ALONE:
        reason = f"only {MOST_ALONE} are read one by one"
        bad.append(BadEntry(MOST_ALONE + 1, "it and all that follow", reason))
    return Parsed(frame.head, entries, frame.broken, tuple(bad))


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Where each entry begins and ends."""
    start: int | None = None
    for tag in _TAG.finditer(text):
        if not tag[1]:
            start = tag.start() if start is None else start
        elif start is not None:
            end = text.find(">", tag.end()) + 1
            yield start, end or len(text)
            start = None
