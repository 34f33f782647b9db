"""What a page says of itself: its title, authors and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from onrecord.clean import lexicon
from onrecord.clean.headline import stems
from onrecord.clean.kinds import own_kind
from onrecord.clean.outlet import without_outlet
from onrecord.clean.page import Page
from onrecord.clean.people import byline_names, names_in

_ARTICLE_TYPES = re.compile(r"article|posting|report|newsitem|webpage", re.IGNORECASE)
_AUTHOR_META = (
    "author", "byl", "article:author", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "twitter:creator:name", "authors", "article:author_name",
    "cxenseparse:author",
)  # fmt: skip
# A heading is the page's title in other words when this share of its longer words agrees.
ALIKE = 0.5
# How many lines before the first paragraph a headline or byline may stand.
LINES_BEFORE = 30


def titles(page: Page) -> list[str]:
    """What the page calls itself, the most trustworthy first."""
    found = [item.get("headline") for item in articles(page)]
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
    for item in articles(page):
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


def articles(page: Page) -> list[dict[str, Any]]:
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
