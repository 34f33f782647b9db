"""Datelines: "MOSCOW (AP) --", "Kyiv, Ukraine —", "PARIS, March 3 (Reuters) -"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.clean import lexicon
from onrecord.clean.dates import Written, weekday_in, written_dates
from onrecord.schema import Article

# A dateline comes within the first paragraphs; later a capital word before a dash is a subhead.
EARLY_PARAGRAPHS = 6
MOST_PLACE_WORDS = 5
# A colon stands for the dash in some countries' papers; a label before one opens shorter lines.
COLON_WORDS = 12

_UPPER = r"[A-ZÀ-ÖØ-Þ]"
_CAPS = rf"{_UPPER}[A-ZÀ-ÖØ-Þ'’.]+"
_TITLE = rf"(?:{_UPPER}[\w'’.]+(?:-[\w'’]+)*)"
_SMALL = r"(?:de|del|la|las|los|el|al|le|of|the|and|au|sur|am|do|da|dos|di|upon|on)"
_CAPS_PLACE = rf"{_CAPS}(?:[ /-](?:{_CAPS}|[Dd][eu]|[Ll]a)){{0,4}}"
_TITLE_PLACE = rf"(?:{_UPPER}\. )?{_TITLE}(?:[ /-](?:{_SMALL} )?{_TITLE}){{0,3}}"
_DASH = r"(?:\s*(?:--+|[—–―])\s*_?\s*|\s+[-_]\s*|_\s+)"
_DATE = (
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s*)?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}"
    r"|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?)(?:,?\s+\d{4})?"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_AGENCY = r"(?:\((?P<agency{0}>{1}[\w&/. -]{{1,40}})\)|/(?P<wire{0}>[A-Z][\w. -]{{2,30}})/)"
_REST = r"(?P<rest{0}>(?:,\s*(?:{1}|{2})){{0,3}})"


def _line(number: int, place: str, *, agency: bool) -> str:
    region = rf"{_TITLE}(?: {_TITLE}){{0,2}}|{_CAPS}(?: {_CAPS}){{0,2}}"
    rest = _REST.format(number, _DATE, region)
    wire = _AGENCY.format(number, _UPPER)
    gap = r",?\s*(?:--?\s*)?" if agency else ""
    return rf"(?P<place{number}>{place}){rest}" + (rf"{gap}{wire}" if agency else "")


_AT_START = re.compile(
    rf"(?:{_line(1, _CAPS_PLACE, agency=True)}(?:{_DASH}|:\s|\s*$|\s+(?=[A-Z“\"]))"
    rf"|{_line(2, _TITLE_PLACE, agency=True)}(?:{_DASH}|:\s|\s*$)"
    rf"|{_AGENCY.format(3, _UPPER)}{_DASH}"
    rf"|{_line(4, _CAPS_PLACE, agency=False)}{_DASH}"
    rf"|(?P<place5>{_TITLE_PLACE})(?P<rest5>,\s*(?:{_DATE}|{_TITLE_PLACE})(?:,\s*(?:{_DATE}))?)"
    rf"(?:\s*(?:--+|—)\s*|\s+[–-]\s+)"
    rf"|(?P<place6>{_CAPS_PLACE})(?P<rest6>(?:, {_TITLE})?):\s(?=[A-Z])"
    rf")"
)
_SPEAKS = re.compile(rf"{_CAPS_PLACE}:\s")
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
    """

    end: int
    place: str | None
    agency: str | None
    date: Written | None
    weekday: int | None


def dateline_of(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph opens with, None when it opens with none.

    >>> dateline_of("PARIS, March 3 (Reuters) - France said no.").place
    'Paris'
    >>> dateline_of("NATO - which met on Monday - said no.") is None
    True
    """
    match = _AT_START.match(paragraph[:160])
    if match is None:
        return None
    parts = match.groupdict()
    named = ("place", "agency", "wire")
    number = next(k for k in "123456" if any(parts.get(f"{n}{k}") for n in named))
    place, rest = parts.get(f"place{number}"), parts.get(f"rest{number}") or ""
    agency = parts.get(f"agency{number}") or parts.get(f"wire{number}")
    if not _can_stand(place, agency, rest) or (number == "6" and not _in_sentence(paragraph)):
        return None
    end = len(match[0].rstrip())
    dates = written_dates(rest) or written_dates(agency or "")
    return Dateline(
        end=end,
        place=place_name(place) if place else None,
        agency=agency.strip() if agency else None,
        date=dates[0] if dates else None,
        weekday=weekday_in(rest),
    )


def first_dateline(paragraphs: Iterable[str]) -> tuple[int, Dateline] | None:
    """The first dateline among the early paragraphs, and which paragraph has it."""
    every = list(paragraphs)
    transcript = sum(bool(_SPEAKS.match(paragraph)) for paragraph in every) > 1
    for number, paragraph in enumerate(every[:EARLY_PARAGRAPHS]):
        found = dateline_of(paragraph)
        if found is not None and not (transcript and _SPEAKS.match(paragraph)):
            return number, found
    return None


def _in_sentence(paragraph: str) -> bool:
    """Whether "PLACE: ..." goes on in prose, not as a title does ("LOOK: Shocking Photos")."""
    words = paragraph.split(": ", 1)[1].split()
    return len(words) >= COLON_WORDS and sum(word[0].isupper() for word in words) < len(words) / 2


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
    if not written.isupper():
        return written
    words = re.split(r"([\s/'’-])", written)
    cased = [
        word.lower() if at and re.fullmatch(_SMALL, word.lower()) else _capital(word)
        for at, word in enumerate(words)
    ]
    return "".join(cased)


def _capital(word: str) -> str:
    return word if "." in word[:-1] else word[:1] + word[1:].lower()


def _can_stand(place: str | None, agency: str | None, rest: str) -> bool:
    """Whether what looks like a dateline is one, and not "NATO -" or "ANALYSIS:"."""
    if agency is not None and lexicon.is_agency_form(agency):
        return True
    if place is None:
        return False
    words = _COUNTED.split(place.strip())
    not_places = lexicon.not_places()
    if any(word.strip(".'’").casefold() in not_places for word in words):
        return False
    if len(words) > MOST_PLACE_WORDS or re.search(r"['’]S .", place):
        return False
    if agency is not None:  # an agency nobody has listed: capitals, or few words
        return agency.isupper() or (len(agency.split()) <= 3 and not re.search(r"\d", agency))
    return bool(rest) or len(place) > 3
