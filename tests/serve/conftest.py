"""Records that the pages are tried on: an affair of invented reports, and hostile ones."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.testclient import TestClient

from onrecord.schema import (
    Comparison,
    CopyLink,
    Difference,
    Event,
    Evidence,
    Featured,
    Identity,
    Party,
    Position,
    Published,
    Record,
    Story,
    Tie,
    Value,
    Voice,
    finding_id,
)
from onrecord.serve import Server, make_app
from onrecord.store import Entry, affairs, write, writing
from tests import herald
from tests.factories import MADE_WITH, make_report, process, words_at

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">\'"&amp;{{ 7*7 }}'


def put(out: Path, *entries: Entry) -> Path:
    """A record of these reports."""
    with writing(out) as connection, connection.begin():
        run = write.begin_run(connection, MADE_WITH, inputs=len(entries))
        write.put(connection, list(entries), run=run, fingerprints=[None] * len(entries))
        affairs.put_stories(connection, [item for item in (STORY,) if len(entries) > 1])
        affairs.put_identities(connection, [item for item in (IDENTITY,) if len(entries) > 1])
        affairs.put_records(connection, [item for item in (RECORD, COUNTED) if len(entries) > 1])
        write.end_run(connection, run)
    return out


def entry_of(text: str, **fields: Any) -> Entry:
    """What the fake stages find in a text."""
    return replace(Entry.of(process(make_report(text), None)), **fields)


def other() -> Entry:
    """A second report of the affair, which tells of the same refusal as not yet decided."""
    text = "Gates\n\nPresident Andrey Volchan may not reopen a gate. Anna said no to Selmeria."
    entry = entry_of(text, path="other.txt")
    assert entry.article is not None
    trigger = words_at(text, "may not reopen")
    start, end = trigger.span
    evidence = (Evidence.of(entry.id, text, start, end),)
    event = Event(
        finding_id(entry.id, "event", trigger.span), entry.id, "REJECT", None, (), 3,
        (Party(None, "Andrey Volchan"),), (Party(None, "Selmeria"),), trigger, "possible",
        evidence, 0.4,
    )  # fmt: skip
    position = Position(
        finding_id(entry.id, "position", trigger.span), entry.id, None, "Kordavia",
        "reopening the gates of the Torvan dam", "undecided", evidence, date="2025-03-05",
        via=(event.id,),
    )  # fmt: skip
    article = replace(
        entry.article, published=Published("2025-03-05", "day", "a clue"), outlet="Gazette"
    )
    return replace(entry, article=article, events=(event,), positions=(position,))


HERALD = Entry.of(herald.reading())
OTHER = other()
COPY = CopyLink(HERALD.id, OTHER.id, "draws", 0.4, (HERALD.events[0].evidence[0],
                                                    OTHER.events[0].evidence[0]))  # fmt: skip
STORY = Story(
    "d1", "The gates of Torvan", (HERALD.id, OTHER.id),
    voices=(Voice((HERALD.id,), None, (), (), ()), Voice((OTHER.id,), None, (), (), (COPY,))),
    first="2025-03-03", last="2025-03-05",
    actors=(Featured("i1", "Andrey Volchan", "person", 2),),
    issues=("reopening the gates of the Torvan dam",),
    compare=(Comparison(HERALD.statements[0].id, OTHER.statements[0].id, "Kordavia", ("gate",),
                        "he would not, he may not"),),
)  # fmt: skip
IDENTITY = Identity(
    "i1", "Andrey Volchan", "person", None,
    (HERALD.actors[0].id, OTHER.actors[0].id), (HERALD.id, OTHER.id),
    (Tie(HERALD.actors[0].id, OTHER.actors[0].id, 0.95, (), ("role: president",)),),
)  # fmt: skip
RECORD = Record(
    "x1", "d1", "event", (HERALD.events[0].id, OTHER.events[0].id), (("type", "REJECT"),), 2,
    (Difference("status", (Value("happened", (HERALD.events[0].id,)),
                           Value("possible", (OTHER.events[0].id,))), "differs"),),
)  # fmt: skip


# Of clauses, which stand in no table: their words are the values' evidence.
COUNTED = Record(
    "x2", "d1", "figure", ("c1", "c2"), (), 2,
    (Difference("killed", (
        Value("3", ("c1",), (Evidence(HERALD.id, 0, 9, "three men"),), 3, 3),
        Value("5", ("c2",), (Evidence(OTHER.id, 0, 8, "five men"),), 5, 5),
    ), "differs"),),
)  # fmt: skip


@contextmanager
def served(out: Path) -> Iterator[str]:
    """A server of a record, on a port of its own."""
    config = uvicorn.Config(make_app(out), host="127.0.0.1", port=0, log_level="error", ws="none")
    server = Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    assert not thread.is_alive()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium without a screen."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("there is no Chromium")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield made
        made.close()


class Tab:
    """A page of the browser that remembers what went wrong."""

    def __init__(self, browser: Any, home: str, **options: Any) -> None:
        self.wrong: list[str] = []
        self.home = home
        self.context = browser.new_context(base_url=home, **options)
        self.page = self.another()

    def another(self) -> Any:
        """One more page of the same browser."""
        page = self.context.new_page()
        page.on("console", lambda message: self.wrong.append(message.text))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("dialog", lambda dialog: self.wrong.append(dialog.message))
        page.on("request", lambda request: self._asked(request.url))
        return page

    def _asked(self, url: str) -> None:
        if not url.startswith((self.home, "data:")):
            self.wrong.append(url)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The affair's record."""
    return put(tmp_path / "out", HERALD, OTHER, Entry("r0", "scan.pdf", failure="it is a PDF"))


@pytest.fixture
def client(out: Path) -> Iterator[TestClient]:
    """A browser on this machine that says where its forms come from."""
    with TestClient(make_app(out), base_url="http://127.0.0.1") as made:
        made.headers["origin"] = "http://127.0.0.1"
        yield made
