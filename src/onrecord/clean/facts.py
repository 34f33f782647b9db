"""What a page says of itself: its title, authors and date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Any

import htmldate

from onrecord.clean import lexicon
from onrecord.clean.dates import as_date, written_dates
from onrecord.clean.headline import stems
from onrecord.clean.kinds import own_kind
from onrecord.clean.markup import Page
from onrecord.clean.outlet import without_outlet
from onrecord.clean.people import byline_names, names_in
from onrecord.clean.published import day, iso_date
from onrecord.schema import Published

_ARTICLE_TYPES = re.compile(r"article|posting|report|newsitem|webpage", re.IGNORECASE)
_AUTHOR_META = (
    "author", "byl", "article:author", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "twitter:creator:name", "authors", "article:author_name",
    "cxenseparse:author",
)  # fmt: skip
_DATE_META = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date",
    "dcterms.date", "pubdate", "publishdate", "publish-date", "publication_date", "date.created",
    "originalpublicationdate", "article_date_original", "cxenseparse:recs:publishtime", "date",
    "datecreated", "displaydate", "article.published", "published-date", "release_date",
    "dc.date.created", "ptime",
)  # fmt: skip
_URL_DATE = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2}|[a-z]{3})[/-](?P<d>\d{1,2})(?=[/-]|\D|$)"
    r"|[/_-](?P<y2>(?:19|20)\d\d)(?P<m2>[01]\d)(?P<d2>[0-3]\d)(?=\D|$)",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated?|modified)\b", re.IGNORECASE)
_ADDRESS = "the date in the address "
MOVED_DAYS = 30
# A page's date stands near its top; the library's time grows faster than the page.
HTMLDATE_READS = 500_000
# A heading is the page's title in other words when this share of its longer words agrees.
ALIKE = 0.5
# How many lines before the first paragraph a headline or byline may stand.
LINES_BEFORE = 30


def titles(page: Page) -> list[str]:
    """What the page calls itself, the most trustworthy first."""
    found = [item.get("headline") for item in _articles(page)]
    found += [page.meta.get("og:title"), page.meta.get("twitter:title"), page.meta.get("title")]
    found += [page.title.text if page.title else None]
    return [title.strip() for title in found if isinstance(title, str) and title.strip()]


def headline_index(page: Page, first: int, outlet_name: str | None) -> int | None:
    """The index of the line that is the headline: the heading most like what the page is called.

    Args:
        page: the page.
        first: index of the article's first line.
        outlet_name: the outlet, which a masthead's heading may bear.
    """
    wanted = [stems(without_outlet(title, outlet_name)) for title in titles(page)]
    best, best_score = None, 0.0
    for number, line in enumerate(page.lines[: first + LINES_BEFORE]):
        heading = line.look.tag in ("h1", "h2", "h3") or "title" in line.look.regions
        words = line.text.split()
        if len(words) < 2 or len(words) > 40 or line.look.regions & {"comments", "footer", "promo"}:
            continue
        mine = stems(line.text)
        alike = max((len(mine & w) / len(mine | w) for w in wanted if mine and w), default=0.0)
        score = alike + (0.3 if line.look.tag == "h1" else 0.1 if heading else 0.0)
        score += 0.1 * (number <= first) - 0.3 * (line.look.links > 0.9)
        enough = alike >= ALIKE or (line.look.tag == "h1" and len(words) >= 3 and number <= first)
        if enough and score > best_score:
            best, best_score = number, score
    return best


def authors_of(page: Page, first: int) -> tuple[tuple[str, ...], list[str]]:
    """The authors that a page names, and all that it says of authors, agencies included."""
    said: list[str] = []
    for item in _articles(page):
        said += _author_names(item.get("author") or item.get("creator"))
    said += [page.meta[key] for key in _AUTHOR_META if key in page.meta]
    said = [re.sub(r"^(?:by|BY|By):? ", "", name).strip() for name in said if "://" not in name]
    names = _people(said)
    near = [
        line
        for line in page.lines[: first + LINES_BEFORE]
        if "byline" in line.look.regions or own_kind(line) == "byline"
    ]
    if not names:
        names = _people(
            [name for line in near[:4] for name in byline_names(line.text) or names_in(line.text)]
        )
    return names, [*said, *(line.text for line in near if len(line.text) < 120)]


def published_of(page: Page, *, url: str | None, first: int) -> Published | None:
    """The publication date by what the page says for machines, then by what it shows.

    A date in the address goes before a much later one: sites that move their archive stamp it
    with the day of the move.
    """
    dates = [(date, clue) for date, clue in _candidates(page, url, first) if date is not None]
    if not dates:
        return None
    address = next((d for d in dates if d[1].startswith(_ADDRESS)), None)
    moved = address and (dates[0][0] - address[0]).days > MOVED_DAYS
    return day(*(address if address and moved else dates[0]))


def published_by_htmldate(page: Page, source: str, url: str | None) -> Published | None:
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
    updated = [w for text in stamps if _UPDATED.search(text) for w in written_dates(text)]
    # The library may read 05/09 the other way round than we do.
    if any({w.month, w.day} == {date.month, date.day} and w.year == date.year for w in updated):
        return None
    return day(date, "a date in the page, found by htmldate")


def _candidates(
    page: Page, url: str | None, first: int
) -> Iterator[tuple[datetime.date | None, str]]:
    for item in _articles(page):
        for key in ("datePublished", "dateCreated", "uploadDate"):
            if isinstance(item.get(key), str):
                yield iso_date(item[key]), f"{key} in the page's JSON-LD"
    for key in _DATE_META:
        if key in page.meta:
            yield iso_date(page.meta[key]), f"the page's meta tag {key}"
    address = url or page.canonical or page.meta.get("og:url") or ""
    yield _url_date(address), f"{_ADDRESS}{address}"
    if len(page.times) == 1:
        yield iso_date(page.times[0][1]), "the page's one <time>"
    before = page.lines[max(0, first - LINES_BEFORE) : first + 2]
    for line in before:
        words = line.text
        dated = "stamp" in line.look.regions or "time" in line.look.regions
        if len(words) > 120 or not (
            dated or own_kind(line) in ("stamp", "menu", "byline") or line.look.links < 0.5
        ):
            continue
        if _UPDATED.search(words) and "ublish" not in words:
            continue
        for written in written_dates(words):
            fits = written.date and written.weekday in (None, written.date.weekday())
            yield (written.date if fits else None), f"the date on the page, “{words}”"


def _url_date(url: str) -> datetime.date | None:
    match = _URL_DATE.search(url)
    if match is None:
        return None
    year, month, date = match.group("y", "m", "d") if match["y"] else match.group("y2", "m2", "d2")
    if month.isdigit():
        return as_date(int(year), int(month), int(date))
    written = written_dates(f"{month} {date}, {year}")
    return written[0].date if written else None


def _articles(page: Page) -> list[dict[str, Any]]:
    """The JSON-LD objects about an article, the likeliest type first."""
    found = [item for item in page.data if _ARTICLE_TYPES.search(str(item.get("@type", "")))]
    return sorted(found, key=lambda item: "webpage" in str(item["@type"]).lower())


def _author_names(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        name = value.get("name")
        return _author_names(name) if isinstance(name, str | list) else []
    if isinstance(value, list):
        return [name for part in value for name in _author_names(part)]
    return []


def _people(said: Sequence[str]) -> tuple[str, ...]:
    personal = [words for words in said if not lexicon.is_agency_form(words)]
    names = [name for words in personal for name in names_in(words)]
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault("".join(c for c in name.casefold() if c.isalnum()), name)
    return tuple(kept.values())
