"""What stands between a browser and the pages: whose requests are answered, and how.

The server is for one machine. A page of another site must not read it (names that resolve here,
frames), write to it (forms), or make it send anything anywhere. Others on the network are let in
only with a token that was printed where the server was started.
"""

from __future__ import annotations

import hmac
from collections.abc import Collection
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "onrecord"
KEPT = 30 * 24 * 3600

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self';"
        " img-src data:;"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    # Not "no-referrer": a browser would then keep from us where a form comes from.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


@dataclass(frozen=True)
class Guard:
    """Middleware around all pages.

    Attributes:
        app: the pages.
        hosts: names under which the server answers; another name may be one that a foreign page
            had resolved to this machine. Empty when a token is asked for instead.
        token: what must be known to be let in, None where only this machine can ask.
    """

    app: ASGIApp
    hosts: Collection[str]
    token: str | None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await (refusal or self.app)(scope, receive, sealed)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        host = headers.get("host", "")
        if self.hosts and _name(host) not in self.hosts:
            return PlainTextResponse("This server does not answer under that name.", 421)
        if scope["method"] not in ("GET", "HEAD") and not _from_here(headers, host):
            return PlainTextResponse("Forms from other sites are not accepted.", 403)
        if self.token is None:
            return None
        # A lenient parser: other servers on this machine may have set cookies of any form.
        cookie = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        if hmac.compare_digest(cookie.encode(), self.token.encode()):
            return None
        given = QueryParams(scope["query_string"]).get("token", "")
        if hmac.compare_digest(given.encode(), self.token.encode()):
            # The token leaves the address at once: addresses are copied and kept.
            entered = RedirectResponse("/" + scope["path"].lstrip("/\\"), 303)
            entered.set_cookie(COOKIE, given, max_age=KEPT, httponly=True, samesite="strict")
            return entered
        return PlainTextResponse("Open the address that was printed, with its token.", 401)


def _name(host: str) -> str:
    """A host without its port.

    >>> _name("127.0.0.1:8080"), _name("[::1]:80")
    ('127.0.0.1', '[::1]')
    """
    return host.rpartition(":")[0] if ":" in host.rpartition("]")[2] else host


def _from_here(headers: Headers, host: str) -> bool:
    """Whether a form was sent from a page of this server; every browser says so."""
    if headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] == host
