"""What the lines of a page are that its article does not hold: menus, other stories, its stamp."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from onrecord.clean.dates import written_dates
from onrecord.clean.kinds import LONGEST_STAMP, Told, told
from onrecord.clean.line import Line

# Stamps, bylines and corrections within so many lines of the article are its own.
BEFORE = 12
BEHIND = 8
# A link of this many words is another story's title; shorter ones are menus.
TITLE_WORDS = 4
LETTERS = 5
LINKED = 0.9
_CHANGED = re.compile(r"\W*(?:page )?last (?:modified|updated|changed|revised)\b", re.IGNORECASE)
_OWN = frozenset({"byline", "stamp", "wire", "contributor", "correction", "credit"})
AWAY = frozenset({"comments", "promo", "menu", "share"})
_AWAY = AWAY - {"menu"}
_OF_REGION = {
    "comments": Told("other", "the page marks it as comments"),
    "promo": Told("promo", "the page marks it as promotion"),
    "menu": Told("menu", "the page marks it as a menu"),
    "share": Told("share", "the page marks it as a tool for sharing"),
    "footer": Told("other", "the page marks it as its footer"),
}
_TITLE = Told("related", "a link with another story's title")
_LISTED = Told("related", "stands in a list of other stories")
_REST = Told("other", "stands outside the article")


@dataclass(frozen=True, slots=True)
class Around:
    """Where the article lies among a page's lines: its top and its last line."""

    top: int
    first: int
    last: int

    def near(self, number: int) -> bool:
        """Whether a line stands so close that its stamps and names are the article's."""
        return self.top - BEFORE <= number <= self.last + BEHIND


def asides(
    lines: Sequence[Line],
    chosen: Collection[int],
    around: Around,
    known: Mapping[int, Told] | None = None,
) -> dict[int, Told]:
    """What each line outside the article is, by its index.

    Args:
        lines: all lines of the page.
        chosen: the indexes of those that are the article's.
        around: where it lies.
        known: what some lines are by other witness.
    """
    found: dict[int, Told] = {}
    listing = False
    for number, line in enumerate(lines):
        if number in chosen:
            listing = False
            continue
        tell = _tell(line, number, around) or (known or {}).get(number)
        if tell is None:
            tell = _LISTED if listing else _TITLE if _is_title(line) else _REST
        listing = tell.kind == "related" or (listing and tell.kind in ("share", "stamp"))
        found[number] = tell
    return found


def _tell(line: Line, number: int, around: Around) -> Told | None:
    regions = line.look.regions
    tell = told(line, head=number < around.first)
    if tell is not None and (tell.kind in _OWN or tell.kind == "caption"):
        # Between headline and text even a menu's lines are about the article.
        away = regions & _AWAY if around.top < number < around.first else regions & AWAY
        mine = around.near(number) and not away and tell.kind != "caption"
        # "Last modified: 13.05.2011" dates the page wherever it stands below the text.
        mine = mine or (
            number > around.last and bool(_CHANGED.match(line.text)) and tell.kind == "stamp"
        )
        tell = tell if mine else Told("other", f"a {tell.kind} of something else on the page")
    if tell is None and regions & {"stamp", "time"} and around.near(number) and _dated(line):
        return Told("stamp", "the page marks it as a date")
    if tell is None and around.top < number < around.first and _dated(line):
        return Told("stamp", "a short line between headline and text that holds a date")
    if tell is None or tell.kind == "other":
        region = next((told_ for name, told_ in _OF_REGION.items() if name in regions), None)
        return region or tell
    return tell


def _is_title(line: Line) -> bool:
    """Whether a line is a link with words enough for a title."""
    words = line.text.split()
    long = len(words) >= TITLE_WORDS and len(line.text) >= TITLE_WORDS * LETTERS
    return line.look.links > LINKED and long


def _dated(line: Line) -> bool:
    return len(line.text) <= LONGEST_STAMP and any(date.year for date in written_dates(line.text))
