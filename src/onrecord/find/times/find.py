"""Weekdays, days named by the report's own, and plain dates, as ISO 8601."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc

from onrecord.schema import Article, Precision, Span

WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH = "|".join([*(m.title() for m in MONTHS), r"(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\."])

EXPRESSION = re.compile(
    rf"\b(?:(?P<weekday>(?:{'|'.join(d.title() for d in WEEKDAYS)}))\b"
    rf"|(?P<near>[Tt]oday|[Yy]esterday|[Tt]omorrow)\b"
    rf"|(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>\d{{4}})\b)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{_MONTH})\b(?:,? (?P<year2>\d{{4}})\b)?"
    r"|(?P<iso>\d{4}-\d\d-\d\d)\b)"
)
NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
# Words whose presence around a weekday sends it forward.
_FORWARD = frozenset("will would shall plan schedule due expect next upcoming".split())
_BACK = frozenset("last previous past".split())


@dataclass(frozen=True, slots=True)
class TimeRef:
    """A time expression: its place in the clean text, ISO value and precision."""

    span: Span
    value: str
    precision: Precision


def find(doc: Doc, article: Article) -> tuple[TimeRef, ...]:
    """The weekdays and plain dates of a report that can be resolved.

    A weekday is the last one up to the day of publication, the report's own day included, or the
    next one where its clause looks ahead. A day and month without a year are of the year that
    brings them nearest. Without a publication date only full dates are given.
    """
    published = _day(article.published.value) if article.published else None
    out = []
    for m in EXPRESSION.finditer(article.text):
        value = _resolve(m, doc, published)
        if value:
            out.append(TimeRef(m.span(), value.isoformat(), "day"))
    return tuple(out)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _resolve(m: re.Match[str], doc: Doc, published: date | None) -> date | None:
    try:
        if m["iso"]:
            return date.fromisoformat(m["iso"])
        month, year = m["month"] or m["month2"], m["year"] or m["year2"]
        if month:
            number = 1 + next(
                i for i, name in enumerate(MONTHS) if name.startswith(month[:3].lower())
            )
            day = int(m["day"] or m["day2"])
            if year:
                return date(int(year), number, day)
            if published is None:
                return None
            years = (published.year - 1, published.year, published.year + 1)
            return min(
                (date(y, number, day) for y in years), key=lambda d: abs((d - published).days)
            )
    except ValueError:  # no such day
        return None
    if published is None:
        return None
    if m["near"]:
        return published + timedelta(days=NEAR[m["near"].lower()])
    ahead = _direction(m, doc)
    wanted = WEEKDAYS.index(m["weekday"].lower())
    if ahead > 0:
        return published + timedelta(days=(wanted - published.weekday()) % 7 or 7 * (ahead > 1))
    back = (published.weekday() - wanted) % 7
    return published - timedelta(days=back or (7 if ahead < 0 else 0))


def _direction(m: re.Match[str], doc: Doc) -> int:
    """1 when the weekday's clause looks ahead, 2 for "next", -1 for "last", else 0."""
    span = doc.char_span(*m.span(), alignment_mode="expand")
    if span is None:
        return 0
    before = doc[span.start - 1].lower_ if span.start else ""
    if before in _BACK:
        return -1
    if before == "next":
        return 2
    head = span.root.head
    around = {t.lemma_ for t in head.children} | {head.lemma_}
    if head.tag_ == "VB" and any(t.tag_ == "TO" for t in head.children):
        return 1
    return int(bool(around & _FORWARD))
