"""One feed or one page, asked for by a thread: values in, a value out, nothing written."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from onrecord.errors import FetchError, OnRecordError
from onrecord.schema import Report
from onrecord.settings import Manners
from onrecord.store.feeds import Arrival, Feed, Took
from onrecord.watch.addresses import address
from onrecord.watch.fetch import Answer, Kind, get
from onrecord.watch.manners import MOST_ATTEMPTS
from onrecord.watch.robots import Robots

NO_FEED = "it is no RSS or Atom feed"


class _Entry(Protocol):
    @property
    def key(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...
    @property
    def fields(self) -> Mapping[str, object]: ...


class _Feed(Protocol):
    @property
    def form(self) -> str: ...
    @property
    def title(self) -> str | None: ...
    @property
    def entries(self) -> tuple[_Entry, ...]: ...
    @property
    def broken(self) -> str | None: ...


class ParseFeed(Protocol):
    """Bytes → a feed; see `onrecord.read.parse_feed`."""

    def __call__(self, data: bytes, *, url: str | None, charset: str | None) -> _Feed: ...


class PageFields(Protocol):
    """Bytes → the fields of a page; see `onrecord.read.page_fields`."""

    def __call__(self, data: bytes, *, charset: str | None) -> dict[str, str]: ...


@dataclass(frozen=True, slots=True)
class Formats:
    """What is made of bytes; the room of formats has it.

    Attributes:
        feed: bytes into a feed.
        page: bytes into the fields of a page.
        report: fields into a report that will stand in a folder.
        line: a report into what is kept of it there.
    """

    feed: ParseFeed
    page: PageFields
    report: Callable[..., Report]
    line: Callable[[Report], str]


@dataclass(frozen=True, slots=True)
class Asker:
    """How things are asked for."""

    manners: Manners
    robots: Robots
    formats: Formats
    stop: threading.Event

    def get(self, url: str, kind: Kind, headers: Mapping[str, str] | None = None) -> Answer:
        """What is at an address, where the site's rules allow it."""
        return get(url, kind=kind, manners=self.manners, headers=headers,
                   allowed=self.robots.check, stop=self.stop)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Polled:
    """What a feed gave.

    Attributes:
        feed: with what its server wants to be told next time; its times are the loop's to set.
        entries: those that it holds.
        failed: why it could not be had.
        again: what its server asks for, where it failed: seconds.
    """

    feed: Feed
    entries: tuple[Arrival, ...] = ()
    failed: str | None = None
    again: float | None = None


@dataclass(frozen=True, slots=True)
class Got:
    """What an entry gave.

    Attributes:
        arrival: the entry.
        took: what of it was read; None where its page is to be asked for again.
        report: made of it.
        reason: why its page was not read.
        again: what the server asks for, where it failed: seconds.
    """

    arrival: Arrival
    took: Took | None
    report: Report | None = None
    reason: str | None = None
    again: float | None = None


def poll(feed: Feed, asker: Asker) -> Polled:
    """Ask a feed for what is new in it."""
    wanted = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    try:
        answer = asker.get(feed.url, "feed", {k: v for k, v in wanted.items() if v})
        if answer.status == 304:
            return Polled(feed)
        found = asker.formats.feed(answer.body, url=answer.url, charset=answer.charset)
        if not found.form and not found.entries:
            raise FetchError(NO_FEED)
    except FetchError as error:
        return Polled(feed, failed=str(error), again=error.after)
    except Exception as error:  # one bad feed must not end the watch
        return Polled(feed, failed=_words(error))
    entries = {a.key: a for entry in found.entries if (a := _arrival(feed, entry))}
    reason = f"its XML is broken, entries may be missing: {found.broken}" if found.broken else None
    headers = answer.headers
    made = Feed(
        feed.url, found.title, headers.get("etag"), headers.get("last-modified"), reason=reason
    )
    return Polled(made, tuple(entries.values()))


def _arrival(feed: Feed, entry: _Entry) -> Arrival | None:
    words = {k: v for k, v in entry.fields.items() if isinstance(v, str) and k != "url"}
    key = entry.key or words.get("title")
    if not key:
        return None  # it has neither link nor name nor title: nothing to know it again by
    url = entry.url if entry.url and _is_web(entry.url) else None
    return Arrival(0, url or f"{feed.url} {key}", feed.url, url, words)


def _is_web(url: str) -> bool:
    return url.lower().startswith(("http://", "https://"))


def take(arrival: Arrival, given: Mapping[str, str], folder: object, asker: Asker) -> Got:
    """Ask for the page of an entry; where it cannot be had, take the feed's own words.

    Args:
        arrival: the entry.
        given: the feed's own words for it.
        folder: where its report will be kept.
        asker: how it is asked for.
    """
    report = partial(asker.formats.report, folder=folder)
    known = {k: given[k] for k in ("title", "date") if k in given}
    reason = "the entry links to no page"
    if arrival.url:
        try:
            answer = asker.get(arrival.url, "page")
            page = asker.formats.page(answer.body, charset=answer.charset)
            return Got(arrival, "page", report({**page, **known, "url": answer.url}))
        except FetchError as error:
            if error.again and arrival.attempts + 1 < MOST_ATTEMPTS:
                return Got(arrival, None, reason=str(error), again=error.after)
            reason = str(error)
        except Exception as error:  # nor one bad page
            reason = _words(error)
    try:
        made = report({**given, "url": arrival.url or ""})
    except OnRecordError:
        return Got(arrival, "nothing", reason=reason)
    return Got(arrival, "entry", made, reason)


def _words(error: Exception) -> str:
    known = isinstance(error, OnRecordError)
    return str(error) if known else f"unexpected {type(error).__name__}: {error}"


def place(url: str | None) -> str:
    """By what politeness counts: the host of an address; of none, nothing."""
    try:
        return address(url).place if url else ""
    except FetchError:
        return ""
