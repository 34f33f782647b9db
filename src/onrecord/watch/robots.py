"""What sites let programs read: robots.txt, by RFC 9309."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.robotparser import RobotFileParser

from onrecord.errors import FetchError
from onrecord.settings import Manners
from onrecord.watch.addresses import PORTS, Address
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
MOST_HOSTS = 1_000
"""Hosts whose rules are kept, those that were asked last: a watch goes on for months, and feeds
link to ever more hosts. Some 2 KB each, 500 KB at most."""


@dataclass(frozen=True, slots=True)
class _Rules:
    until: float
    parser: RobotFileParser | None  # None: they could not be had, so nothing may be read
    reason: str = ""
    option: str | None = None


@dataclass(slots=True)
class _Host:
    """What is known of a host; one thread at a time asks for its rules."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: _Rules | None = None


class Robots:
    """The rules of the hosts that were asked last; threads may share it.

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
        self._hosts: OrderedDict[str, _Host] = OrderedDict()
        self._lock = threading.Lock()

    def check(self, at: Address) -> None:
        """Make sure that an address may be read; its host's rules are asked for when not known.

        Raises:
            FetchError: when it may not.
        """
        rules = self._of(at)
        if rules.parser is None:
            reason = f"the site's robots.txt could not be fetched: {rules.reason}"
            raise FetchError(reason, again=rules.option is None, option=rules.option)
        if not rules.parser.can_fetch(AGENT, at.url):
            raise FetchError("the site's robots.txt does not allow it")

    def delay(self, place: str) -> float:
        """Seconds that a site wants between two requests, as far as that is known."""
        known = [self._hosts.get(f"{scheme}://{place}") for scheme in PORTS]
        held = [host.rules.parser for host in known if host and host.rules]
        told = [parser.crawl_delay(AGENT) for parser in held if parser]
        return min(max((float(delay) for delay in told if delay), default=0.0), MOST_DELAY)

    def _of(self, at: Address) -> _Rules:
        key = f"{at.scheme}://{at.place}"
        host = self._host(key)
        with host.lock:
            if host.rules is None or host.rules.until < self._clock():
                host.rules = self._fetched(key)
            return host.rules

    def _host(self, key: str) -> _Host:
        """The place of a host's rules; the one that was asked longest ago is let go for it."""
        with self._lock:
            host = self._hosts.setdefault(key, _Host())
            self._hosts.move_to_end(key)
            if len(self._hosts) > MOST_HOSTS:
                self._hosts.popitem(last=False)
            return host

    def _fetched(self, key: str) -> _Rules:
        parser = RobotFileParser()
        try:
            answer = get(
                f"{key}/robots.txt", kind="robots.txt", manners=self._manners, stop=self._stop
            )
            parser.parse(answer.body.decode("utf-8", "replace").splitlines())
        except FetchError as error:
            if error.status is None or error.again:
                # How large it may be is no option's to say but the RFC's.
                option = error.option if error.option != "most_bytes" else None
                return _Rules(self._clock() + FAILED_SECONDS, None, str(error), option)
            parser.parse([])  # there is none
        parser.modified()
        return _Rules(self._clock() + KEPT_SECONDS, parser)
