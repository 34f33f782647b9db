"""One thing from the network: asked for, redirects followed, and refused where it does harm."""

from __future__ import annotations

import http.client
import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Literal

from onrecord.errors import FetchError
from onrecord.settings import Manners
from onrecord.watch.addresses import Address, address
from onrecord.watch.bodies import body
from onrecord.watch.connect import Deadline, connection
from onrecord.watch.manners import A_DAY, MOST_REDIRECTS, agent

Kind = Literal["feed", "page", "robots.txt"]
_XML = frozenset({"application/xml", "text/xml"})
_HTML = frozenset({"text/html", "application/xhtml+xml"})
FEEDS = _XML | {"application/rss+xml", "application/atom+xml", "application/rdf+xml"}
"""Types of feeds. Many servers call a feed a text or a page: then its words decide."""
PAGES = _HTML | {"text/plain"}
_TYPES: Mapping[Kind, frozenset[str] | None] = {
    "feed": FEEDS | PAGES,
    "page": PAGES,
    "robots.txt": None,
}
_ACCEPT: Mapping[Kind, str] = {
    "feed": "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.1",
    "page": "text/html, application/xhtml+xml, text/plain;q=0.5",
    "robots.txt": "text/plain",
}
_MOVED = frozenset({301, 302, 303, 307, 308})
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""What a server answers that may answer otherwise another time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave.

    Attributes:
        url: the address that gave it, behind all redirects.
        status: 200, or 304 where nothing is new.
        headers: by names in small letters.
        body: unpacked.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def charset(self) -> str | None:
        """The encoding that the server names."""
        message = http.client.HTTPMessage()
        message["Content-Type"] = self.headers.get("content-type", "")
        return message.get_content_charset()


def anything(at: Address) -> None:
    """For callers who ask nobody before an address is asked."""


def get(
    url: str,
    *,
    kind: Kind,
    manners: Manners,
    headers: Mapping[str, str] | None = None,
    allowed: Callable[[Address], None] = anything,
    stop: threading.Event | None = None,
) -> Answer:
    """What is at an address.

    Every address on the way is checked: its form, `allowed`, and the number behind its name.

    Args:
        url: the address.
        kind: what is expected there.
        manners: limits.
        headers: further ones, for a conditional request.
        allowed: raises FetchError where an address must not be asked.
        stop: set when nothing is wanted any more: what is under way is given up.

    Raises:
        FetchError: when it cannot be had or is refused; the text says why.
    """
    at = address(url)
    with Deadline(manners.whole, stop) as deadline:
        for _ in range(MOST_REDIRECTS + 1):
            allowed(at)
            deadline.check()
            found = _ask(at, kind, manners, headers or {}, deadline)
            if isinstance(found, Answer):
                return found
            at = found
    raise FetchError(f"more than {MOST_REDIRECTS} redirects")


def _ask(
    at: Address, kind: Kind, manners: Manners, headers: Mapping[str, str], deadline: Deadline
) -> Answer | Address:
    """One request: an answer, or where else to ask."""
    made = connection(at, manners, deadline)
    try:
        made.request("GET", at.target, headers=_headers(at, kind, manners) | dict(headers))
        with made.getresponse() as response:
            answer = _read(at, response, kind, manners)
        deadline.check()  # what was cut looks like one that ended
        return answer
    except FetchError:
        deadline.check()
        raise
    except (OSError, http.client.HTTPException, ValueError) as error:
        deadline.check()
        raise FetchError(words(error, manners), again=True) from error
    finally:
        made.close()


def _headers(at: Address, kind: Kind, manners: Manners) -> dict[str, str]:
    return {
        "Host": at.place,
        "User-Agent": agent(manners),
        "Accept": _ACCEPT[kind],
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _read(
    at: Address, response: http.client.HTTPResponse, kind: Kind, manners: Manners
) -> Answer | Address:
    headers = {name.lower(): value for name, value in response.getheaders()}
    status = response.status
    if status in _MOVED:
        if not headers.get("location"):
            raise FetchError("a redirect without a target", status=status)
        return address(headers["location"], base=at.url)
    if status == HTTPStatus.NOT_MODIFIED:
        return Answer(at.url, status, headers, b"")
    if status != HTTPStatus.OK:
        raise FetchError(
            f"the server answered {status} {response.reason}"[:100].rstrip(),
            again=status in _AGAIN,
            after=retry_after(headers.get("retry-after")),
            status=status,
        )
    types, named = _TYPES[kind], response.headers.get_content_type()
    if types is not None and "content-type" in headers and not _fits(named, types):
        raise FetchError(f"its content type is not that of a {kind}: {named[:60]}")
    return Answer(at.url, status, headers, body(response, most=manners.most_bytes))


def _fits(named: str, types: frozenset[str]) -> bool:
    """Whether an answer is of some types; XML of whatever kind is XML."""
    feed = "application/xml" in types and re.fullmatch(r"application/\S+\+xml|text/\S+\+xml", named)
    return named in types or bool(feed)


def retry_after(value: str | None) -> float | None:
    """Seconds that a server wants to be left alone, at most a day: told as such or as a date.

    >>> retry_after("120"), retry_after("soon"), retry_after("9999999")
    (120.0, None, 86400.0)
    """
    if value is None:
        return None
    try:
        if value.strip().isdigit():
            seconds = float(value)
        else:
            seconds = parsedate_to_datetime(value).timestamp() - time.time()
    except (ValueError, OverflowError):
        return None
    return min(max(seconds, 0.0), A_DAY)


def words(error: Exception, manners: Manners) -> str:
    """Why there is no answer."""
    if isinstance(error, TimeoutError):
        return f"the server sent nothing for {manners.read:g} seconds"
    if isinstance(error, http.client.HTTPException | ValueError):
        return f"the answer is not valid HTTP: {type(error).__name__} {error}"[:200]
    return f"no connection: {getattr(error, 'strerror', None) or error}"
