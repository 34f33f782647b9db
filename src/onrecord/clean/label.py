"""What each line of a report is: headline, body, caption, or one of the site's leftovers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.clean.credits import without_credit
from onrecord.clean.headline import find_headline, page_title, titled, without_subject
from onrecord.clean.kinds import (
    LONGEST_STAMP,
    Told,
    is_prose,
    rights_alone,
    told,
    without_advert,
    without_stamp,
)
from onrecord.clean.line import Line, join
from onrecord.clean.people import names_in
from onrecord.clean.place import Place, opening, place_of

# A shorter line that ends without a stop is a subhead or list, not half a sentence; what is
# already longer than any paragraph was not torn apart.
TORN_LENGTH = 40
LONGEST_TORN = 3000
# Below one of these, once the text has this many paragraphs, stands what is no article any more,
# but for a paragraph of this many words below a contributor line or copyright notice.
CLOSES = frozenset({"close", "contributor", "copyright"})
PARAGRAPHS_BEFORE_CLOSE = 2
AFTER_CLOSE_WORDS = 20
KEPT = frozenset({"headline", "body", "caption"})
# A notice may stand among the links of a foot.
_FEET = frozenset({"other", "menu", "about", "notice", "tail", "wire"})
_NOTICE = re.compile(r"©|\(c\) |\bcopyright (?:©|\(c\)|\d)", re.IGNORECASE)
_DATED = re.compile(r"\W*(?:first |originally )?(?:published|posted|issued|released)\b", re.I)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line, what it is, and why it is held to be that."""

    kind: str
    line: Line
    reason: str


@dataclass(slots=True)
class Labels:
    """The sorted lines of a report.

    Attributes:
        lines: all lines as they stand in the source.
        blocks: what stays, in order, with its kind; torn sentences made whole.
        headline: the headline's line, if one stands among the lines.
    """

    lines: list[Labelled] = field(default_factory=list)
    blocks: list[tuple[str, Line]] = field(default_factory=list)
    headline: Line | None = None

    def of(self, *kinds: str) -> list[Line]:
        """The lines of some kinds."""
        return [item.line for item in self.lines if item.kind in kinds]


def label(
    lines: Sequence[Line],
    *,
    headline: int | None = None,
    title: str | None = None,
    outlet: str | None = None,
    trusted: bool = False,
    known: Mapping[int, Told] | None = None,
) -> Labels:
    """Sort a report's lines.

    Args:
        lines: all lines of a plain text, or those chosen from a page.
        headline: index of the headline where it is known already.
        title: the headline's words where they are known from elsewhere; the line that bears them
            is the headline, and if none does, none is.
        outlet: the outlet, whose name in a masthead is no headline.
        trusted: whether an extractor chose the lines, so that unlabelled ones are article.
        known: what some lines are by other witness, a site's repeated lines.
    """
    parts = list(lines)
    tells, first = _tell(parts, known or {})
    kinds = [tell.kind if tell else None for tell in tells]
    if headline is None:
        named = title or (page_title(parts)[0] if not trusted else None)
        headline = titled(parts, named) if named else None
        if headline is None and not title:
            headline = find_headline(parts, kinds, first, outlet)
    stamp = None
    if headline is not None:
        parts[headline], stamp = without_stamp(without_subject(parts[headline]))
        tells[headline] = Told("headline", "stands above the text, which bears its words out")
        kinds[headline] = "headline"
        if headline == first:
            first = opening(parts, kinds, after=headline)
    sorter = _Sorter(place_of(parts, kinds, headline=headline, first=first, trusted=trusted))
    for number, (line, tell) in enumerate(zip(parts, tells, strict=True)):
        sorter.take(number, line, tell)
        if number == headline and stamp is not None:
            sorter.file(Told("stamp", "a stamp glued to the headline"), stamp)
    return _with_bare_bylines(kept(sorter.labels.lines), outlet)


def _tell(lines: Sequence[Line], known: Mapping[int, Told]) -> tuple[list[Told | None], int | None]:
    """What each line is by itself, and the index of the first paragraph."""
    tells: list[Told | None] = []
    first = None
    for number, line in enumerate(lines):
        tell = told(line, head=first is None) or known.get(number)
        tells.append(tell)
        if first is None and tell is None and opening([line], [None]) is not None:
            first = number
    if first is None:  # a report of a line or two
        first = opening(lines, [tell.kind if tell else None for tell in tells], short=True)
    return tells, first


class _Sorter:
    """Takes the lines in order and files each, minding what came before it."""

    def __init__(self, place: Place) -> None:
        self.labels = Labels()
        self._place = place
        self._paragraphs = 0
        self._listing = False  # below "Related articles", until prose comes
        self._closed = ""  # the kind of line that closed the article, once one has

    def take(self, number: int, line: Line, tell: Told | None) -> None:
        if tell is None:
            self._listing = self._listing and not is_prose(line.text)
            tell = self._unlabelled(number, line)
            self._paragraphs += tell.kind == "body"
        else:
            kind = tell.kind
            self._listing = kind == "related" or (self._listing and kind != "headline")
            enough = self._paragraphs >= PARAGRAPHS_BEFORE_CLOSE
            if kind in CLOSES and enough and number >= self._place.ending:
                self._closed = self._closed or kind
            if kind == "stamp" and self._paragraphs > 1 and not _DATED.match(line.text):
                # a bare date below the text is a correction's or another story's
                tell = Told("late", "a date below the text")
        self.file(tell, line)

    def file(self, tell: Told, line: Line) -> None:
        self.labels.lines += _parted(Labelled(tell.kind, line, tell.reason))
        if tell.kind == "headline":
            self.labels.headline = line

    def _unlabelled(self, number: int, line: Line) -> Told:
        if self.labels.headline is not None and line.text == self.labels.headline.text:
            return Told("head", "repeats the headline")
        if self._listing:
            return Told("related", "stands in a list of other stories")
        short = line.text.count(" ") < AFTER_CLOSE_WORDS
        if self._closed == "close" or (self._closed and short):
            return Told("tail", f"stands below the {self._closed} line that ends the text")
        return self._place.tell(line, number)


def _parted(item: Labelled) -> list[Labelled]:
    """A caption and the credit behind it, a paragraph and the label of an advert behind it."""
    if item.kind == "caption":
        caption, credit = without_credit(item.line)
        found = [Labelled("caption", caption, item.reason)]
        if credit is not None:
            found.append(Labelled("credit", credit, "the credit at a caption's end"))
        return found
    if item.kind == "copyright" or (item.kind in _FEET and _NOTICE.search(item.line.text)):
        before, notice, behind = rights_alone(item.line)
        sides = [_beside(side) if side else None for side in (before, behind)]
        if item.kind == "copyright" or any(sides):
            every = (sides[0], Labelled("copyright", notice, item.reason), sides[1])
            return [part for part in every if part is not None]
    line, advert = without_advert(item.line) if item.kind == "body" else (item.line, None)
    found = [Labelled(item.kind, line, item.reason)]
    if advert is not None:
        found.append(Labelled("advert", advert, "the label of an advert behind a paragraph"))
    return found


def _beside(line: Line) -> Labelled:
    tell = told(line, head=False) or Told("other", "stands beside a copyright notice")
    return Labelled(tell.kind, line, tell.reason)


def kept(lines: Sequence[Labelled]) -> Labels:
    """The labels of some lines: headline, text and captions, torn sentences made whole.

    Args:
        lines: the lines of a report in order, each with its kind.
    """
    out = Labels()
    for item in (part for line in lines for part in _parted(line)):
        line = item.line
        out.lines.append(item)
        if item.kind == "headline":
            out.headline = line
        if item.kind == "body" and out.blocks and _goes_on(out.blocks[-1], line):
            line = join([out.blocks.pop()[1], line])
        if item.kind in KEPT:
            out.blocks.append((item.kind, line))
    return out


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


def _with_bare_bylines(labels: Labels, outlet: str | None) -> Labels:
    """Call lines bylines that are nothing but names and stand where bylines do.

    A name counts that another line of the page repeats ("Contact Jane Doe at"), or that a stamp,
    agency or the outlet's name follows.
    """
    if labels.of("byline") or labels.headline is None:
        return labels
    kept = " ".join(line.text for _, line in labels.blocks)
    for number, item in enumerate(labels.lines):
        line = item.line
        below = item.kind == "head" and line.source[0] > labels.headline.source[0]
        names = names_in(line.text) if below and len(line.text) <= LONGEST_STAMP else ()
        if line.text == outlet or any(name in kept for name in names):
            continue
        if not names or re.sub(r",| and|&", "", line.text).split() != " ".join(names).split():
            continue
        if _borne_out(labels, number, names, outlet):
            reason = "holds names alone, where bylines stand"
            labels.lines[number] = replace(item, kind="byline", reason=reason)
    return labels


def _borne_out(labels: Labels, number: int, names: Sequence[str], outlet: str | None) -> bool:
    line = labels.lines[number].line
    leftovers = [item for item in labels.lines if item.kind not in KEPT]
    after = leftovers[leftovers.index(labels.lines[number]) + 1 :][:1]
    for item in after:
        if item.kind in ("stamp", "byline", "share") or (outlet and item.line.text == outlet):
            return True
    others = [item.line.text for item in leftovers if item.line is not line]
    return any(name in other for name in names for other in others)
