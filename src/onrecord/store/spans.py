"""Places in the text as two columns."""

from __future__ import annotations

from onrecord.schema import Span


def columns(span: Span | None) -> tuple[int | None, int | None]:
    """Where words begin and end; both empty where there are none.

    >>> columns((3, 5)), columns(None)
    ((3, 5), (None, None))
    """
    return span if span is not None else (None, None)
