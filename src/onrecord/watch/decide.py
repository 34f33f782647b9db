"""What follows from what was had: when to ask again, and what is said of it. Nothing is written."""

from __future__ import annotations

import math
from dataclasses import replace

from onrecord.schema import report_id
from onrecord.settings import Manners
from onrecord.store import Entry
from onrecord.store.feeds import Arrival, Feed
from onrecord.store.moment import now
from onrecord.watch.asking import Got, Polled
from onrecord.watch.keeper import News
from onrecord.watch.manners import next_look, next_look_after, next_try_after, refuses


def due(feed: Feed, manners: Manners, *, begun: float, once: bool) -> tuple[Feed, float]:
    """When a feed is to be asked first, and the feed as it is asked.

    That is at once where it was refused for an option that has changed.

    Args:
        feed: as an earlier watch left it.
        manners: as this one is told to behave.
        begun: when it began, in seconds since 1970.
        once: whether it looks once.
    """
    if feed.refused_by and not refuses(manners, feed.refused_by):
        return replace(feed, failures=0), begun
    if feed.failures:
        return feed, feed.next_poll
    return feed, begun if once else min(feed.next_poll, begun + next_look(manners, 0.0))


def asked(found: Polled, manners: Manners, *, moment: float, chance: float) -> Feed:
    """A feed that was asked, with when to ask it again.

    Args:
        found: what it gave.
        manners: as the watch was told.
        moment: the time, in seconds since 1970.
        chance: a random number between 0 and 1.
    """
    failures = found.feed.failures + 1 if found.failed else 0
    seconds = next_look(manners, chance)
    if found.failed:
        seconds = next_look_after(manners, failures, found.again, chance)
    return replace(
        found.feed,
        polled=now(),
        next_poll=moment + seconds,
        failures=failures,
        reason=found.failed or found.feed.reason,
    )


def tried(got: Got, *, moment: float, chance: float) -> Arrival:
    """An entry whose page could not be had, with when to ask for it again; see `asked`."""
    attempts = got.arrival.attempts + 1
    seconds = next_try_after(attempts, got.again, chance)
    return replace(got.arrival, attempts=attempts, next_try=moment + seconds)


def failed(got: Got) -> Entry:
    """An entry of which nothing could be read, as a failure of the record."""
    where = got.arrival.url or got.arrival.key
    key = report_id(where.encode("utf-8", "surrogatepass"), None)
    return Entry(key, where, got.arrival.url, failure=got.reason)


def of_waiting(feed: Feed, seconds: float) -> News:
    """What is told of a feed whose time has not come."""
    why = f", since {feed.reason}" if feed.failures else ""
    return News(feed.url, f"is asked again in {math.ceil(seconds / 60)} minutes{why}")


def of_feed(feed: Feed, new: int) -> News | None:
    """What is told of a feed that was asked; nothing where nothing is new."""
    if feed.failures:
        return News(feed.url, f"cannot be had: {feed.reason}", bad=True)
    if not new and not feed.reason:
        return None
    reason = f"; {feed.reason}" if feed.reason else ""
    return News(feed.url, f"{new} new{reason}", bad=bool(feed.reason))


def of_page(got: Got) -> News | None:
    """What is told of an entry whose page was not read."""
    if not got.reason:
        return None
    how = "; the feed's own words are read" if got.took == "entry" else ""
    later = "; asked for again later" if got.took is None else ""
    return News(got.arrival.key, f"no page: {got.reason}{how}{later}", bad=True)
