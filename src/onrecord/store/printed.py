"""Rows of reports back into articles."""

from __future__ import annotations

from typing import Any

from sqlalchemy import RowMapping

from onrecord.schema import (
    Article,
    Block,
    Change,
    DateCandidate,
    OffsetMap,
    Part,
    Published,
    Version,
    Words,
)
from onrecord.store.saying import span


def article(row: RowMapping) -> Article:
    """The article that a row of `reports` tells."""
    clean, source, length = row["offsets"]
    return Article(
        report=row["id"],
        text=row["text"],
        blocks=tuple(Block(kind, start, end) for kind, start, end in row["blocks"]),
        offsets=OffsetMap(tuple(clean), tuple(source), length),
        language=row["language"],
        headline=row["headline"],
        outlet=row["outlet"],
        agency=row["agency"],
        byline=tuple(row["byline"]),
        contributors=tuple(row["contributors"]),
        dateline_place=row["dateline_place"],
        dateline=span(row, "dateline"),
        published=published(row),
        dates=tuple(DateCandidate(**found) for found in row["dates"] or ()),
        parts=tuple(Part(*part) for part in row["parts"] or ()),
    )


def published(row: RowMapping) -> Published | None:
    """The publication date that a row of `reports` tells."""
    value = row["published_value"]
    if value is None:
        return None
    return Published(value, row["published_precision"], row["published_clue"])


def version(row: RowMapping) -> Version | None:
    """Which version of a report a row of `reports` is, and what changed with it."""
    changes = tuple(Change(*map(_words, change)) for change in row["changes"] or ())
    return Version(tuple(row["versions"]), changes) if row["versions"] else None


def _words(words: list[Any] | None) -> Words | None:
    return Words(words[0], (words[1], words[2])) if words else None
