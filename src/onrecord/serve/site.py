"""What all pages of the server share: the record they read, and what they are asked."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast
from urllib.parse import unquote

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.pages.render import render
from onrecord.schema import Span
from onrecord.serve.kept import Kept, Make
from onrecord.serve.links import Live
from onrecord.serve.own import Own
from onrecord.serve.turn import Turn
from onrecord.store import Entry, query
from onrecord.store.counted import Counted, counted, in_time, narrowed, told_together
from onrecord.store.database import Reader
from onrecord.store.listings import LISTINGS, Name
from onrecord.store.narrow import Ask, View
from onrecord.store.pulse import Pulse

T = TypeVar("T")

LINKS = Live()
PERSON = "onrecord_person"
"""The cookie that keeps the name under which somebody judges."""
MOST_PAGES = 1_000_000
MAPPED = 1 << 30
"""Bytes of a record that are seen where the system holds them, and not copied: a third less time
where much is read. It is memory only as far as nobody else needs it."""
MOMENT = re.compile(r"\d{4}(-\d\d)?(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?)?)?(\+00:00|Z)?")
"""A moment in UTC, as the record writes it or shorter."""


@dataclass(frozen=True, slots=True)
class Site:
    """The record that is shown.

    Attributes:
        out: the output folder of a run.
        database: URL of the database if the run used one.
        reader: what reads it.
        kept: what was worked out of it before.
        pulse: whether it was changed.
        own: what each person judged last.
        turn: whose turn it is to set a page.
    """

    out: Path
    database: str | None
    reader: Reader
    kept: Kept
    pulse: Pulse
    own: Own
    turn: Turn

    @classmethod
    def of(cls, out: Path, database: str | None) -> Site:
        """The record of a folder, or of the database that a run used."""
        reader, turn = Reader(out, database=database, mapped=MAPPED), Turn()
        kept, pulse = Kept(reader.connection, aside=turn.aside), Pulse(out, database=database)
        return cls(out, database, reader, kept, pulse, Own(), turn)

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A connection that reads, all of it at one moment of the record."""
        with self.reader.connection() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let go of the record, so that its log can be folded into it."""
        self.kept.close()
        self.pulse.close()
        self.reader.close()

    def counted(self, connection: Connection, ask: Ask, *, by: str = "") -> Counted:
        """What was counted of a list, for somebody who perhaps judged."""
        if ask.listing.group:
            key = (ask.name, ask.view, ask.since)
            rows = self.keep(connection, key, lambda beside: told_together(beside, ask), by=by)
            return narrowed(rows, ask)

        def made(beside: Connection) -> Counted:
            return counted(
                beside,
                ask,
                whole=lambda rest: self.counted(beside, rest, by=by),
                dated=lambda: self.keep(beside, "reports", in_time, by=by),
            )

        return self.keep(connection, ask.key, made, by=by)

    def keep(self, connection: Connection, key: Hashable, make: Make[T], *, by: str = "") -> T:
        """What was worked out before, but for somebody who judged since not what went before."""
        return self.kept.get(connection, key, make, least=self.own.last(by).judged)


def site(request: Request) -> Site:
    """The record that a request is about."""
    return cast(Site, request.app.state.site)


def page(template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page as a response."""
    values.setdefault("sheets", ())
    return HTMLResponse(render(template, links=LINKS, **values), status)


def asked(request: Request, name: Name) -> Ask:
    """What of a list a request asks for."""
    given = request.query_params
    known = LISTINGS[name].columns
    where = {key: value for key, value in given.items() if key in known and value}
    return Ask(name, where, given.get("q", "").strip(), view(request), since(request))


def view(request: Request) -> View:
    """As whom the record is shown: what people judged goes before what the machine found."""
    given = request.query_params.get("view")
    return cast(View, given) if given in ("machine", "human") else "merged"


def since(request: Request) -> str:
    """The moment after which what came is asked for, empty where everything is."""
    given = request.query_params.get("since", "")
    return given if MOMENT.fullmatch(given) else ""


def number(request: Request) -> int:
    """Which page of a list is asked for, from 1."""
    given = request.query_params.get("page", "1")
    return min(max(int(given), 1), MOST_PAGES) if re.fullmatch(r"[0-9]{1,9}", given) else 1


def chosen(request: Request, length: int) -> Span | None:
    """The words that `?c=120-188` names, when a text of this length has them."""
    found = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", request.query_params.get("c", ""))
    if found is None:
        return None
    start, end = int(found[1]), int(found[2])
    return (start, end) if start < end <= length else None


def entry(connection: Connection, key: str) -> Entry:
    """A report of the record.

    Raises:
        HTTPException: when it holds none of that id.
    """
    found = next(query.entries(connection, [key]), None)
    if found is None:
        raise HTTPException(404, "No such report in this record.")
    return found


def person(request: Request) -> str:
    """The name under which somebody judges, empty where they have not said."""
    return unquote(request.cookies.get(PERSON, ""))
