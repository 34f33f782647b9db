"""What reports tell of each other hangs on nothing but which reports there are."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from onrecord import open as open_record
from tests.factories import outputs, run_fake
from tests.group.affair import BEFORE, MEETING, STORM

DATED = MEETING + "\n\nDATED 2007-02-27"
SAID = BEFORE + " Belova said on Monday that she would come."
URL = "https://harbour.example/ferry"


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def lines(out: Path, table: str) -> list[dict[str, Any]]:
    text = (out / f"{table}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def values(out: Path, words: str) -> list[str | None]:
    return [time["value"] for time in lines(out, "times") if time["text"] == words]


def test_a_report_is_dated_by_another_and_all_its_times_are_told_again(tmp_path: Path) -> None:
    source = write(tmp_path / "in", a=SAID)
    run_fake(source, tmp_path / "out")
    (alone,) = lines(tmp_path / "out", "reports")
    assert (alone["published"], alone["dated_by"]) == (None, [])
    assert set(values(tmp_path / "out", "Monday")) == {None}
    assert [s["said_on"] for s in lines(tmp_path / "out", "statements")] == [None]
    ids = [time["id"] for time in lines(tmp_path / "out", "times")]

    write(tmp_path / "in", b=DATED)
    run_fake(source, tmp_path / "out")
    first, second = lines(tmp_path / "out", "reports")
    assert first["published"]["value"] in ("2007-02-26", "2007-02-27")
    assert first["dated_by"] == [second["id"]]
    assert second["published"] == {"value": "2007-02-27", "precision": "day", "clue": "DATED"}
    assert set(values(tmp_path / "out", "Monday")) == {"2007-02-26"}
    assert values(tmp_path / "out", "March 13") == ["2007-03-13"]
    days = [s["said_on"] for s in lines(tmp_path / "out", "statements")]
    assert {"value": "2007-02-26", "precision": "day"} in days
    assert ids == [t["id"] for t in lines(tmp_path / "out", "times") if t["report"] == first["id"]]


def test_what_dated_a_report_may_go_again(tmp_path: Path) -> None:
    source = write(tmp_path / "in", a=SAID, b=DATED)
    run_fake(source, tmp_path / "out")
    write(source, b=STORM)
    run_fake(source, tmp_path / "out")
    run_fake(source, tmp_path / "whole")
    assert lines(tmp_path / "out", "reports")[0]["published"] is None
    assert outputs(tmp_path / "out") == outputs(tmp_path / "whole")


@pytest.mark.parametrize("seed", range(3))
def test_the_order_and_what_was_read_before_make_no_difference(tmp_path: Path, seed: int) -> None:
    texts = {"a": SAID, "b": DATED, "c": STORM, "d": SAID + " It rained.", "e": DATED + " Snow."}
    paths = sorted(write(tmp_path / "in", **texts).iterdir())
    run_fake(paths, tmp_path / "whole")
    random.Random(seed).shuffle(paths)
    for count in range(1, len(paths) + 1):
        run_fake(paths[:count], tmp_path / "grown")
    assert outputs(tmp_path / "grown") == outputs(tmp_path / "whole")


def versions(folder: Path, *texts: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    made = [json.dumps({"url": URL, "text": text}) for text in texts]
    path = folder / "wire.jsonl"
    path.write_text("\n".join(made) + "\n", "utf-8")
    return path


def test_the_same_address_with_other_words_is_a_version(tmp_path: Path) -> None:
    later = DATED.replace("useful", "short")
    path = versions(tmp_path / "in", DATED, later, STORM)
    run_fake(path, tmp_path / "out")
    first, second, other = lines(tmp_path / "out", "reports")
    assert (first["version_of"], second["version_of"]) == (None, first["id"])
    assert first["versions"] == second["versions"] == [first["id"], second["id"]]
    assert first["changes"] == []
    (change,) = second["changes"]
    assert change["was"]["text"] == "Belova called the talks useful."
    assert change["now"]["text"] == "Belova called the talks short."
    start, end = change["now"]["span"]
    assert second["text"][start:end] == change["now"]["text"]
    assert (other["version_of"], other["versions"]) == (None, [])
    (stored,) = [e.version for e in open_record(tmp_path / "out") if e.id == second["id"]]
    assert stored is not None and stored.all == (first["id"], second["id"])


def test_a_version_that_goes_leaves_one_that_is_none(tmp_path: Path) -> None:
    path = versions(tmp_path / "in", DATED, DATED.replace("useful", "short"))
    run_fake(path, tmp_path / "out")
    versions(tmp_path / "in", DATED)
    run_fake(path, tmp_path / "out")
    (line,) = lines(tmp_path / "out", "reports")
    assert (line["version_of"], line["versions"], line["changes"]) == (None, [], [])
