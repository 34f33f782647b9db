"""What a time is told from: the day of publication, or what the text last mentioned."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.find.times.join import has_year, is_day
from onrecord.find.times.moment import Moment
from onrecord.find.times.scan import Hit

# A narrative names its years itself. Set on the halves of TimeBank, AQUAINT and WikiWars: at
# least so many explicit dates, so many for each one that is told from the day of publication,
# and most of them older than the publication's year.
LEAST_EXPLICIT = 5
EXPLICIT_PER_DEICTIC = 5.0
# How far a bare year may lead the telling on; WikiWars is flat between 3 and 10.
YEARS_ON = 5


@dataclass(slots=True)
class Context:
    """What is known at a place of the text; moves on with each time that is resolved.

    Attributes:
        now: the date of publication as fine as it is known, None when it is not.
        narrative: whether the text as a whole is told from its own dates.
        last: the last mentioned moment with a year.
        thread: the same, but for bare years that only look back.
        quarters: those mentioned, and how often.
        quarter: the one that the text is about: most often mentioned.
        background: whether the paragraph named a past year of its own.
        day: the last day that the paragraph named.
    """

    now: Moment | None
    narrative: bool
    last: Moment | None = None
    thread: Moment | None = None
    quarter: Moment | None = None
    background: bool = False
    day: Moment | None = None
    quarters: Counter[Moment] = field(default_factory=Counter)

    @property
    def published(self) -> date | None:
        """The day of publication, where it is known to the day."""
        return self.now.day_date if self.now else None

    def discourse(self) -> Moment | None:
        """What "the next day" counts from: the last mentioned moment, else publication."""
        return self.last or self.now

    def reference(self) -> Moment | None:
        """What "March" counts from: publication in news, the last date in what is told."""
        if (self.narrative or self.background) and self.thread:
            return self.thread
        return self.now

    def paragraph(self) -> None:
        """A new paragraph begins: news goes back to its own day."""
        self.background = False
        self.day = None

    def _aside(self, moment: Moment, *, ahead: bool) -> bool:
        """Whether a bare year only looks back, or far ahead, and the telling stays where it is."""
        if moment.year is None or moment.month or moment.season or self.thread is None:
            return False
        if self.thread.year is None or self.thread.era != moment.era:
            return False
        on = (moment.year - self.thread.year) * (-1 if moment.era else 1)
        return not 0 <= on <= (0 if ahead else YEARS_ON)

    def mention(
        self, moment: Moment, *, explicit: bool, ago: bool, opens: bool, ahead: bool
    ) -> None:
        """Takes in a resolved moment.

        Args:
            moment: what was mentioned.
            explicit: whether it named its own year.
            ago: whether it is told only to compare with ("a year earlier").
            opens: whether it opens a sentence.
            ahead: whether its clause looks ahead.
        """
        if moment.year is None:
            return
        if moment.quarter and not ago:
            self.quarters[moment] += 1
            if self.quarter is None or self.quarters[moment] > self.quarters[self.quarter]:
                self.quarter = moment
        if moment.day:
            self.day = moment.without_time()
        if moment.scale == 1:
            self.last = moment.without_time()
            if opens or not self._aside(moment, ahead=ahead):
                self.thread = self.last
        if opens and explicit and self.now and self.now.year and moment.scale == 1:
            self.background = bool(moment.era) or moment.year < self.now.year - 1


def is_narrative(hits: Sequence[Hit], now: Moment | None) -> bool:
    """Whether a text is told from dates of its own rather than from its publication."""
    explicit = deictic = 0
    for hit in hits:
        if hit.kind == "point" and has_year(hit):
            year = re.sub(r"\D", "", hit.fields.get("year", ""))
            old = not year or "era" in hit.fields or not now or int(year) < (now.year or 0)
            explicit += old
        elif (
            (hit.kind == "shift" and hit.fields.get("rel", "").lower() in ("last", "next", "this"))
            or "near" in hit.fields
            or (is_day(hit) and set(hit.fields) <= {"weekday", "rel", "mod"})
        ):
            deictic += 1
    return explicit >= LEAST_EXPLICIT and explicit >= EXPLICIT_PER_DEICTIC * deictic
