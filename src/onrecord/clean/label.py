"""What each line of a report is: headline, body, caption, or one of the site's leftovers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.clean import lexicon
from onrecord.clean.dateline import dateline_of
from onrecord.clean.dates import written_dates
from onrecord.clean.line import Line, join
from onrecord.clean.people import byline_names, contributor_names, names_in

# A paragraph of prose has at least this many words, or this many and a sentence's end.
LONG_WORDS = 25
SENTENCE_WORDS = 8
# Patterns of leftovers are for lines; longer paragraphs are only tried with those for legal text.
LONGEST_LEFTOVER = 300
_EDGE = " .•·|–—-*>»:›…\t"
_ENDS = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
_CREDIT = re.compile(
    r"\s*\((?=[^()]{0,90}(?:[Pp]hoto|PHOTO|[Ii]mages?\b|[Pp]icture|[Cc]redit|[Cc]ourtesy|Getty"
    r"|(?:/|via) ?(?:AP|AFP|Reuters|REUTERS|EPA|Pool|POOL)\b|EPA[-/]|REUTERS/|AFP/|AP/))"
    r"[^()]{2,90}\)\.?$"
    r"|\s+(?:[Pp]hoto(?:graph)?s?|PHOTO|[Pp]ictures?|[Ii]mages?|[Cc]redit)"
    r"(?: (?:by|credit|courtesy(?: of)?))?(?:[:…/]| by )\s?[A-Z][\w.'’-]*"
    r"(?:[ ,/|&]+[A-Z(][\w.'’)-]*){0,6}$"
    r"|(?<=[.!?”\"])\s+(?:[A-Z][\w.'’-]+ ){1,3}/ ?[A-Z][\w ]{1,30}$"
    r"|\s+(?:[A-Z][\w.'’-]+ ){1,3}(?:/|via )\s?(?:AP|Reuters|REUTERS|AFP|Getty(?: Images)?|EPA|Pool)"
    r"(?:[/ ]\w+)*$"
)
_CAPTION_OPENS = re.compile(
    r"(?:Image caption\s|FILE ?(?:PHOTO)?\s?[-–—:]|File (?:photo|picture|image)\s?[-–—:]|Caption:|Pictured:?\s"
    r"|In this (?:[A-Z][\w.]+ )?(?:\d{1,2}, )?(?:\d{4}[, ])?.{0,40}(?:photo|picture|image)\b"
    r"|(?:Photo|Image|Picture) shows\b)"
)
_CAPTION_PREFIX = "Image caption "
_STAMP_AT_END = re.compile(
    rf"[\s.|•·–—-]+(?:(?:last |first )?(?:updated|published|posted|modified)(?: on| at)?:?) ?"
    rf"{lexicon.DATE}.{{0,40}}$",
    re.IGNORECASE,
)
_DATED = re.compile(r"\W*(?:first |originally )?(?:published|posted|issued|released)\b", re.IGNORECASE)
_ANY_WORD = re.compile(r"\w+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_MOST_HEADLINE_WORDS = 30
# How many characters of two words must agree for them to be forms of one ("Russian", "Russia").
_STEM = 5
# How many lines a headline's words are looked for in.
BORNE_OUT_BY = 12
# Below this, a line above the text is a section's name: fewer than four words, none in the text.
LEAST_SCORE = 0.15
# A line under the byline is seldom the headline, and one with a full stop only at the very top.
SIGNED_COSTS = 0.25
STOP_COSTS = 0.2
# Above this share of capitals a line is in title case; words of up to three letters do not count.
TITLE_CASE = 0.7
# An unlabelled line between headline and text is a summary of the article from here on.
DECK_WORDS = 7
# A shorter line that ends without a stop is a subhead or list, not half a sentence.
TORN_LENGTH = 40
LONGEST_CREDIT = 120
LONGEST_CAPTION = 900
# What is already longer than any paragraph was not torn apart.
LONGEST_TORN = 3000
# A title that is known stands within the first lines of a text, if anywhere.
TITLE_WITHIN = 30
# The longest stamps give two dates with their times.
LONGEST_STAMP = 120
_STAMP_WORDS = re.compile(
    r"\b(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?|\d{1,2}(?= ?[ap]\.?m\b)|[ap]\.?m\b\.?|first|last|originally"
    r"|published|posted|updated?|modified|created|added|issued|filed|uploaded|released|date|time|on"
    r"|at|gmt|utc|bst|ist|cet|cest|msk|e[sd]?t|c[sd]?t|m[sd]?t|p[sd]?t|z|local|source|admin|by admin"
    r"|(?:about )?\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago|(?:mon|tues|wednes|thurs|fri|"
    r"satur|sun)day|(?:gmt|utc)?[+-]\d{1,4})\b|\+0\d:?\d\d",
    re.IGNORECASE,
)
_HEADS_A_LIST = frozenset({"related"})
# Below one of these, once the text has this many paragraphs, stands what is no article any more.
_CLOSES = frozenset({"close", "contributor", "copyright"})
PARAGRAPHS_BEFORE_CLOSE = 2
AFTER_CLOSE_WORDS = 20


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


def is_prose(line: str) -> bool:
    """Whether a line reads like a paragraph and not like a title or a menu.

    >>> is_prose("He said on Monday that the talks would go on."), is_prose("Talks to go on")
    (True, False)
    """
    words = line.count(" ") + 1
    return (words >= SENTENCE_WORDS and bool(_ENDS.search(line))) or words >= LONG_WORDS


def own_kind(line: Line, *, head: bool = True) -> str | None:
    """What a line is by its own words and look, None when they do not tell.

    Args:
        line: the line.
        head: whether it stands above the article, where more is furniture than below.
    """
    text, regions = line.text, line.look.regions
    bare = text.strip(_EDGE)
    if not bare or not any(char.isalnum() for char in bare):
        return "end"
    if "caption" in regions:
        return "caption"
    if byline_names(bare) is not None:
        return "byline"
    if contributor_names(bare) is not None:
        return "contributor"
    if is_stamp(text):
        return "stamp"
    if len(text) <= LONGEST_LEFTOVER:
        if head and lexicon.is_agency_form(bare):
            return "byline"  # "AFP" alone above an article signs it; below, it credits a picture
        kind = lexicon.leftover_kind(bare, head=head)
        if kind:
            return kind
    elif re.match(r"(?:©|\(c\)|copyright\b|this (?:material|website)|we use cookies)", bare, re.I):
        return "copyright"
    if line.look.fields >= 3 and len(text) < 40 * line.look.fields and not _ENDS.search(text):
        return "menu"
    return "caption" if _is_caption(text) else None


def is_stamp(text: str) -> bool:
    """Whether a line says when the page was published or changed, and nothing else.

    >>> is_stamp("22:41, 14 Nov 2016 | UPDATED 08:10, 15 Nov 2016"), is_stamp("On May 3, 2016 he left")
    (True, False)
    """
    if len(text) > LONGEST_STAMP or not any(char.isdigit() for char in text):
        return False
    dates = [date for date in written_dates(text) if date.year]
    rest = text
    for date in reversed(dates):
        rest = rest[: date.span[0]] + " " + rest[date.span[1] :]
    words = [word for word in _STAMP_WORDS.sub(" ", rest).split() if any(map(str.isalnum, word))]
    return bool(dates) and all(lexicon.is_agency_form(word) for word in words)


def _is_caption(text: str) -> bool:
    if _CAPTION_OPENS.match(text):
        return True
    credit = _credit(text)
    return bool(credit and len(text) < LONGEST_CAPTION and text[: credit.start()].count(" ") >= 2)


def _credit(text: str) -> re.Match[str] | None:
    """The photo credit at a text's end."""
    return _CREDIT.search(text, max(0, len(text) - LONGEST_CREDIT))


def without_credit(line: Line) -> tuple[Line, str | None]:
    """A caption without the photo credit at its end, and the credit."""
    if line.text.startswith(_CAPTION_PREFIX):
        line = line.cut(len(_CAPTION_PREFIX), len(line.text))
    match = _credit(line.text)
    if match is None or not line.text[: match.start()].strip():
        return line, None
    return line.cut(0, match.start()), match[0].strip(" ()[].")


def without_stamp(line: Line) -> tuple[Line, Line | None]:
    """A headline without the stamp that some sites glue to it, and the stamp.

    >>> from onrecord.clean.plain import text_lines
    >>> line, stamp = without_stamp(text_lines("Talks fail. Last Updated: 07/27/2016")[0])
    >>> line.text, stamp.text
    ('Talks fail', 'Last Updated: 07/27/2016')
    """
    match = _STAMP_AT_END.search(line.text) if len(line.text) <= LONGEST_LEFTOVER else None
    if match is None or not line.text[: match.start()].strip(_EDGE):
        return line, None
    stamp = match.start() + len(match[0]) - len(match[0].lstrip(_EDGE + "."))
    return line.cut(0, match.start()), line.cut(stamp, len(line.text))


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
        headline = (
            _titled(parts, title)
            if title
            else find_headline(parts, kinds, first, outlet)
        )
    stamp = None
    if headline is not None:
        parts[headline], stamp = without_stamp(parts[headline])
        kinds[headline] = "headline"
        if headline == first:
            first = next((n for n in range(headline + 1, len(parts)) if _opens(parts[n], kinds[n])), None)
    out = Labels()
    place = _Place(headline, first, _last_prose(parts, kinds), trusted)
    listing, closed = False, ""
    paragraphs = 0
    for number, (line, kind) in enumerate(zip(parts, kinds, strict=True)):
        if kind is None:
            listing = listing and not is_prose(line.text)
            kind = "related" if listing else place.kind(line, number)
            if closed == "close" or (closed and line.text.count(" ") < AFTER_CLOSE_WORDS):
                kind = "tail"
            paragraphs += kind == "body"
        else:
            listing = kind in _HEADS_A_LIST or (listing and kind != "headline")
            if kind in _CLOSES and paragraphs >= PARAGRAPHS_BEFORE_CLOSE and not closed:
                closed = kind
            if kind == "stamp" and paragraphs > 1 and not _DATED.match(line.text):
                kind = "late"  # a bare date below the text is a correction's or another story's
        _file(out, kind, line)
    if stamp is not None:
        out.dropped.append(("stamp", stamp))
    out.bylines += _bare_bylines(out, outlet)
    return out


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
        near = any(k in ("stamp", "byline", "share") or (outlet and o.text == outlet) for k, o in after)
        if near or any(name in other for name in names for other in others):
            found.append(line)
    return found


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the parts of a report lie, which tells what a line is that does not itself."""

    headline: int | None
    first: int | None
    last: int
    trusted: bool

    def kind(self, line: Line, number: int) -> str:
        words = line.text.count(" ") + 1
        sentence = bool(_ENDS.search(line.text)) and words >= 3
        if self.first is None or number < self.first:
            below = self.headline is not None and number > self.headline
            deck = below and (words >= DECK_WORDS or sentence)
            return "body" if deck or (below and self.trusted and line.look.tag == "p") else "head"
        if number > self.last and not self.trusted:
            return "body" if sentence else "tail"
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
    return kinds, first


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


def _titled(lines: Sequence[Line], title: str) -> int | None:
    wanted = [word.casefold() for word in _ANY_WORD.findall(title)]
    for number, line in enumerate(lines[:TITLE_WITHIN]):
        if wanted and [word.casefold() for word in _ANY_WORD.findall(line.text)] == wanted:
            return number
    return None


def stems(text: str) -> set[str]:
    """The longer words of a text, cut to their beginnings.

    >>> sorted(stems("Russian official in Russia"))
    ['offic', 'russi']
    """
    return {word[:_STEM].lower() for word in _WORD.findall(text)}


def find_headline(
    lines: Sequence[Line], kinds: Sequence[str | None], first: int | None, outlet: str | None
) -> int | None:
    """The index of the title-like line above the text that the text bears out best.

    Args:
        lines: the report's lines.
        kinds: what they are by themselves.
        first: index of the first paragraph.
        outlet: the outlet's name.
    """
    if first is None:
        return None
    stop = min(first + BORNE_OUT_BY, len(lines))
    body = " ".join(lines[n].text for n in range(first, stop) if kinds[n] in (None, "caption"))
    known = stems(body)
    best, best_score, signed = None, LEAST_SCORE, False
    for number in range(first):
        signed = signed or kinds[number] == "byline"
        if kinds[number] is None:
            score = _headline_score(lines[number], known, outlet, topmost=number == 0)
            score -= SIGNED_COSTS * signed
            if score > best_score:
                best, best_score = number, score
    if best is None and all(kind is not None for kind in kinds[:first]):
        return _title_with_stop(lines, kinds, first)
    return best


def _headline_score(line: Line, known: set[str], outlet: str | None, *, topmost: bool) -> float:
    bare, stamp = without_stamp(line)
    text = bare.text
    words = text.split()
    stop = text.endswith(".") and stamp is None
    if not 2 <= len(words) <= _MOST_HEADLINE_WORDS or (stop and not topmost):
        return 0.0
    if line.look.fields > 1 or any(date.year for date in written_dates(text)):
        return 0.0
    if outlet is not None and text.casefold().strip(_EDGE) == outlet.casefold():
        return 0.0
    mine = stems(text)
    shared = len(mine & known) / len(mine) if mine else 0.0
    heading = 0.5 if line.look.tag in ("h1", "h2") or "title" in line.look.regions else 0.0
    return shared + heading + 0.04 * min(len(words), 6) - STOP_COSTS * stop


def _title_with_stop(
    lines: Sequence[Line], kinds: Sequence[str | None], first: int
) -> int | None:
    """The first line, when it is a headline although a full stop ends it.

    It is one when it is short and a byline, stamp or dateline comes next, or most of its words
    have capitals.
    """
    words = lines[first].text.split()
    if len(words) > _MOST_HEADLINE_WORDS or first + 1 >= len(lines) or ". " in lines[first].text:
        return None
    if dateline_of(lines[first].text) is not None or lines[first].text.endswith(("”", '"', ":")):
        return None
    following = kinds[first + 1] in ("byline", "stamp") or dateline_of(lines[first + 1].text)
    longer = [word for word in words if len(word) > 3]
    title_case = sum(word[0].isupper() for word in longer) >= TITLE_CASE * max(3, len(longer))
    return first if following or title_case else None
