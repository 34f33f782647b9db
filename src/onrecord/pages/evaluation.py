"""The page of an agreement with a hand coding."""

from __future__ import annotations

from typing import Any

from onrecord.pages.links import Together
from onrecord.pages.render import render


def page(evaluation: Any) -> str:
    """The page: measures, confusion tables, and every difference with its words.

    Args:
        evaluation: the `Evaluation`.
    """
    return render(
        "evaluation.html",
        links=Together(),
        evaluation=evaluation,
        tables=[(field.name, table(field.confusion)) for field in evaluation.fields],
        sheets=[],
        stamp="",
    )


def table(confusion: tuple[tuple[str, str, int], ...]) -> list[list[str]]:
    """Counts as a table: a row for each code by hand, a column for each of the record.

    >>> table((("say", "say", 3), ("say", "claim", 1)))
    [['', 'claim', 'say'], ['say', '1', '3']]
    """
    if not confusion:
        return []
    counts = {(a, b): count for a, b, count in confusion}
    rows, columns = (sorted({pair[side] for pair in counts}) for side in (0, 1))
    body = [[a, *(str(counts.get((a, b), "")) for b in columns)] for a in rows]
    return [["", *columns], *body]
