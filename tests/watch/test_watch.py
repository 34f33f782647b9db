"""Feeds are followed: what they post comes on the record, once, and politely."""

from __future__ import annotations

import gzip
import os
import platform
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from onrecord import open as open_record
from onrecord import read
from onrecord.errors import FetchError, StoreError
from onrecord.settings import Manners
from onrecord.store import schema, writing
from onrecord.verify import verify
from onrecord.watch import News, connect
from onrecord.watch.addresses import why_not
from tests.factories import run_fake, write_reports
from tests.watch.follow import MANNERS, Here, entry, page, post, rss, watch
from tests.watch.server import MISBEHAVIOUR, Act, Site, drip, give, move, refuse, silent, site


@pytest.fixture
def herald() -> Iterator[Site]:
    with site({"/robots.txt": refuse(404)}) as made:
        yield made


def said(out: Path) -> list[str]:
    """What is said on the record, in order."""
    return sorted(piece.text for s in open_record(out).statements for piece in s.content)


def failures(out: Path) -> dict[str, str]:
    """What is on the record as not read, by the end of its path."""
    return {e.path.rpartition("/")[2]: e.failure for e in open_record(out) if e.failure}


def test_what_a_feed_links_to_comes_on_the_record(herald: Site, tmp_path: Path) -> None:
    post(herald, [1, 2, 3])
    done = watch(herald, tmp_path)
    assert (done.pages, done.entries, done.nothing, done.waiting) == (3, 0, 0, 0)
    assert said(tmp_path) == [f"report {n} is done" for n in (1, 2, 3)]
    report = next(e for e in open_record(tmp_path) if e.url == f"{herald.base}/1")
    assert report.known is not None
    assert (report.known.title, report.known.date) == ("A title", "2016-03-01T23:30:00+00:00")
    assert (tmp_path / "index.html").exists()
    assert (tmp_path / "reports.jsonl").exists()


def test_only_feeds_their_pages_and_the_rules_are_asked_for(herald: Site, tmp_path: Path) -> None:
    herald.pages["/1"] = page(1, '<img src="/picture"><a href="/2">more</a>')
    herald.pages["/feed"] = give(rss(entry(f"{herald.base}/1")), "application/rss+xml")
    watch(herald, tmp_path)
    assert [path for path, _ in herald.asked] == ["/robots.txt", "/feed", "/1"]


def test_what_is_on_the_record_is_not_asked_for_again(herald: Site, tmp_path: Path) -> None:
    post(herald, [1, 2])
    watch(herald, tmp_path)
    post(herald, [1, 2, 3])
    del herald.asked[:]
    assert watch(herald, tmp_path).pages == 1
    assert herald.paths() == ["/feed", "/3"]
    assert len(open_record(tmp_path)) == 3


def test_a_page_in_two_feeds_is_read_once(herald: Site, tmp_path: Path) -> None:
    post(herald, [1, 2])
    post(herald, [2, 3], "/other")
    assert watch(herald, tmp_path, ["/feed", "/other"]).pages == 3
    assert sorted(herald.paths()) == ["/1", "/2", "/3", "/feed", "/other"]


def test_two_links_to_one_page_make_one_report(herald: Site, tmp_path: Path) -> None:
    herald.pages |= {"/1": page(1), "/a": move("/1"), "/b": move("/1")}
    links = [entry(herald.base + path) for path in ("/a", "/b")]
    herald.pages["/feed"] = give(rss(*links), "application/rss+xml")
    assert watch(herald, tmp_path).pages == 2
    (report,) = open_record(tmp_path)
    assert report.url == f"{herald.base}/1"


def test_a_feed_that_has_not_changed_is_not_sent_again(herald: Site, tmp_path: Path) -> None:
    post(herald, [1])

    def act(to) -> None:
        known = to.headers.get("If-None-Match"), to.headers.get("If-Modified-Since")
        if known == ('"7"', "Tue, 01 Mar 2016 00:00:00 GMT"):
            refuse(304)(to)
        else:
            headers: dict[str, Any] = {
                "ETag": '"7"', "Last_Modified": "Tue, 01 Mar 2016 00:00:00 GMT"
            }  # fmt: skip
            give(rss(entry(f"{herald.base}/1")), "application/rss+xml", **headers)(to)

    herald.pages["/feed"] = act
    assert watch(herald, tmp_path).pages == 1
    again = watch(herald, tmp_path)
    assert (again.pages, again.feeds[0].reason, again.feeds[0].title) == (0, None, "The Herald")


OWN = "<p>Boris said the feed has this.</p>"
INSTEAD: list[tuple[str, str | Act, str]] = [
    ("the page is gone", refuse(404), "the server answered 404"),
    ("it is a picture", give(b"\x89PNG", "image/png"), "not that of a page"),
    ("it is a picture and does not say so", give(b"\x89PNG\r\n\x1a\n"), "not text but a picture"),
    ("it is empty", give(" "), "the page is empty"),
    ("it is too large", MISBEHAVIOUR["/says-it-is-large"], "too large"),
    ("it is redirected in a circle", move("/1"), "more than 5 redirects"),
    ("it is redirected to mail", MISBEHAVIOUR["/to-mail"], "port 25"),
    ("robots.txt forbids it", "/private/1", "robots.txt does not allow it"),
    ("there is no link", "", "the entry links to no page"),
    ("the link is no address of the web", "mailto:desk@example.org", "links to no page"),
]


@pytest.mark.parametrize(("act", "reason"), [r[1:] for r in INSTEAD], ids=[r[0] for r in INSTEAD])
def test_where_a_page_cannot_be_had_the_feeds_own_words_are_read(
    herald: Site, tmp_path: Path, act: str | Act, reason: str
) -> None:
    herald.pages["/robots.txt"] = give("User-agent: *\nDisallow: /private\n", "text/plain")
    link: str | None = f"{herald.base}/1"
    if isinstance(act, str):
        link = f"{herald.base}{act}" if act.startswith("/") else act or None
    else:
        herald.pages["/1"] = act
    herald.pages["/feed"] = give(rss(entry(link, OWN)), "application/rss+xml")
    told: list[News] = []
    done = watch(herald, tmp_path, tell=told.append)
    assert (done.pages, done.entries) == (0, 1)
    assert said(tmp_path) == ["the feed has this"]
    assert any(reason in news.words and "own words" in news.words for news in told)


def test_where_the_feed_has_no_words_either_the_reason_is_kept(
    herald: Site, tmp_path: Path
) -> None:
    herald.pages["/feed"] = give(rss(entry(f"{herald.base}/1")), "application/rss+xml")
    assert watch(herald, tmp_path).nothing == 1
    assert failures(tmp_path) == {"1": "the server answered 404 Not Found"}
    del herald.asked[:]
    watch(herald, tmp_path)
    assert herald.paths() == ["/feed"]  # it is done


def test_a_page_in_trouble_is_asked_for_again_and_then_given_up(
    herald: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post(herald, [1])
    herald.pages["/1"] = refuse(503)
    for attempt in range(1, 5):
        done = watch(herald, tmp_path)
        assert (done.waiting, done.nothing) == ((1, 0) if attempt < 4 else (0, 1))
        del herald.asked[:]
        watch(herald, tmp_path)
        assert herald.paths() == ["/feed"]  # its time has not come
        with writing(tmp_path) as connection, connection.begin():
            connection.execute(schema.arrivals.update().values(next_try=0.0))
    assert failures(tmp_path) == {"1": "the server answered 503 Service Unavailable"}


def test_a_page_that_comes_back_is_read(herald: Site, tmp_path: Path) -> None:
    post(herald, [1])
    herald.pages["/1"] = refuse(500)
    assert watch(herald, tmp_path).waiting == 1
    with writing(tmp_path) as connection, connection.begin():
        connection.execute(schema.arrivals.update().values(next_try=0.0))
    herald.pages["/1"] = page(1)
    assert watch(herald, tmp_path).pages == 1


BOMB = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
BAD_FEEDS: list[tuple[str, Act, str]] = [
    ("it is gone", refuse(410), "the server answered 410 Gone"),
    ("the server is in trouble", refuse(500), "the server answered 500"),
    ("we ask too often", refuse(429, Retry_After="7200"), "the server answered 429"),
    ("it is silent", silent(2), "sent nothing for 0.5 seconds"),
    ("it never ends", drip(b"HTTP/1.1 200 OK\r\n\r\n", b" " * 99_999, 0), "more than 5 MB"),
    ("it comes drop by drop", drip(b"HTTP/1.1 200 OK\r\n\r\n", b" ", 0.02), "more than 1 seconds"),
    ("it is a page", give("<html><p>News.</p></html>"), "not an RSS or Atom feed"),
    ("it is a picture", give(b"\x89PNG", "image/png"), "its content type is not that of a feed"),
    ("it is a picture called a feed", give(b"\x89PNG", "text/xml"), "not text but a picture"),
    ("it declares entities", give(BOMB + rss(entry("/1")), "text/xml"), "its own XML entities"),
    ("it is redirected to a file", move("file:///etc/passwd"), "only http and https"),
    ("it is nothing", give("", "application/rss+xml"), "not an RSS or Atom feed"),
]


@pytest.mark.parametrize(
    ("act", "reason"), [r[1:] for r in BAD_FEEDS], ids=[r[0] for r in BAD_FEEDS]
)
def test_a_feed_that_cannot_be_had_says_why_and_harms_no_other(
    herald: Site, tmp_path: Path, act: Act, reason: str
) -> None:
    post(herald, [1])
    herald.pages["/bad"] = act
    done = watch(herald, tmp_path, ["/bad", "/feed"])
    bad, good = done.feeds
    assert reason in (bad.reason or "")
    assert (bad.failures, good.failures, done.pages) == (1, 0, 1)
    del herald.asked[:]
    watch(herald, tmp_path, ["/bad", "/feed"])
    assert "/bad" not in herald.paths()  # it is left alone for a while


MENDED: list[tuple[str, bytes, str, str]] = [
    ("broken off", rss(entry("{}/1"))[:-20].encode(), "text/xml", "its XML is broken"),
    ("in another encoding than it says",
     b'<?xml version="1.0" encoding="utf-8"?>' + rss(entry("{}/1", "caf\xe9")).encode("cp1252"),
     "text/xml", ""),
    ("in the encoding that only the server names",
     rss(entry("{}/1", "caf\xe9")).encode("cp1252"), "text/xml; charset=windows-1252", ""),
    ("called a page", rss(entry("{}/1")).encode(), "text/html", ""),
    ("called by an odd name", rss(entry("{}/1")).encode(), "application/x-rss+xml", ""),
    ("with a relative link", rss(entry("/1")).encode(), "text/xml", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("feed", "kind", "reason"), [r[1:] for r in MENDED], ids=[r[0] for r in MENDED]
)
def test_what_can_be_made_of_a_feed_is(
    herald: Site, tmp_path: Path, feed: bytes, kind: str, reason: str
) -> None:
    herald.pages["/1"] = page(1)
    herald.pages["/feed"] = give(feed.replace(b"{}", herald.base.encode()), kind)
    done = watch(herald, tmp_path)
    assert done.pages == 1
    assert reason in (done.feeds[0].reason or "")


def odd(words: str, title: str = "Odd one") -> str:
    """An entry of a feed, with whatever it holds besides its title."""
    return f"<item><title>{title}</title>{words}</item>"


LINK = "<link>{}/1</link>"
GEO = '<p:pos xmlns:p="http://www.opengis.net/gml">1 2</p:pos>'
BAD_ENTRIES: list[tuple[str, str, int, str]] = [
    ("half a character", odd(LINK, "Odd &#xD800; one"), 2, ""),
    ("half a character in its link", odd("<link>{}/&#xD800;</link>"), 1, "the server answered 404"),
    ("a number that no character has", odd(LINK, "Odd &#99999999999; one"), 2, ""),
    ("a number of very many digits", odd(LINK, f"&#{'9' * 9_999};"), 2, ""),
    ("what a terminal obeys", odd(LINK, "Odd \x1b[2J one"), 2, ""),
    ("a day in a year of twenty digits",
     odd(LINK + f"<pubDate>Tue, 01 Mar {'9' * 20} 10:00:00 GMT</pubDate>"), 2, ""),
    ("a day that no month has", odd(LINK + "<pubDate>2016-13-45T99:00:00Z</pubDate>"), 2, ""),
    ("no link", odd(""), 1, "the entry links to no page"),
    ("no link, no id and no title", odd("", ""), 1, "entry 1 has no link, no id and no title"),
    ("a link that is none", odd("<link>http://[::1/</link>"), 1, "the entry links to no page"),
    ("a place that stops the parser", odd(LINK + GEO), 1, "“Odd one” cannot be read: the parser"),
    ("a form that stops it",
     odd(LINK + "<textInput><name>q</name></textInput>", ""), 1, "entry 1 cannot be read"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("bad", "pages", "reason"), [r[1:] for r in BAD_ENTRIES], ids=[r[0] for r in BAD_ENTRIES]
)
def test_a_bad_entry_is_named_and_the_others_are_read(
    herald: Site, tmp_path: Path, bad: str, pages: int, reason: str
) -> None:
    herald.pages |= {"/1": page(1), "/2": page(2)}
    feed = rss(bad.replace("{}", herald.base), entry(f"{herald.base}/2"))
    herald.pages["/feed"] = give(feed, "application/rss+xml")
    told: list[News] = []
    done = watch(herald, tmp_path, tell=told.append)
    assert (done.pages, done.feeds[0].failures) == (pages, 0)
    assert "report 2 is done" in said(tmp_path)
    assert any(reason in news.words for news in told)


def test_a_feed_of_very_many_entries_is_taken_by_and_by(
    herald: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.watch.loop.MOST_NEW", 2)
    links = [entry(f"{herald.base}/{n}", f"<p>Boris said {n} of them.</p>") for n in range(5)]
    herald.pages["/feed"] = give(rss(*links), "application/rss+xml", ETag='"1"')
    told: list[str] = []
    counts = [watch(herald, tmp_path, tell=lambda n: told.append(n.words)).entries for _ in "123"]
    assert counts == [2, 2, 1]
    assert any("5 new entries, of which 2 are taken at a time" in words for words in told)


def test_a_feed_whose_time_has_not_come_is_told(herald: Site, tmp_path: Path) -> None:
    herald.pages["/feed"] = refuse(500)
    told: list[str] = []
    for _ in range(2):
        watch(herald, tmp_path, tell=lambda news: told.append(news.words))
    assert "is asked again in 6" in told[-1]
    assert "since the server answered 500" in told[-1]


def test_a_server_that_wants_to_be_left_alone_is(herald: Site, tmp_path: Path) -> None:
    herald.pages |= {"/a": refuse(500), "/b": refuse(429, Retry_After="7200")}
    begun = time.time()
    waits = [f.next_poll - begun for f in watch(herald, tmp_path, ["/a", "/b"]).feeds]
    assert 3600 <= waits[0] <= 4000
    assert 7200 <= waits[1] <= 8000


def test_a_feed_that_fails_again_is_asked_less_often(herald: Site, tmp_path: Path) -> None:
    herald.pages["/feed"] = refuse(500)
    waits = []
    for _ in range(3):
        (feed,) = watch(herald, tmp_path).feeds
        waits.append(round((feed.next_poll - time.time()) / 3600))
        with writing(tmp_path) as connection, connection.begin():
            connection.execute(schema.feeds.update().values(next_poll=0.0))
    assert waits == [1, 2, 4]
    post(herald, [1])
    assert watch(herald, tmp_path).feeds[0].failures == 0


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause(herald: Site, tmp_path: Path) -> None:
    post(herald, [1, 2, 3])
    moments: list[float] = []

    def noting(act: Act) -> Act:
        def noted(to) -> None:
            moments.append(time.monotonic())
            act(to)

        return noted

    herald.pages = {path: noting(act) for path, act in herald.pages.items()}
    watch(herald, tmp_path, manners=Manners(pause=0.2, allow_private=True))
    pages = moments[1:]  # the rules come first
    assert len(pages) == 4
    assert min(b - a for a, b in pairwise(pages)) > 0.19


def test_private_addresses_are_not_asked_unless_allowed(herald: Site, tmp_path: Path) -> None:
    post(herald, [1])
    (feed,) = watch(herald, tmp_path, manners=Manners()).feeds
    assert "this machine's own and is only allowed with --allow-private" in (feed.reason or "")
    assert herald.asked == []


LARGE = give(rss(entry("/1")) + f"<!--{' ' * 9_999}-->", "text/xml")
OPTIONS: list[tuple[str, Act | None, dict[str, Any], str]] = [
    ("this machine", None, {"allow_private": False}, "this machine's own"),
    ("too large by what its server says", LARGE, {"most_bytes": 9_000}, "too large: 0.0 MB"),
    ("too large by what comes", drip(b"HTTP/1.1 200 OK\r\n\r\n", b" " * 9_999, 0.2),
     {"most_bytes": 9_000}, "more than 0.009 MB"),
    ("too large unpacked", give(gzip.compress(b" " * 9_999), "text/xml", Content_Encoding="gzip"),
     {"most_bytes": 9_000}, "it unpacks to more than 0.009 MB"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("act", "options", "reason"), [r[1:] for r in OPTIONS], ids=[r[0] for r in OPTIONS]
)
def test_a_refusal_does_not_outlive_the_option_that_made_it(
    herald: Site, tmp_path: Path, act: Act | None, options: dict[str, Any], reason: str
) -> None:
    post(herald, [1])
    good = herald.pages["/feed"]
    herald.pages["/feed"] = act or good
    strict, told = replace(MANNERS, **options), list[str]()
    assert reason in (watch(herald, tmp_path, manners=strict).feeds[0].reason or "")
    watch(herald, tmp_path, manners=strict, tell=lambda news: told.append(news.words))
    assert "is asked again in" in told[-1]  # the same options: it would only be refused again
    herald.pages["/feed"] = good
    done = watch(herald, tmp_path)
    assert (done.pages, done.feeds[0].failures, done.feeds[0].reason) == (1, 0, None)


NUMBERS = {"127.0.0.1": "127.0.0.1", "inner.example": "10.0.0.1"}


@pytest.mark.parametrize(
    ("host", "options", "reason"),
    [
        ("inner.example", {"allow_private": False}, "a private address"),
        ("127.0.0.1", {"most_bytes": 999}, "too large"),
    ],
)
def test_nor_does_that_of_a_page(
    herald: Site,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    host: str,
    options: dict[str, Any],
    reason: str,
) -> None:
    """A failure stands on the record in its place until it is read."""
    url = herald.base.replace("127.0.0.1", host) + "/1"
    herald.pages |= {"/feed": give(rss(entry(url)), "text/xml"), "/1": page(1, "word " * 999)}
    monkeypatch.setattr(connect, "resolve", lambda host, _: iter([NUMBERS[host]]))
    monkeypatch.setattr(
        connect, "why_not", lambda ip: None if str(ip) == "127.0.0.1" else why_not(ip)
    )
    strict = replace(MANNERS, **options)
    for _ in range(2):
        watch(herald, tmp_path, manners=strict)
        assert [reason in why for why in failures(tmp_path).values()] == [True]
    monkeypatch.setattr(connect, "resolve", lambda *_: iter(["127.0.0.1"]))
    assert watch(herald, tmp_path).pages == 1
    assert failures(tmp_path) == {}
    assert [report.url for report in open_record(tmp_path)] == [url]
    assert watch(herald, tmp_path).pages == 0


def test_a_feed_waits_no_longer_than_it_is_told_to_now(herald: Site, tmp_path: Path) -> None:
    post(herald, [1])
    watch(herald, tmp_path, manners=replace(MANNERS, every=86_400))
    stop, told = threading.Event(), list[str]()

    def tell(news: News) -> None:
        told.append(news.words)
        stop.set()

    watch(herald, tmp_path, manners=replace(MANNERS, every=90), once=False, stop=stop, tell=tell)
    assert told[0] == "is asked again in 2 minutes"


def test_what_is_named_must_be_of_the_web(herald: Site, tmp_path: Path) -> None:
    for named, reason in ((["ftp://a.example/"], "http and https"), ([], "no feed given")):
        with pytest.raises(FetchError, match=reason):
            watch(herald, tmp_path, named)


def test_a_feed_that_is_not_named_any_more_is_left_alone(herald: Site, tmp_path: Path) -> None:
    post(herald, [1])
    herald.pages["/1"] = refuse(500)
    watch(herald, tmp_path)
    post(herald, [2], "/other")
    with writing(tmp_path) as connection, connection.begin():
        connection.execute(schema.arrivals.update().values(next_try=0.0))
    del herald.asked[:]
    watch(herald, tmp_path, ["/other"])
    assert herald.paths() == ["/other", "/2"]


def test_a_page_that_is_no_report_is_kept_as_a_failure(herald: Site, tmp_path: Path) -> None:
    post(herald, [1])
    herald.pages["/1"] = give("<html><p>FRENCH</p></html>")
    assert watch(herald, tmp_path).pages == 1
    assert list(failures(tmp_path).values()) == ["it is written in French; only English is read"]


@pytest.mark.parametrize(("died", "statements", "failed"), [(1, 1, 0), (2, 0, 1)])
def test_a_report_whose_worker_dies_is_tried_once_more(
    herald: Site, tmp_path: Path, died: int, statements: int, failed: int
) -> None:
    post(herald, [1])
    herald.pages["/1"] = page(1, "DIE")
    watch(herald, tmp_path, crew=Here(died=died))
    assert (len(said(tmp_path)), len(failures(tmp_path))) == (statements, failed)
    assert all("died twice" in reason for reason in failures(tmp_path).values())


def test_what_is_kept_is_what_was_read(herald: Site, tmp_path: Path) -> None:
    """A run over the fetched reports finds them held; their quotes stand in their files."""
    post(herald, [1, 2])
    watch(herald, tmp_path)
    verdict = verify(open_record(tmp_path), read=read.read)
    assert (verdict.sources, verdict.absent, verdict.problems) == (2, (), ())
    summary = run_fake(tmp_path / "watched", tmp_path)
    assert (summary.read, summary.new) == (2, 0)
    assert watch(herald, tmp_path).pages == 0


def test_reports_join_stories_with_those_of_a_run(herald: Site, tmp_path: Path) -> None:
    post(herald, [1])
    (tmp_path / "a.txt").write_text("Anna said report 1 is done.")
    run_fake(tmp_path / "a.txt", tmp_path / "out")
    before = open_record(tmp_path / "out").stories
    watch(herald, tmp_path / "out")
    (story,) = open_record(tmp_path / "out").stories
    assert story.id == before[0].id
    assert len(story.reports) == 2


def test_it_goes_on_until_it_is_stopped(herald: Site, tmp_path: Path) -> None:
    post(herald, [1])
    stop = threading.Event()

    def later() -> None:
        while "/feed" not in herald.paths()[1:]:
            post(herald, [1, 2])
            time.sleep(0.02)
        while "/2" not in herald.paths():
            time.sleep(0.02)
        time.sleep(0.2)
        stop.set()

    thread = threading.Thread(target=later)
    thread.start()
    quick = Manners(pause=0, every=0.1, allow_private=True)
    done = watch(herald, tmp_path, manners=quick, once=False, stop=stop)
    thread.join()
    assert done.pages == 2
    assert len(open_record(tmp_path)) == 2
    assert len((tmp_path / "reports.jsonl").read_text("utf-8").splitlines()) == 2


@pytest.mark.parametrize("path", ["/robots.txt", "/feed", "/1"])
def test_stopping_waits_for_no_server(herald: Site, tmp_path: Path, path: str) -> None:
    post(herald, [1])
    herald.pages[path] = drip(b"HTTP/1.1 200 OK\r\n\r\n", b" ", 0.05)
    stop, asked = threading.Event(), list[float]()

    def later() -> None:
        while all(asked_for != path for asked_for, _ in herald.asked):
            time.sleep(0.02)
        time.sleep(0.2)  # a first part of the answer has come
        asked.append(time.monotonic())
        stop.set()

    thread = threading.Thread(target=later)
    thread.start()
    slow = Manners(pause=0, allow_private=True)
    done = watch(herald, tmp_path, manners=slow, stop=stop)
    thread.join()
    assert time.monotonic() - asked[0] < 10
    assert (done.pages, done.waiting) == (0, int(path == "/1"))


def test_two_watches_are_kept_apart(herald: Site, tmp_path: Path) -> None:
    """The second is told who is there, and begins nothing; a third begins when the first ended."""
    post(herald, [1])
    stop = threading.Event()
    quick = Manners(pause=0, every=60, allow_private=True)
    first = threading.Thread(
        target=watch,
        args=(herald, tmp_path),
        kwargs={"manners": quick, "once": False, "stop": stop},
    )
    first.start()
    try:
        while "/1" not in herald.paths():
            time.sleep(0.02)
        with pytest.raises(StoreError) as caught:
            watch(herald, tmp_path)
    finally:
        stop.set()
        first.join()
    assert "another watch is using this folder" in str(caught.value)
    assert f"process {os.getpid()} on {platform.node()}, since 20" in str(caught.value)
    assert herald.paths() == ["/feed", "/1"]
    watch(herald, tmp_path)
    assert len(open_record(tmp_path)) == 1
    assert not (tmp_path / "watch.lock").exists()


def test_the_lock_of_a_watch_that_was_killed_holds_nobody_off(herald: Site, tmp_path: Path) -> None:
    (tmp_path / "watch.lock").write_text("process 1 on nowhere, since 2016-03-01T00:00:00+00:00")
    post(herald, [1])
    assert watch(herald, tmp_path).pages == 1
    assert not (tmp_path / "watch.lock").exists()


def test_a_run_beside_a_watch_loses_nothing(herald: Site, tmp_path: Path) -> None:
    """Each writes in transactions of its own; the watch takes what the run wrote into stories."""
    out, numbers = tmp_path / "out", list(range(1, 9))
    post(herald, numbers)
    stop = threading.Event()
    quick = Manners(pause=0, every=60, allow_private=True)
    told: list[str] = []
    first = threading.Thread(
        target=watch,
        args=(herald, out),
        kwargs={"manners": quick, "once": False, "stop": stop, "batch_reports": 4,
                "tell": lambda news: told.append(news.words)},
    )  # fmt: skip
    first.start()
    try:
        while not told:
            time.sleep(0.02)
        assert run_fake(write_reports(tmp_path / "in", 4), out).read == 4
        end = time.monotonic() + 60
        while len(open_record(out)) < 8 + 4 and time.monotonic() < end:
            time.sleep(0.1)
    finally:
        stop.set()
        first.join()
    assert len(open_record(out)) == 8 + 4
    assert failures(out) == {}
    assert {r for story in open_record(out).stories for r in story.reports} == {
        report.id for report in open_record(out)
    }
