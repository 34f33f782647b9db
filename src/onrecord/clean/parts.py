"""Sorted lines to the parts of the source that a reader of the record sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.clean.credits import EDGE
from onrecord.clean.dateline import Dateline
from onrecord.clean.label import Labelled
from onrecord.clean.lexicon import is_agency_form
from onrecord.clean.line import Line
from onrecord.schema import Part, PartKind

PART_OF: dict[str, PartKind] = {
    "headline": "headline", "body": "body", "caption": "caption", "credit": "credit",
    "byline": "byline", "contributor": "contributor", "correction": "correction",
    "copyright": "copyright", "stamp": "stamp", "late": "stamp", "wire": "stamp",
    "slogan": "promotion", "promo": "promotion", "related": "promotion", "advert": "promotion",
}  # fmt: skip
"""The kinds of parts; whatever else a line is, is `other`."""

# Links below one another are a list.
LINKED = 0.5
_ENTITY = re.compile(r"&(?:#\w{1,8}|[A-Za-z]\w{1,30});")


def parts_of(
    lines: Iterable[Labelled],
    dateline: tuple[Line, Dateline] | None,
    *,
    html: str = "",
) -> tuple[Part, ...]:
    """The parts of a source, in order.

    Args:
        lines: its lines, sorted.
        dateline: the paragraph that opens with a dateline, and what it says.
        html: the source where it is a page, so that no part ends within an entity.
    """
    parts: list[Part] = []
    last: Line | None = None
    for item in lines:
        for part in _split(item, dateline):
            entity = _ENTITY.match(html, part.end - 1) if html else None
            part = replace(part, end=entity.end()) if entity else part
            if parts and last is not None and _goes_with(parts[-1], part, last, item.line):
                part = Part(part.kind, parts.pop().start, part.end, part.reason)
            parts.append(part)
        last = item.line
    return tuple(parts)


def _split(item: Labelled, dateline: tuple[Line, Dateline] | None) -> Iterator[Part]:
    line = item.line
    if dateline is None or item.line is not dateline[0]:
        yield _part(PART_OF.get(item.kind, "other"), line, item.reason)
        return
    end = dateline[1].end
    yield _part("dateline", line.cut(0, end), "place, agency or day, and a dash, open a paragraph")
    if line.text[end:].strip():
        yield _part("body", line.cut(end, len(line.text)), item.reason)


def _part(kind: PartKind, line: Line, reason: str) -> Part:
    return Part(kind, line.place(0), line.place(len(line.text) - 1) + 1, reason)


def _goes_with(before: Part, part: Part, above: Line, line: Line) -> bool:
    """Whether two neighbours are one: no part of the report, or rows of a byline or appeal."""
    if before.kind != part.kind:
        return False
    if part.kind == "other":
        return before.reason == part.reason
    look = line.look
    if part.kind == "byline":  # an agency below a name is a witness of its own
        return not look.gap and not is_agency_form(line.text.strip(EDGE))
    if part.kind == "copyright":  # its owner, and what may not be done with it, in one row
        return above.look is look
    rows = not look.gap and not look.piece and 0 < look.at == above.look.at
    return part.kind == "promotion" and rows and look.links < LINKED
