"""Where in a sorted report the clues to its date stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.clean.dated import (
    LATE,
    STAMP,
    STAMP_ABOVE,
    UPDATED,
    WIRE,
    Clues,
    Seen,
)
from onrecord.clean.dateline import Dateline
from onrecord.clean.dates import written_dates
from onrecord.clean.draft import Draft
from onrecord.clean.line import Line
from onrecord.clean.pagedates import found_by_htmldate, page_clues
from onrecord.clean.published import Clue, iso_date

# Paragraphs in which a report says on which day its news happened.
LEAD = 3
# Above the second paragraph a picture is the report's own; further down it may be of any age.
CAPTIONS_ABOVE = 2
# Lines longer than this bear no stamp.
LONGEST_DATED = 200
# Countries that put the day first, by language tag and top-level domain.
_DAY_FIRST = re.compile(
    r"[-.](?:gb|uk|au|nz|ie|in|za|ng|ke|ug|tz|gh|pk|lk|bd|my|sg|hk|mt|eu|de|fr)\b", re.IGNORECASE
)
_MONTH_FIRST = re.compile(r"[-.](?:us|ph)\b", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z]+://)?([^/?#]*)")


def clues_of(draft: Draft, dateline: Dateline | None) -> Clues:
    """All that may tell a report's date."""
    report, page = draft.report, draft.page
    known = iso_date(report.known.date) if report.known.date else None
    sure = [Clue(known, "given", 1.0, "the date that came with the report")] if known else []
    if page is not None:
        sure += page_clues(page, url=report.url, first=draft.first)
    return Clues(
        sure=tuple(sure),
        seen=tuple(_seen(draft)),
        dateline=dateline,
        captions=tuple(_captions(draft)),
        rights=tuple(line.text for line in draft.labels.of("copyright")),
        lead="\n".join(draft.body[:LEAD]),
        day_first=_day_first(draft),
        last_resort=lambda: found_by_htmldate(page, report.source, report.url) if page else None,
    )


def _seen(draft: Draft) -> Iterator[Seen]:
    """The lines with stamps; above the headline stands the day of the paper, or of the visit."""
    headline = draft.labels.headline
    top = headline.source[0] if headline is not None and draft.page is not None else -1
    for item in draft.labels.lines:
        line = item.line
        if item.kind == "wire":
            yield Seen(line.text, "wire", WIRE)
        elif item.kind in ("stamp", "byline"):
            yield Seen(line.text, "stamp", STAMP_ABOVE if line.source[0] < top else STAMP)
        elif item.kind == "late":
            yield Seen(line.text, "stamp", LATE)
        elif item.kind == "correction":
            yield Seen(f"updated {line.text[:LONGEST_DATED]}", "stamp", UPDATED)
        elif item.kind == "head" and len(line.text) <= LONGEST_DATED:
            yield Seen(line.text, "stamp", STAMP_ABOVE)


def _captions(draft: Draft) -> Iterator[str]:
    paragraphs = 0
    for kind, line in draft.labels.blocks:
        paragraphs += kind == "body"
        if kind == "caption" and paragraphs < CAPTIONS_ABOVE:
            yield line.text


def _day_first(draft: Draft) -> bool | None:
    """Whether 04/03 is 4 March here, None when nothing tells.

    The report's other dates tell, else the country of its language or address.
    """
    lines = draft.page.lines if draft.page else (item.line for item in draft.labels.lines)
    order = next(_orders(lines), None)
    if order is not None:
        return order == "dmy"
    address = draft.report.url or (draft.page.canonical if draft.page else None) or ""
    host = _HOST.match(address)
    where = f"{draft.page.language if draft.page else ''} {host[1] if host else ''} "
    if _MONTH_FIRST.search(where):
        return False
    return True if _DAY_FIRST.search(where) else None


def _orders(lines: Iterable[Line]) -> Iterator[str]:
    """How the dates among some lines that read only one way are ordered."""
    for line in lines:
        if len(line.text) <= LONGEST_DATED and "/" in line.text:
            for written in written_dates(line.text):
                if written.order and not written.swapped and written.day != written.month:
                    yield written.order
