"""Records that the pages are tried on: an affair of invented reports, and hostile ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
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
from onrecord.serve import make_app
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
        affairs.put_records(connection, [item for item in (RECORD,) if len(entries) > 1])
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
