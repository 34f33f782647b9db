"""The ways to read a paragraph's beginning as a dateline: place, region, date, agency, mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.clean import lexicon
from onrecord.clean.dates import weekday_in, written_dates

_UPPER = r"[A-ZÀ-ÖØ-Þ]"
_CAPS = rf"{_UPPER}[A-ZÀ-ÖØ-Þ'’.]*[A-ZÀ-ÖØ-Þ]\.?"
_TITLE = rf"(?:{_UPPER}[\w'’]+\.?(?:-[\w'’]+)*)"
SMALL = r"(?:de|del|la|las|los|el|al|le|of|the|and|au|sur|am|do|da|dos|di|upon|on)"
CAPS_PLACE = re.compile(
    rf"(?:{_UPPER}\. )?{_CAPS}(?:(?:[ /-]| (?:and|&|/) )(?:{_CAPS}|[Dd][eu]|[Ll]a)){{0,4}}(?!\w)"
)
TITLE_PLACE = re.compile(
    rf"(?:{_UPPER}\. )?{_TITLE}(?:[ /-](?:{SMALL} )?{_TITLE}){{0,3}}(?![\w'’])"
)
_REGION = re.compile(
    rf"(?:,\s*(?:and )?| and )(?:(?:{_UPPER}\. ?)?{_TITLE}(?: {_TITLE}){{0,2}}"
    rf"|{_CAPS}(?: {_CAPS}){{0,2}})(?!\w)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_WRITTEN = (
    rf"(?:{_DAY},?\s*)?(?:(?:{_MONTH}\s+{_NTH}\b|{_NTH}\s+{_MONTH})(?:,?\s+\d{{4}}\b)?"
    r"|\d{1,2}([./])\d{1,2}\1\d{4}\b|\d{4}-\d\d-\d\d\b)"
)
_DATE = re.compile(rf"[,.]?\s*\b(?:{_WRITTEN})|,\s*{_DAY}(?!\w)", re.IGNORECASE)
# "GENEVA (3 May 2024) –"
_ROUND_DATE = re.compile(rf"\s*\((?:{_WRITTEN})\)", re.IGNORECASE)
# "Abuja – March 3, 2007 (NAN)", "Juba – 3 May 2024:"
_DASHED_DATE = re.compile(
    rf"(?:\s+(?:[–—-]|--)|:)\s+(?:{_WRITTEN}|{_DAY})(?=\s*(?:\([A-Z]|:|--|[–—]|-\s))", re.IGNORECASE
)
_TIME = re.compile(
    r",?\s*[/|]?\s*\d{1,2}[:.]\d\d\b(?:\s*[ap]\.?m\b\.?)?(?:\s*(?:GMT|UTC))?", re.IGNORECASE
)
_AGENCY = re.compile(
    rf"(?P<parted>(?::|\s*[–—])?)[,.]?\s*(?:--?\s*)?"
    rf"(?:[(\[](?P<round>{_UPPER}[^()\[\]]{{1,40}}|dpa(?:-AFX)?)[)\]]"
    rf"|/(?P<slashed>[A-Z][\w. -]{{2,30}})/)"
)
_BARE_AGENCY = re.compile(
    r"(?:[,.]\s*|\s+(?:--?|[–—])\s+)(?P<bare>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2})"
    r"(?:\.[A-Z]{2,3}\b)?(?=[.:]|\s*[—–-])"
)
# "AFP, Juba —", "AP - JUBA -"
_AGENCY_FIRST = re.compile(r"(?P<bare>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2})(?:,|\s[–—-])\s+")
# "(Juba, 3 May 2024) –"
_BRACKETED = re.compile(r"[(\[](?P<inner>[^()\[\]]{4,70})[)\]]")
_MARKS = {
    "dash": re.compile(r"\.?(?:\s*(?:--+|[—–―])\s*_?\s*|\s+[-_]+\s*|_\s+|-\s+)"),
    "colon": re.compile(r":\s+"),
    "bar": re.compile(r"\s+(?:\||//|[•▪·»]|>>)\s+"),
    "stop": re.compile(r"\.\s+"),
    "none": re.compile(r"\s*$|\s+(?=[A-Z“\"])"),
}
# Between place and mark stand at most so many of region, date, time and agency.
MOST_ITEMS = 5


@dataclass(slots=True)
class Opening:
    """What the beginning of a paragraph holds, read piece by piece.

    Attributes:
        place: the place as it is written.
        caps: whether it is written in capitals.
        agency: the agency.
        items: region, dates and times, as written.
        mark: what ends it: dash, colon, bar, stop or none.
        end: where the sentence proper begins.
    """

    place: str | None = None
    caps: bool = False
    agency: str | None = None
    items: str = ""
    mark: str = ""
    end: int = 0

    @property
    def dated(self) -> bool:
        """Whether it holds a date or a weekday."""
        return bool(written_dates(self.items)) or weekday_in(self.items) is not None


def openings(head: str) -> Iterator[Opening]:
    """The ways to read a paragraph's beginning as a dateline, the surest first.

    >>> next(openings("(Juba, 3 May 2024) – Talks failed.")).place
    'Juba'
    """
    first = _AGENCY.match(head)
    if first and not first["parted"]:  # "(Reuters) -", "(ANSA) - ROME, JUL 3 -"
        yield from _agency_first(head, first["round"] or first["slashed"], first.end())
        bracketed = _bracketed(head)
        if bracketed is not None:
            yield bracketed
        return
    bare = _AGENCY_FIRST.match(head)
    if bare and lexicon.is_agency_form(bare["bare"]):
        yield from _behind(head, bare["bare"], bare.end())
    dated = _DATE.match(head)
    if dated:  # "July 3 (UPI) --", "3 May 2024, Juba –"
        read = _read(head, Opening(items=dated[0], end=dated.end()))
        if read is not None and read.agency:
            yield read
        place = re.compile(r"(?:,|\s+(?:--|[–—-]))\s+").match(head, dated.end())
        if place:
            yield from _behind(head, None, place.end(), items=dated[0])
    if (bracketed := _bracketed(head)) is not None:
        yield bracketed
    for pattern in (CAPS_PLACE, TITLE_PLACE):
        match = pattern.match(head)
        if match:
            read = _read(head, _placed(match[0], match.end(), caps=pattern is CAPS_PLACE))
            if read is not None:
                yield read


def _agency_first(head: str, agency: str, end: int) -> Iterator[Opening]:
    alone = _read(head, Opening(agency=agency, end=end))
    if alone is None:
        return
    place = next(openings(head[alone.end :]), None)
    if place is not None and place.caps and place.dated:
        place.agency, place.end = alone.agency, alone.end + place.end
        yield place
    if _dates_alone(agency) is None:
        yield alone


def _behind(head: str, agency: str | None, start: int, *, items: str = "") -> Iterator[Opening]:
    """The place behind an agency or a date that stands first."""
    for place in openings(head[start:]):
        if place.place is not None and place.mark in ("dash", "colon"):
            place.end += start
            place.agency, place.items = place.agency or agency, items + place.items
            yield place


def _bracketed(head: str) -> Opening | None:
    """Place and date in brackets."""
    match = _BRACKETED.match(head)
    inner = _dates_alone(match["inner"]) if match else None
    if match is None or inner is None:
        return None
    return _read(head, Opening(inner.place, inner.caps, None, inner.items, "", match.end()))


def _dates_alone(words: str) -> Opening | None:
    """Words that are a place and a date."""
    for pattern in (CAPS_PLACE, TITLE_PLACE):
        match = pattern.match(words)
        read = (
            _read(f"{words} — ", Opening(match[0], pattern is CAPS_PLACE, end=match.end()))
            if (match)
            else None
        )
        if read is not None and read.dated and read.end > len(words):
            return read
    return None


def _placed(words: str, end: int, *, caps: bool) -> Opening:
    """A place, parted from an agency behind a slash: "Juba/AFP"."""
    place, _, house = words.rpartition("/")
    if place and lexicon.is_agency_form(house):
        return Opening(place, caps, house, end=end)
    return Opening(words, caps, end=end)


def _read(head: str, read: Opening) -> Opening | None:
    """Go on behind the place: region, date and agency in any order, then the mark."""
    for _ in range(MOST_ITEMS):
        day = _ROUND_DATE.match(head, read.end)
        agency = _agency(head, read.end) if read.agency is None and not day else None
        item = (
            day
            or _DATE.match(head, read.end)
            or _DASHED_DATE.match(head, read.end)
            or (_TIME.match(head, read.end) if read.items else None)
        )
        if agency:
            read.agency, read.end = agency
        elif item or (item := _REGION.match(head, read.end)):
            read.items += item[0]
            read.end = item.end()
        else:
            break
    for name, pattern in _MARKS.items():
        match = pattern.match(head, read.end)
        if match:
            read.mark, read.end = name, match.end()
            return read
    return None


def _agency(head: str, at: int) -> tuple[str, int] | None:
    """The agency that stands at a place of a paragraph, and where it ends."""
    found = _AGENCY.match(head, at)
    if found:
        name = (found["round"] or found["slashed"]).strip()
        if not found["parted"] or lexicon.is_agency_form(name):
            return name, found.end()
    bare = _BARE_AGENCY.match(head, at)
    return (bare["bare"], bare.end()) if bare and lexicon.is_agency_form(bare["bare"]) else None
