"""A report, two reports side by side, and words looked for in all of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.pages.compare import compare as laid_beside
from onrecord.pages.sheet import sheet, title
from onrecord.schema import Span
from onrecord.serve.site import chosen, entry, number, page, person, site
from onrecord.store import Entry, browse, edits, judgements, query
from onrecord.store import search as words
from onrecord.store.narrow import Ask
from onrecord.store.standing import Stands

Row = Mapping[str, Any]

HITS_A_PAGE = 20
PLACES = 3
"""Places of a report that a hit shows."""
AROUND = 90
"""Characters before and behind the words of a hit."""
MOST_OTHERS = 100


def report(request: Request) -> Response:
    """A report: its text and what was found in it."""
    with site(request).connection() as connection:
        found = entry(connection, request.path_params["id"])
        if found.article is None:
            raise HTTPException(404, f"This report could not be read: {found.failure}")
        made = sheet(found, chosen=chosen(request, len(found.article.text)))
        judged = _judged(connection, found)
    return page("single.html", sheet=made, sheets=[made], judged=judged)


def _judged(connection: Connection, found: Entry) -> dict[str, list[tuple[Stands, str | None]]]:
    """What stands of each finding, and of an edit what the machine had found."""
    items = {
        item.id: (kind, item)
        for kind, some in (
            ("statement", found.statements),
            ("event", found.events),
            ("position", found.positions),
        )
        for item in some
    }
    made: dict[str, list[tuple[Stands, str | None]]] = {}
    for stands in judgements.standing(connection, list(items)):
        kind, item = items[stands.target]
        field = edits.FIELDS[kind].get(stands.field)
        made.setdefault(stands.target, []).append((stands, field.was(item) if field else None))
    return made


def compare(request: Request) -> Response:
    """Two reports side by side; first the choice of the other one."""
    a, b = (request.query_params.get(name, "") for name in "ab")
    with site(request).connection() as connection:
        left = entry(connection, a)
        if not b:
            others = browse.rows(connection, Ask("reports"), limit=MOST_OTHERS)
            return page("choose.html", left=left, title=title(left), others=others)
        right = entry(connection, b)
    return page(
        "compare.html",
        sides=((left, title(left)), (right, title(right))),
        made=laid_beside(left, right),
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A place where words that were looked for stand."""

    span: Span
    before: str
    words: str
    behind: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A report with words that were looked for."""

    report: Entry
    title: str
    places: tuple[Place, ...]


def search(request: Request) -> Response:
    """Reports that hold some words, names that do, and issues that do."""
    asked, at = request.query_params.get("q", "").strip(), number(request)
    hits: list[Hit] = []
    total = 0
    names: Sequence[Row] = ()
    issues: Sequence[Row] = ()
    record = site(request)
    if asked:
        with record.connection() as connection:
            total, found = words.reports(
                connection, asked, limit=HITS_A_PAGE, offset=(at - 1) * HITS_A_PAGE
            )
            entries = query.entries(connection, [key for key, _ in found], findings=())
            told = words.told_at(connection, [key for key, _ in found])
            hits = [_hit(item, words.terms(asked), told.get(item.id, ())) for item in entries]
            by = person(request)
            names = record.counted(connection, Ask("actors", words=asked), by=by).rows
            issues = record.counted(connection, Ask("issues", words=asked), by=by).rows
    last = max(1, -(-total // HITS_A_PAGE))
    return page(
        "search.html",
        asked=asked, hits=hits, total=total, number=at, last=last,
        names=names[:HITS_A_PAGE], issues=issues[:HITS_A_PAGE],
    )  # fmt: skip


def _hit(found: Entry, wanted: list[str], told: Sequence[words.Told]) -> Hit:
    text = found.article.text if found.article else ""
    pattern = "|".join(rf"\b{re.escape(term)}" for term in wanted)
    spans = [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
    return Hit(found, title(found), tuple(_place(text, span, told) for span in spans[:PLACES]))


def _place(text: str, span: Span, told: Sequence[words.Told]) -> Place:
    start, end = span
    return Place(
        span,
        before=_whole(text[max(0, start - AROUND) : start], cut=start > AROUND),
        words=text[start:end],
        behind=_whole(text[end : end + AROUND][::-1], cut=end + AROUND < len(text))[::-1],
        findings=tuple(
            f"{said.who or 'speaker not named'}: {said.act}"
            for said in told
            if said.start <= start < said.end
        ),
    )


def _whole(words: str, *, cut: bool) -> str:
    """Words without the piece of one at their beginning."""
    return "… " + words.partition(" ")[2] if cut else words
