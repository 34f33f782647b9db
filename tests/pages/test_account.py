"""The account of a story: records alone, each with its words, in the order of days."""

from __future__ import annotations

from dataclasses import replace

from onrecord.pages.account import account
from onrecord.schema import Event, EventTime, Record, Statement
from tests.serve.conftest import HERALD, OTHER, RECORD

FINDINGS: dict[str, Event | Statement] = {s.id: s for e in (HERALD, OTHER) for s in e.statements}
FINDINGS |= {event.id: event for entry in (HERALD, OTHER) for event in entry.events}
PUBLISHED = {HERALD.id: "2025-03-03", OTHER.id: "2025-03-05"}
SAID = [Record(f"x{s.id}", "d1", "statement", (s.id,), (), 1) for s in HERALD.statements]


def test_each_line_is_a_record_with_the_words_of_all_who_tell_it() -> None:
    (line,) = account([RECORD], FINDINGS, published=PUBLISHED).happened
    assert (line.who, line.whom, line.code) == ("Andrey Volchan", "Selmeria", "reject")
    assert line.words == HERALD.events[0].evidence[0]
    assert line.others == ((OTHER.events[0].id, OTHER.events[0].evidence[0]),)
    assert (line.voices, line.new) == (2, False)


def test_what_was_said_stands_apart() -> None:
    made = account([RECORD, *SAID], FINDINGS, published=PUBLISHED)
    assert len(made.happened) == 1
    assert {line.finding for line in made.said} == {s.id for s in HERALD.statements}
    assert {line.what for line in made.said} == {"said"}


def test_a_line_stands_by_its_day_else_by_its_report_s() -> None:
    late = replace(HERALD.events[0], id="e9", when=EventTime("2025-04", "month", "words"))
    records = [Record("x9", "d1", "event", ("e9",), (), 9), *SAID]
    made = account(records, FINDINGS | {"e9": late}, published=PUBLISHED)
    assert [line.day for line in made.happened] == ["2025-04"]
    days = [line.day or line.reported for line in made.said]
    assert days == sorted(days, key=str)


def test_what_did_not_take_place_is_said_so() -> None:
    planned = replace(HERALD.events[0], status="planned")
    (line,) = account([RECORD], FINDINGS | {planned.id: planned}, published={}).happened
    assert line.status == "planned"
    done = replace(HERALD.events[0], status="happened")
    (line,) = account([RECORD], FINDINGS | {done.id: done}, published={}).happened
    assert line.status is None


def test_new_is_what_only_new_reports_tell() -> None:
    def new(*reports: str) -> bool:
        (line,) = account([RECORD], FINDINGS, published=PUBLISHED, new=reports).happened
        return line.new

    assert (new(OTHER.id), new(HERALD.id, OTHER.id)) == (False, True)


def test_of_many_those_are_told_that_most_voices_tell() -> None:
    loud = replace(SAID[3], voices=5)
    made = account([*SAID[:3], loud, *SAID[4:]], FINDINGS, published=PUBLISHED, most=1)
    assert [line.finding for line in made.said] == [HERALD.statements[3].id]
    assert made.left_out == len(SAID) - 1


def test_a_record_of_what_people_rejected_is_not_told() -> None:
    kept = {key: item for key, item in FINDINGS.items() if key not in RECORD.members}
    assert account([RECORD], kept, published=PUBLISHED).lines == ()
