"""What was counted is kept while the record stays, and a little longer while a run writes."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from onrecord.schema import Judgement
from onrecord.serve import kept as keeping
from onrecord.serve.kept import Kept
from onrecord.store import judgements, schema, write, writing
from onrecord.store.database import Reader
from tests.factories import MADE_WITH
from tests.serve.conftest import HERALD, entry_of


def nothing(connection: Connection) -> None:
    """The record stays."""


def judge(connection: Connection) -> None:
    line = Judgement("statement", HERALD.statements[0].id, "accept", "Ada", "2025-01-01")
    judgements.add(connection, [line])


def read_on(connection: Connection) -> None:
    run = write.begin_run(connection, MADE_WITH, inputs=1)
    write.put(connection, [entry_of("New\n\nAnna said yes.")], run=run, fingerprints=[None])


def end(connection: Connection) -> None:
    write.end_run(connection, write.begin_run(connection, MADE_WITH, inputs=0))


CHEAP, COSTLY = keeping.CHEAP_SECONDS / 2, keeping.CHEAP_SECONDS * 2
CHANGES: list[tuple[str, Callable[[Connection], None], float, float, list[int]]] = [
    ("nothing changed", nothing, 1000.0, COSTLY, [1, 1]),
    ("somebody judged", judge, 0.0, COSTLY, [1, 1]),
    ("somebody judged, and it is quick", judge, 0.0, CHEAP, [1, 2]),
    ("a run reads on", read_on, 0.0, COSTLY, [1, 1]),
    ("a run reads on, and it is quick", read_on, 0.0, CHEAP, [1, 2]),
    ("a run read on a while ago", read_on, keeping.OLDEST_SECONDS + 1, COSTLY, [1, 2]),
    ("a run ended", end, 0.0, COSTLY, [1, 2]),
]


@pytest.mark.parametrize(
    ("change", "age", "cost", "values"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES]
)
def test_a_value_is_made_anew_only_when_it_must_be(
    out: Path,
    change: Callable[[Connection], None],
    age: float,
    cost: float,
    values: list[int],
) -> None:
    count, now = itertools.count(1), [0.0]
    reader = Reader(out)
    spent = itertools.count(0.0, cost)
    kept = Kept(reader.connection, now=lambda: now[0], spent=lambda: next(spent))

    def ask() -> int:
        with reader.connection() as connection, connection.begin():
            return kept.get(connection, "key", lambda _: next(count))

    found = [ask()]
    with writing(out) as connection, connection.begin():
        change(connection)
    now[0] = age
    assert [*found, ask()] == values


def test_a_count_is_renewed_beside_the_readers(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now, spent = [0.0], itertools.count(0.0, COSTLY)
    reader = Reader(out)
    kept = Kept(reader.connection, now=lambda: now[0], spent=lambda: next(spent))

    def ask() -> int:
        with reader.connection() as connection, connection.begin():
            return kept.get(connection, "reports", _reports)

    before = ask()
    with writing(out) as connection, connection.begin():
        read_on(connection)
    now[0] = 1.0
    assert ask() == before
    kept.close()  # waits for what is under way
    assert ask() == before + 1


def _reports(connection: Connection) -> int:
    return len(connection.execute(select(schema.reports.c.id)).all())
