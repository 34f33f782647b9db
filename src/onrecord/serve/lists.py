"""Lists with their facets, and the same lists to take away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from onrecord.pages import tables
from onrecord.pages.matrix import MOST_ISSUES, Matrix, matrix
from onrecord.serve.live import shows
from onrecord.serve.site import Site, asked, number, page, person, site
from onrecord.store import browse, judgements, news
from onrecord.store.listings import LISTINGS, Name
from onrecord.store.narrow import Ask, edited
from onrecord.store.people import on_issue, positions_of
from onrecord.store.standing import Stands

FORMATS = {
    "csv": (tables.as_csv, "text/csv; charset=utf-8"),
    "jsonl": (tables.as_jsonl, "application/x-ndjson"),
}

MOST_POSITIONS = 2000
"""Positions that a matrix is made from."""

TITLES: dict[Name, str] = {
    "stories": "Stories",
    "reports": "Reports",
    "statements": "Statements",
    "events": "Events",
    "positions": "Positions",
    "actors": "Actors",
    "issues": "Issues",
}


def reports(request: Request) -> Response:
    """The first page: the reports."""
    return _listing(request, "reports")


def listing(request: Request) -> Response:
    """The list that the address names."""
    return _listing(request, cast(Name, request.url.path.strip("/")))


def positions(request: Request) -> Response:
    """Positions, and the matrix above them while nothing narrows them."""
    return _listing(request, "positions", with_matrix=not request.query_params)


def _listing(request: Request, name: Name, *, with_matrix: bool = False) -> Response:
    ask, at = asked(request, name), number(request)
    with site(request).connection() as connection:
        made = table(connection, ask, at, site(request), by=person(request))
        judged = _judged(connection, made)
        whole = _matrix(connection, made.total, request) if with_matrix else None
        shown = shows(connection, news.STORIES if name == "stories" else news.REPORTS)
    return page(
        "listing.html", title=TITLES[name], table=made, matrix=whole, judged=judged, shown=shown
    )


def _matrix(connection: Connection, total: int, request: Request) -> Matrix:
    """The matrix of the issues on which most is told."""
    record, by = site(request), person(request)

    def made(beside: Connection) -> Matrix:
        issues = record.counted(beside, Ask("issues"), by=by).rows[:MOST_ISSUES]
        wanted = on_issue([row["issue"] for row in issues])
        return matrix(positions_of(beside, wanted, limit=MOST_POSITIONS), total=total)

    return record.keep(connection, "matrix", made, by=by)


def table(connection: Connection, ask: Ask, at: int, record: Site, *, by: str = "") -> tables.Page:
    """A page of a list."""
    known = record.counted(connection, ask, by=by)
    return tables.Page(
        ask=ask,
        columns=tables.COLUMNS[ask.name],
        rows=browse.rows(
            connection,
            ask,
            limit=tables.ROWS_A_PAGE,
            offset=(at - 1) * tables.ROWS_A_PAGE,
            known=known,
        ),
        facets=known.facets,
        total=known.total,
        number=at,
    )


def _judged(connection: Connection, made: tables.Page) -> dict[str, list[Stands]]:
    if made.ask.listing.of is None or made.ask.view == "machine":
        return {}
    found: dict[str, list[Stands]] = {}
    for item in judgements.standing(connection, [row["id"] for row in made.rows]):
        found.setdefault(item.target, []).append(item)
    return found


def download(request: Request) -> Response:
    """A list as a file: the rows and columns that are seen, of all its pages."""
    name, form = request.path_params["name"], request.path_params["format"]
    if name not in LISTINGS or form not in FORMATS:
        raise HTTPException(404, "No such page.")
    write, kind = FORMATS[form]
    ask = asked(request, cast(Name, name))
    with site(request).connection() as connection:
        changed = edited(connection, ask)
    lines = write(ask, _all(site(request), ask), changed)
    headers = {"content-disposition": f'attachment; filename="{name}.{form}"'}
    return StreamingResponse(lines, media_type=kind, headers=headers)


def _all(record: Site, ask: Ask) -> Iterator[dict[str, object]]:
    with record.connection() as connection:
        yield from browse.every(connection, ask)
