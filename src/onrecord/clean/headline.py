"""Which line of a report without markup is its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.clean.credits import EDGE
from onrecord.clean.dateline import dateline_of
from onrecord.clean.dates import written_dates
from onrecord.clean.kinds import without_stamp
from onrecord.clean.line import Line

MOST_WORDS = 30
# How many characters of two words must agree for them to be forms of one ("Russian", "Russia").
STEM = 5
# How many lines a headline's words are looked for in.
BORNE_OUT_BY = 12
# Below this, a line above the text is a section's name: fewer than four words, none in the text.
LEAST_SCORE = 0.15
FEW_STEMS = 4
# A line under the byline is seldom the headline, and one with a full stop only at the very top.
SIGNED_COSTS = 0.25
STOP_COSTS = 0.2
# Above this share of capitals a line is in title case; words of up to three letters do not count.
TITLE_CASE = 0.7
# A title that is known stands within the first lines of a text, if anywhere.
TITLE_WITHIN = 30
# A scraped page's own title: the headline, a mark, the site's name, more marks and words.
_SITE_MARK = re.compile(r"\s+[|–—»-]\s+")
# A title of fewer words may be a section's name; a longer line is no title.
FEWEST_TITLE_WORDS, LONGEST_TITLE = 3, 300
# The head of a message, or of a text out of an archive, names the headline so.
_SUBJECT = re.compile(r"Subject: (?:(?:Re|Fwd?|FW|RE): )*|HEADLINE: ")
_ANY_WORD = re.compile(r"\w+")
_WORD = re.compile(r"[^\W\d_]{4,}")


def titled(lines: Sequence[Line], title: str) -> int | None:
    """The index of the line that bears a known title.

    Args:
        lines: the report's lines.
        title: the title.
    """
    wanted = [word.casefold() for word in _ANY_WORD.findall(title)]
    for number, line in enumerate(lines[:TITLE_WITHIN]):
        if wanted and [word.casefold() for word in _ANY_WORD.findall(line.text)] == wanted:
            return number
    return None


def page_title(lines: Sequence[Line]) -> tuple[str | None, str | None]:
    """The headline and the site's name, when a text's first line is its page's title.

    It is that when it begins with another line near the top and a mark stands behind it.

    >>> from onrecord.clean.plain import text_lines
    >>> page_title(text_lines("Dam fails again | Hill Echo | Weather\\nHome\\nDam fails again"))
    ('Dam fails again', 'Hill Echo')
    """
    if not lines or len(lines[0].text) > LONGEST_TITLE:
        return None, None
    pieces = _SITE_MARK.split(lines[0].text)
    for count in range(len(pieces) - 1, 0, -1):
        head = lines[0].text[: _place(lines[0].text, count)]
        if head.count(" ") + 1 >= FEWEST_TITLE_WORDS and any(
            line.text == head for line in lines[1:TITLE_WITHIN]
        ):
            return head, pieces[count].strip() or None
    return None, None


def _place(title: str, count: int) -> int:
    """Where the mark behind so many pieces of a title begins."""
    return [mark.start() for mark in _SITE_MARK.finditer(title)][count - 1]


def without_subject(line: Line) -> Line:
    """The headline of a message without the word that names it."""
    match = _SUBJECT.match(line.text)
    return line.cut(match.end(), len(line.text)) if match else line


def stems(text: str) -> set[str]:
    """The longer words of a text, cut to their beginnings.

    >>> sorted(stems("Russian official in Russia"))
    ['offic', 'russi']
    """
    return {word[:STEM].lower() for word in _WORD.findall(text)}


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
    named = (n for n, line in enumerate(lines[:first]) if _SUBJECT.match(line.text))
    subject = next(named, None)
    if subject is not None and any(kind == "archive" for kind in kinds[:first]):
        return subject
    stop = min(first + BORNE_OUT_BY, len(lines))
    body = " ".join(lines[n].text for n in range(first, stop) if kinds[n] in (None, "caption"))
    known = stems(body)
    best, best_score, signed = None, LEAST_SCORE, False
    for number in range(first):
        signed = signed or kinds[number] == "byline"
        if kinds[number] is None:
            score = _headline_score(lines[number], known, outlet, topmost=number == 0)
            score -= SIGNED_COSTS * signed
            # Of two that are borne out alike the lower one, for a slogan stands at the very top.
            if score > best_score or (best is not None and score == best_score):
                best, best_score = number, score
    if best is None and all(kind is not None for kind in kinds[:first]):
        return _title_with_stop(lines, kinds, first)
    return best


def _headline_score(line: Line, known: set[str], outlet: str | None, *, topmost: bool) -> float:
    bare, stamp = without_stamp(line)
    text = bare.text
    words = text.split()
    stop = text.endswith(".") and stamp is None
    if not 2 <= len(words) <= MOST_WORDS or (stop and not topmost):
        return 0.0
    if line.look.fields > 1 or any(date.year for date in written_dates(text)):
        return 0.0
    if outlet is not None and _bare(text.strip(EDGE)) == _bare(outlet):
        return 0.0
    mine = stems(text)
    # Of a line with few long words chance has all of them in the text.
    shared = len(mine & known) / max(len(mine), FEW_STEMS)
    heading = 0.5 if line.look.tag in ("h1", "h2") or "title" in line.look.regions else 0.0
    return shared + heading + 0.04 * min(len(words), 6) - STOP_COSTS * stop


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _title_with_stop(lines: Sequence[Line], kinds: Sequence[str | None], first: int) -> int | None:
    """The first line, when it is a headline although a full stop ends it.

    It is one when it is short and a byline, stamp or dateline comes next, or most of its words
    have capitals.
    """
    words = lines[first].text.split()
    if len(words) > MOST_WORDS or first + 1 >= len(lines) or ". " in lines[first].text:
        return None
    if dateline_of(lines[first].text) is not None or lines[first].text.endswith(("”", '"', ":")):
        return None
    following = kinds[first + 1] in ("byline", "stamp") or dateline_of(lines[first + 1].text)
    longer = [word for word in words if len(word) > 3]
    title_case = sum(word[0].isupper() for word in longer) >= TITLE_CASE * max(3, len(longer))
    return first if following or title_case else None
