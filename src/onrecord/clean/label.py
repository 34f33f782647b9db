"""What each line of a report is: headline, body, caption, or one of the site's leftovers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.clean.dateline import dateline_of
from onrecord.clean.headline import find_headline, titled
from onrecord.clean.kinds import (
    ENDS,
    LONGEST_STAMP,
    is_prose,
    own_kind,
    without_credit,
    without_stamp,
)
from onrecord.clean.line import Line, join
from onrecord.clean.people import names_in

# An unlabelled line between headline and text is a summary of the article from here on.
DECK_WORDS = 7
# Below the last paragraph a line of this many words is one that lost its full stop, no title.
UNENDED_WORDS = 16
# A sentence of this many words is a report's text when there is no longer one.
SHORT_WORDS = 4
# A shorter line that ends without a stop is a subhead or list, not half a sentence; what is
# already longer than any paragraph was not torn apart.
TORN_LENGTH = 40
LONGEST_TORN = 3000
# Below one of these, once the text has this many paragraphs, stands what is no article any more,
# but for a paragraph of this many words below a contributor line or copyright notice.
CLOSES = frozenset({"close", "contributor", "copyright"})
PARAGRAPHS_BEFORE_CLOSE = 2
AFTER_CLOSE_WORDS = 20
_DATED = re.compile(r"\W*(?:first |originally )?(?:published|posted|issued|released)\b", re.I)


@dataclass(slots=True)
class Labels:
    """The sorted lines of a report.

    Attributes:
        blocks: what stays, in order, with its kind.
        dropped: the leftovers, with the kind of each.
        headline: the headline's line, if one stands among the lines.
        bylines: the lines that name the authors.
        contributors: the lines that name contributors.
        credits: photo credits, parted from their captions.
    """

    blocks: list[tuple[str, Line]] = field(default_factory=list)
    dropped: list[tuple[str, Line]] = field(default_factory=list)
    headline: Line | None = None
    bylines: list[Line] = field(default_factory=list)
    contributors: list[Line] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)


def label(
    lines: Sequence[Line],
    *,
    headline: int | None = None,
    title: str | None = None,
    outlet: str | None = None,
    trusted: bool = False,
) -> Labels:
    """Sort a report's lines.

    Args:
        lines: all lines of a plain text, or those chosen from a page.
        headline: index of the headline where it is known already.
        title: the headline's words where they are known from elsewhere; the line that bears them
            is the headline, and if none does, none is.
        outlet: the outlet, whose name in a masthead is no headline.
        trusted: whether an extractor chose the lines, so that unlabelled ones are article.
    """
    parts = list(lines)
    kinds, first = _own_kinds(parts)
    if headline is None:
        headline = titled(parts, title) if title else find_headline(parts, kinds, first, outlet)
    stamp = None
    if headline is not None:
        parts[headline], stamp = without_stamp(parts[headline])
        kinds[headline] = "headline"
        if headline == first:
            below = range(headline + 1, len(parts))
            first = next((n for n in below if _opens(parts[n], kinds[n])), None)
    place = _Place(headline, first, _last_prose(parts, kinds), trusted)
    sorter = _Sorter(place)
    for number, (line, kind) in enumerate(zip(parts, kinds, strict=True)):
        sorter.take(number, line, kind)
    out = sorter.labels
    if stamp is not None:
        out.dropped.append(("stamp", stamp))
    out.bylines += _bare_bylines(out, outlet)
    return out


class _Sorter:
    """Takes the lines in order and files each, minding what came before it."""

    def __init__(self, place: _Place) -> None:
        self.labels = Labels()
        self._place = place
        self._paragraphs = 0
        self._listing = False  # below "Related articles", until prose comes
        self._closed = ""  # the kind of line that closed the article, once one has

    def take(self, number: int, line: Line, kind: str | None) -> None:
        if kind is None:
            self._listing = self._listing and not is_prose(line.text)
            kind = self._unlabelled(number, line)
            self._paragraphs += kind == "body"
        else:
            self._listing = kind == "related" or (self._listing and kind != "headline")
            if kind in CLOSES and self._paragraphs >= PARAGRAPHS_BEFORE_CLOSE:
                self._closed = self._closed or kind
            if kind == "stamp" and self._paragraphs > 1 and not _DATED.match(line.text):
                kind = "late"  # a bare date below the text is a correction's or another story's
        _file(self.labels, kind, line)

    def _unlabelled(self, number: int, line: Line) -> str:
        if self._closed == "close":
            return "tail"
        if self._closed and line.text.count(" ") < AFTER_CLOSE_WORDS:
            return "tail"
        return "related" if self._listing else self._place.kind(line, number)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the parts of a report lie, which tells what a line is that does not itself."""

    headline: int | None
    first: int | None
    last: int
    trusted: bool

    def kind(self, line: Line, number: int) -> str:
        words = line.text.count(" ") + 1
        sentence = bool(ENDS.search(line.text)) and words >= 3
        if self.first is None or number < self.first:
            below = self.headline is not None and number > self.headline
            deck = below and (words >= DECK_WORDS or sentence)
            article = self.trusted and (line.look.tag == "p" or line.text[0].islower())
            return "body" if deck or (below and article) else "head"
        if number > self.last and not self.trusted:
            return "body" if sentence or words >= UNENDED_WORDS else "tail"
        return "body"


def _own_kinds(lines: Sequence[Line]) -> tuple[list[str | None], int | None]:
    """What each line is by itself, and the index of the first paragraph."""
    kinds: list[str | None] = []
    first = None
    for number, line in enumerate(lines):
        kind = own_kind(line, head=first is None)
        kinds.append(kind)
        if first is None and _opens(line, kind):
            first = number
    if first is None:  # a report of a line or two
        first = next((n for n, kind in enumerate(kinds) if not kind and _short(lines[n])), None)
    return kinds, first


def _short(line: Line) -> bool:
    return line.text.count(" ") + 1 >= SHORT_WORDS and bool(ENDS.search(line.text))


def _opens(line: Line, kind: str | None) -> bool:
    return kind is None and (is_prose(line.text) or dateline_of(line.text) is not None)


def _last_prose(lines: Sequence[Line], kinds: Sequence[str | None]) -> int:
    both = enumerate(zip(lines, kinds, strict=True))
    return max((n for n, (line, kind) in both if kind is None and is_prose(line.text)), default=-1)


def _file(out: Labels, kind: str, line: Line) -> None:
    if kind == "headline":
        out.headline = line
        out.blocks.append((kind, line))
    elif kind == "caption":
        caption, credit = without_credit(line)
        out.blocks.append((kind, caption))
        out.credits += [credit] if credit else []
    elif kind == "body":
        if out.blocks and _goes_on(out.blocks[-1], line):
            line = join([out.blocks.pop()[1], line])
        out.blocks.append((kind, line))
    else:
        if kind == "byline":
            out.bylines.append(line)
        elif kind == "contributor":
            out.contributors.append(line)
        out.dropped.append((kind, line))


def _goes_on(before: tuple[str, Line], line: Line) -> bool:
    """Whether a paragraph is the rest of a sentence that a link or an advert tore apart."""
    kind, last = before
    torn = last.text[-1].isalnum() or last.text[-1] == ","
    return (
        kind == "body"
        and torn
        and line.text[0].islower()
        and TORN_LENGTH <= len(last.text) <= LONGEST_TORN
        and last.look.tag != "li"
    )


def _bare_bylines(labels: Labels, outlet: str | None) -> list[Line]:
    """Lines above the text that are nothing but names and stand where bylines do.

    A name counts that another line of the page repeats ("Contact Jane Doe at"), or that a stamp,
    agency or the outlet's name follows.
    """
    found: list[Line] = []
    if labels.bylines or labels.headline is None:
        return found
    kept = " ".join(line.text for _, line in labels.blocks)
    for number, (kind, line) in enumerate(labels.dropped):
        below = kind == "head" and line.source[0] > labels.headline.source[0]
        names = names_in(line.text) if below and len(line.text) <= LONGEST_STAMP else ()
        if line.text == outlet or any(name in kept for name in names):
            continue
        if not names or re.sub(r",| and|&", "", line.text).split() != " ".join(names).split():
            continue
        others = [other.text for _, other in labels.dropped if other is not line]
        after = labels.dropped[number + 1 : number + 2]
        near = any(
            k in ("stamp", "byline", "share") or (outlet and o.text == outlet) for k, o in after
        )
        if near or any(name in other for name in names for other in others):
            found.append(line)
    return found
