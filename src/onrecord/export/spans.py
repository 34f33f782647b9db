"""What all lines of the contract have: words, evidence and places in the text."""

from __future__ import annotations

from typing import Any

from onrecord.schema import Evidence, Span, Words

Line = dict[str, Any]


def words(found: Words) -> Line:
    """Words and where they stand."""
    return {"text": found.text, "span": span(found.span)}


def evidence(found: Evidence) -> Line:
    """The words that support a finding."""
    return {
        "report": found.report,
        "start": found.start,
        "end": found.end,
        "quote": found.quote,
    }


def span(found: Span | None) -> list[int] | None:
    """A place in the text."""
    return None if found is None else list(found)
