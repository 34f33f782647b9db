"""Times against times, in small tables."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.common import main
from bench.time import dating
from bench.time.score import Timex, case, count, metrics, pairs
from bench.time.task import TASK, measure
from tests.group.affair import BEFORE, MEETING

TEXT = "VARNESS, May 2 -- He left Monday and stays two weeks."
GOLD = case(
    {
        "doc_id": "a",
        "dct": "2007-05-02",
        "text": TEXT,
        "timexes": [
            {"start": 9, "end": 14, "type": "DATE", "value": "2007-05-02", "dct": True},
            {"start": 26, "end": 32, "type": "DATE", "value": "2007-04-30"},
            {"start": 43, "end": 52, "type": "DURATION", "value": "P2W"},
        ],
    }
)
MONDAY = Timex(26, 32, "DATE", "2007-04-30")
WEEKS = Timex(43, 52, "DURATION", "P2W")


@pytest.mark.parametrize(
    ("made", "value", "strict", "relaxed"),
    [
        ([MONDAY, WEEKS], 1, 1, 1),
        ([MONDAY, Timex(47, 52, "DURATION", "P2W")], 1, 0.5, 1),
        ([MONDAY, Timex(43, 52, "DURATION", "P3W")], 0.5, 1, 1),
        ([MONDAY], 2 / 3, 2 / 3, 2 / 3),
        ([MONDAY, WEEKS, Timex(9, 14, "DATE", "2007-05-02")], 1, 1, 1),  # its own date
        ([MONDAY, WEEKS, Timex(16, 20, "DATE", "x")], 0.8, 0.8, 0.8),
        ([], 0, 0, 0),
    ],
)
def test_scores(made: list[Timex], value: float, strict: float, relaxed: float) -> None:
    found = metrics(count(GOLD, made))
    assert found["value_f1"] == pytest.approx(value)
    assert found["strict_f1"] == pytest.approx(strict)
    assert found["relaxed_f1"] == pytest.approx(relaxed)


def test_pairs_are_one_to_one_and_the_equal_ones_first() -> None:
    gold = [Timex(0, 6), Timex(7, 13)]
    made = [Timex(0, 13), Timex(7, 13), Timex(3, 5)]
    assert sorted(pairs(gold, made)) == [(0, 0, False), (1, 1, True)]


def test_nothing_counts_behind_the_end_of_marking() -> None:
    short = case({"doc_id": "a", "text": TEXT, "timexes": [], "annotated_end": 30})
    assert count(short, [MONDAY, WEEKS])["made"] == 0


spans = st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda p: Timex(p[0], sum(p)))


@given(st.lists(spans, max_size=8, unique=True))
def test_the_gold_scores_one_against_itself(times: list[Timex]) -> None:
    c = Counter(gold=len(times), made=len(times))
    found = pairs(times, times)
    c.update(relaxed=len(found), strict=sum(exact for *_, exact in found))
    assert c["relaxed"] == c["strict"] == len(times)


def test_the_tagger_is_run_on_text_and_date(tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    gold = {"start": 8, "end": 14, "type": "DATE", "value": "2007-02-26"}
    record = {"doc_id": "a", "dct": "2007-02-27", "text": "He left Monday.", "timexes": [gold]}
    cases.write_text(json.dumps(record) + "\n", "utf-8")
    found = measure(cases, None).metrics
    assert set(TASK.metrics) <= set(found)
    assert found["value_f1"] == 1


def test_the_shipped_cases_reach_their_floors() -> None:
    assert main(TASK, ["--floors"]) == 0


def test_each_report_in_turn_is_dated_by_the_others(tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    records = [{"text": MEETING, "dct": "2007-02-27"}, {"text": BEFORE, "date": "2007-02-26"}]
    cases.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    found = dating.measure([cases])
    assert found["reports"] == found["day"] == found["day within 2"] == 2
