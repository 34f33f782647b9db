"""The dates that a page gives for machines: JSON-LD, meta tags, its address, `<time>`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Literal

import htmldate

from onrecord.clean.dated import UPDATE
from onrecord.clean.dates import as_date, written_dates
from onrecord.clean.facts import articles
from onrecord.clean.page import Page
from onrecord.clean.published import Clue, iso_date

# How far each is believed by itself. What names the publication in so many words goes before
# what merely holds a date; an address is set once, when the report is.
JSON_LD, META, ADDRESS, TIME, FOUND = 0.9, 0.85, 0.8, 0.6, 0.4
CHANGED = 0.3
_DATE_META = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date",
    "dcterms.date", "pubdate", "publishdate", "publish-date", "publication_date", "date.created",
    "originalpublicationdate", "article_date_original", "cxenseparse:recs:publishtime", "date",
    "datecreated", "displaydate", "article.published", "article:published", "published-date",
    "release_date", "dc.date.created", "ptime", "pub_date", "article.created", "published",
    "dcsext.articlefirstpublished", "article:post_date", "citation_publication_date",
    "rnews:datepublished",
)  # fmt: skip
_CHANGE_META = (
    "article:modified_time", "og:updated_time", "article:modified", "datemodified",
    "modified-date", "lastmod", "last-modified", "dcterms.modified", "dc.date.modified",
    "article:updated_time", "revision_date",
)  # fmt: skip
_URL_DATE = re.compile(
    r"[/-](?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2}|[a-z]{3})[/-](?P<d>\d{1,2})(?=[/-]|\D|$)"
    r"|[/_-](?P<y2>(?:19|20)\d\d)(?P<m2>[01]\d)(?P<d2>[0-3]\d)(?=\D|$)",
    re.IGNORECASE,
)
# A page's date stands near its top; the library's time grows faster than the page.
HTMLDATE_READS = 500_000
# `<time>` of the report itself stands within so many lines above its text, or just below.
TIMES_ABOVE, TIMES_BELOW = 12, 2
# The mark of a `<time>` stands before the words it holds by the length of its tag.
HEAD_OF_TAG = 60


def page_clues(page: Page, *, url: str | None, first: int) -> tuple[Clue, ...]:
    """All that a page says of its date for machines.

    Args:
        page: the page.
        url: where it came from.
        first: index of the article's first line.
    """
    return tuple(_written(page, url, first))


def found_by_htmldate(page: Page, source: str, url: str | None) -> Clue | None:
    """The last resort: what the library htmldate makes of the page.

    It is not believed where it took an update's stamp, or made a day out of a bare year.
    """
    try:
        start = source[:HTMLDATE_READS].replace("\x00", " ")
        found = htmldate.find_date(start, original_date=True, url=url)
    except (ValueError, TypeError, AttributeError, RecursionError):  # odd pages break it
        return None
    date = iso_date(found) if found else None
    if date is None or (date.month, date.day) == (1, 1):
        return None
    stamps = (line.text for line in page.lines if len(line.text) < 200)
    updated = [w for text in stamps if UPDATE.search(text) for w in written_dates(text)]
    # The library may read 05/09 the other way round than we do.
    if any({w.month, w.day} == {date.month, date.day} and w.year == date.year for w in updated):
        return None
    return Clue(date, "page", FOUND, "a date in the page, found by htmldate")


def _written(page: Page, url: str | None, first: int) -> Iterator[Clue]:
    for item in articles(page):
        for key in ("datePublished", "dateCreated", "uploadDate"):
            yield from _clue(item.get(key), "json-ld", JSON_LD, f"{key} in the page's JSON-LD")
        change = item.get("dateModified")
        yield from _clue(
            change, "json-ld", CHANGED, "dateModified in the page's JSON-LD", "updated"
        )
    for key in _DATE_META:
        yield from _clue(page.meta.get(key), "meta", META, f"the page's meta tag {key}")
    for key in _CHANGE_META:
        words = f"the page's meta tag {key}"
        yield from _clue(page.meta.get(key), "meta", CHANGED, words, "updated")
    address = url or page.canonical or page.meta.get("og:url") or ""
    date = date_in(address)
    if date is not None:
        yield Clue(date, "url", ADDRESS, f"the date in the address {address}")
    yield from _times(page, first)


def _clue(
    value: object,
    source: Literal["json-ld", "meta", "page"],
    weight: float,
    words: str,
    of: Literal["published", "updated"] = "published",
) -> Iterator[Clue]:
    date = iso_date(value) if isinstance(value, str) else None
    if date is not None:
        yield Clue(date, source, weight, words, of)


def _times(page: Page, first: int) -> Iterator[Clue]:
    """The dates of `<time>` around the top of the text, and the page's only one wherever it is."""
    near = page.lines[max(0, first - TIMES_ABOVE) : first + TIMES_BELOW]
    for at, value in page.times:
        line = next((line for line in near if at < line.place(len(line.text) - 1)), None)
        within = line is not None and at >= near[0].place(0) - len(value) - HEAD_OF_TAG
        if not within and len(page.times) > 1:
            continue
        changed = within and line is not None and UPDATE.search(line.text)
        words = "the page's <time>" if within else "the page's one <time>"
        if changed:
            yield from _clue(value, "page", CHANGED, words, "updated")
        else:
            yield from _clue(value, "page", TIME, words)


def date_in(address: str) -> datetime.date | None:
    """The day in an address.

    >>> str(date_in("https://a.example/2007/feb/27/talks"))
    '2007-02-27'
    """
    match = _URL_DATE.search(address)
    if match is None:
        return None
    year, month, date = match.group("y", "m", "d") if match["y"] else match.group("y2", "m2", "d2")
    if month.isdigit():
        return as_date(int(year), int(month), int(date))
    written = written_dates(f"{month} {date}, {year}")
    return written[0].date if written else None
