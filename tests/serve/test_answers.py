"""Pages are given again while they may be, and nobody is given one from before their judgement."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient

from onrecord.schema import Judgement
from onrecord.serve import answers, make_app
from onrecord.serve.answers import Answers, answered
from onrecord.store import judgements, writing
from onrecord.store.database import kept_open
from tests.serve.conftest import HERALD

STATEMENT = HERALD.statements[0].id


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = time.monotonic()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def client(out: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A server whose every page says how many pages were set before it."""
    monkeypatch.setattr("onrecord.serve.app.answered", lambda _: answered(numbered()))
    app = make_app(out)
    app.state.answers = Answers(now=clock)
    with TestClient(app, base_url="http://127.0.0.1") as made:
        made.headers["origin"] = "http://127.0.0.1"
        yield made


def numbered() -> Callable[[Request], Response]:
    count = iter(range(1000))
    return lambda _: PlainTextResponse(str(next(count)))


def judged(out: Path) -> None:
    line = Judgement("statement", STATEMENT, "accept", "Ben", "2025-01-01")
    with writing(out) as connection, connection.begin():
        judgements.add(connection, [line])


def judge(client: TestClient, person: str) -> None:
    client.cookies.set("onrecord_person", person)
    form = {"on": "statement", "target": STATEMENT, "verdict": "reject", "back": "/alerts"}
    assert client.post("/judge", data=form, follow_redirects=False).status_code == 303


AGES = [0.0, answers.LAST_SECONDS + 0.1]


@pytest.mark.parametrize("age", AGES, ids=["at once", "later"])
def test_a_page_is_set_once_while_the_record_stays(
    client: TestClient, clock: Clock, age: float
) -> None:
    first = client.get("/stories").text
    clock.now += age
    assert client.get("/stories").text == first
    assert client.get("/stories?page=2").text != first


@pytest.mark.parametrize(
    ("age", "headers", "anew"),
    [
        (0.0, {}, False),
        (0.0, {"cache-control": "max-age=0"}, True),
        (0.0, {"cache-control": "no-cache"}, True),
        (answers.LAST_SECONDS + 0.1, {}, True),
    ],
    ids=["at once", "loaded again", "asked for by a script", "later"],
)
def test_somebody_else_judged(
    client: TestClient, out: Path, clock: Clock, age: float, headers: dict[str, str], anew: bool
) -> None:
    first = client.get("/stories").text
    judged(out)
    clock.now += age
    assert (client.get("/stories", headers=headers).text != first) is anew


@pytest.mark.parametrize(
    ("person", "anew"), [("Ada", True), ("Cleo", False)], ids=["who judged", "somebody else"]
)
def test_ones_own_judgement_is_seen_at_once(
    client: TestClient, clock: Clock, person: str, anew: bool
) -> None:
    client.cookies.set("onrecord_person", person)
    first = client.get("/stories").text
    judge(client, "Ada")
    client.cookies.set("onrecord_person", person)
    assert (client.get("/stories").text != first) is anew


def test_what_one_judged_is_on_all_pages_at_once(out: Path) -> None:
    """With all that is kept: lists, counts, and the page of the one who spoke."""
    with TestClient(make_app(out), base_url="http://127.0.0.1") as client:
        client.headers["origin"] = "http://127.0.0.1"
        client.cookies.set("onrecord_person", "Ada")
        asked = ("/statements", f"/report/{HERALD.id}", "/statements?view=human")
        before = [client.get(address).text for address in asked]
        judge(client, "Ada")
        after = [client.get(address).text for address in asked]
    assert [one != other for one, other in zip(before, after, strict=True)] == [True, True, False]
    assert 'class="reject"' not in before[1]
    assert 'class="reject"' in after[1]


def test_two_people_are_given_pages_of_their_own(client: TestClient) -> None:
    client.cookies.set("onrecord_person", "Ada")
    first = client.get("/review").text
    client.cookies.set("onrecord_person", "Ben")
    assert client.get("/review").text != first


def test_an_older_count_is_not_held_for_good(
    client: TestClient, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = client.app.state.site.kept  # type: ignore[attr-defined]

    def late(_: Request) -> Response:
        kept.late += 1
        return PlainTextResponse(str(kept.late))

    app = client.app.state  # type: ignore[attr-defined]
    scope = {"type": "http", "method": "GET", "path": "/x", "query_string": b"", "headers": [],
             "app": client.app}  # fmt: skip

    def ask() -> bytes:
        return bytes(asyncio.run(app.answers.answer(Request(scope), late)).body)

    first = ask()
    assert ask() == first
    clock.now += answers.LAST_SECONDS + 0.1
    assert ask() != first


def test_what_is_asked_by_many_at_one_time_is_set_once(client: TestClient) -> None:
    count = iter(range(1000))

    def slow(_: Request) -> Response:
        time.sleep(0.05)
        return PlainTextResponse(str(next(count)))

    scope = {"type": "http", "method": "GET", "path": "/x", "query_string": b"", "headers": [],
             "app": client.app}  # fmt: skip
    held = client.app.state.answers  # type: ignore[attr-defined]

    async def crowd() -> list[Response]:
        asked = (held.answer(Request(scope), slow) for _ in range(20))
        return list(await asyncio.gather(*asked))

    assert {bytes(found.body) for found in asyncio.run(crowd())} == {b"0"}


def test_one_file_is_left_when_the_server_stops(out: Path) -> None:
    """What is kept open for the pages would keep the log from being folded in."""
    with kept_open(out), TestClient(make_app(out), base_url="http://127.0.0.1") as client:
        assert client.get("/").status_code == 200
    assert [path.name for path in out.iterdir()] == ["record.db"]
    with closing(sqlite3.connect(out / "record.db")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_no_more_is_held_than_may_be(out: Path) -> None:
    with TestClient(make_app(out), base_url="http://127.0.0.1") as client:
        held = Answers(most=30_000)
        client.app.state.answers = held  # type: ignore[attr-defined]
        for number in range(5):
            client.get(f"/stories?page={number}")
        assert held._size <= 30_000
        assert len(held._held) < 5
