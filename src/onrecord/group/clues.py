"""What dating asks of a report, and what it tells of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.schema import DateCandidate, Published, Time

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
