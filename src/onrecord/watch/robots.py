"""What sites let programs read: robots.txt, by RFC 9309."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.robotparser import RobotFileParser

from onrecord.errors import FetchError
from onrecord.settings import Manners
from onrecord.watch.addresses import Address
from onrecord.watch.fetch import get
from onrecord.watch.manners import A_DAY, AGENT

KEPT_SECONDS = A_DAY
"""So long a robots.txt holds, as the RFC has it …"""
FAILED_SECONDS = 600.0
"""… and so long it counts that it could not be had."""
MOST_BYTES = 500_000
"""The RFC's least limit."""
MOST_DELAY = 3600.0
"""A longer Crawl-delay is taken for this one: it asks not to be read at all, and has a word for it.
"""


@dataclass(frozen=True, slots=True)
class _Rules:
    until: float
    parser: RobotFileParser | None  # None: they could not be had, so nothing may be read
    reason: str = ""


class Robots:
    """The rules of all hosts that were asked; threads may share it.

    Args:
        manners: limits.
        stop: set when nothing is wanted any more.
        clock: seconds, for tests.
    """

    def __init__(
        self,
        manners: Manners,
        *,
        stop: threading.Event | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._manners = replace(manners, most_bytes=MOST_BYTES)
        self._stop, self._clock = stop, clock
        self._rules: dict[str, _Rules] = {}
        self._locks: dict[str, threading.Lock] = {}

    def check(self, at: Address) -> None:
        """Make sure that an address may be read; its host's rules are asked for when not known.

        Raises:
            FetchError: when it may not.
        """
        rules = self._of(at)
        if rules.parser is None:
            raise FetchError(f"the site's robots.txt cannot be had: {rules.reason}", again=True)
        if not rules.parser.can_fetch(AGENT, at.url):
            raise FetchError("the site's robots.txt does not allow it")

    def delay(self, place: str) -> float:
        """Seconds that a site wants between two requests, as far as that is known."""
        known = list(self._rules.items())  # at once: threads add to it meanwhile
        held = [rules for key, rules in known if key.endswith(f"//{place}")]
        told = [rules.parser.crawl_delay(AGENT) for rules in held if rules.parser]
        return min(max((float(delay) for delay in told if delay), default=0.0), MOST_DELAY)

    def _of(self, at: Address) -> _Rules:
        key = f"{at.scheme}://{at.place}"
        with self._locks.setdefault(key, threading.Lock()):
            held = self._rules.get(key)
            if held is None or held.until < self._clock():
                held = self._rules[key] = self._fetched(key)
        return held

    def _fetched(self, key: str) -> _Rules:
        parser = RobotFileParser()
        try:
            answer = get(
                f"{key}/robots.txt", kind="robots.txt", manners=self._manners, stop=self._stop
            )
            parser.parse(answer.body.decode("utf-8", "replace").splitlines())
        except FetchError as error:
            if error.status is None or error.again:
                return _Rules(self._clock() + FAILED_SECONDS, None, str(error))
            parser.parse([])  # there is none
        parser.modified()
        return _Rules(self._clock() + KEPT_SECONDS, parser)
