"""What each line of a report is: headline, body, caption, or one of the site's leftovers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.clean import lexicon
from onrecord.clean.dateline import dateline_of
from onrecord.clean.line import Line
from onrecord.clean.people import byline_names, contributor_names

# A paragraph of prose has at least this many words, or this many and a sentence's end.
LONG_WORDS = 25
SENTENCE_WORDS = 8
# Patterns of leftovers are for lines; longer paragraphs are only tried with those for legal text.
LONGEST_LEFTOVER = 300
_EDGE = " .•·|–—-*>»:›…\t"
_ENDS = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
_CREDIT = re.compile(
    r"\s*[(\[](?=[^()\[\]]{0,90}(?:[Pp]hoto|PHOTO|[Ii]mage|[Pp]icture|[Cc]redit|[Cc]ourtesy|Getty"
    r"|Reuters|REUTERS|AFP|\bAP\b|\bEPA\b|[Pp]ool\b|\b[Ff]ile\b|/))[^()\[\]]{2,90}[)\]]\.?$"
    r"|\s+(?:[Pp]hoto(?:graph)?s?|PHOTO|[Pp]ictures?|[Ii]mages?|[Cc]redit)"
    r"(?: (?:by|credit|courtesy(?: of)?))?(?:[:…/]| by )\s?[^.]{2,60}\.?$"
    r"|\s+(?:[A-Z][\w.'’-]+ ){1,3}(?:/|via )\s?(?:AP|Reuters|REUTERS|AFP|Getty(?: Images)?|EPA|Pool)"
    r"(?:[/ ]\w+)*$"
)
_CAPTION_OPENS = re.compile(
    r"(?:FILE ?(?:PHOTO)?\s?[-–—:]|File (?:photo|picture|image)\s?[-–—:]|Caption:|Pictured:?\s"
    r"|In this (?:[A-Z][\w.]+ )?(?:\d{1,2}, )?(?:\d{4}[, ])?.{0,40}(?:photo|picture|image)\b"
    r"|(?:Photo|Image|Picture) shows\b)"
)
_STAMP_AT_END = re.compile(
    rf"[\s.|•·–—-]+(?:(?:last |first )?(?:updated|published|posted|modified)(?: on| at)?:?) ?"
    rf"{lexicon.DATE}.{{0,40}}$",
    re.IGNORECASE,
)
_HEADS_A_LIST = frozenset({"related", "promo", "advert", "share"})


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


def own_kind(line: Line) -> str | None:
    """What a line is by its own words and look, None when they do not tell."""
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
    if len(text) <= LONGEST_LEFTOVER:
        kind = lexicon.leftover_kind(bare) or lexicon.leftover_kind(text)
        if kind:
            return kind
    elif re.match(r"(?:©|\(c\)|copyright\b|this (?:material|website)|we use cookies)", bare, re.I):
        return "copyright"
    if line.look.fields >= 3 and len(text) < 40 * line.look.fields and not _ENDS.search(text):
        return "menu"
    return "caption" if _is_caption(text) else None


def _is_caption(text: str) -> bool:
    if _CAPTION_OPENS.match(text):
        return True
    credit = _CREDIT.search(text)
    return bool(credit and len(text) < 900 and len(text[: credit.start()].split()) >= 3)


def without_credit(line: Line) -> tuple[Line, str | None]:
    """A caption without the photo credit at its end, and the credit."""
    match = _CREDIT.search(line.text)
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
    match = _STAMP_AT_END.search(line.text)
    if match is None or not line.text[: match.start()].strip(_EDGE):
        return line, None
    stamp = match.start() + len(match[0]) - len(match[0].lstrip(_EDGE + "."))
    return line.cut(0, match.start()), line.cut(stamp, len(line.text))


def label(lines: Sequence[Line], *, headline: int | None = None, trusted: bool = False) -> Labels:
    """Sort a report's lines.

    Args:
        lines: all lines of a plain text, or those chosen from a page.
        headline: index of the headline where it is known already.
        trusted: whether an extractor chose the lines, so that unlabelled ones are article.
    """
    kinds = [own_kind(line) for line in lines]
    parts = list(lines)
    first = _first_prose(parts, kinds)
    if headline is None and first is not None:
        headline = find_headline(parts, kinds, first)
    if headline is not None:
        parts[headline], stamp = without_stamp(parts[headline])
        kinds[headline] = "headline"
    else:
        stamp = None
    last = max((n for n, k in enumerate(kinds) if k is None and is_prose(parts[n].text)), default=-1)
    out = Labels()
    listing = False
    for number, (line, kind) in enumerate(zip(parts, kinds, strict=True)):
        if kind is None:
            listing = listing and not is_prose(line.text)
            kind = _by_place(line, number, headline, first, last, listing=listing, trusted=trusted)
        else:
            listing = kind in _HEADS_A_LIST or (listing and kind != "headline")
        _file(out, kind, line)
    if stamp is not None:
        out.dropped.append(("stamp", stamp))
    return out


def _first_prose(lines: Sequence[Line], kinds: Sequence[str | None]) -> int | None:
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind is None and (is_prose(line.text) or dateline_of(line.text)):
            return number
    return None


def _by_place(
    line: Line, number: int, headline: int | None, first: int | None, last: int,
    *, listing: bool, trusted: bool,
) -> str:
    """What an unlabelled line is, by where it stands."""
    if listing:
        return "related"
    if first is None or number < first:
        after = headline is not None and number > headline
        deck = after and line.text.count(" ") >= SENTENCE_WORDS - 2
        return "body" if deck or (trusted and after and line.look.tag == "p") else "head"
    if number > last and not trusted:
        return "body" if _ENDS.search(line.text) and line.text.count(" ") >= 2 else "tail"
    return "body"


def _file(out: Labels, kind: str, line: Line) -> None:
    if kind == "headline":
        out.headline = line
        out.blocks.append((kind, line))
    elif kind == "caption":
        caption, credit = without_credit(line)
        out.blocks.append((kind, caption))
        out.credits += [credit] if credit else []
    elif kind == "body":
        out.blocks.append((kind, line))
    else:
        if kind == "byline":
            out.bylines.append(line)
        elif kind == "contributor":
            out.contributors.append(line)
        out.dropped.append((kind, line))


_WORD = re.compile(r"[^\W\d_]{4,}")
_MOST_HEADLINE_WORDS = 30
# How many characters of two words must agree for them to be forms of one ("Russian", "Russia").
_STEM = 5


def stems(text: str) -> set[str]:
    """The longer words of a text, cut to their beginnings."""
    return {word[:_STEM].lower() for word in _WORD.findall(text)}


def find_headline(
    lines: Sequence[Line], kinds: Sequence[str | None], first: int
) -> int | None:
    """The index of the title-like line before the first paragraph that the text bears out best."""
    body = " ".join(
        line.text for line, kind in zip(lines[first : first + 12], kinds[first : first + 12],
                                        strict=True) if kind in (None, "caption")
    )
    known = stems(body[:4000])
    best, best_score = None, 0.0
    for number in range(first):
        if kinds[number] is not None:
            continue
        score = _headline_score(lines[number], known)
        if score > best_score:
            best, best_score = number, score
    return best


def _headline_score(line: Line, known: set[str]) -> float:
    text, _ = line.text, None
    bare, stamp = without_stamp(line)
    text = bare.text
    words = text.split()
    if not 2 <= len(words) <= _MOST_HEADLINE_WORDS or (text.endswith(".") and stamp is None):
        return 0.0
    mine = stems(text)
    shared = len(mine & known) / len(mine) if mine else 0.0
    heading = 0.5 if line.look.tag in ("h1", "h2") or "title" in line.look.regions else 0.0
    return shared + heading + 0.1 * min(len(words), 6) / 6
