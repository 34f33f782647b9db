"""A run gives the same whatever the order, the number of workers and what went before."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DataError, IntegrityError, OperationalError

from onrecord import open as open_record
from onrecord.batch import Progress, run
from onrecord.errors import StoreError
from onrecord.pipeline import process
from onrecord.read import read
from onrecord.settings import Settings
from onrecord.store import Entry, query, reading, write
from tests.factories import MADE_WITH, WORK, make_report, outputs, run_fake, write_reports

SMALL = Settings(batch_reports=3, pool_from=2)


def runs_of(out: Path) -> list[tuple[str, str | None]]:
    with reading(out) as connection, connection.begin():
        return [(run.model, run.ended) for run in query.runs(connection)]


def test_what_a_run_writes(tmp_path: Path) -> None:
    summary = run_fake(write_reports(tmp_path / "in", 4), tmp_path / "out")
    assert (summary.read, summary.new, summary.skipped) == (4, 4, ())
    assert (summary.statements, summary.actors) == (8, 8)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {
        "record.db",
        "reports.jsonl",
        "statements.jsonl",
        "events.jsonl",
        "actors.jsonl",
        "positions.jsonl",
        "times.jsonl",
        "stories.jsonl",
        "records.jsonl",
        "identities.jsonl",
        "index.html",
        "pages",
    }


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_workers_make_no_difference(tmp_path: Path, workers: int) -> None:
    source = write_reports(tmp_path / "in", 12)
    run_fake(source, tmp_path / "one")
    run_fake(source, tmp_path / "more", workers=workers, settings=SMALL)
    assert outputs(tmp_path / "one") == outputs(tmp_path / "more")


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_paths_makes_no_difference(tmp_path: Path, seed: int) -> None:
    paths = sorted(write_reports(tmp_path / "in", 9).iterdir())
    run_fake(paths, tmp_path / "one")
    random.Random(seed).shuffle(paths)
    run_fake([*paths, paths[0]], tmp_path / "two")
    assert outputs(tmp_path / "one") == outputs(tmp_path / "two")


def test_a_report_alone_is_as_in_a_batch(tmp_path: Path) -> None:
    source = write_reports(tmp_path / "in", 5)
    run_fake(source, tmp_path / "all")
    together = _own(tmp_path / "all")
    alone = []
    for path in sorted(source.iterdir()):
        run_fake(path, tmp_path / path.stem)
        alone += _own(tmp_path / path.stem)
    assert alone == together


def _own(out: Path) -> list[dict[str, object]]:
    """Statements as each report tells them: less what only reports together tell."""
    lines = outputs(out)["statements.jsonl"].splitlines()
    return [
        {k: v for k, v in json.loads(line).items() if k not in ("story", "record")}
        for line in lines
    ]


def test_a_and_then_a_and_b_is_a_and_b(tmp_path: Path) -> None:
    first, second = write_reports(tmp_path / "a", 4), write_reports(tmp_path / "b", 4, first=4)
    run_fake(first, tmp_path / "grown")
    run_fake([first, second], tmp_path / "grown")
    run_fake([second, first], tmp_path / "whole")
    assert outputs(tmp_path / "grown") == outputs(tmp_path / "whole")


def test_a_and_then_b_holds_both(tmp_path: Path) -> None:
    run_fake(write_reports(tmp_path / "a", 2), tmp_path / "out")
    summary = run_fake(write_reports(tmp_path / "b", 3, first=2), tmp_path / "out")
    assert summary.read == 3
    assert len(open_record(tmp_path / "out").reports) == 5


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    source = write_reports(tmp_path / "in", 4)
    run_fake(source, tmp_path / "out")
    before = outputs(tmp_path / "out") | {"page": (tmp_path / "out/index.html").read_bytes()}
    assert run_fake(source, tmp_path / "out").new == 0
    after = outputs(tmp_path / "out") | {"page": (tmp_path / "out/index.html").read_bytes()}
    assert before == after


def test_another_model_reads_anew_and_keeps_the_old_run(tmp_path: Path) -> None:
    source = write_reports(tmp_path / "in", 3)
    run_fake(source, tmp_path / "out")
    assert run_fake(source, tmp_path / "out", model="fake-2").new == 3
    assert [model for model, _ in runs_of(tmp_path / "out")] == ["fake-1", "fake-2"]
    assert len(open_record(tmp_path / "out").statements) == 6


def test_the_same_report_at_two_paths_is_one_at_the_smaller(tmp_path: Path) -> None:
    for folder in ("z", "a"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.txt").write_text("Same\n\nAnna said yes.\n")
    run_fake(tmp_path / "z", tmp_path / "grown")
    assert [r.path for r in open_record(tmp_path / "grown").reports] == [
        str(tmp_path / "z" / "same.txt")
    ]
    run_fake([tmp_path / "z", tmp_path / "a"], tmp_path / "grown")
    run_fake([tmp_path / "a", tmp_path / "z"], tmp_path / "whole")
    assert outputs(tmp_path / "grown") == outputs(tmp_path / "whole")
    assert [r.path for r in open_record(tmp_path / "whole").reports] == [
        str(tmp_path / "a" / "same.txt")
    ]


def test_a_smaller_path_that_comes_reads_the_report_anew(tmp_path: Path) -> None:
    """What cleaning makes of a report may hang on its path's ending."""
    for folder in ("z", "a"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.txt").write_text("Same\n\nAnna said yes.\n")
    run_fake(tmp_path / "z", tmp_path / "out")
    assert run_fake([tmp_path / "z", tmp_path / "a"], tmp_path / "out").new == 1
    assert run_fake([tmp_path / "z", tmp_path / "a"], tmp_path / "out").new == 0


def test_a_report_that_loses_its_smaller_path_is_shown_by_the_other(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "z.txt"
    for path in (second, first):
        path.write_text("Same\n\nAnna said yes.\n")
        run_fake(path, tmp_path / "out")
    first.write_text("Other\n\nAnna said no.\n")
    run_fake(first, tmp_path / "out")
    found = {r.path: r.statements[0].content[0].text for r in open_record(tmp_path / "out")}
    assert found == {str(first): "no", str(second): "yes"}


CHANGES = {
    "a file gets other words": {"b.txt": "B\n\nAnna said something else.\n"},
    "the smaller of two equal files gets other words": {"a.txt": "A\n\nAnna said no.\n"},
    "a file becomes a copy of another": {"c.txt": "A\n\nAnna said yes.\n"},
    "a file is emptied": {"c.txt": ""},
    "lines leave a JSONL file": {"d.jsonl": '{"text": "D1\\n\\nAnna said one."}\n'},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_changed_input_reads_as_if_new(tmp_path: Path, change: dict[str, str]) -> None:
    source = tmp_path / "in"
    source.mkdir()
    first = {
        "a.txt": "A\n\nAnna said yes.\n",
        "a2.txt": "A\n\nAnna said yes.\n",
        "b.txt": "B\n\nBoris denied it.\n",
        "c.txt": "C\n\nBoris denied all.\n",
        "d.jsonl": '{"text": "D1\\n\\nAnna said one."}\n{"text": "D2\\n\\nAnna said two."}\n',
    }
    for name, text in first.items():
        (source / name).write_text(text)
    run_fake(source, tmp_path / "grown")
    for name, text in change.items():
        (source / name).write_text(text)
    run_fake(source, tmp_path / "grown")
    run_fake(source, tmp_path / "whole")
    assert outputs(tmp_path / "grown") == outputs(tmp_path / "whole")


def test_a_report_whose_file_is_gone_stays(tmp_path: Path) -> None:
    source = write_reports(tmp_path / "in", 3)
    run_fake(source, tmp_path / "out")
    (source / "001.txt").unlink()
    run_fake(source, tmp_path / "out")
    assert len(open_record(tmp_path / "out").reports) == 3


@pytest.mark.parametrize("workers", [1, 2])
def test_one_bad_report_stops_nothing(tmp_path: Path, workers: int) -> None:
    source = write_reports(tmp_path / "in", 4)
    (source / "x.txt").write_text("RAISE")
    (source / "y.txt").write_text("FRENCH")
    (source / "z.txt").write_text("")
    summary = run_fake(source, tmp_path / "out", workers=workers, settings=SMALL)
    assert summary.read == 4
    assert [(Path(s.path).name, s.reason) for s in summary.skipped] == [
        ("x.txt", "unexpected ValueError: a bug"),
        ("y.txt", "it is written in French; only English is read"),
        ("z.txt", "the file is empty"),
    ]


@pytest.mark.parametrize(
    "error",
    [
        IntegrityError("INSERT", {}, ValueError("CHECK constraint failed")),
        DataError("INSERT", {}, ValueError("CHECK constraint failed")),
        OverflowError("CHECK constraint failed"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_rows_that_the_database_refuses_are_one_reports_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    put = write.put

    def refusing(connection: Connection, entries: Sequence[Entry], **more: Any) -> None:
        put(connection, entries, **more)
        if any(Path(e.path).name == "001.txt" and e.failure is None for e in entries):
            raise error

    monkeypatch.setattr(write, "put", refusing)
    source = write_reports(tmp_path / "in", 4)
    summary = run_fake(source, tmp_path / "out", settings=SMALL)
    assert summary.read == 3
    (skipped,) = summary.skipped
    assert Path(skipped.path).name == "001.txt"
    reason = "the database refused what was found in it (CHECK constraint failed)"
    assert skipped.reason == reason
    monkeypatch.undo()
    assert run_fake(source, tmp_path / "out", settings=SMALL).read == 4  # it is tried again


def test_a_database_that_takes_nothing_ends_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OperationalError("INSERT", {}, ValueError("disk is full"))

    monkeypatch.setattr(write, "put", full)
    with pytest.raises(StoreError, match="disk is full"):
        run_fake(write_reports(tmp_path / "in", 2), tmp_path / "out")


def test_a_missing_file_that_comes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "late.txt"
    assert run_fake(path, tmp_path / "out").read == 0
    path.write_text("Late\n\nAnna said yes.\n")
    summary = run_fake(path, tmp_path / "out")
    assert (summary.read, summary.skipped) == (1, ())
    assert len(open_record(tmp_path / "out").reports) == 1


@pytest.mark.parametrize("error", [ValueError("x"), RecursionError("deep"), MemoryError()])
def test_an_unexpected_error_names_itself(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def broken(report: object, **_: object) -> None:
        raise error

    monkeypatch.setattr("onrecord.pipeline.read_one", broken)
    made = process(make_report("words", path="some.txt"), model=None)  # type: ignore[arg-type]
    assert made.failure is not None
    assert made.failure.path == "some.txt"
    assert type(error).__name__ in made.failure.reason


def test_a_file_name_of_any_bytes(tmp_path: Path) -> None:
    path = tmp_path / b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    path.write_text("Menu\n\nAnna said yes.\n")
    run_fake(tmp_path, tmp_path / "out")
    assert [Path(r.path).name for r in open_record(tmp_path / "out").reports] == ["caf\\xe9.txt"]


@pytest.mark.parametrize("count", [3, 60])
def test_what_a_run_wrote_is_never_read(tmp_path: Path, count: int) -> None:
    write_reports(tmp_path, count)
    run_fake(tmp_path, tmp_path / "out")
    again = run_fake(tmp_path, tmp_path / "out")
    assert (again.read, again.new, again.skipped) == (count, 0, ())
    assert run_fake(tmp_path, tmp_path / "out2").read == count
    (tmp_path / "out" / "record.db").unlink()  # as where the database is elsewhere
    assert run_fake(tmp_path, tmp_path / "out2").read == count


def test_an_input_folder_inside_out_is_read(tmp_path: Path) -> None:
    raw = tmp_path / "out" / "raw"
    raw.mkdir(parents=True)
    (raw / "index.html").write_text("<html><body><p>Anna said yes to all.</p></body></html>")
    for _ in range(2):
        assert run_fake(raw, tmp_path / "out").read == 1


def test_exports_inside_out_are_not_read(tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 2)
    assert run_fake(tmp_path, tmp_path / "out").read == 2
    export = tmp_path / "out" / "csv"
    export.mkdir()
    (export / "codebook.md").write_text("What the columns mean.")
    (export / "mentions.csv").write_text("id,text\nm1,the envoy\n")
    assert run_fake(tmp_path, tmp_path / "out").read == 2


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_stopped_by_hand_keeps_what_it_read(tmp_path: Path, workers: int) -> None:
    def stop(progress: Progress) -> None:
        if progress.step == "read" and progress.done == 5:
            raise KeyboardInterrupt

    source, out = write_reports(tmp_path / "in", 12), tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        run(
            [source],
            out,
            read=read,
            work=WORK,
            made_with=MADE_WITH,
            workers=workers,
            progress=stop,
            settings=Settings(pool_from=2),
        )
    assert run_fake(source, out).new == 7
    run_fake(source, tmp_path / "whole")
    assert outputs(out) == outputs(tmp_path / "whole")


def test_a_failure_says_what_is_wrong_now(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    (missing,) = run_fake(path, tmp_path / "out").skipped
    path.write_text("")
    (empty,) = run_fake(path, tmp_path / "out").skipped
    assert "no such file" in missing.reason
    assert "empty" in empty.reason


def test_progress_goes_to_its_end(tmp_path: Path) -> None:
    told: list[Progress] = []
    run(
        [write_reports(tmp_path / "in", 3)],
        tmp_path / "out",
        read=read,
        work=WORK,
        made_with=MADE_WITH,
        workers=1,
        progress=told.append,
    )
    assert [(p.done, p.total) for p in told if p.step == "read"] == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert told[-1].step == "write"


def test_out_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be created"):
        run_fake(write_reports(tmp_path / "in", 1), tmp_path / "out")
