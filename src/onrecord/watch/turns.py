"""Whose turn it is: one request at a time to a host, and a pause between two."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(slots=True)
class _Place(Generic[Item]):
    waiting: list[tuple[float, int, Item]] = field(default_factory=list)
    busy: bool = False
    free_at: float = 0.0

    def matters(self, now: float) -> bool:
        """Whether something waits for it, or it must be left alone."""
        return bool(self.waiting) or self.busy or self.free_at > now


class Turns(Generic[Item]):
    """What is to be asked for, by the hosts that have it.

    >>> turns = Turns[str]()
    >>> for host, due, item in (("a", 0, "a1"), ("a", 0, "a2"), ("b", 5, "b1")):
    ...     turns.add(host, due, item)
    >>> turns.start(now=1), turns.start(now=1)  # of a's the second waits for the first
    (('a', 'a1'), None)
    >>> turns.start(now=6)
    ('b', 'b1')
    >>> turns.ended("a", free_at=9); turns.start(now=8), turns.next()
    (None, 9)
    >>> turns.start(now=9), turns.next()
    (('a', 'a2'), None)
    """

    def __init__(self) -> None:
        self._places: dict[str, _Place[Item]] = {}
        self._count = 0

    def add(self, place: str, due: float, item: Item) -> None:
        """Put something in; of one host, what is due first comes first."""
        self._count += 1
        waiting = self._places.setdefault(place, _Place[Item]()).waiting
        heapq.heappush(waiting, (due, self._count, item))

    def start(self, now: float) -> tuple[str, Item] | None:
        """What has waited longest of what may be asked for now; its host is busy until it ended."""
        # A watch that goes on meets ever more hosts: those with nothing to wait for are let go.
        self._places = {n: p for n, p in self._places.items() if p.matters(now)}
        free = ((self._when(p), name, p) for name, p in self._places.items() if self._free(p))
        when, name, place = min(free, key=lambda found: found[:2], default=(0.0, "", None))
        if place is None or when > now:
            return None
        place.busy = True
        return name, heapq.heappop(place.waiting)[2]

    def ended(self, place: str, *, free_at: float) -> None:
        """Note that a host was asked, and when it may be asked again."""
        held = self._places[place]
        held.busy, held.free_at = False, free_at

    def next(self, *, by: float | None = None) -> float | None:
        """When something may be asked for next, by what is known now.

        Args:
            by: leave out what is not due by then.
        """
        free = (p for p in self._places.values() if self._free(p))
        return min((self._when(p) for p in free if by is None or p.waiting[0][0] <= by),
                   default=None)  # fmt: skip

    @staticmethod
    def _free(place: _Place[Item]) -> bool:
        return bool(place.waiting) and not place.busy

    @staticmethod
    def _when(place: _Place[Item]) -> float:
        return max(place.waiting[0][0], place.free_at)
