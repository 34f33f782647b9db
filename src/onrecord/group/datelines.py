"""The day of a dateline that leaves out its year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from onrecord.group.fit import MONTH_DAYS

# The day: "Feb 27", "27 February".
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
STAMPED = re.compile(
    rf"\b(?:(?P<before>{_MONTH})\.? (?P<day>\d{{1,2}})"
    rf"|(?P<first>\d{{1,2}}) (?P<behind>{_MONTH}))\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def stamped(dateline: str, near: Iterable[date]) -> tuple[int, date, str] | None:
    """The day that a dateline gives without its year, near to a day that is known.

    Args:
        dateline: its words.
        near: days of reports of the same affair, the most alike first.

    Returns:
        Which of these told the year, the day, and the dateline's words for it.
    """
    told = yearless(dateline)
    if told is None:
        return None
    words, month, day = told
    for number, known in enumerate(near):
        found = [
            made
            for year in range(known.year - 1, known.year + 2)
            if (made := _made(year, month, day)) and abs((made - known).days) <= MONTH_DAYS
        ]
        if found:
            return number, found[0], words
    return None


def yearless(dateline: str) -> tuple[str, int, int] | None:
    """Month and day of a dateline that tells no year, and its words for them.

    >>> yearless("HALDE, June 12 (TNS) --"), yearless("HALDE, June 12, 2025 --")
    (('June 12', 6, 12), None)
    """
    found = STAMPED.search(dateline)
    if found is None or YEAR.search(dateline):
        return None
    month, day = found["before"] or found["behind"], int(found["day"] or found["first"])
    return found[0].strip(), MONTHS.index(month[:3].lower()) + 1, day


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
