"""Judgements are only added to, several people's stand together, and none drifts to other words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, delete
from sqlalchemy.exc import DatabaseError

from onrecord.schema import Judgement, Statement
from onrecord.store import Entry, browse, judgements, reading, schema, write, writing
from onrecord.store.counted import count, counted
from onrecord.store.narrow import Ask, View
from onrecord.store.standing import stands
from tests import herald
from tests.factories import MADE_WITH

HERALD = Entry.of(herald.reading())
FIRST, SECOND = HERALD.statements[0], HERALD.statements[1]


def judged(verdict: Any, person: str = "Ada", at: int = 1, **fields: Any) -> Judgement:
    """A judgement of the first statement."""
    target = fields.pop("target", FIRST.id)
    kind = fields.pop("kind", "statement")
    return Judgement(kind, target, verdict, person, f"2025-01-01T00:00:{at:02}Z", **fields)


def words_of(item: Statement) -> dict[str, Any]:
    evidence = item.evidence[0]
    return {
        "report": evidence.report, "start": evidence.start, "end": evidence.end,
        "quote": evidence.quote,
    }  # fmt: skip


def put(connection: Connection, entry: Entry) -> None:
    run = write.begin_run(connection, MADE_WITH, inputs=1)
    write.put(connection, [entry], run=run, fingerprints=[None])


@pytest.fixture
def out(tmp_path: Path) -> Path:
    with writing(tmp_path) as connection, connection.begin():
        put(connection, HERALD)
    return tmp_path


def said(out: Path, view: View = "merged", **where: str) -> list[tuple[str, str]]:
    with reading(out) as connection, connection.begin():
        ask = Ask("statements", where, view=view)
        found = browse.rows(connection, ask, limit=99)
        assert count(connection, ask) == len(found)
    return [(row["id"], row["act"]) for row in found]


def judge(out: Path, *made: Judgement) -> int:
    with writing(out) as connection, connection.begin():
        return judgements.add(connection, made)


UNDO = judged("reject")
STANDS = [
    ("nothing", [], []),
    ("accepted", [judged("accept")], [("", "accept", None, False)]),
    ("the last word", [judged("accept"), judged("reject", at=2)], [("", "reject", None, False)]),
    (
        "taken back",
        [judged("accept", at=0), UNDO, judged("undo", at=2, target=UNDO.id, kind="judgement")],
        [("", "accept", None, False)],
    ),
    (
        "another's cannot be taken back",
        [UNDO, judged("undo", "Ben", at=2, target=UNDO.id, kind="judgement")],
        [("", "reject", None, False)],
    ),
    (
        "two who differ",
        [judged("accept", "Ben", at=3), judged("reject", "Ada", at=1)],
        [("", "accept", None, True)],
    ),
    (
        "unsure gives way",
        [judged("accept", "Ben"), judged("unsure", "Ada", at=2)],
        [("", "accept", None, False)],
    ),
    ("only unsure", [judged("unsure")], [("", "unsure", None, False)]),
    (
        "a field and the whole",
        [judged("edit", field="act", value="warn"), judged("accept", at=2)],
        [("", "accept", None, False), ("act", "edit", "warn", False)],
    ),
    (
        "two values",
        [judged("edit", field="act", value="warn"),
         judged("edit", "Ben", at=2, field="act", value="ask")],
        [("act", "edit", "ask", True)],
    ),
    (
        "of two pairs each stands",
        [judged("same", kind="actor", other="a2"), judged("different", kind="actor", other="a3")],
        [("a2", "same", None, False), ("a3", "different", None, False)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("made", "expected"), [c[1:] for c in STANDS], ids=[c[0] for c in STANDS])
def test_what_stands(
    made: list[Judgement], expected: list[tuple[str, str, str | None, bool]]
) -> None:
    found = [(s.field, s.verdict, s.value, s.disputed) for s in stands(reversed(made))]
    assert sorted(found) == expected


def test_the_views(out: Path) -> None:
    whole = said(out)
    judge(out, judged("reject"), judged("edit", target=SECOND.id, field="act", value="promise"))
    assert said(out, "machine") == whole
    assert said(out, "human") == [(SECOND.id, "promise")]
    assert len(said(out)) == len(whole) - 1
    assert (SECOND.id, "promise") in said(out, act="promise")
    assert (SECOND.id, SECOND.act) in said(out, "machine", act=SECOND.act)


def test_facets_count_what_the_view_shows(out: Path) -> None:
    def refusals(view: View) -> int:
        with reading(out) as connection, connection.begin():
            facets = counted(connection, Ask("statements", view=view)).facets
        return dict(next(f for f in facets if f.name == "act").values).get("refuse", 0)

    before = refusals("machine")
    judge(out, judged("edit", field="act", value="deny"))
    assert (refusals("machine"), refusals("merged")) == (before, before - 1)


@pytest.mark.parametrize("statement", [schema.judgements.update().values(person="Eve"),
                                       delete(schema.judgements)])  # fmt: skip
def test_the_database_refuses_to_change_a_judgement(out: Path, statement: Any) -> None:
    judge(out, judged("accept"))
    refused = pytest.raises(DatabaseError, match="only ever")
    with writing(out) as connection, connection.begin(), refused:
        connection.execute(statement)
    with reading(out) as connection, connection.begin():
        assert judgements.every(connection) == [judged("accept")]


def test_the_same_line_twice_is_one(out: Path) -> None:
    assert [judge(out, judged("accept")), judge(out, judged("accept"))] == [1, 0]


def test_findings_are_never_changed(out: Path) -> None:
    judge(out, judged("edit", field="speaker", value="Eve"), judged("reject", at=2))
    from onrecord.store import query

    with reading(out) as connection, connection.begin():
        assert next(query.entries(connection)).statements[0] == FIRST


ORPHANS = [
    ("the same words at the same place", HERALD, False),
    ("the finding is gone", replace(HERALD, statements=HERALD.statements[1:]), True),
    ("the report is gone", replace(HERALD, statements=(), article=None, failure="a PDF"), True),
]


@pytest.mark.parametrize(("entry", "lost"), [c[1:] for c in ORPHANS], ids=[c[0] for c in ORPHANS])
def test_a_judgement_follows_only_the_same_words(out: Path, entry: Entry, lost: bool) -> None:
    made = judged("reject", **words_of(FIRST))
    judge(out, made)
    with writing(out) as connection, connection.begin():
        put(connection, entry)
        judgements.settle(connection)
        assert judgements.orphans(connection) == ([made] if lost else [])
        assert len(judgements.standing(connection)) == (0 if lost else 1)
        assert judgements.every(connection) == [made]


def test_words_that_moved_orphan_a_judgement(out: Path) -> None:
    made = judged(
        "reject", **(words_of(FIRST) | {"start": 0, "end": len(words_of(FIRST)["quote"])})
    )
    judge(out, made)
    with reading(out) as connection, connection.begin():
        assert judgements.orphans(connection) == [made]
    assert (FIRST.id, FIRST.act) in said(out)
