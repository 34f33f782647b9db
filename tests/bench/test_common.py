"""The benches' frame: reading, floors, the command line."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from bench import common
from bench.common import Floors, Result, Table, Task, below, layout, main, read_floors, run_all


@pytest.mark.parametrize("zipped", [False, True])
def test_lines_come_from_plain_and_gzipped_files_whatever_their_name(
    tmp_path: Path, zipped: bool
) -> None:
    path = tmp_path / "cases.jsonl"
    data = '{"a": "é"}\n\n{"a": 2}\n'.encode()
    path.write_bytes(gzip.compress(data) if zipped else data)
    assert list(common.json_lines(path)) == [{"a": "é"}, {"a": 2}]


@pytest.mark.parametrize(
    ("scores", "floors", "short"),
    [
        ({"f1": 0.7}, Floors(None, {"f1": 0.7}), 0),
        ({"f1": 0.69}, Floors(None, {"f1": 0.7}), 1),
        ({"f1": None}, Floors(None, {"f1": 0.7}), 1),
        ({}, Floors(None, {"f1": 0.7}), 1),
        ({"mb": 900.0}, Floors(None, {}, {"mb": 1000}), 0),
        ({"mb": 1100.0}, Floors(None, {}, {"mb": 1000}), 1),
        ({"mb": None}, Floors(None, {}, {"mb": 1000}), 1),
    ],
)
def test_a_floor_is_reached_or_named(
    scores: dict[str, float | None], floors: Floors, short: int
) -> None:
    assert len(below(scores, floors)) == short


def test_a_table_stands_in_columns() -> None:
    table = Table("title", ("metric", "value"), (("f1", 0.5), ("longer", None)))
    assert layout(table) == "title\nmetric  value\nf1      0.500\nlonger      –\n"


def _task(folder: Path, monkeypatch: pytest.MonkeyPatch, floors: str) -> Task:
    (folder / "bench" / "made").mkdir(parents=True)
    (folder / "bench" / "made" / "floors.toml").write_text(floors)
    (folder / "bench" / "cases.txt").write_text("1\n1\n0\n0\n")
    monkeypatch.setattr(common, "__file__", str(folder / "bench" / "common.py"))

    def measure(cases: Path, limit: int | None) -> Result:
        found = list(map(float, common.lines(cases)))[:limit]
        return Result({"f1": sum(found) / len(found)}, details={"n": len(found)})

    return Task("made", "a bench", ("f1",), measure)


@pytest.mark.parametrize(
    ("floors", "arguments", "code"),
    [
        ("", ["--cases", "CASES"], 0),
        ('[shipped]\ncases = "../cases.txt"\nleast = {f1 = 0.5}', ["--floors"], 0),
        ('[shipped]\ncases = "../cases.txt"\nleast = {f1 = 0.6}', ["--floors"], 1),
        ('[shipped]\ncases = "../cases.txt"\nleast = {f1 = 0.6}', [], 0),
        ("[dev]\nleast = {f1 = 0.9}", ["--cases", "CASES", "--floors", "dev"], 1),
        ("[dev]\nleast = {f1 = 0.9}", ["--cases", "CASES", "--floors", "dev", "--limit", "2"], 0),
    ],
)
def test_the_exit_code_tells_whether_floors_are_reached(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    floors: str,
    arguments: list[str],
    code: int,
) -> None:
    task = _task(tmp_path, monkeypatch, floors)
    given = [str(tmp_path / "bench" / "cases.txt") if a == "CASES" else a for a in arguments]
    assert main(task, given) == code


@pytest.mark.parametrize("arguments", [[], ["--cases", "nowhere"], ["--floors", "unknown"]])
def test_wrong_arguments_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(_task(tmp_path, monkeypatch, ""), arguments)


def test_the_last_line_is_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    task = _task(tmp_path, monkeypatch, "")
    main(task, ["--json", "--cases", str(tmp_path / "bench" / "cases.txt")])
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"f1": 0.5, "n": 4}


def test_all_benches_run_and_one_that_fails_fails_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    low = _task(tmp_path, monkeypatch, '[shipped]\ncases = "../cases.txt"\nleast = {f1 = 0.6}')
    assert run_all([low]) == 1
    (low.folder / "floors.toml").write_text("")
    assert run_all([low]) == 0


@pytest.mark.parametrize("name", ["attribution", "exports", "ner", "parse", "speed", "statements"])
def test_siblings_look_alike_and_their_documents_name_every_metric(name: str) -> None:
    folder = Path(common.__file__).parent / name
    task = __import__(f"bench.{name}.task", fromlist=["TASK"]).TASK
    assert task.name == name
    assert {"README.md", "__main__.py", "floors.toml", "score.py", "task.py"} <= {
        p.name for p in folder.iterdir()
    }
    readme = (folder / "README.md").read_text("utf-8")
    assert [m for m in task.metrics if f"`{m}`" not in readme] == []
    for floors in read_floors(folder / "floors.toml").values():
        assert set(floors.least) | set(floors.greatest) <= set(task.metrics)
