"""Reports to be merged, made of a line or two."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onrecord.schema import Article, Published
from tests.factories import make_article, make_report


def article(report: str, text: str, *, date: str | None = None, **fields: Any) -> Article:
    """An article with an id of one's own choosing."""
    published = Published(date, "day", "given") if date else None
    return replace(make_article(make_report(text), published=published, **fields), report=report)
