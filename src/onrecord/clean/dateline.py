"""Datelines: "MOSCOW (AP) --", "Kyiv, Ukraine —", "PARIS, March 3 (Reuters) -"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.clean import lexicon
from onrecord.clean.dates import Written, weekday_in, written_dates
from onrecord.clean.openings import CAPS_PLACE, SMALL, TITLE_PLACE, Opening, openings
from onrecord.schema import Article

# A dateline comes within the first paragraphs; later a capital word before a dash is a subhead.
EARLY_PARAGRAPHS = 6
MOST_PLACE_WORDS = 5
# A colon stands for the dash in some countries' papers; a label before one opens shorter lines.
COLON_WORDS = 12
# A bare name before a dash or colon is a dateline above the third paragraph, if anywhere.
WEAK_PARAGRAPHS = 2
MOST_BARE_WORDS = 3
# "UN", "WHO" and "US" are no places of reports.
SHORTEST_PLACE = 3
LONGEST_SHORTENED = 4
LONGEST = 160
_SPEAKS = re.compile(rf"{CAPS_PLACE.pattern}:\s|{TITLE_PLACE.pattern}:\s")
_JOINS = ("and", "&", "/")  # "LAGOS and ABUJA"
_COUNTED = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the start of a paragraph.

    Attributes:
        end: where the dash ends in the paragraph; the sentence proper comes next.
        place: the place, written as a name ("Moscow"); None in "(Reuters) -".
        agency: what stands in the parentheses.
        date: the date written in it.
        weekday: the weekday written in it, 0 for Monday.
        weak: whether it is a bare name, so that only the first paragraph can bear it.
    """

    end: int
    place: str | None
    agency: str | None
    date: Written | None
    weekday: int | None
    weak: bool = False


def dateline_of(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph opens with, None when it opens with none.

    >>> dateline_of("PARIS, March 3 (Reuters) - France said no.").place
    'Paris'
    >>> dateline_of("NATO - which met on Monday - said no.") is None
    True
    """
    head = paragraph[:LONGEST]
    for read in openings(head):
        if _can_stand(read, paragraph):
            dates = written_dates(read.items) or written_dates(read.agency or "")
            return Dateline(
                end=len(head[: read.end].rstrip()),
                place=place_name(_unstopped(read.place)) if read.place else None,
                agency=read.agency,
                date=dates[0] if dates else None,
                weekday=weekday_in(read.items),
                weak=not (read.agency or read.items or (read.caps and read.mark != "stop")),
            )
    return None


def first_dateline(paragraphs: Iterable[str]) -> tuple[int, Dateline] | None:
    """The first dateline among the early paragraphs, and which paragraph has it."""
    every = list(paragraphs)
    transcript = sum(bool(_SPEAKS.match(paragraph)) for paragraph in every) > 1
    for number, paragraph in enumerate(every[:EARLY_PARAGRAPHS]):
        found = dateline_of(paragraph)
        if found is None or (transcript and _SPEAKS.match(paragraph)):
            continue
        if not (found.weak and number >= WEAK_PARAGRAPHS):
            return number, found
    return None


def proper_start(article: Article) -> int:
    """Where in an article's text the first sentence proper begins, behind any dateline."""
    if article.dateline is not None:
        end = article.dateline[1]
        return end + len(article.text[end:]) - len(article.text[end:].lstrip())
    return next((block.start for block in article.blocks if block.kind == "body"), 0)


def place_name(written: str) -> str:
    """A dateline's place as a name.

    >>> place_name("RIO DE JANEIRO"), place_name("PORT-AU-PRINCE"), place_name("Kyiv")
    ('Rio de Janeiro', 'Port-au-Prince', 'Kyiv')
    """
    if not all(word.isupper() or word in _JOINS for word in written.split()):
        return written
    words = re.split(r"([\s/'’-])", written)
    cased = [
        word.lower() if at and re.fullmatch(SMALL, word.lower()) else _capital(word)
        for at, word in enumerate(words)
    ]
    return "".join(cased)


def _capital(word: str) -> str:
    return word if "." in word[:-1] else word[:1] + word[1:].lower()


def _can_stand(read: Opening, paragraph: str) -> bool:
    """Whether what looks like a dateline is one, and not "NATO -" or "ANALYSIS:"."""
    rest = paragraph[read.end :]
    known = read.agency is not None and lexicon.is_agency_form(read.agency)
    slashed = read.caps and read.dated and read.agency is not None  # "ORSK, July 3. /NORD/."
    bare = read.caps and not read.items and read.agency is None
    stopped = read.mark == "stop" or (read.mark == "none" and (read.place or "").endswith("."))
    if bare and stopped and not _no_place(read.place or ""):  # "LAGOS. The talks failed."
        return len((read.place or "").rstrip(".")) > LONGEST_SHORTENED and _in_sentence(rest)
    stopped = read.mark == "stop" or (read.mark == "none" and read.items.endswith("."))
    dated = stopped and read.dated and _in_sentence(rest)  # "Lagos, 3 May. The"
    if read.mark in ("stop", "none") and not (
        known or (read.agency and read.mark == "none") or slashed or dated
    ):
        return False
    if known:
        return True
    if read.place is None:  # "(CNN) --"
        return bool(read.agency and read.agency.isupper()) and read.mark == "dash"
    if _no_place(read.place):
        return False
    if read.agency is not None:  # an agency nobody has listed: capitals, or few words
        short = len(read.agency.split()) <= 3 and not re.search(r"\d", read.agency)
        return read.agency.isupper() or short
    if read.caps:
        plain = read.mark in ("colon", "bar")
        return _in_sentence(rest) if plain else bool(read.items) or _long(read.place)
    if read.mark == "bar":
        return bool(read.items) and _in_sentence(rest)
    shown = read.dated if read.mark != "dash" else bool(read.items)
    return shown or _opens_sentence(read, rest)


def _unstopped(place: str) -> str:
    """A place without the full stop that parts it from the date; "ST." keeps its own."""
    last = re.split(r"[ /-]", place)[-1]
    return place.rstrip(".") if len(last) > LONGEST_SHORTENED else place


def _long(place: str) -> bool:
    return len(place) > SHORTEST_PLACE


def _no_place(place: str) -> bool:
    words = [word for word in _COUNTED.split(place.strip()) if word not in _JOINS]
    not_places = lexicon.not_places()
    if any(word.strip(".'’").casefold() in not_places for word in words):
        return True
    return len(words) > MOST_PLACE_WORDS or bool(re.search(r"['’]S .", place))


def _opens_sentence(read: Opening, rest: str) -> bool:
    """Whether a bare "Kyiv - " or "Kyiv: " opens a sentence: a dateline without capitals.

    In "Moscow - the city - said" the sentence goes on behind the dash.
    """
    words = rest.split()
    if len(words) < COLON_WORDS or not re.match(r"[\"“‘']?[A-Z0-9]", rest):
        return False
    place = read.place or ""
    if len(place.split()) > MOST_BARE_WORDS or not _long(place):
        return False
    return _in_sentence(rest) and not re.search(r"\s(?:--?|[–—])\s", rest[: rest.find(". ") + 1])


def _in_sentence(rest: str) -> bool:
    """Whether what follows goes on in prose, not as a title does ("LOOK: Shocking Photos")."""
    words = rest.split()
    return len(words) >= COLON_WORDS and sum(word[0].isupper() for word in words) < len(words) / 2
