"""When a report was published, and by which clue."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from onrecord.clean.dateline import Dateline
from onrecord.clean.dates import Written, as_date, weekday_in, written_dates
from onrecord.schema import Published

_UPDATED = re.compile(r"\b(?:updated?|modified|revised|corrected|refreshed|edited)\b", re.I)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|created|issued|filed|released|first|date|added|uploaded)\b", re.I
)
_FILE_PHOTO = re.compile(r"\bfile\b|\bin this\b.{0,40}\b(?:photo|image|picture)|archive", re.I)
_YEAR = re.compile(r"\b(?:19[5-9]\d|20\d\d)\b")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright).{0,60}?\b((?:19|20)\d\d)\b", re.I)
# A stamp and the text's own dates may differ by this much before one of them is wrong.
FAR_DAYS = 366
# A dateline may name the day of the event, some days before the report appeared.
NEAR_DAYS = 10
_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def iso_date(value: str) -> datetime.date | None:
    """The day that a machine-written time names.

    >>> iso_date("2025-03-05T19:26:18-05:00")
    datetime.date(2025, 3, 5)
    """
    match = _ISO.match(value.strip())
    if match and match[3]:
        return as_date(int(match[1]), int(match[2]), int(match[3]))
    found = [w.date for w in written_dates(value[:60]) if w.date]
    if found:
        return found[0]
    digits = re.match(r"(\d{4})(\d\d)(\d\d)", value.strip())
    return as_date(*map(int, digits.groups())) if digits else None


def day(date: datetime.date, clue: str) -> Published:
    """A publication date of a day's precision."""
    return Published(date.isoformat(), "day", clue)


def published_in_text(
    *,
    stamps: Sequence[str],
    dateline: Dateline | None,
    captions: Sequence[str],
    rights: Sequence[str],
    lead: str,
) -> Published | None:
    """The publication date by what stands in the text.

    A "last updated" stamp alone is no publication date: it counts when the first paragraphs name
    its weekday and no year far from its own. A date in a caption dates the report,
    unless the picture is from a file. A dateline without a year takes it from whatever else names
    one and fits.
    """
    found = [(text, w) for text in stamps for w in written_dates(text)]
    labelled = [(t, w) for t, w in found if not _UPDATED.search(t) or _published_part(t, w)]
    updated = [w.date for t, w in found if _UPDATED.search(t) and w.date]
    pictured = _captioned(captions)
    stamped = next(((t, w.date) for t, w in labelled if w.date), None)
    if stamped and _believable(stamped[1], dateline, pictured):
        return day(stamped[1], f"the page's stamp “{stamped[0].strip(' .|')}”")
    if dateline is not None and dateline.date is not None:
        dated = _dateline_date(dateline.date, [*updated, *(d for _, d in pictured)], rights)
        if dated:
            return dated
    if updated and _agrees(updated[0], lead):
        return day(updated[0], "the page's “updated” stamp, whose weekday the text names")
    if pictured:
        words, date = pictured[0]
        return day(date, f"the date in a photo caption, “{words}”")
    return None


def _agrees(date: datetime.date, lead: str) -> bool:
    """Whether the first paragraphs bear out a stamp."""
    years = [int(year) for year in _YEAR.findall(lead)]
    return weekday_in(lead) == date.weekday() and all(abs(date.year - y) <= 1 for y in years[-1:])


def _published_part(text: str, date: Written) -> bool:
    """Whether in "Published … updated …" this date is the first."""
    before = text[: date.span[0]]
    last_update = max((m.end() for m in _UPDATED.finditer(before)), default=-1)
    last_publish = max((m.end() for m in _PUBLISHED.finditer(before)), default=-1)
    return last_update < 0 or last_publish > last_update


def _captioned(captions: Sequence[str]) -> list[tuple[str, datetime.date]]:
    found = []
    for caption in captions:
        if _FILE_PHOTO.search(caption):
            continue
        for written in written_dates(caption):
            if written.date and (written.weekday in (None, written.date.weekday())):
                found.append((caption[slice(*written.span)], written.date))
    return found


def _believable(
    date: datetime.date,
    dateline: Dateline | None,
    pictured: Sequence[tuple[str, datetime.date]],
) -> bool:
    """Whether a stamp can be the day of a report with this dateline and these pictures."""
    if any(abs((date - other).days) > FAR_DAYS for _, other in pictured):
        return False
    if dateline is not None and dateline.date is not None:
        return _near(dateline.date, date) is not None
    return True


def _near(written: Written, date: datetime.date) -> datetime.date | None:
    """The day that a month and day mean near a date."""
    if written.date:
        return written.date if abs((written.date - date).days) <= FAR_DAYS else None
    for year in (date.year, date.year - 1, date.year + 1):
        day_ = as_date(year, written.month, written.day)
        if day_ and abs((day_ - date).days) <= NEAR_DAYS:
            return day_
    return None


def _dateline_date(
    written: Written, others: Sequence[datetime.date], rights: Sequence[str]
) -> Published | None:
    if written.date:
        return day(written.date, "the dateline's date")
    for other in others:
        near = _near(written, other)
        if near:
            return day(near, f"the dateline's day, in the year of a stamp or caption ({other})")
    for line in rights:
        match = _RIGHTS.search(line)
        date = as_date(int(match[1]), written.month, written.day) if match else None
        if date and match:
            return day(date, f"the dateline's day, in the year of “{match[0].strip()}”")
    return None
