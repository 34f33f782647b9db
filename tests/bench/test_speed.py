"""What is watched of a run."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bench.speed.processes import children_on, family, pss
from bench.speed.score import Watched, cut, metrics
from bench.speed.task import inputs, measure, written

LINUX = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs Linux")


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (Watched(2.0, 20, 12.0, 100, 50_000), (8.0, 4000.0, 2.0)),
        (Watched(2.0, 60, 12.0, 100, 50_000), (None, None, 2.0)),  # nearly all in the first batch
        (Watched(None, 0, 12.0, 0, 0), (None, None, None)),
    ],
)
def test_rates_leave_the_start_out(run: Watched, expected: tuple[float | None, ...]) -> None:
    got = metrics(run)
    assert (got["reports_per_s"], got["words_per_s"], got["first_record_s"]) == expected


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("one two\n\nthree\n\nfour five six", 3, "one two\n\nthree"),
        ("one two\n\nthree\n\nfour five six", 5, "one two\n\nthree\n\nfour five six"),
        ("one two three four", 2, "one two three four"),
        ("one\ntwo\nthree", 2, "one\ntwo"),
        ("", 5, ""),
    ],
)
def test_a_text_is_cut_at_the_nearest_paragraph(text: str, words: int, left: str) -> None:
    assert cut(text, words) == left


def test_reports_come_from_a_folder_or_from_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.txt").write_text("b")
    with inputs(tmp_path, 1) as found:
        assert found == [tmp_path / "a.txt"]
    lines = tmp_path / "cases.jsonl"
    lines.write_text('{"text": "one"}\n{"text": "two"}\n{"text": "three"}\n')
    with inputs(lines, 2) as (folder,):
        assert sorted(p.read_text() for p in folder.iterdir()) == ["one", "two"]


def test_reports_are_counted_while_they_are_written(tmp_path: Path) -> None:
    database = tmp_path / "record.db"
    assert written(database) == 0
    connection = sqlite3.connect(database)
    connection.execute("CREATE TABLE reports (id TEXT)")
    assert written(database) == 0
    connection.execute("INSERT INTO reports VALUES ('r1')")
    connection.commit()
    assert written(database) == 1
    connection.close()


@LINUX
def test_memory_is_that_of_all_processes_below() -> None:
    grandchild = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()'])"
    with subprocess.Popen([sys.executable, "-c", grandchild], stdin=subprocess.PIPE) as child:
        while len(family(child.pid)) < 2:
            pass
        assert (pss(child.pid) or 0) > 1_000_000
        child.communicate(b"\n")
    assert pss(child.pid) is None


@LINUX
def test_a_child_is_kept_to_its_cpus() -> None:
    before = os.sched_getaffinity(0)
    ask = "import os; print(len(os.sched_getaffinity(0)))"
    with children_on(1):
        said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True)
    assert said.stdout.strip() == "1"
    assert os.sched_getaffinity(0) == before


# Stands for `onrecord run`: writes one report, then seven more a little later.
STAND_IN = """
import json, pathlib, sqlite3, sys, time
out = pathlib.Path(sys.argv[sys.argv.index("-o") + 1])
out.mkdir()
db = sqlite3.connect(out / "record.db")
db.execute("CREATE TABLE reports (id TEXT)")
for many, wait in ((1, 0.6), (7, 0)):
    db.executemany("INSERT INTO reports VALUES (?)", [("r",)] * many)
    db.commit()
    time.sleep(wait)
lines = [json.dumps({"id": "r", "text": "two words"})] * 8 + [json.dumps({"id": "f", "text": None})]
(out / "reports.jsonl").write_text("\\n".join(lines))
"""


@LINUX
def test_a_run_is_watched_from_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("a")
    monkeypatch.setattr("bench.shipped.COMMAND", (sys.executable, "-c", STAND_IN))
    got = measure(tmp_path, None).metrics
    assert 0 < (got["first_record_s"] or 0) < 30
    assert 7 / 30 < (got["reports_per_s"] or 0) < 7 / 0.4
    assert got["words_per_s"] == pytest.approx(2 * (got["reports_per_s"] or 0))
    assert (got["peak_mb"] or 0) > 1


def test_a_run_that_fails_is_no_measurement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bench.shipped.COMMAND", (sys.executable, "-c", "raise SystemExit('bad')"))
    with pytest.raises(RuntimeError, match="bad"):
        measure(tmp_path, None)
