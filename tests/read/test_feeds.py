"""Feeds: a report an entry, whichever form the feed has."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest

from onrecord.errors import ReadError
from onrecord.read import parse_feed, read
from onrecord.schema import Failure, Known, Report

URL, TITLE = "https://a.example/1", "Talks fail"
PAGE = "<p>Talks failed, “both” sides said.</p>"
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Planet</title><item><title>{TITLE}</title><link>{URL}</link>
<pubDate>Tue, 01 Mar 2016 23:30:00 -0500</pubDate><description>Talks.</description>
<content:encoded><![CDATA[{PAGE}]]></content:encoded></item></channel></rss>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>The Planet</title><entry><title>{TITLE}</title><link href="{URL}"/>
<published>2016-03-01T23:30:00-05:00</published><updated>2016-03-09T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{PAGE}</div></content>
</entry></feed>"""
CHANGED = ATOM.replace("<published>2016-03-01T23:30:00-05:00</published>", "")
SHORT = RSS.replace(f"<content:encoded><![CDATA[{PAGE}]]></content:encoded>", "")


def feed(tmp_path: Path, content: str, name: str = "f.xml") -> list[Report | Failure]:
    """What a feed of these words gives."""
    (tmp_path / name).write_text(content, "utf-8")
    return list(read([tmp_path / name]))


@pytest.mark.parametrize(
    ("name", "content", "source", "date"),
    [
        ("f.rss", RSS, PAGE, "2016-03-01T23:30:00-05:00"),
        ("f.atom", ATOM, PAGE, "2016-03-01T23:30:00-05:00"),
        ("f.xml", CHANGED, PAGE, None),
        ("f.xml", SHORT, "Talks.", "2016-03-01T23:30:00-05:00"),
    ],
    ids=["RSS", "Atom", "only the day of a change", "only a summary"],
)
def test_an_entry_is_a_report(
    tmp_path: Path, name: str, content: str, source: str, date: str | None
):
    (report,) = feed(tmp_path, content, name)
    assert isinstance(report, Report)
    assert report.path == f"{tmp_path / name}#1"
    assert source in report.source
    assert report.format == ("html" if "<p>" in source else "text")
    assert (report.url, report.known) == (URL, Known(TITLE, date))


ITEM = "<item><title>No words</title></item></channel>"
BOMB = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
REFUSED = [
    ("an entry without words", RSS.replace("</channel>", ITEM), "#2", "the entry has no text"),
    ("no feed", "<map><place/></map>", "", "not an RSS or Atom feed"),
    ("no XML", "Talks failed.", "", "not an RSS or Atom feed"),
    ("entities", RSS.replace("<rss", BOMB + "<rss"), "", "entities"),
    ("broken off", RSS.replace("</channel></rss>", ""), "", "its XML is broken"),
    ("no entries", "<rss version='2.0'><channel></channel></rss>", "", "no entries"),
]


GEO = '<p:pos xmlns:p="http://www.opengis.net/gml">1 2</p:pos>'


def test_an_entry_that_stops_the_parser_is_named_and_the_others_are_read(tmp_path: Path):
    bad = f"<item><title>Odd one</title><link>https://a.example/0</link>{GEO}</item>"
    found = feed(tmp_path, RSS.replace("<item>", f"{bad}<item>"))
    report, failure = found
    assert isinstance(report, Report)
    assert isinstance(failure, Failure)
    assert (report.url, report.path) == (URL, f"{tmp_path / 'f.xml'}#2")
    assert failure.path == f"{tmp_path / 'f.xml'}#1"
    assert failure.reason.startswith("“Odd one” cannot be read")


@pytest.mark.parametrize("name", ["<item>", "<item ", "<item></", "<entry><item>"])
def test_many_entries_that_never_end_take_no_time(name: str):
    """Where the parser stops, entries are looked for in one pass."""
    words = RSS.replace("<item>", f"<item>{GEO}").replace("</channel>", name * 30_000)
    begun = time.monotonic()
    with suppress(ReadError):
        parse_feed(words.encode())
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    ("content", "where", "reason"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_what_cannot_be_read_says_why(tmp_path: Path, content: str, where: str, reason: str):
    failure = feed(tmp_path, content)[-1]
    assert isinstance(failure, Failure)
    assert failure.path == f"{tmp_path / 'f.xml'}{where}"
    assert reason in failure.reason


def test_entities_hide_in_no_encoding():
    """Written in UTF-7, which only the XML parser would have understood."""
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha">]>'.replace("<!", "+ADwAIQ-")
    feed = f'<?xml version="1.0" encoding="utf-7"?>{bomb}<rss version="2.0"><channel><item>'
    feed += "<title>+ACY-a+ADs-</title></item></channel></rss>"
    (entry,) = parse_feed(feed.encode()).entries
    assert entry.fields["title"] != "ha"


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-16", "iso-8859-2", "utf-8"])
@pytest.mark.parametrize("by", ["the feed", "its server"])
def test_a_feed_is_read_in_the_encoding_that_is_named(encoding: str, by: str):
    title = "Переговоры" if encoding == "windows-1251" else "Dvořák"
    named = RSS.replace("“both”", "both").replace("Talks fail", title)
    if by == "the feed":
        data, charset = named.replace("utf-8", encoding).encode(encoding), None
    else:
        data, charset = named.replace(' encoding="utf-8"', "").encode(encoding), encoding
    (entry,) = parse_feed(data, charset=charset).entries
    assert entry.fields["title"] == title


def test_where_the_xml_breaks_off_what_stands_before_is_read(tmp_path: Path):
    report, _ = feed(tmp_path, RSS.replace("</channel></rss>", ""))
    assert isinstance(report, Report)
    assert report.url == URL


def test_other_xml_is_passed_over_in_a_folder(tmp_path: Path):
    feed(tmp_path, "<map><place/></map>")
    assert list(read([tmp_path])) == []
