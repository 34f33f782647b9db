"""Datelines: "MOSCOW (AP) --", "Kyiv, Ukraine —", "PARIS, March 3 (Reuters) -"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.clean import lexicon
from onrecord.clean.dates import Written, weekday_in, written_dates
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

_UPPER = r"[A-ZÀ-ÖØ-Þ]"
_CAPS = rf"{_UPPER}[A-ZÀ-ÖØ-Þ'’.]*[A-ZÀ-ÖØ-Þ]\.?"
_TITLE = rf"(?:{_UPPER}[\w'’]+\.?(?:-[\w'’]+)*)"
_SMALL = r"(?:de|del|la|las|los|el|al|le|of|the|and|au|sur|am|do|da|dos|di|upon|on)"
_CAPS_PLACE = re.compile(
    rf"(?:{_UPPER}\. )?{_CAPS}(?:[ /-](?:{_CAPS}|[Dd][eu]|[Ll]a)){{0,4}}(?!\w)"
)
_TITLE_PLACE = re.compile(
    rf"(?:{_UPPER}\. )?{_TITLE}(?:[ /-](?:{_SMALL} )?{_TITLE}){{0,3}}(?![\w'’])"
)
_REGION = re.compile(rf",\s*(?:{_TITLE}(?: {_TITLE}){{0,2}}|{_CAPS}(?: {_CAPS}){{0,2}})(?!\w)")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DATE = re.compile(
    rf"(?:[,.]?\s*)(?:\b{_DAY},?\s*)?(?:{_MONTH}\s+\d{{1,2}}\b|\b\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}}\b)?"
    rf"|,\s*{_DAY}(?!\w)",
    re.IGNORECASE,
)
# "Abuja – March 3, 2007 (NAN)"
_DASHED_DATE = re.compile(rf"\s+[–—-]\s+(?:{_DATE.pattern})(?=\s*\([A-Z])", re.IGNORECASE)
_AGENCY = re.compile(
    rf"[,.]?\s*(?:--?\s*)?(?:\((?P<round>{_UPPER}[^()]{{1,40}}|dpa(?:-AFX)?)\)"
    r"|/(?P<slashed>[A-Z][\w. -]{2,30})/)"
)
_BARE_AGENCY = re.compile(r"[,.]\s*(?P<bare>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2})(?=\.|\s*[—–-])")
_DASH = re.compile(r"\.?(?:\s*(?:--+|[—–―])\s*_?\s*|\s+[-_]+\s*|_\s+|-\s+)")
_COLON = re.compile(r":\s+")
_STOP = re.compile(r"\.\s+")
_NOTHING = re.compile(r"\s*$|\s+(?=[A-Z“\"])")
# Between place and dash stand at most so many of region, date and agency.
MOST_ITEMS = 5
LONGEST = 160


_SPEAKS = re.compile(rf"{_CAPS_PLACE.pattern}:\s|{_TITLE_PLACE.pattern}:\s")
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


@dataclass(slots=True)
class _Read:
    """What the beginning of a paragraph holds, read piece by piece."""

    place: str | None = None
    caps: bool = False
    agency: str | None = None
    items: str = ""
    mark: str = ""
    end: int = 0

    @property
    def dated(self) -> bool:
        return bool(written_dates(self.items)) or weekday_in(self.items) is not None


def dateline_of(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph opens with, None when it opens with none.

    >>> dateline_of("PARIS, March 3 (Reuters) - France said no.").place
    'Paris'
    >>> dateline_of("NATO - which met on Monday - said no.") is None
    True
    """
    head = paragraph[:LONGEST]
    for read in _readings(head):
        if _can_stand(read, paragraph):
            dates = written_dates(read.items) or written_dates(read.agency or "")
            return Dateline(
                end=len(head[: read.end].rstrip()),
                place=place_name(_unstopped(read.place)) if read.place else None,
                agency=read.agency,
                date=dates[0] if dates else None,
                weekday=weekday_in(read.items),
                weak=not (read.caps or read.agency or read.items),
            )
    return None


def _readings(head: str) -> Iterator[_Read]:
    """The ways to read a paragraph's beginning as a dateline, the surest first."""
    first = _AGENCY.match(head)
    if first:  # "(Reuters) -", "(ANSA) - ROME, JUL 3 -"
        alone = _read(head, _Read(agency=first["round"] or first["slashed"], end=first.end()))
        if alone is not None:
            place = next(_readings(head[alone.end :]), None)
            if place is not None and place.caps and place.dated:
                place.agency, place.end = alone.agency, alone.end + place.end
                yield place
            yield alone
        return
    dated = _DATE.match(head)
    if dated:  # "July 3 (UPI) --"
        read = _read(head, _Read(items=dated[0], end=dated.end()))
        if read is not None and read.agency:
            yield read
    for pattern in (_CAPS_PLACE, _TITLE_PLACE):
        match = pattern.match(head)
        if match:
            read = _read(head, _Read(match[0], pattern is _CAPS_PLACE, end=match.end()))
            if read is not None:
                yield read


def _read(head: str, read: _Read) -> _Read | None:
    """Go on behind the place: region, date and agency in any order, then the mark."""
    for _ in range(MOST_ITEMS):
        agency = _AGENCY.match(head, read.end) if read.agency is None else None
        bare = _BARE_AGENCY.match(head, read.end) if read.agency is None else None
        if bare and not lexicon.is_agency_form(bare["bare"]):
            bare = None
        item = _DATE.match(head, read.end) or _DASHED_DATE.match(head, read.end)
        if agency:
            read.agency = (agency["round"] or agency["slashed"]).strip()
            read.end = agency.end()
        elif bare:
            read.agency, read.end = bare["bare"], bare.end()
        elif item or (item := _REGION.match(head, read.end)):
            read.items += item[0]
            read.end = item.end()
        else:
            break
    for name, pattern in (("dash", _DASH), ("colon", _COLON), ("stop", _STOP), ("none", _NOTHING)):
        match = pattern.match(head, read.end)
        if match:
            read.mark, read.end = name, match.end()
            return read
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


def _can_stand(read: _Read, paragraph: str) -> bool:
    """Whether what looks like a dateline is one, and not "NATO -" or "ANALYSIS:"."""
    rest = paragraph[read.end :]
    known = read.agency is not None and lexicon.is_agency_form(read.agency)
    slashed = read.caps and read.dated and read.agency is not None  # "ORSK, July 3. /NORD/."
    if read.mark in ("stop", "none") and not (
        known or (read.agency and read.mark == "none") or slashed
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
        return _in_sentence(rest) if read.mark == "colon" else bool(read.items) or _long(read.place)
    return (read.mark == "dash" and bool(read.items)) or _opens_sentence(read, rest)


def _unstopped(place: str) -> str:
    """A place without the full stop that parts it from the date; "ST." keeps its own."""
    last = re.split(r"[ /-]", place)[-1]
    return place.rstrip(".") if len(last) > LONGEST_SHORTENED else place


def _long(place: str) -> bool:
    return len(place) > SHORTEST_PLACE


def _no_place(place: str) -> bool:
    words = _COUNTED.split(place.strip())
    not_places = lexicon.not_places()
    if any(word.strip(".'’").casefold() in not_places for word in words):
        return True
    return len(words) > MOST_PLACE_WORDS or bool(re.search(r"['’]S .", place))


def _opens_sentence(read: _Read, rest: str) -> bool:
    """Whether a bare "Kyiv - " or "Kyiv: " opens a sentence: a dateline without capitals.

    In "Moscow - the city - said" the sentence goes on behind the dash.
    """
    words = rest.split()
    if len(words) < COLON_WORDS or not re.match(r"[\"“‘']?[A-Z0-9]", rest):
        return False
    place = read.place or ""
    if len(place.split()) > MOST_BARE_WORDS or place.endswith("ly") or not _long(place):
        return False
    return _in_sentence(rest) and not re.search(r"\s(?:--?|[–—])\s", rest[: rest.find(". ") + 1])


def _in_sentence(rest: str) -> bool:
    """Whether what follows goes on in prose, not as a title does ("LOOK: Shocking Photos")."""
    words = rest.split()
    return len(words) >= COLON_WORDS and sum(word[0].isupper() for word in words) < len(words) / 2
