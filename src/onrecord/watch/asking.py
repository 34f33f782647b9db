"""One feed or one page, asked for by a thread: values in, a value out, nothing written."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from onrecord.errors import FetchError, OnRecordError
from onrecord.schema import Report
from onrecord.settings import Manners
from onrecord.store.feeds import Arrival, Feed, Took
from onrecord.watch import formats
from onrecord.watch.addresses import address
from onrecord.watch.fetch import Answer, Kind, get
from onrecord.watch.formats import Formats
from onrecord.watch.manners import MOST_ATTEMPTS, refusal
from onrecord.watch.robots import Robots

NO_FEED = "not an RSS or Atom feed"
MOST_NAMED = 5
"""Bad entries of a feed that are named: a feed that is bad throughout needs no longer list."""


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
        refused_by: the option for which we refused its page ourselves; see `refusal`.
    """

    arrival: Arrival
    took: Took | None
    report: Report | None = None
    reason: str | None = None
    again: float | None = None
    refused_by: str | None = None


def poll(feed: Feed, asker: Asker) -> Polled:
    """Ask a feed for what is new in it."""
    wanted = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    try:
        answer = asker.get(feed.url, "feed", {k: v for k, v in wanted.items() if v})
        if answer.status == 304:
            return Polled(replace(feed, refused_by=None))
        found = asker.formats.feed(answer.body, url=answer.url, charset=answer.charset)
        if not found.form and not found.entries and not found.bad:
            raise FetchError(NO_FEED)
    except FetchError as error:
        refused = replace(feed, refused_by=refusal(asker.manners, error.option))
        return Polled(refused, failed=str(error), again=error.after)
    except Exception as error:  # one bad feed must not end the watch
        return Polled(replace(feed, refused_by=None), failed=_words(error))
    arrivals = {entry.number: _arrival(feed, entry) for entry in found.entries}
    headers = answer.headers
    made = Feed(
        feed.url,
        found.title,
        headers.get("etag"),
        headers.get("last-modified"),
        reason=_wrong(found, [number for number, one in arrivals.items() if one is None]),
    )
    return Polled(made, tuple({one.key: one for one in arrivals.values() if one}.values()))


def _wrong(found: formats.Parsed, nameless: Sequence[int]) -> str | None:
    """What is wrong with a feed that was had, and with which of its entries."""
    said = [f"its XML is broken, entries may be missing: {found.broken}"] if found.broken else []
    said += [f"{bad.name} cannot be read: {bad.reason}" for bad in found.bad[:MOST_NAMED]]
    said += [
        f"entry {number} has no link, no id and no title to be known by"
        for number in nameless[:MOST_NAMED]
    ]
    return "; ".join(said) or None


def _arrival(feed: Feed, entry: formats.Entry) -> Arrival | None:
    """An entry that is to be read; none where nothing is there to know it again by."""
    words = {k: v for k, v in entry.fields.items() if isinstance(v, str) and k != "url"}
    key = entry.key or words.get("title")
    if not key:
        return None
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
    reason, refused_by = "the entry links to no page", None
    if arrival.url:
        try:
            answer = asker.get(arrival.url, "page")
            page = asker.formats.page(answer.body, charset=answer.charset)
            return Got(arrival, "page", report({**page, **known, "url": answer.url}))
        except FetchError as error:
            if error.again and arrival.attempts + 1 < MOST_ATTEMPTS:
                return Got(arrival, None, reason=str(error), again=error.after)
            reason, refused_by = str(error), refusal(asker.manners, error.option)
        except Exception as error:  # nor one bad page
            reason = _words(error)
    try:
        made = report({**given, "url": arrival.url or ""})
    except OnRecordError:
        return Got(arrival, "nothing", reason=reason, refused_by=refused_by)
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
