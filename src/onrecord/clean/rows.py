"""Rows of a table of facts, each of which a reader sees as one piece."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from onrecord.clean.line import Line, join

# What lays a page out in columns holds more in a cell than a table of facts does.
LONGEST_CELL = 60
_CELLS = ("td", "th")


def with_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, short cells of one row put together.

    >>> from onrecord.clean.line import Look
    >>> cells = [Line(text, (0,), (at,), Look(tag="td", at=at, box=1))
    ...          for at, text in ((2, "Wages"), (9, "+4 % from May"))]
    >>> [line.text for line in with_rows(cells)]
    ['Wages +4 % from May']
    """
    held = Counter(line.look.at for line in lines)

    def row(line: Line) -> int:
        look = line.look
        cell = look.tag in _CELLS and held[look.at] == 1 and not look.links
        return look.box if cell and look.fields == 1 and len(line.text) <= LONGEST_CELL else 0

    found: list[Line] = []
    for box, some in groupby(lines, key=row):
        cells = list(some)
        found += [join(cells)] if box else cells
    return found
