"""Stories, copies, voices and identities, as a run writes them."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from onrecord import open as open_record
from tests.factories import outputs, run_fake

BRIDGE = (
    "Shots at the Lenk Bridge\n\nGuards opened fire on farmers who marched onto the bridge at Lenk "
    "with a petition on Tuesday, and three of them were killed before noon. "
    "Belova said the guards had been told to fire into the air. "
    "The farmers had walked for two days from the dry fields of the lower valley. {}"
)
FERRY = (
    "Ferry Strike Ends\n\nThe crews of the Talvik ferries went back to work on Monday after the "
    "company gave up its plan to leave two sailings out each night. "
    "Falk said the strike had cost the town a third of its visitors. {}"
)
TEXTS = {
    "a": BRIDGE.format("DATED 2025-03-04"),
    "b": BRIDGE.format("DATED 2025-03-05"),
    "c": "Funerals at Lenk\n\nThe farmers killed on the bridge at Lenk were buried on Thursday "
    "while guards watched from the far bank. Belova said an inquiry into the fire would be open "
    "to the farmers of the valley. DATED 2025-03-06",
    "d": FERRY.format("DATED 2025-11-19"),
}


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def lines(out: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(x) for x in (out / f"{table}.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stories")
    run_fake(write(folder / "in", **TEXTS), folder / "out")
    return folder / "out"


def test_reports_know_their_story_and_whose_text_they_print(out: Path) -> None:
    a, b, c, d = lines(out, "reports")
    assert a["story"] == b["story"] == c["story"] != d["story"]
    assert [r["copies_of"] for r in (a, b, c, d)] == [None, a["id"], None, None]
    assert {s["story"] for s in lines(out, "statements")} == {a["story"], d["story"]}


def test_a_story_tells_its_copies_voices_and_days(out: Path) -> None:
    a, b, c, d = (r["id"] for r in lines(out, "reports"))
    bridge, ferry = lines(out, "stories")
    assert (bridge["reports"], ferry["reports"]) == ([a, b, c], [d])
    assert (bridge["copies"], bridge["voices"]) == ([[a, b]], 2)
    assert [v["reports"] for v in bridge["told_by"]] == [[a, b], [c]]
    assert bridge["told_by"][0]["links"][0]["evidence"][0]["quote"].startswith("Shots at")
    assert (bridge["from"], bridge["to"]) == ("2025-03-04", "2025-03-06")
    assert bridge["title"] == "Shots at the Lenk Bridge"


def test_a_surname_alone_makes_nobody_one_but_is_kept_as_a_candidate(out: Path) -> None:
    made = sorted(lines(out, "identities"), key=lambda i: i["name"])
    assert [i["name"] for i in made] == ["Belova", "Belova", "Belova", "Falk"]
    assert [len(i["candidates"]) for i in made] == [2, 2, 2, 0]
    (story, _) = lines(out, "stories")
    assert made[0]["candidates"][0]["reasons"] == [f"story: {story['id']}"]


def test_the_database_gives_back_what_the_files_say(out: Path) -> None:
    record = open_record(out)
    assert [s.id for s in record.stories] == [s["id"] for s in lines(out, "stories")]
    assert [i.id for i in record.identities] == [i["id"] for i in lines(out, "identities")]
    assert [e.story for e in record] == [r["story"] for r in lines(out, "reports")]


@pytest.mark.parametrize("seed", range(2))
def test_the_order_and_what_was_read_before_make_no_difference(tmp_path: Path, seed: int) -> None:
    paths = sorted(write(tmp_path / "in", **TEXTS).iterdir())
    run_fake(paths, tmp_path / "whole")
    random.Random(seed).shuffle(paths)
    for count in range(1, len(paths) + 1):
        run_fake(paths[:count], tmp_path / "grown")
    assert outputs(tmp_path / "grown") == outputs(tmp_path / "whole")


def test_the_id_of_a_story_stays_when_a_later_report_joins(tmp_path: Path) -> None:
    run_fake(write(tmp_path / "in", a=TEXTS["a"], d=TEXTS["d"]), tmp_path / "out")
    before = {s["id"] for s in lines(tmp_path / "out", "stories")}
    run_fake(write(tmp_path / "in", **TEXTS), tmp_path / "out")
    assert {s["id"] for s in lines(tmp_path / "out", "stories")} == before


def test_a_report_that_goes_leaves_no_trace_in_its_story(tmp_path: Path) -> None:
    run_fake(write(tmp_path / "in", **TEXTS), tmp_path / "out")
    (tmp_path / "in" / "a.txt").write_text(TEXTS["d"].replace("Talvik", "Lenk"), "utf-8")
    run_fake(tmp_path / "in", tmp_path / "out")
    run_fake(tmp_path / "in", tmp_path / "whole")
    assert outputs(tmp_path / "out") == outputs(tmp_path / "whole")
