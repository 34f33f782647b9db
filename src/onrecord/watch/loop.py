"""The watch: feeds are asked when they are due, their pages read, and all written as it comes.

Threads ask the network, worker processes read reports, and this one decides and writes. An entry
is noted in the transaction that notes its feed as read, and it is done in the one that writes its
report. So whatever moment the watch is killed in, each entry is either done or waits.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection

from onrecord.pool import died_twice
from onrecord.schema import Reading, Report
from onrecord.store import Entry, feeds, write
from onrecord.store.feeds import Arrival, Feed
from onrecord.store.moment import now
from onrecord.watch import decide
from onrecord.watch.asking import Asker, Got, Polled, place, poll, take
from onrecord.watch.keeper import Keeper, News
from onrecord.watch.manners import refuses
from onrecord.watch.turns import Turns

THREADS = 8
"""Hosts that are asked at a time: more would wait for the reading in any case."""

MOST_IN_HAND = 32
"""Reports that are fetched and not written yet; when there are more, fetching waits."""

MOST_NEW = 500
"""New entries of a feed that are taken at a time: the largest feeds of news have a few hundred."""

LOOK_SECONDS = 0.5
"""How often it is looked whether the watch is to end."""


class Crew(Protocol):
    """Who reads reports; see `onrecord.pool.Crew`."""

    def submit(self, report: Report) -> Future[Reading | None]: ...


@dataclass(frozen=True, slots=True)
class _Hand:
    """A report on its way through the reading."""

    report: Report
    died: bool = False


class Loop:
    """A watch that runs.

    Args:
        connection: one that writes.
        folder: where the fetched reports are kept.
        asker: how things are asked for.
        crew: who reads reports.
        keeper: who writes them.
        tell: is told what happens.
    """

    def __init__(
        self,
        connection: Connection,
        *,
        folder: Path,
        asker: Asker,
        crew: Crew,
        keeper: Keeper,
        tell: Callable[[News], None],
    ) -> None:
        self._connection, self._folder, self._asker = connection, folder, asker
        self._crew, self._keeper, self._tell = crew, keeper, tell
        self._turns: Turns[Feed | Arrival] = Turns()
        self._asked: dict[Future[Polled | Got], str] = {}
        self._hands: dict[Future[Reading | None], _Hand] = {}
        self._once = False

    def run(self, urls: Sequence[str], *, once: bool) -> None:
        """Follow feeds until all that is due is done (once), or until it is stopped."""
        begun, self._once = time.time(), once
        with self._connection.begin():
            for feed in feeds.follow(self._connection, urls):
                self._follow(feed, begun)
            refused = partial(refuses, self._asker.manners)
            write.drop(self._connection, feeds.reopen(self._connection, urls, refused))
            for arrival in feeds.waiting(self._connection, urls):
                self._turns.add(place(arrival.url), arrival.next_try, arrival)
        with ThreadPoolExecutor(THREADS, thread_name_prefix="onrecord-watch") as threads:
            try:
                while not self._asker.stop.is_set() and (not once or self._left(begun)):
                    self._start(threads)
                    self._end(self._wait())
                    self._keeper.look()
            finally:
                self._asker.stop.set()  # and so ends what a thread waits for
                threads.shutdown(wait=False, cancel_futures=True)
        self._keeper.end()

    def _follow(self, known: Feed, begun: float) -> None:
        """Ask a feed when it is due."""
        feed, due = decide.due(known, self._asker.manners, begun=begun, once=self._once)
        self._turns.add(place(feed.url), due, feed)
        if due > begun:
            self._tell(decide.of_waiting(feed, due - begun))

    def _left(self, by: float) -> bool:
        """Whether something is under way, or was due by a time."""
        return bool(self._asked or self._hands) or self._turns.next(by=by) is not None

    @property
    def _full(self) -> bool:
        return len(self._asked) + self._keeper.expected >= MOST_IN_HAND

    def _start(self, threads: ThreadPoolExecutor) -> None:
        """Ask for all whose turn it is."""
        while not self._full and (turn := self._turns.start(time.time())):
            where, item = turn
            if isinstance(item, Feed):
                asked: Future[Polled | Got] = threads.submit(poll, item, self._asker)
            else:
                with self._connection.begin():
                    given = feeds.given(self._connection, item.number)
                asked = threads.submit(take, item, given, self._folder, self._asker)
            self._asked[asked] = where

    def _wait(self) -> set[Future[Any]]:
        """What ended by now; waits a little for it."""
        soon = None if self._full else self._turns.next()
        seconds = LOOK_SECONDS if soon is None else min(LOOK_SECONDS, max(0, soon - time.time()))
        if not self._asked and not self._hands:
            self._asker.stop.wait(seconds)
            return set()
        under_way: set[Future[Any]] = {*self._asked, *self._hands}
        return wait(under_way, seconds, FIRST_COMPLETED).done

    def _end(self, done: set[Future[Any]]) -> None:
        for asked in [f for f in self._asked if f in done]:
            where = self._asked.pop(asked)
            pause = max(self._asker.manners.pause, self._asker.robots.delay(where))
            self._turns.ended(where, free_at=time.time() + pause)
            found = asked.result()
            if isinstance(found, Polled):
                self._polled(found)
            else:
                self._got(found)
        for read in [f for f in self._hands if f in done]:
            self._read(self._hands.pop(read), read.result())

    def _polled(self, found: Polled) -> None:
        """Note what a feed gave, with the entries that wait from now on."""
        manners = self._asker.manners
        feed = decide.asked(found, manners, moment=time.time(), chance=random.random())
        with self._connection.begin():
            new = feeds.unmet(self._connection, found.entries)
            if len(new) > MOST_NEW:
                # Not known as read, so that the others come with the next look.
                reason = f"{len(new)} new entries, of which {MOST_NEW} are taken at a time"
                feed = replace(feed, etag=None, modified=None, reason=reason)
            new = feeds.polled(self._connection, feed, new[:MOST_NEW], met=now())
        for arrival in new:
            self._turns.add(place(arrival.url), 0.0, arrival)
        if not self._once:
            self._turns.add(place(feed.url), feed.next_poll, feed)
        if news := decide.of_feed(feed, len(new)):
            self._tell(news)

    def _got(self, got: Got) -> None:
        """Go on with what an entry gave: its report is read, or its page asked for again."""
        if news := decide.of_page(got):
            self._tell(news)
        if got.took is None:
            arrival = decide.tried(got, moment=time.time(), chance=random.random())
            with self._connection.begin():
                feeds.again(self._connection, arrival, reason=got.reason or "")
            self._turns.add(place(arrival.url), arrival.next_try, arrival)
        elif got.report is None:
            entry = decide.failed(got)
            if self._keeper.expect(entry.id, got):
                self._keeper.add(entry, final=True)
        elif self._keeper.expect(got.report.id, got):
            self._hands[self._crew.submit(got.report)] = _Hand(got.report)

    def _read(self, hand: _Hand, reading: Reading | None) -> None:
        if reading is not None:
            self._keeper.add(Entry.of(reading), final=True)
        elif not hand.died:
            self._hands[self._crew.submit(hand.report)] = replace(hand, died=True)
        else:
            self._keeper.add(Entry.of(died_twice(hand.report, "killed")), final=False)
