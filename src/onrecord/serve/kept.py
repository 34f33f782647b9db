"""What was worked out of a record, kept for as long as it may be shown.

Counting a large record takes longer than all else on a page. While nobody judges and no run
writes it stays as it is. While a run writes and people judge it changes every few seconds: what
took long to count is then shown a little longer, and counted again by one thread beside the
readers, but never to somebody who judged since. Rows of lists are never kept: what was rejected or
edited is seen at once.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from threading import Event, Lock
from typing import Any, TypeVar, cast

from sqlalchemy import Connection

from onrecord.store.browse import State, state

T = TypeVar("T")
Make = Callable[[Connection], T]
Clock = Callable[[], float]
Connect = Callable[[], AbstractContextManager[Connection]]
Aside = Callable[[], AbstractContextManager[None]]
"""Within it others may go before: what is made takes long."""

MOST_KEPT = 200
"""About 80 kB each over a record of 10,000 reports."""
CHEAP_SECONDS = 0.01
"""What took no longer is always made anew: nobody notices the wait."""
SHARE, OLDEST_SECONDS = 50, 120.0
"""While a run writes, what took longer is made again after so many times as long by the clock, so
that a machine with much to do counts less; readers wait for what is older than two minutes."""
REST = 9
"""So many times as long as a count took of a core, all counting rests: a tenth of one is its own,
whatever is asked for; the rest is the readers' and the run's."""


@dataclass(frozen=True, slots=True)
class _Held:
    value: Any
    state: State
    made: float
    cost: float
    took: float
    renewing: bool = False

    def may_be_shown(self, now: State, at: float, least: int) -> bool:
        """Whether it may still be shown though a run wrote or somebody judged since."""
        if self.cost < CHEAP_SECONDS or not now.goes_on(self.state) or self.state.judged < least:
            return False
        return at - self.made < OLDEST_SECONDS

    def is_due(self, at: float) -> bool:
        """Whether it should be made again meanwhile."""
        return not self.renewing and at - self.made > SHARE * self.took


class Kept:
    """Values by key, for threads to share.

    Attributes:
        late: how often a value was given that the record had gone on from.
    """

    def __init__(
        self,
        connect: Connect,
        *,
        most: int = MOST_KEPT,
        now: Clock = time.monotonic,
        spent: Clock = time.thread_time,
        aside: Aside = nullcontext,
    ) -> None:
        self._connect, self._most, self._aside = connect, most, aside
        self._now, self._spent = now, spent
        self._held: OrderedDict[Hashable, _Held] = OrderedDict()
        self._lock = Lock()
        self._making: dict[Hashable, Lock] = {}
        self.late = 0
        self._closed = Event()
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="counting")

    def get(self, connection: Connection, key: Hashable, make: Make[T], *, least: int = 0) -> T:
        """What is held under a key, made when it is not or when it is too old.

        Args:
            connection: inside a transaction.
            key: what is asked for.
            make: works it out; perhaps in another thread, on a connection of its own.
            least: so many judgements it must know of: up to the last of the one who asks.
        """
        now, held = _moment(connection), self._found(key)
        if held is not None and held.state == now:
            return cast(T, held.value)
        if held is not None and held.may_be_shown(now, self._now(), least):
            if held.is_due(self._now()):
                self._put(key, replace(held, renewing=True))
                self._beside.submit(self._renew, key, make)
            self.late += 1
            return cast(T, held.value)
        with self._aside(), self._made_by_one(key):
            held = self._found(key)  # another thread may have made it meanwhile
            if held is not None and held.state == now:
                return cast(T, held.value)
            return self._make(connection, key, make)

    def _made_by_one(self, key: Hashable) -> Lock:
        with self._lock:
            return self._making.setdefault(key, Lock())

    def _found(self, key: Hashable) -> _Held | None:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def _put(self, key: Hashable, held: _Held) -> None:
        with self._lock:
            self._held[key] = held
            while len(self._held) > self._most:
                gone, _ = self._held.popitem(last=False)
                self._making.pop(gone, None)

    def _make(self, connection: Connection, key: Hashable, make: Make[T]) -> T:
        then, begun, start = _moment(connection), self._now(), self._spent()
        value = make(connection)
        end = self._now()
        self._put(key, _Held(value, then, end, self._spent() - start, end - begun))
        return value

    def _renew(self, key: Hashable, make: Make[Any]) -> None:
        start = self._spent()
        with self._connect() as connection, connection.begin():
            self._make(connection, key, make)
        self._closed.wait(REST * (self._spent() - start))

    def close(self) -> None:
        """End the thread."""
        self._closed.set()
        self._beside.shutdown(cancel_futures=True)


def _moment(connection: Connection) -> State:
    """The state that a reader's transaction sees: the same from its beginning to its end."""
    reading = connection.get_transaction()
    held = connection.info.get(State)
    if held is None or held[0] is not reading:
        held = connection.info[State] = (reading, state(connection))
    return cast(State, held[1])
