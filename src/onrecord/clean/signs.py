"""What a reader who knows names and grammar sees of a line: who, when, under which heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.clean import lexicon
from onrecord.clean.credits import is_credit
from onrecord.clean.label import Labelled

# Whether names fill a line is asked of shorter ones; how a longer one speaks, by its first words.
MOST_NAMED = 14
MOST_SPOKEN = 70
# A line of fewer letters is repeated by chance.
LONGEST_RUN = 8
FEWEST_LETTERS = 12
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "dt", "th"})
LONGEST_HEADING = 8
_EDGE = "\"'“”‘’.,:;!?()[]|•·*—–-/"
_SAYS = frozenset(
    "said says say saying told tells added adds asked according announced warned claimed".split()
)
_WAS = frozenset("was were had did been".split())
_IS = frozenset("is are has have be".split())
_SHOWN = frozenset(
    "pictured seen shown photo photograph picture image file left right centre center above below"
    " poses during outside near stands stand sits sit walks walk looks look holds hold waits wait"
    " arrives arrive carries carry gather gathers".split()
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
# "mk/jlr/AFP", "(dt-cj)", "jt/rc"
_INITIALS = re.compile(r"\(?[a-z]{2,4}(?:[/.-][a-zA-Z]{2,4}){1,4}\)?(?: \([\w ,]{2,20}\))?")


@cache
def first_names() -> frozenset[str]:
    """First names, folded."""
    return frozenset(row["name"].casefold() for row in lexicon.rows("firstnames.csv"))


def signs(text: str, zone: str) -> Iterator[str]:
    """Names and verbs of a line, each sign by its name.

    Args:
        text: the line.
        zone: where in the report it stands.

    >>> sorted(signs("Jane Doe", "head"))
    ['tense=none', 'tense=none zone=head', 'who=whole', 'who=whole zone=head']
    """
    words = [word.strip(_EDGE) for word in text.split(maxsplit=MOST_SPOKEN)[:MOST_SPOKEN]]
    if len(words) <= MOST_NAMED:
        for sign in _named(words, text):
            yield sign
            yield f"{sign} zone={zone}"
    tense = _tense(words)
    yield f"tense={tense}"
    yield f"tense={tense} zone={zone}"
    small = {word.lower() for word in words}
    if small & _SHOWN:
        yield "shown"
        yield f"shown tense={tense}"
    if small & _WEEKDAYS:
        yield f"weekday tense={tense}"


def _named(words: Sequence[str], text: str) -> Iterator[str]:
    known, roles = first_names(), lexicon.byline_words()
    small = [word.casefold() for word in words]
    starts = [
        n
        for n, word in enumerate(small[:-1])
        if word in known and words[n][:1].isupper() and words[n + 1][:1].isupper()
    ]
    if starts:
        others = sum(not word[:1].isupper() for word in words)
        whole = starts[0] == 0 and not others and len(words) <= 4
        yield "who=whole" if whole else "who=first" if starts[0] == 0 else "who=some"
        if len(starts) > 1:
            yield "who=many"
    if any(word in roles for word in small):
        yield "role"
        if starts:
            yield "role who"
    if _INITIALS.fullmatch(text):
        yield "initials"
    if is_credit(text):
        yield "house"
    if lexicon.agency_in(text) is not None:
        yield "agency"
        if len(words) <= 2:
            yield "agency alone"


def _tense(words: Sequence[str]) -> str:
    """How a line speaks: by what verbs, as far as their forms tell."""
    small = {word for word in words if word[:1].islower()}
    if small & _SAYS:
        return "says"
    if small & _WAS:
        return "was"
    if small & _IS:
        return "is"
    if any(word.endswith("ed") and len(word) > 4 for word in small):
        return "ed"
    if any(word.endswith("ing") and len(word) > 5 for word in small):
        return "ing"
    return "s" if any(word.endswith("s") and len(word) > 4 for word in small) else "none"


def headings(items: Sequence[Labelled]) -> list[str]:
    """Of each line the short heading over it, folded; "" where there is none.

    A heading is what the page marks as one, or what by its words heads a list.
    """
    found, over = [], ""
    for item in items:
        found.append(over)
        line = item.line
        short = line.text.count(" ") < LONGEST_HEADING
        if line.look.tag in HEADINGS or (item.kind == "related" and short):
            over = line.text.casefold() if short else ""
    return found


def runs(prose: Sequence[bool]) -> list[tuple[int, int]]:
    """Of each line how many before and behind it without a paragraph between them."""
    before = _count(prose)
    behind = _count(prose[::-1])[::-1]
    return list(zip(before, behind, strict=True))


def _count(prose: Sequence[bool]) -> list[int]:
    found, count = [], 0
    for reads in prose:
        found.append(min(count, LONGEST_RUN))
        count = 0 if reads else count + 1
    return found
