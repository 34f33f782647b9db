"""Stories that grow as reports come."""

from __future__ import annotations

import random
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import Connection

from onrecord import open as open_record
from onrecord.across import Growing
from onrecord.schema import Report
from onrecord.store import Entry, write, writing
from tests.across.test_stories import TEXTS
from tests.across.test_stories import write as write_texts
from tests.factories import MADE_WITH, RETELL, make_report, process, run_fake

REPORTS = {name: make_report(text, path=name) for name, text in TEXTS.items()}


def put(connection: Connection, reports: Sequence[Report], growing: Growing) -> None:
    """What a watch does with a batch."""
    with connection.begin():
        number = write.begin_run(connection, MADE_WITH, inputs=1)
        entries = [Entry.of(process(report, None)) for report in reports]
        write.put(connection, entries, run=number, fingerprints=["x"] * len(entries))
        write.place(connection, {entry.path: entry.id for entry in entries})
        growing.take(connection, [entry.id for entry in entries])


def grouped(out: Path) -> set[frozenset[str]]:
    """The paths of the reports of each story."""
    record = open_record(out)
    paths = {entry.id: entry.path for entry in record}
    assert {e.story for e in record} == {s.id for s in record.stories}
    return {frozenset(paths[r] for r in story.reports) for story in record.stories}


TOLD = {frozenset("abc"), frozenset("d")}


@pytest.mark.parametrize("seed", range(4))
def test_reports_join_stories_as_they_come(tmp_path: Path, seed: int) -> None:
    order = list(REPORTS.values())
    random.Random(seed).shuffle(order)
    growing = Growing(RETELL)
    with writing(tmp_path) as connection:
        for report in order:
            put(connection, [report], growing)
    assert grouped(tmp_path) == TOLD


def test_a_story_is_told_with_its_records_and_copies(tmp_path: Path) -> None:
    growing = Growing(RETELL)
    with writing(tmp_path) as connection:
        put(connection, list(REPORTS.values()), growing)
    record = open_record(tmp_path)
    by_path = {entry.path: entry for entry in record}
    assert by_path["b"].copies_of == by_path["a"].id
    story = next(story for story in record.stories if len(story.reports) == 3)
    assert [len(group) for group in story.copies] == [2]
    assert {s.id for s in record.statements} == {
        member for made in record.records for member in made.members
    }


def test_who_is_one_is_told_over_the_whole_record(tmp_path: Path) -> None:
    growing = Growing(RETELL)
    with writing(tmp_path) as connection:
        put(connection, list(REPORTS.values()), growing)
        assert not open_record(tmp_path).identities
        with connection.begin():
            growing.tell(connection)
    whole = tmp_path / "whole"
    run_fake(write_texts(tmp_path / "in", **TEXTS), whole)
    names = [sorted((i.name, len(i.members)) for i in open_record(out).identities)
             for out in (tmp_path, whole)]  # fmt: skip
    assert names[0] == names[1]
    assert names[0]
    assert grouped(tmp_path) == TOLD


def test_stories_keep_their_ids_when_all_is_told_anew(tmp_path: Path) -> None:
    growing = Growing(RETELL)
    with writing(tmp_path) as connection:
        for name in "cbda":
            put(connection, [REPORTS[name]], growing)
        before = [story.id for story in open_record(tmp_path).stories]
        with connection.begin():
            growing.tell(connection)
    assert [story.id for story in open_record(tmp_path).stories] == before


def test_what_another_watch_left_is_gone_on_with(tmp_path: Path) -> None:
    with writing(tmp_path) as connection:
        for name in "abcd":
            put(connection, [REPORTS[name]], Growing(RETELL))
    assert grouped(tmp_path) == TOLD


def test_a_transaction_that_was_undone_leaves_nothing_in_mind(tmp_path: Path) -> None:
    growing = Growing(RETELL)
    with writing(tmp_path) as connection:
        put(connection, [REPORTS["a"]], growing)
        with suppress(ZeroDivisionError), connection.begin():
            number = write.begin_run(connection, MADE_WITH, inputs=1)
            entry = Entry.of(process(REPORTS["d"], None))
            write.put(connection, [entry], run=number, fingerprints=["x"])
            growing.take(connection, [entry.id])
            raise ZeroDivisionError
        put(connection, [REPORTS["c"]], growing)
        put(connection, [REPORTS["d"]], growing)
    assert grouped(tmp_path) == {frozenset("ac"), frozenset("d")}


def test_a_large_story_gets_its_reports_at_once_and_is_told_with_all_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.across.growing.LARGE", 1)
    growing = Growing(RETELL)
    with writing(tmp_path) as connection:
        for name in "abcd":
            put(connection, [REPORTS[name]], growing)
        assert grouped(tmp_path) == TOLD
        (story,) = [story for story in open_record(tmp_path).stories if len(story.reports) == 3]
        assert story.copies == ()  # as it was told with one report
        with connection.begin():
            growing.tell(connection)
    (story,) = [story for story in open_record(tmp_path).stories if len(story.reports) == 3]
    assert len(story.copies) == 1
