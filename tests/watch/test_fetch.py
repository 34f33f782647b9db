"""What is asked of the network, and what is refused: by a server that misbehaves on purpose."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Iterator
from typing import Any

import pytest

from onrecord.errors import FetchError
from onrecord.provenance import version
from onrecord.settings import Manners
from onrecord.watch import connect
from onrecord.watch.addresses import why_not
from onrecord.watch.fetch import get
from tests.watch.server import MISBEHAVIOUR, Site, give, move, site

QUICK = Manners(connect=1, read=0.4, whole=0.8, most_bytes=1_500_000)


@pytest.fixture(scope="module")
def bad() -> Iterator[Site]:
    with site(dict(MISBEHAVIOUR)) as made:
        yield made


@pytest.fixture
def near(monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.1, where the test's server is, counts as anybody's; all else is checked as ever."""
    monkeypatch.setattr(
        connect, "why_not", lambda ip: None if str(ip) == "127.0.0.1" else why_not(ip)
    )


REFUSED = [
    ("/slow-to-begin", "sent nothing for 0.4 seconds", True),
    ("/slow-headers", "it took more than 0.8 seconds", True),
    ("/slow-body", "it took more than 0.8 seconds", True),
    ("/slow-unmeasured-body", "it took more than 0.8 seconds", True),
    ("/endless", "more than 1.5 MB", False),
    ("/endless-headers", "not valid HTTP: HTTPException got more than 100 headers", True),
    ("/a-long-header", "not valid HTTP: LineTooLong", True),
    ("/says-it-is-large", "too large: 99.0 MB, the limit is 1.5 MB", False),
    ("/gzip-bomb", "it unpacks to more than 1.5 MB", False),
    ("/broken-gzip", "the compressed answer is broken", False),
    ("/cut-gzip", "the compressed answer is cut short", True),
    ("/unknown-packing", "compressed in an unexpected way: br", False),
    ("/cut", "the answer is cut short", True),
    ("/cut-in-a-piece", "not valid HTTP: IncompleteRead", True),
    ("/bad-pieces", "not valid HTTP", True),
    ("/no-http", "not valid HTTP: BadStatusLine", True),
    ("/nothing", "not valid HTTP: RemoteDisconnected", True),
    ("/picture", "its content type is not that of a page: image/png", False),
    ("/film", "its content type is not that of a page: video/mp4", False),
    ("/loop", "more than 5 redirects", False),
    ("/hop/6", "more than 5 redirects", False),
    ("/nowhere", "a redirect without a target", False),
    ("/to-a-file", "only http and https", False),
    ("/to-mail", "port 25 is not a web port", False),
    ("/to-a-password", "user name or password", False),
    ("/to-the-cloud", "a link-local address", False),
    ("/to-the-home-network", "a private address", False),
    ("/to-this-machine", "which is this machine's own", False),
    ("/to-this-machine-in-one-number", "which is this machine's own", False),
    ("/to-this-machine-in-version-6", "which is this machine's own", False),
    ("/to-everybody", "a multicast address", False),
    ("/500", "the server answered 500", True),
    ("/429", "the server answered 429", True),
    ("/503", "the server answered 503", True),
    ("/404", "the server answered 404", False),
    ("/410", "the server answered 410", False),
]


@pytest.mark.usefixtures("near")
@pytest.mark.parametrize(("path", "reason", "again"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_does_harm_is_refused_with_a_reason(
    bad: Site, path: str, reason: str, again: bool
) -> None:
    begun = time.monotonic()
    with pytest.raises(FetchError) as caught:
        get(bad.base + path, kind="page", manners=QUICK)
    assert reason in str(caught.value)
    assert caught.value.again == again
    assert time.monotonic() - begun < 2


def test_every_misbehaviour_has_its_row() -> None:
    allowed = {f"/hop/{number}" for number in range(9)}
    assert MISBEHAVIOUR.keys() - {path for path, *_ in REFUSED} <= allowed


ADDRESSES = [
    ("ftp://news.example/feed", "only http and https"),
    ("file:///etc/passwd", "only http and https"),
    ("news.example/feed", "only http and https"),
    ("http:///feed", "no host name"),
    ("http://[::1/feed", "not a valid address"),
    ("http://news.example:99999/", "not a valid address"),
    ("http://news.example:22/", "port 22"),
    ("http://a b.example/", "not a host name"),
    ("http://news.example\\@evil.example/", "user name or password"),
    ("http://" + "a" * 70 + ".example/", "not a host name"),
    ("http://news.example/" + "a" * 3000, "too long"),
    ("http://127.0.0.1/", "this machine's own"),
    ("http://localhost/", "this machine's own"),
    ("http://0.0.0.0/", "this machine's own"),
    ("http://0x7f.1/", "this machine's own"),
    ("http://[::1]/", "this machine's own"),
    ("http://[fe80::1]/", "link-local"),
    ("http://[fd00::1]/", "private"),
    ("http://[fec0::1]/", "private"),
    ("http://[::ffff:10.0.0.1]/", "private"),
    ("http://[64:ff9b::a00:1]/", "private"),
    ("http://[2002:a00:1::]/", "private"),
    ("http://[ff02::1]/", "multicast"),
    ("http://100.64.0.1/", "private"),
    ("http://255.255.255.255/", "private"),
]


@pytest.mark.parametrize(("url", "reason"), ADDRESSES)
def test_an_address_that_must_not_be_asked(url: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        get(url, kind="page", manners=QUICK)


@pytest.mark.parametrize("ip", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
def test_an_address_that_may_be_asked(ip: str) -> None:
    assert why_not(ipaddress.ip_address(ip)) is None


def test_private_addresses_are_asked_where_that_is_allowed(bad: Site) -> None:
    allowed = Manners(allow_private=True, whole=2)
    assert get(f"{bad.base}/hop/5", kind="page", manners=allowed).body == b"<p>Here.</p>"


@pytest.mark.usefixtures("near")
def test_a_name_is_looked_up_once_and_what_was_checked_is_asked(
    bad: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name server that gives another number the second time gains nothing."""
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    monkeypatch.setattr(connect, "resolve", lambda host, port: iter(next(answers)))
    url = bad.base.replace("127.0.0.1", "rebinds.example")
    assert get(f"{url}/hop/0", kind="page", manners=QUICK).body == b"<p>Here.</p>"
    with pytest.raises(FetchError, match=r"rebinds.example is at 127.0.0.2, which is this"):
        get(f"{url}/hop/0", kind="page", manners=QUICK)


@pytest.mark.usefixtures("near")
def test_of_several_numbers_the_one_that_may_be_asked_is(
    bad: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "resolve", lambda *_: iter(["10.0.0.1", "127.0.0.1"]))
    url = bad.base.replace("127.0.0.1", "two.example")
    assert get(f"{url}/hop/0", kind="page", manners=QUICK).status == 200


@pytest.mark.usefixtures("near")
def test_a_redirect_is_checked_like_an_address_that_was_named(bad: Site) -> None:
    seen: list[str] = []
    get(f"{bad.base}/hop/2", kind="page", manners=QUICK, allowed=lambda at: seen.append(at.url))
    assert seen == [f"{bad.base}/hop/{number}" for number in (2, 1, 0)]


def test_a_name_that_nobody_has_may_be_had_another_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(FetchError, match="no connection: Name or service not known") as caught:
        get("http://no.example/", kind="page", manners=QUICK)
    assert caught.value.again


@pytest.mark.usefixtures("near")
def test_a_server_without_tls_at_an_address_with_it(bad: Site) -> None:
    with pytest.raises(FetchError, match="no connection"):
        get(bad.base.replace("http:", "https:"), kind="page", manners=QUICK)


def test_certificates_are_checked() -> None:
    context = connect._context()
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname


def deflated(data: bytes) -> bytes:
    machine = zlib.compressobj(wbits=-15)
    return machine.compress(data) + machine.flush()


PAGE = b"<p>Talks failed.</p>"
PACKED = [
    ("as it is", PAGE, {}),
    ("gzip", gzip.compress(PAGE), {"Content_Encoding": "gzip"}),
    ("deflate", zlib.compress(PAGE), {"Content_Encoding": "deflate"}),
    ("deflate without its head", deflated(PAGE), {"Content_Encoding": "deflate"}),
]


@pytest.mark.usefixtures("near")
@pytest.mark.parametrize(("data", "headers"), [r[1:] for r in PACKED], ids=[r[0] for r in PACKED])
def test_what_is_packed_is_unpacked(data: bytes, headers: dict[str, Any]) -> None:
    with site({"/": give(data, "text/html; charset=utf-8", **headers)}) as made:
        answer = get(made.base, kind="page", manners=QUICK)
    assert (answer.body, answer.charset) == (PAGE, "utf-8")


@pytest.mark.usefixtures("near")
def test_we_say_who_we_are() -> None:
    with site({"/": give(PAGE)}) as made:
        get(made.base, kind="page", manners=Manners(contact="desk@example.org"))
        headers = made.asked[0][1]
    assert headers["user-agent"].startswith(f"OnRecord/{version('onrecord')} (")
    assert "desk@example.org" in headers["user-agent"]
    assert headers["host"] == made.base.removeprefix("http://")


@pytest.mark.usefixtures("near")
def test_a_feed_that_has_not_changed() -> None:
    def act(to) -> None:
        new = to.headers.get("If-None-Match") != '"1"'
        (give("<rss/>", "application/rss+xml") if new else give("", None, 304))(to)

    with site({"/": act}) as made:
        known = {"If-None-Match": '"1"'}
        assert get(made.base, kind="feed", manners=QUICK).status == 200
        assert get(made.base, kind="feed", manners=QUICK, headers=known).status == 304


def test_retry_after_is_kept(near: None, bad: Site) -> None:
    for path, after in (("/429", 120.0), ("/503", 0.0), ("/500", None)):
        with pytest.raises(FetchError) as caught:
            get(bad.base + path, kind="feed", manners=QUICK)
        assert caught.value.after == after


@pytest.mark.usefixtures("near")
def test_where_a_page_was_found_is_told() -> None:
    with site({"/a": move("/b/c?d=%C3%A9#e"), "/b/c?d=%C3%A9": give(PAGE)}) as made:
        assert get(f"{made.base}/a", kind="page", manners=QUICK).url.endswith("/b/c?d=%C3%A9")
