"""Connections that go to the address that was checked, and end when their time is over."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from types import TracebackType

from onrecord.errors import FetchError
from onrecord.settings import Manners
from onrecord.watch.addresses import Address, why_not

LOOK_SECONDS = 0.1
"""How often it is looked whether an answer's time is over."""


def resolve(host: str, port: int) -> Iterator[str]:
    """The numbers that a name stands for now."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    yield from dict.fromkeys(str(where[4][0]) for where in found)


def opened(host: str, port: int, manners: Manners, deadline: Deadline) -> socket.socket:
    """A connection to a host, whose name is looked up once: what is checked is what is asked.

    Raises:
        FetchError: when none of its addresses may be asked, or the time is over.
        OSError: when none of them answers.
    """
    reason, option, failed = "the host name has no address", None, None
    for number in resolve(host, port):
        deadline.check()
        private = why_not(ipaddress.ip_address(number))
        if private and not manners.allow_private:
            what = private if private.endswith("own") else f"a {private} address"
            reason = (
                f"{host} is at {number}, which is {what} and is only allowed with --allow-private"
            )
            option = "allow_private"
            continue
        try:
            return socket.create_connection((number, port), timeout=manners.connect)
        except OSError as error:
            failed = error
    if failed is not None:
        raise failed
    raise FetchError(reason, option=option)


class Deadline:
    """A time after which a connection is cut, whatever it is waiting for.

    A server that sends a byte now and then never runs into the limit of a single silence.
    """

    def __init__(self, seconds: float, stop: threading.Event | None = None) -> None:
        self.seconds, self.over = seconds, False
        self._stop = stop or threading.Event()
        self._socket: socket.socket | None = None
        self._done = threading.Event()

    def __enter__(self) -> Deadline:
        threading.Thread(target=self._watch, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._done.set()

    def holds(self, made: socket.socket) -> None:
        """Which connection is to be cut."""
        self._socket = made

    def check(self) -> None:
        """Make sure that it is not over.

        Raises:
            FetchError: when it is.
        """
        if self.over:
            raise FetchError(f"it took more than {self.seconds:g} seconds", again=True)

    def _watch(self) -> None:
        end = time.monotonic() + self.seconds
        while not self._done.wait(LOOK_SECONDS):
            self.over |= time.monotonic() > end or self._stop.is_set()
            if self.over and self._socket is not None:  # also one that is opened after the end
                with suppress(OSError):  # not TLS's own farewell, which would wait for an answer
                    socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


class _Plain(http.client.HTTPConnection):
    """A connection as it is."""

    def __init__(self, address: Address, manners: Manners, deadline: Deadline) -> None:
        super().__init__(address.host, address.port, timeout=manners.read)
        self._manners, self._deadline = manners, deadline

    def connect(self) -> None:
        self.sock = opened(self.host, self.port, self._manners, self._deadline)
        self.sock.settimeout(self.timeout)
        self._deadline.holds(self.sock)


class _Secure(_Plain):
    """An encrypted one, whose certificate must be for the name that was asked for."""

    def connect(self) -> None:
        super().connect()
        self.sock = _context().wrap_socket(
            self.sock, server_hostname=self.host, do_handshake_on_connect=False
        )
        self._deadline.holds(self.sock)
        self.sock.do_handshake()


@cache
def _context() -> ssl.SSLContext:
    return ssl.create_default_context()


def connection(
    address: Address, manners: Manners, deadline: Deadline
) -> http.client.HTTPConnection:
    """A connection to an address, not open yet."""
    return (_Secure if address.scheme == "https" else _Plain)(address, manners, deadline)
