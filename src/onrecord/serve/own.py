"""What each person judged here last: what is kept for many is never less than one's own."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Last:
    """Somebody's last judgement.

    Attributes:
        at: when it was written, by the server's clock.
        judged: how many judgements the record then held; they are only ever added to.
    """

    at: float = float("-inf")
    judged: int = 0


class Own:
    """The last judgement of each person who judged since the server began."""

    def __init__(self, *, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._last: dict[str, Last] = {}

    def note(self, person: str, judged: int) -> None:
        """Somebody's judgement is written; the record holds so many now."""
        self._last[person] = Last(self._now(), judged)

    def last(self, person: str) -> Last:
        """The last one of a person."""
        return self._last.get(person, Last())
