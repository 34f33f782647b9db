"""The times of a report, and the days on which its statements were made."""

from __future__ import annotations

from collections import Counter

from onrecord.find.times.tagger import TimeRef, tag
from onrecord.schema import Article, SaidOn, Span, Time, finding_id

DAY = len("2007-02-27")
LONGER = ("week", "month", "year")


def find(article: Article) -> tuple[Time, ...]:
    """The times in a report, told from its publication date.

    They hang on nothing but its text and that date, so they can be told again from another.

    Args:
        article: the article.
    """
    published = article.published
    found = tag(article.text, published=published.value if published else None)
    met: Counter[Span] = Counter()
    return tuple(_time(article, ref, met) for ref in found)


def _time(article: Article, ref: TimeRef, met: Counter[Span]) -> Time:
    place = article.offsets.to_source(*ref.span)
    met[place] += 1
    return Time(
        id=finding_id(article.report, "time", place, met[place] - 1),
        report=article.report,
        text=article.text[slice(*ref.span)],
        span=ref.span,
        type=ref.type,
        value=ref.value,
        precision=ref.precision,
        timex=ref.timex,
        earliest=ref.earliest,
        latest=ref.latest,
        anchor=ref.anchor,
        alternatives=ref.alternatives,
        direction=ref.direction,
    )


def said_on(time: Time, past: bool, published: str | None) -> SaidOn:
    """The day of a saying that a time tells.

    What was said, was said by the day of publication: a day that the sentence's future seems to
    send ahead ("said on Monday it would …") is the one before. A week, month or year is as told.

    Args:
        time: the time in the clause of what tells of the saying.
        past: whether that is told in the past.
        published: the report's date, ISO 8601.
    """
    if time.precision in LONGER:
        return SaidOn(time.value, time.precision, time.id, past)
    value = time.value[:DAY] if time.value else None
    if value and past and published and len(published) >= DAY and value > published[:DAY]:
        before = (other[:DAY] for other in time.alternatives)
        value = max((day for day in before if day <= published[:DAY]), default=None)
    return SaidOn(value, "day", time.id, past)
