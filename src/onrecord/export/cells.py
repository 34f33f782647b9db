"""What the cells of flat tables share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.schema import Actor, Evidence
from onrecord.store import Entry

Row = tuple[Any, ...]

SEPARATOR = "; "
"""Between the names in one cell."""
BREAK = " … "
"""Between the pieces of one content."""


def joined(parts: Iterable[str], by: str = SEPARATOR) -> str | None:
    """Several as one cell; None of none.

    >>> joined(["Ana Belova", "Tomas Rehn"]), joined([])
    ('Ana Belova; Tomas Rehn', None)
    """
    return by.join(parts) or None


def about_report(entry: Entry) -> Row:
    """What of a report stands in the rows of its findings: id, story, date, outlet, address."""
    article = entry.article
    published = article.published if article else None
    return (
        entry.id,
        entry.story,
        published.value if published else None,
        article.outlet if article else None,
        entry.url,
    )


STRONGEST = ("reject", "edit", "accept", "unsure")
"""Of several verdicts on one finding, the one that is told: what undoes most first."""


def judgement(entry: Entry, finding: str) -> Row:
    """What people judged of a finding, and who did."""
    # Earlier versions also took judgements down that none of these is.
    lines = [line for line in entry.judged.get(finding, ()) if line.verdict in STRONGEST]
    if not lines:
        return None, None
    verdict = min((line.verdict for line in lines), key=STRONGEST.index)
    people = dict.fromkeys(name for line in lines for name in line.people)
    return verdict, joined(people)


def actors_of(entry: Entry) -> dict[str, Actor]:
    """A report's actors by id."""
    return {actor.id: actor for actor in entry.actors}


def shown(evidence: Sequence[Evidence]) -> Row:
    """Start, end and words of the first evidence."""
    first = evidence[0]
    return first.start, first.end, first.quote
