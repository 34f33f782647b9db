"""Records that the pages are tried on: an affair of invented reports, and hostile ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.schema import Event, Evidence, Party, Position, Published, finding_id
from onrecord.serve import make_app
from onrecord.store import Entry, write, writing
from tests import herald
from tests.factories import MADE_WITH, make_report, process, words_at

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">\'"&amp;{{ 7*7 }}'


def put(out: Path, *entries: Entry) -> Path:
    """A record of these reports."""
    with writing(out) as connection, connection.begin():
        run = write.begin_run(connection, MADE_WITH, inputs=len(entries))
        write.put(connection, list(entries), run=run, fingerprints=[None] * len(entries))
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
