"""Review: one finding after the other, the most doubtful first, decided by keys or buttons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, cast, get_args
from urllib.parse import parse_qs, quote

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.pages.sheet import Sheet, sheet
from onrecord.schema import Judgement, Target, Verdict
from onrecord.serve.site import PERSON, Site, entry, page, person, site
from onrecord.store import Entry, agreement, browse, edits, judgements
from onrecord.store.database import judging
from onrecord.store.listings import LISTINGS, Name
from onrecord.store.narrow import Ask
from onrecord.store.standing import FINDINGS, JOINS, in_force

KEPT = 365 * 24 * 3600
LATEST = 10
"""Judgements that can be taken back with one click."""
MOST_BODY = 64 * 1024
LONGEST, LONGEST_NAME = 2000, 80

LISTS: tuple[Name, ...] = ("statements", "events", "positions")
KINDS: dict[str, Name] = {cast(str, LISTINGS[name].kind): name for name in LISTS}


def queue(request: Request) -> Response:
    """The next finding to be judged, or the one that is asked for."""
    given = request.query_params
    of = cast(Name, given.get("of")) if given.get("of") in LISTS else LISTS[0]
    by = person(request)
    with site(request).connection() as connection:
        row = _wanted(connection, of, given.get("target"), request)
        found = entry(connection, row["report"]) if row else None
        made = _sheet(found, row) if row and found else None
        fields = _fields(connection, found, row, of) if row and found else []
        lines = judgements.every(connection)
        lost = judgements.orphans(connection)
    mine = [item for item in in_force(lines) if item.person == by]
    return page(
        "review.html", title="Review",
        lists=LISTS, of=of, row=row, sheet=made, sheets=[made] if made else [], person=by,
        fields=fields, latest=mine[: -LATEST - 1 : -1],
        done=len(mine), orphans=lost, agreement=agreement.of(lines), kind=LISTINGS[of].kind,
    )  # fmt: skip


def _wanted(
    connection: Connection, name: Name, target: str | None, request: Request
) -> dict[str, Any] | None:
    if target is None:
        order = None
        if name == "positions":
            order = site(request).keep(connection, "doubt", lambda c: browse.by_doubt(c, name))
        return browse.doubtful(connection, name, person=person(request), order=order)
    found = browse.rows(connection, Ask(name, {"id": target}, view="machine"), limit=1)
    if not found:
        raise HTTPException(404, "No such finding in this record.")
    return found[0]


@dataclass(frozen=True, slots=True)
class Editable:
    """A field of a finding in the form.

    Attributes:
        name: the field's.
        field: what values it may have.
        found: what the machine found.
        value: what stands now.
    """

    name: str
    field: edits.Field
    found: str
    value: str


def _fields(connection: Connection, found: Entry, row: dict[str, Any], of: Name) -> list[Editable]:
    """The fields of a finding that may be edited, with what stands in each."""
    (item,) = [each for each in _findings(found) if each.id == row["id"]]
    stands = judgements.standing(connection, [item.id])
    told = {stand.field: stand.value or "" for stand in stands if stand.verdict == "edit"}
    known = edits.FIELDS[cast(str, LISTINGS[of].kind)]
    founds = {name: field.was(item) or "" for name, field in known.items()}
    return [
        Editable(name, field, founds[name], told.get(name, founds[name]))
        for name, field in known.items()
    ]


def _findings(found: Entry) -> tuple[Any, ...]:
    return (*found.statements, *found.events, *found.positions)


def _sheet(found: Entry, row: dict[str, Any]) -> Sheet:
    """The paragraphs around the finding's words, and its card alone beside them."""
    made = sheet(_only(found, row["id"]), chosen=(row["start"], row["end"]))
    here = [
        at for at, paragraph in enumerate(made.paragraphs)
        if any(segment.chosen for segment in paragraph.segments)
    ]  # fmt: skip
    first, last = (here[0], here[-1]) if here else (0, 0)
    near = made.paragraphs[max(0, first - 1) : last + 2]
    return replace(made, paragraphs=near)


def _only(found: Entry, key: str) -> Entry:
    """The report with this finding alone, so that nothing else is judged with it."""
    return replace(
        found,
        statements=tuple(item for item in found.statements if item.id == key),
        events=tuple(item for item in found.events if item.id == key),
        positions=tuple(item for item in found.positions if item.id == key),
    )


async def name(request: Request) -> Response:
    """Keep the name under which somebody judges."""
    form = await _form(request)
    response = RedirectResponse(_back(form), 303)
    given = quote(" ".join(form.get("person", "").split())[:LONGEST_NAME])
    response.set_cookie(PERSON, given, max_age=KEPT, httponly=True, samesite="strict")
    return response


async def judge(request: Request) -> Response:
    """Write down a judgement and go on."""
    form, by = await _form(request), person(request)
    if not by:
        raise HTTPException(400, "First enter your name under review.")
    record = site(request)
    record.own.note(by, await run_in_threadpool(_write, record, _made(form, by)))
    return RedirectResponse(_back(form), 303)


async def _form(request: Request) -> dict[str, str]:
    body = await request.body()
    if len(body) > MOST_BODY:
        raise HTTPException(413, "That is too long.")
    given = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {key: values[0] for key, values in given.items()}


def _back(form: dict[str, str]) -> str:
    """Where to go on: only within these pages, whatever the form says."""
    back = form.get("back", "")
    return back if back.startswith("/") and back[1:2] not in ("/", "\\") else "/review"


def _write(record: Site, made: list[Judgement]) -> int:
    """Add judgements, and say how many there are; this may wait for a run that is writing."""
    with judging(record.out, database=record.database) as connection, connection.begin():
        judgements.add(connection, [_seen(connection, item) for item in made])
        return browse.state(connection).judged


def _made(form: dict[str, str], person: str) -> list[Judgement]:
    kind, target, verdict = (form.get(name, "") for name in ("on", "target", "verdict"))
    if kind not in get_args(Target) or verdict not in get_args(Verdict) or not target:
        raise HTTPException(400, "That is not a judgement.")
    if (verdict == "undo") != (kind == "judgement"):
        raise HTTPException(400, "Only a judgement can be undone.")
    first = Judgement(
        cast(Target, kind),
        target[:LONGEST],
        cast(Verdict, verdict),
        person,
        datetime.now(UTC).isoformat(timespec="microseconds"),
        note=form.get("note", "").strip()[:LONGEST] or None,
    )
    if verdict in JOINS:
        if kind in FINDINGS:
            raise HTTPException(400, f"Findings of kind {kind} cannot be merged.")
        if not form.get("other"):
            raise HTTPException(400, "The same as what?")
        return [replace(first, other=form["other"][:LONGEST])]
    if verdict != "edit":
        return [first]
    if kind not in edits.FIELDS:
        raise HTTPException(400, f"Findings of kind {kind} cannot be edited.")
    return [replace(first, field=field, value=value) for field, value in _changed(form, kind)]


def _changed(form: dict[str, str], kind: str) -> list[tuple[str, str]]:
    """The fields that were changed, each with a value that it may have."""
    found = []
    for name, field in edits.FIELDS[kind].items():
        if name not in form and f"was_{name}" not in form:
            continue
        value = form.get(name, "")[:LONGEST]
        if value.strip() == form.get(f"was_{name}", "").strip():
            continue
        try:
            found.append((name, edits.check(field, value)))
        except ValueError as error:
            raise HTTPException(400, f"{value!r} is not a valid {name}: {error}.") from error
    if not found:
        raise HTTPException(400, "Nothing was changed.")
    return found


def _stands(item: Judgement, text: str) -> bool:
    """Whether words that should be a report's stand in it."""
    field = edits.FIELDS[item.kind][item.field or ""]
    return field.sort != "quote" or edits.stand_in(item.value or "", text)


def _seen(connection: Connection, item: Judgement) -> Judgement:
    """The judgement with the words it is about, and the machine's score of this moment."""
    if item.kind not in KINDS:
        return item
    ask = Ask(KINDS[item.kind], {"id": item.target}, view="machine")
    found = browse.rows(connection, ask, limit=1)
    if not found:
        raise HTTPException(404, "No such finding in this record.")
    row = found[0]
    article = entry(connection, row["report"]).article
    text = article.text if article else ""
    if item.verdict == "edit" and not _stands(item, text):
        raise HTTPException(400, f"The report does not have these words: {item.value!r}.")
    quote_ = text[row["start"] : row["end"]] if article else None
    return replace(
        item,
        report=row["report"], start=row["start"], end=row["end"], quote=quote_,
        score=row.get("confidence"),
    )  # fmt: skip
