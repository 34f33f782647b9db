"""Feeds that are followed and the entries that they brought: what a watch goes on from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Literal

from sqlalchemy import Connection, select, update

from onrecord.store.schema import arrivals, feeds

CHUNK = 500
"""Values named in one SQL statement: older SQLite allows 999 parameters."""

Took = Literal["page", "entry", "nothing"]
"""What of an entry was read: the page that it links to, its own words, or neither."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and when it is to be asked again.

    Attributes:
        url: its address, as the user named it.
        title: what it calls itself.
        etag: what the server wants to be told, so that it need not repeat itself.
        modified: the same, as a date.
        polled: when it was last asked, ISO 8601.
        next_poll: when it is to be asked again, in seconds since 1970.
        failures: how often in a row it could not be had.
        reason: why not, the last time; or what was wrong with it.
        refused_by: the option, with its value, for which it was not asked or not taken.
    """

    url: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    polled: str | None = None
    next_poll: float = 0.0
    failures: int = 0
    reason: str | None = None
    refused_by: str | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """An entry of a feed that waits to be read.

    Attributes:
        number: its place in the order in which entries were met; 0 for one that was just met.
        key: by what it is known again: its link, else the name that its feed gives it.
        feed: the address of the feed.
        url: the page that it links to.
        given: the words that the feed itself has for it: text or html, title, date.
        attempts: how often its page was asked for.
        next_try: when to ask again, in seconds since 1970.
    """

    number: int
    key: str
    feed: str
    url: str | None
    given: Mapping[str, str] = field(default_factory=dict)
    attempts: int = 0
    next_try: float = 0.0


def follow(connection: Connection, urls: Sequence[str]) -> list[Feed]:
    """The feeds of some addresses; those that are new are noted."""
    known = _feeds(connection, urls)
    new = [Feed(url) for url in dict.fromkeys(urls) if url not in known]
    if new:
        connection.execute(feeds.insert(), [asdict(feed) for feed in new])
    known |= {feed.url: feed for feed in new}
    return [known[url] for url in dict.fromkeys(urls)]


def _feeds(connection: Connection, urls: Sequence[str]) -> dict[str, Feed]:
    found: dict[str, Feed] = {}
    for at in range(0, len(urls), CHUNK):
        chosen = select(feeds).where(feeds.c.url.in_(urls[at : at + CHUNK]))
        found |= {row["url"]: Feed(**row) for row in connection.execute(chosen).mappings()}
    return found


def unmet(connection: Connection, entries: Sequence[Arrival]) -> list[Arrival]:
    """Those of some entries that no feed has brought before."""
    keys = [entry.key for entry in entries]
    known: set[str] = set()
    for at in range(0, len(keys), CHUNK):
        chosen = select(arrivals.c.key).where(arrivals.c.key.in_(keys[at : at + CHUNK]))
        known.update(connection.scalars(chosen))
    return [entry for entry in entries if entry.key not in known]


def polled(
    connection: Connection, feed: Feed, new: Sequence[Arrival] = (), *, met: str
) -> list[Arrival]:
    """Note that a feed was asked, with the new entries that it brought; gives them numbers.

    Args:
        connection: inside a transaction: whoever knows the feed as read has its entries, too.
        feed: as it is now.
        new: entries that were never met.
        met: the time, ISO 8601.
    """
    connection.execute(update(feeds).where(feeds.c.url == feed.url).values(**asdict(feed)))
    made = []
    for entry in new:
        row = asdict(entry) | {"met": met}
        del row["number"]
        key = connection.execute(arrivals.insert().values(**row)).inserted_primary_key
        assert key is not None
        made.append(replace(entry, number=int(key[0]), given={}))
    return made


def waiting(connection: Connection, urls: Sequence[str]) -> list[Arrival]:
    """The entries of some feeds that wait, in the order in which they were met; without words."""
    wanted = [c for c in arrivals.c if c.name in
              ("number", "key", "feed", "url", "attempts", "next_try")]  # fmt: skip
    found: list[Arrival] = []
    for at in range(0, len(urls), CHUNK):
        some = arrivals.c.feed.in_(urls[at : at + CHUNK])
        chosen = select(*wanted).where(some, arrivals.c.took.is_(None))
        found += [Arrival(**row) for row in connection.execute(chosen).mappings()]
    return sorted(found, key=lambda entry: entry.number)


def given(connection: Connection, number: int) -> dict[str, str]:
    """The words that a feed itself has for one of its entries."""
    chosen = select(arrivals.c.given).where(arrivals.c.number == number)
    return dict(connection.execute(chosen).scalar() or {})


def again(connection: Connection, entry: Arrival, *, reason: str) -> None:
    """Note that an entry's page could not be had and is to be asked for again."""
    values = {"attempts": entry.attempts, "next_try": entry.next_try, "reason": reason}
    chosen = update(arrivals).where(arrivals.c.number == entry.number)
    connection.execute(chosen.values(**values))


def done(
    connection: Connection,
    number: int,
    *,
    took: Took,
    report: str,
    reason: str | None,
    refused_by: str | None = None,
) -> None:
    """Note that an entry is read; its feed's own words are let go.

    Args:
        connection: inside the transaction that writes its report.
        number: the entry's.
        took: what of it was read.
        report: the id of the report that it made, or of the failure.
        reason: why its page was not read, where it was not.
        refused_by: the option, with its value, for which it was not; so it may be read after all.
    """
    values = {"took": took, "report": report, "reason": reason, "given": None}
    chosen = update(arrivals).where(arrivals.c.number == number)
    connection.execute(chosen.values(**values, refused_by=refused_by))


def reopen(
    connection: Connection, urls: Sequence[str], refused: Callable[[str], bool]
) -> list[str]:
    """Let the entries of some feeds wait again of which nothing was read, for an option.

    Args:
        connection: inside a transaction.
        urls: the feeds.
        refused: whether an option and its value stand as they did.

    Returns:
        The ids of the failures that stand on the record in their place.
    """
    which = arrivals.c.took == "nothing", arrivals.c.refused_by.is_not(None)
    wanted = select(arrivals.c.number, arrivals.c.refused_by, arrivals.c.report, arrivals.c.feed)
    rows = connection.execute(wanted.where(*which)).all()
    open_again = [row for row in rows if row.feed in set(urls) and not refused(row.refused_by)]
    fresh = {"took": None, "report": None, "reason": None, "refused_by": None}
    for row in open_again:
        chosen = update(arrivals).where(arrivals.c.number == row.number)
        connection.execute(chosen.values(**fresh, attempts=0, next_try=0.0))
    return [row.report for row in open_again]
