"""The benches of stories and copies, over their own cases and a few of the test's."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from bench.common import main
from bench.copies.task import TASK as COPIES
from bench.stories.floor import average_linkage, grouped
from bench.stories.plot import plot
from bench.stories.scale import measure as measure_size
from bench.stories.scale import slope
from bench.stories.task import TASK, case, measure, streamed


@pytest.mark.parametrize(
    ("record", "text", "story", "day"),
    [
        ({"story": "s", "text": "Rain fell."}, "Rain fell.", "s", None),
        ({"subtopic": "2_ecb", "text": "Rain fell."}, "Rain fell.", "2_ecb", None),
        ({"story": "s", "text": "Rain", "title": "Wet"}, "Wet\n\nRain", "s", None),
        ({"story": "s", "text": "Wet. Rain", "title": "Wet"}, "Wet. Rain", "s", None),
        (
            {"story": "s", "text": "Rain", "date": "2024-05-01T10:00Z"},
            "Rain",
            "s",
            date(2024, 5, 1).toordinal(),
        ),
        ({"story": "s", "text": "Rain", "date": "May"}, "Rain", "s", None),
    ],
)
def test_cases(record: dict[str, str], text: str, story: str, day: int | None) -> None:
    found = case({"doc_id": "d", **record})
    assert (found.text, found.story, found.day) == (text, story, day)


def test_what_is_measured(tmp_path: Path) -> None:
    texts = {
        "a": ("rain", "Heavy rain washed away the bridge at Tolm. Families went to Brisk."),
        "b": ("rain", "In Tolm the bridge is gone. The families wait at Brisk for rain to end."),
        "c": ("dock", "Dockers at Hallen, led by Pio Sand, blocked the gates of Brel and Sons."),
    }
    rows = [{"doc_id": d, "story": s, "text": t} for d, (s, t) in texts.items()]
    path = tmp_path / "cases.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert dict(measure(path, None).metrics) == {
        "b3_f1": 1,
        "pair_f1": 1,
        "made": 2,
        "true": 2,
        "streamed_b3_f1": 1,
    }
    assert measure(path, 2).metrics["true"] == 1


def test_nothing_streams_into_nothing() -> None:
    assert streamed([], 0) == []


def test_average_linkage_joins_the_nearest_first() -> None:
    far = np.array([[0, 1, 5, 9], [1, 0, 7, 9], [5, 7, 0, 2], [9, 9, 2, 0]], np.float32)
    assert average_linkage(far, most=3) == [0, 0, 2, 2]
    assert average_linkage(far, most=8) == [0, 0, 0, 0]
    assert average_linkage(far, most=7) == [0, 0, 2, 2]  # 5, 7, 9 and 9 are 7.5 on average


def test_the_floor_groups_by_shared_words() -> None:
    texts = ["rain took the bridge", "the bridge and the rain", "dockers want cranes now"]
    labels = grouped([*texts, "dockers and cranes now"])
    assert labels[0] == labels[1] != labels[2] == labels[3]


@pytest.mark.parametrize("task", [TASK, COPIES], ids=lambda task: task.name)
def test_the_shipped_cases_hold_their_floors(
    task: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(task, ["--floors", "--json"]) == 0  # type: ignore[arg-type]
    assert capsys.readouterr().out.strip().splitlines()[-1].startswith("{")


def test_time_against_size_is_measured_and_drawn() -> None:
    taken = [measure_size(count) for count in (60, 240)]
    assert [t.reports for t in taken] == [60, 240]
    assert taken[1].seconds > taken[0].seconds
    assert 0 < slope(taken) < 2
    drawing = plot(taken)
    assert drawing.count("<circle") == 6
    assert all(f">{words}</text>" in drawing for words in ("copies", "stories", "both", "1,000"))
