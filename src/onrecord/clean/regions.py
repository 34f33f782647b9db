"""What the elements of a page are for, told from their tags and the names that sites give them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from onrecord.clean import lexicon

_OF_TAG = {
    "nav": "menu", "footer": "footer", "aside": "aside", "figcaption": "caption",
    "figure": "figure", "article": "article", "main": "main", "header": "header",
    "table": "table", "time": "time", "blockquote": "quote", "address": "byline",
}  # fmt: skip
_NAMING = ("class", "id", "itemprop", "role")
# Their names speak of the whole page ("page-with-newsletter").
_NAMELESS = frozenset({"html", "body", "main", "article"})
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|\b(?:visually-?hidden|sr-only|screen-reader)",
    re.IGNORECASE,
)
# "card__author" and "card--author" name an author as "card-author" does.
_JOINTS = re.compile(r"[-_]+")
# Of a class list that goes on for ever, the beginning says enough.
_LONGEST_NAMES = 300


def names_of(attributes: Mapping[str, str]) -> str:
    """The names that a site gives an element, their parts joined by single hyphens."""
    found = (attributes.get(key) for key in _NAMING)
    names = " ".join(name for name in found if name)[:_LONGEST_NAMES]
    return _JOINTS.sub("-", names)


def regions_of(tag: str, names: str) -> set[str]:
    """What an element is for.

    Args:
        tag: its tag, lower-case.
        names: its class, id and the like.

    >>> sorted(regions_of("figcaption", "photo-credit"))
    ['caption', 'credit']
    """
    found = {_OF_TAG[tag]} if tag in _OF_TAG else set()
    if names and tag not in _NAMELESS:
        found |= {m.lastgroup for m in _pattern().finditer(names) if m.lastgroup}
    return found


def is_hidden(tag: str, attributes: Mapping[str, str], names: str) -> bool:
    """Whether an element is not shown to readers."""
    if tag in ("html", "body"):
        return False
    style = attributes.get("style", "")
    return "hidden" in attributes or bool(_HIDDEN.search(style) or _HIDDEN.search(names))


@cache
def _pattern() -> re.Pattern[str]:
    every = (f"(?P<{row['region']}>{row['pattern']})" for row in lexicon.rows("regions.csv"))
    return re.compile("|".join(every), re.IGNORECASE)
