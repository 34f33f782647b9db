"""Whose turn it is to set a page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turn:
    """One thread at a time sets a page; those that wait for a count let others go before.

    Python runs one thread at a time, and changes to another at every row that one reads. Two
    threads that set pages would each wait for the other hundreds of times, and on a machine with
    other work each time for as long as it takes to be woken: both pages come later than if one had
    come after the other.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._mine = threading.local()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Wait for the turn, and have it."""
        with self._lock:
            self._mine.held = True
            try:
                yield
            finally:
                self._mine.held = False

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let others have the turn meanwhile, where this thread has it."""
        if not getattr(self._mine, "held", False):
            yield
            return
        self._mine.held = False
        self._lock.release()
        try:
            yield
        finally:
            self._lock.acquire()
            self._mine.held = True
