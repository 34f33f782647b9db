"""Reports of the same affair date each other.

A report whose own clues leave its date open gets it from dated reports of the same story: near
their dates lie the days that it may be of, and the weekdays that it names tell which one. A
report that got its date this way dates no other, so the order in which they are read is nothing.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.schema import DateCandidate, Direction, Precision, Published, Time

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
DAY = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")

# How often a report names a weekday that lies 0 to 6 days before its own day, by the direction of
# the clause. Counted in TimeBank, AQUAINT and PolNeAR train (2,300 weekdays), rounded.
BACK: Mapping[Direction | None, tuple[float, ...]] = {
    "past": (0.36, 0.30, 0.16, 0.09, 0.04, 0.03, 0.02),
    "future": (0.33, 0.15, 0.10, 0.09, 0.05, 0.08, 0.20),
    None: (0.35, 0.20, 0.14, 0.13, 0.08, 0.05, 0.05),
}
# Weekdays of one report are told of each other: each counts for less than one alone would.
TEMPER = 0.7

# The day of a dateline: "Feb 27", "27 February".
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
STAMPED = re.compile(
    rf"\b(?:(?P<before>{_MONTH})\.? (?P<day>\d{{1,2}})"
    rf"|(?P<first>\d{{1,2}}) (?P<behind>{_MONTH}))\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")

# A date without a year ("on March 13") lies within a month, on the side that its clause tells, in
# half of the cases; by chance in one of ten. Counted in the same reports (520 dates).
DATE = re.compile(r"XXXX-(\d\d)-(\d\d)")
MONTH_DAYS = 30
IN_MONTH, OUT_OF_MONTH = 5.0, 0.6

# How far apart reports of one affair are published, in days; the sum over both sides is near 1.
APART = (0.28, 0.16, 0.07, 0.04, 0.02, 0.015, 0.012, 0.012)
# Reports of one event name the same weekdays: two that name one count double, two that name others
# half.
SAME_DAYS, OTHER_DAYS = 2.0, 0.5
# Mass for "none of these", beside likeness squared for each near report.
ELSEWHERE = 0.07
# A day is told when it and the two days on either side have so much of the mass; what that gives
# stands in docs/time.md. With .6 more reports are dated, 48 for 39, but one in ten worse.
SURE, WITHIN = 0.7, 2
# One report that is no more alike than this bears a day out only together with two weekdays: with
# one alone, which fits one affair in seven by chance, five of ten days were wrong, of affairs that
# come back after weeks with the same names (measured as docs/time.md says).
ALONE, ALONE_NAMES = 0.4, 2
# So many of the nearest are asked, and none of a story that is less alike than this.
KEPT, ALIKE = 12, 0.2
# The report's own date counts by its clue's weight, so that many near ones can outvote a weak one.
OWN = 0.25
# From this weight on a clue is believed against all other reports.
FIRM = 0.5


@dataclass(frozen=True, slots=True)
class Clues:
    """What dating asks of a report.

    Attributes:
        id: the report's id.
        title: how to name it.
        text: its clean text.
        dateline: the words before its news: "MOSCOW, Feb 27 (AP) --".
        published: its date by its own clues.
        dates: every date that a clue of its own gives.
        times: its times; needed of those alone that are to be dated.
    """

    id: str
    title: str = ""
    text: str = ""
    dateline: str = ""
    published: Published | None = None
    dates: tuple[DateCandidate, ...] = ()
    times: tuple[Time, ...] = ()

    @property
    def day(self) -> date | None:
        """Its day by its own clues."""
        if self.published is None or self.published.precision not in ("day", "minute"):
            return None
        day = date.fromisoformat(self.published.value[:10])
        return day if date.min.year < day.year < date.max.year else None

    @property
    def firm(self) -> date | None:
        """Its day, where its own clues leave no doubt."""
        weights = [d.weight for d in self.dates if d.of == "published"]
        return None if weights and max(weights) < FIRM else self.day


@dataclass(frozen=True, slots=True)
class Dating:
    """A report's date and who gives it.

    Attributes:
        published: the date, with all clues in words.
        by: ids of the reports that give it, the nearest first; none where its own clues do.
    """

    published: Published | None
    by: tuple[str, ...]


Near = Mapping[str, Sequence[tuple[float, str]]]
"""For a report the others of its story and how alike each is, 0 to 1, the nearest first."""


def date_each_other(reports: Iterable[Clues], *, near: Near) -> dict[str, Dating]:
    """Dates for those reports whose own clues leave theirs open.

    Args:
        reports: those to be dated and those that may date them.
        near: the reports of each one's affair; see `Near`.
    """
    known = {one.id: _Known(one, one.firm, frozenset(DAY.findall(one.text))) for one in reports}
    made: dict[str, Dating] = {}
    for one in known.values():
        if one.day is None:
            others = [
                (much, known[n])
                for much, n in near.get(one.report.id, ())
                if n in known and much >= ALIKE
            ]
            close = [_near(one, other, much) for much, other in others if other.day is not None]
            dating = _dating(one.report, close[:KEPT])
            if dating is not None:
                made[one.report.id] = dating
    return made


@dataclass(frozen=True, slots=True)
class _Known:
    """A report, the day that it is of, and the weekdays that it names."""

    report: Clues
    day: date | None
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Near:
    """A dated report that is alike, how much so, and how much it counts."""

    report: Clues
    day: date
    likeness: float
    weight: float


def _near(one: _Known, other: _Known, likeness: float) -> _Near:
    assert other.day is not None
    weight = likeness**2
    if one.named and other.named:
        weight *= SAME_DAYS if one.named & other.named else OTHER_DAYS
    return _Near(other.report, other.day, likeness, weight)


def _dating(report: Clues, near: Sequence[_Near]) -> Dating | None:
    return _stamped(report, near) or _reckoned(report, near)


def _stamped(report: Clues, near: Sequence[_Near]) -> Dating | None:
    """The day that a dateline gives without its year, near to the reports of the same affair."""
    told = yearless(report.dateline)
    if told is None:
        return None
    words, month, day = told
    for n in near:
        found = [
            made
            for year in range(n.day.year - 1, n.day.year + 2)
            if (made := _made(year, month, day)) and abs((made - n.day).days) <= MONTH_DAYS
        ]
        if found:
            clue = f"the dateline's “{words}”, and “{n.report.title}” ({n.day.isoformat()})"
            return Dating(Published(found[0].isoformat(), "day", clue), (n.report.id,))
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


def _reckoned(report: Clues, near: Sequence[_Near]) -> Dating | None:
    mass = _mass(report, near)
    if not near or not mass:
        return None
    total = sum(mass.values()) + ELSEWHERE
    best = min(mass, key=lambda day: (-mass[day], day))
    around = sum(mass.get(best + timedelta(n), 0.0) for n in range(-WITHIN, WITHIN + 1))
    if around < SURE * total:
        return None
    precision: Precision = "day"
    if not weekdays(report.times) and mass[best] < SURE * total:
        precision = "month"
        if sum(m for day, m in mass.items() if _month(day) == _month(best)) < SURE * total:
            return None
    own = report.day
    if own is not None and abs((own - best).days) <= WITHIN:
        return None  # they bear out what it says itself
    value = best.isoformat() if precision == "day" else _month(best)
    close = [n for n in near if abs((n.day - best).days) < len(APART)]
    if not close:
        return None  # a clue of its own that its cleaning did not believe
    if precision == "day" and not _borne_out(report, close):
        return None
    clue = _clue(report, close, precision)
    return Dating(Published(value, precision, clue), tuple(n.report.id for n in close))


def _borne_out(report: Clues, close: Sequence[_Near]) -> bool:
    """Whether a day is told by more than one report that is little alike and one weekday."""
    if len(close) > 1 or close[0].likeness >= ALONE:
        return True
    return len({day for day, _ in weekdays(report.times)}) >= ALONE_NAMES


def _month(day: date) -> str:
    return day.isoformat()[:7]


def _mass(report: Clues, near: Sequence[_Near]) -> dict[date, float]:
    """How much speaks for each day: reports near to it, the report's own clues, its weekdays."""
    mass: defaultdict[date, float] = defaultdict(float)
    for other in near:
        for apart, share in enumerate(APART):
            for day in {other.day + timedelta(n) for n in (-apart, apart)}:
                mass[day] += other.weight * share
    updated = [d.value for d in report.dates if d.of == "updated" and d.precision == "day"]
    for own in report.dates:
        if own.of == "published" and own.precision == "day":
            mass[date.fromisoformat(own.value[:10])] += OWN * own.weight
    last = min(updated, default="9999")
    fits, dates = _fits(weekdays(report.times)), _yearless(report.times)
    return {
        day: m * fits[day.weekday()] * math.prod(_fit(day, *told) for told in dates)
        for day, m in mass.items()
        if day.isoformat() <= last
    }


def weekdays(times: Sequence[Time]) -> Counter[tuple[int, Direction | None]]:
    """The weekdays that a report names, 0 for Monday, by the direction of their clauses."""
    found: Counter[tuple[int, Direction | None]] = Counter()
    for time in times:
        words = time.text.replace("'", " ").replace("’", " ").split()
        named = [DAYS.index(word.strip(",.")) for word in words if word.strip(",.") in DAYS]
        if named and time.type in ("DATE", "TIME"):
            found[named[0], time.direction] += 1
    return found


def _fits(named: Mapping[tuple[int, Direction | None], int]) -> list[float]:
    """How well each weekday fits as that of publication; 1 on average."""
    fits = [
        math.exp(
            sum(
                TEMPER * (1 + math.log(count)) * math.log(7 * BACK[direction][(day - told) % 7])
                for (told, direction), count in named.items()
            )
        )
        for day in range(7)
    ]
    mean = sum(fits) / 7
    return [fit / mean for fit in fits]


def _yearless(times: Sequence[Time]) -> set[tuple[int, int, Direction | None]]:
    """Month, day and direction of the dates that a report gives without their years."""
    found = ((DATE.fullmatch(time.timex), time.direction) for time in times)
    return {(int(m[1]), int(m[2]), direction) for m, direction in found if m}


def _fit(published: date, month: int, day: int, direction: Direction | None) -> float:
    """How well a date without a year fits a day of publication; 1 for one that tells nothing."""
    low = -MONTH_DAYS if direction == "past" else 0 if direction == "future" else -MONTH_DAYS
    high = 0 if direction == "past" else MONTH_DAYS
    near = (published + timedelta(days) for days in range(low, high + 1))
    told = any((d.month, d.day) == (month, day) for d in near)
    return float((IN_MONTH if told else OUT_OF_MONTH) ** TEMPER)


def _clue(report: Clues, near: Sequence[_Near], precision: Precision) -> str:
    first = near[0].report
    others = f" and {len(near) - 1} more" if len(near) > 1 else ""
    value = first.published.value if first.published else ""
    words = f"what is told of the same affair in “{first.title}” ({value}){others}"
    named = dict.fromkeys(f"“{DAYS[day]}”" for day, _ in sorted(weekdays(report.times), key=_day))
    if precision != "day" or not named:
        return words
    *rest, last = named
    return f"{words}, and its own {', '.join(rest)}{' and ' if rest else ''}{last}"


def _day(named: tuple[int, Direction | None]) -> int:
    return named[0]
