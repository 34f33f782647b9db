"""The clues to a report's date in what it shows: stamps, slugs, dateline, captions, footers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.clean.dateline import Dateline
from onrecord.clean.dates import Written, written_dates
from onrecord.clean.published import BELIEVED, NEAR_DAYS, Clue, near, weigh
from onrecord.schema import DateCandidate, DateSource

# How far a clue is believed by itself. A stamp above the headline may be the day of the visit. A
# picture may be older than the report. An update's stamp is the last of many, and where it gives
# no hour it is more often a machine's than an editor's.
STAMP, STAMP_ABOVE, LATE = 0.7, 0.45, 0.1
WIRE = 0.8
DATELINE, DATELINE_WITHOUT_YEAR, YEARLESS_STAMP = 0.7, 0.5, 0.45
CAPTION, POSED_CAPTION = 0.45, 0.25
UPDATED, UPDATED_TO_THE_HOUR = 0.2, 0.3
# What a weekday that fits the date adds, and what is left when it does not.
WEEKDAY_FITS, WEEKDAY_FAILS = 0.1, 0.2
# Of each reading of 03/07/2016.
ONE_OF_TWO = 0.6
# A page with more dates than this is an archive; weighing is quadratic.
MOST_CLUES = 60
_UPDATE_WORD = (
    r"(?:load-date|updated?|modified|revised|corrected|refreshed|edited|amended|changed)(?![a-z])"
)
UPDATE = re.compile(rf"\b{_UPDATE_WORD}|\bupdated(?=\d)", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|created|issued|filed|released|first|date|added|uploaded)\b", re.I
)
_HOUR = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2} ?[ap]\.?m\b|\b\d{4} ?(?:GMT|UTC|[ECMP][SD]T)")
_FILE_PHOTO = re.compile(r"\bfile\b|\barchive|\blast (?:year|month)\b", re.IGNORECASE)
_POSED = re.compile(r"\bin (?:this|a|an)\b.{0,40}\b(?:photo|image|picture)", re.IGNORECASE)
_YEARS = re.compile(
    r"(?:©|\(c\)|copyright|all rights).{0,60}?\b((?:19|20)\d\d)\b(?:\s?[-–]\s?((?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class Seen:
    """A line that may bear a date: its words, and how far a date in it is believed."""

    words: str
    source: DateSource
    weight: float


@dataclass(frozen=True, slots=True)
class Clues:
    """All that may tell a report's date.

    Attributes:
        sure: dates that the page or its sender gives for machines.
        seen: lines with stamps and slugs.
        dateline: the dateline.
        captions: captions at the top.
        rights: copyright lines.
        lead: the first paragraphs.
        day_first: how 03/07/2016 is read here, None when nothing tells.
        last_resort: looks further, when nothing else is believed.
    """

    sure: tuple[Clue, ...] = ()
    seen: tuple[Seen, ...] = ()
    dateline: Dateline | None = None
    captions: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    lead: str = ""
    day_first: bool | None = None
    last_resort: Callable[[], Clue | None] = lambda: None


def candidates(clues: Clues) -> tuple[DateCandidate, ...]:
    """Every date that the clues give, weighed, the weightiest first."""
    found = [*clues.sure, *_seen(clues), *_captioned(clues)]
    years = list(_years(clues.rights))
    found += _without_year(clues, found, years)
    del found[MOST_CLUES:]
    day = _monthday(clues.dateline)
    dates = weigh(found, years=years, lead=clues.lead, dateline=day)
    if not dates or dates[0].weight < BELIEVED:
        further = clues.last_resort()
        if further is not None:
            dates = weigh([*found, further], years=years, lead=clues.lead, dateline=day)
    return dates


def _seen(clues: Clues) -> Iterator[Clue]:
    for line in clues.seen:
        words = f"the date on the page, “{line.words.strip(' .|')}”"
        # The wires of the United States put the month first.
        day_first = False if line.source == "wire" else clues.day_first
        for written in written_dates(line.words, day_first=bool(day_first)):
            changed = bool(UPDATE.search(line.words)) and not _published_part(line.words, written)
            weight = line.weight
            if changed:
                to_the_hour = _HOUR.search(line.words)
                weight = min(weight, UPDATED_TO_THE_HOUR if to_the_hour else UPDATED)
            for date, share in readings(written, order_known=day_first is not None):
                belief = weight * share * _fit(written, date)
                yield Clue(date, line.source, belief, words, "updated" if changed else "published")


def readings(written: Written, *, order_known: bool) -> list[tuple[datetime.date, float]]:
    """The days that a written date may mean, with the share of belief that each gets.

    Args:
        written: the date.
        order_known: whether it is known which of day and month comes first here.

    >>> [(str(d), s) for d, s in readings(written_dates("03/07/2016")[0], order_known=False)]
    [('2016-03-07', 0.6), ('2016-07-03', 0.6)]
    """
    if written.date is None:
        return []
    if written.other is None or order_known:
        return [(written.date, 1.0)]
    return [(written.date, ONE_OF_TWO), (written.other, ONE_OF_TWO)]


def _fit(written: Written, date: datetime.date) -> float:
    """What a weekday beside the date makes of it."""
    if written.weekday is None:
        return 1.0
    return 1 + WEEKDAY_FITS if written.weekday == date.weekday() else WEEKDAY_FAILS


def _published_part(text: str, date: Written) -> bool:
    """Whether in "Published … updated …" this date is the first."""
    before = text[: date.span[0]]
    last_update = max((m.end() for m in UPDATE.finditer(before)), default=-1)
    last_publish = max((m.end() for m in _PUBLISHED.finditer(before)), default=-1)
    if last_update < 0:  # "3 March 2014 (updated 4 March)"
        return True
    return last_publish > last_update


def _captioned(clues: Clues) -> Iterator[Clue]:
    for caption in clues.captions:
        if _FILE_PHOTO.search(caption):
            continue
        weight = POSED_CAPTION if _POSED.search(caption) else CAPTION
        order_known = clues.day_first is not None
        for written in written_dates(caption, day_first=bool(clues.day_first)):
            for date, share in readings(written, order_known=order_known):
                words = f"the date in a photo caption, “{caption[slice(*written.span)]}”"
                yield Clue(date, "caption", weight * share * _fit(written, date), words)


def _years(rights: Sequence[str]) -> Iterator[tuple[int, str]]:
    for line in rights:
        match = _YEARS.search(line) or _BARE_YEAR.search(line)
        if match is not None:
            yield int(match[match.lastindex or 1]), f"the year of “{match[0].strip()}”"


def _monthday(dateline: Dateline | None) -> tuple[int, int] | None:
    date = dateline.date if dateline else None
    return (date.month, date.day) if date else None


def _without_year(
    clues: Clues, found: Sequence[Clue], years: Sequence[tuple[int, str]]
) -> Iterator[Clue]:
    """Days of datelines and stamps, in the year that something else gives them."""
    if clues.dateline is not None and clues.dateline.date is not None:
        written = clues.dateline.date
        if written.date:
            yield Clue(written.date, "dateline", DATELINE, "the dateline's date")
        else:
            yield from _in_year(written, "dateline", DATELINE_WITHOUT_YEAR, found, years)
    for line in clues.seen:
        if line.source == "stamp" and not UPDATE.search(line.words):
            for written in written_dates(line.words):
                if written.year is None:
                    yield from _in_year(written, "stamp", YEARLESS_STAMP, found, years)


def _in_year(
    written: Written,
    source: DateSource,
    weight: float,
    found: Sequence[Clue],
    years: Sequence[tuple[int, str]],
) -> Iterator[Clue]:
    what = "the dateline's day" if source == "dateline" else "the stamp's day"
    done: set[datetime.date] = set()
    for clue in sorted(found, key=lambda clue: -clue.weight):
        date = near(written.month, written.day, clue.date)
        if date and date not in done and abs((date - clue.date).days) <= NEAR_DAYS:
            done.add(date)
            words = f"{what}, in the year of a stamp or caption ({clue.date})"
            yield Clue(date, source, weight, words)
    for year, words in years if not done else ():
        day = written.in_year(year)
        if day and day not in done:
            done.add(day)
            yield Clue(day, source, weight, f"{what}, in {words}")
