"""The command through its runner: what it prints and how it ends."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from onrecord import batch, pipeline
from onrecord.batch import Watch
from onrecord.cli.app import app
from onrecord.read import read
from onrecord.schema import Reading, Report
from onrecord.settings import Settings
from tests import herald
from tests.factories import MADE_WITH, WORK, make_report, process, run_fake, write_reports
from tests.serve.conftest import HERALD as AFFAIR
from tests.serve.conftest import OTHER, put


@pytest.fixture(autouse=True)
def _fake_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command with stages that need no model."""

    def run(
        paths: list[Path],
        out: Path,
        *,
        workers: int | None,
        progress: Watch | None,
        settings: Settings,
    ) -> batch.Summary:
        return batch.run(
            list(paths),
            out,
            read=read,
            work=WORK,
            made_with=MADE_WITH,
            workers=workers or 1,
            progress=progress or (lambda _: None),
            settings=settings,
        )

    def no_model(report: Report, *, model: object) -> Reading:
        return process(report, model)

    monkeypatch.setattr(pipeline, "run", run)
    monkeypatch.setattr(pipeline, "process", no_model)
    monkeypatch.setattr(pipeline, "_model", lambda: None)


def onrecord(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_run_ends_with_a_table(tmp_path: Path) -> None:
    source = write_reports(tmp_path / "in", 3)
    (source / "bad.txt").write_text("FRENCH")
    done = onrecord("run", source, "-o", tmp_path / "out")
    assert done.exit_code == 0
    squeezed = re.sub(r"[ \n]+", " ", done.stdout)
    assert "3 reports read 1 skipped 0 stories 6 statements 0 events 6 actors" in squeezed
    assert "bad.txt: it is written in French; only English is read" in squeezed
    assert "\x1b" not in done.stdout


def test_a_second_run_says_what_was_held(tmp_path: Path) -> None:
    source = write_reports(tmp_path / "in", 3)
    onrecord("run", source, "-o", tmp_path / "out")
    assert "(3 already in the record)" in onrecord("run", source, "-o", tmp_path / "out").stdout


def test_quiet_is_quiet(tmp_path: Path) -> None:
    done = onrecord("run", write_reports(tmp_path / "in", 2), "-o", tmp_path / "out", "--quiet")
    assert (done.exit_code, done.output) == (0, "")


def test_progress_is_shown_with_the_time_left() -> None:
    from onrecord.cli.run import _bar, _Watch

    bar = _bar()
    watch = _Watch(bar)
    for done in range(3):
        watch(batch.Progress("read", done, 4))
    shown = Console(width=80, file=io.StringIO())
    shown.print(bar.get_renderable())
    assert re.search(r"reading .* 2/4 (-:--:--|0:0\d:\d\d)", shown.file.getvalue())  # type: ignore[attr-defined]


ENDINGS = [
    ("nothing could be read", ["run", "no-such.txt", "-o", "{out}"], 1, "no such file"),
    ("no paths", ["run", "-o", "{out}"], 2, "Missing argument"),
    ("no out", ["run", "{in}"], 2, "Missing option"),
    ("no worker", ["run", "{in}", "-o", "{out}", "--workers", "0"], 2, "Invalid value"),
    ("no such verb", ["reed", "{in}"], 2, "No such command"),
    ("a folder without reports", ["run", "{empty}", "-o", "{out}"], 1, "There are no reports in"),
    ("and what would be one", ["run", "{empty}", "-o", "{out}"], 1, ".html, .txt, .jsonl, .csv"),
    ("a type that is not read", ["run", "{pdf}", "-o", "{out}"], 1, ".pdf files are not read; "),
    ("out is a file", ["run", "{in}", "-o", "{file}"], 1, "a file of this name is there"),
    ("a bad database", ["run", "{in}", "-o", "{out}", "--database", "x://y"], 1, "cannot be used"),
    ("show: no such file", ["show", "{out}"], 1, "no such file"),
    (
        "show: a folder without reports",
        ["show", "{empty}"],
        1,
        "neither a report nor the output folder",
    ),
    ("show: no such report", ["show", "{in}", "nine"], 1, "no report or story “nine”"),
    ("show: no moment", ["show", "{in}", "--since", "yesterday"], 2, "does not match the formats"),
    ("evaluate: no such file", ["evaluate", "{in}", "no.csv"], 1, "no.csv: cannot be read (No"),
    ("alerts: no such file", ["alerts", "check", "{in}", "no.toml"], 1, "no.toml: No such file"),
    ("alerts: no TOML", ["alerts", "check", "{in}", "{file}"], 1, "not a TOML file"),
    ("watch: no feed", ["watch", "-o", "{out}"], 1, "no feed given; name one by its address"),
    ("watch: half an address", ["watch", "a.example/f", "-o", "{out}"], 1, "did you mean https://"),
    ("verify: no record", ["verify", "{in}"], 1, "contains no record.db"),
    ("info: no record", ["info", "{in}"], 1, "contains no record.db"),
]


@pytest.mark.parametrize(
    ("arguments", "code", "words"), [e[1:] for e in ENDINGS], ids=[e[0] for e in ENDINGS]
)
def test_errors_are_a_line_and_a_code(
    tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "pdf.pdf").write_text("%PDF-1.4")
    (tmp_path / "empty").mkdir()
    write_reports(tmp_path / "in", 1)
    places = {name: str(tmp_path / name) for name in ("in", "out", "file", "empty")}
    places["pdf"] = str(tmp_path / "pdf.pdf")
    done = onrecord(*[argument.format(**places) for argument in arguments])
    assert done.exit_code == code
    assert words in re.sub(r"[\s│]+", " ", done.output)
    assert "Traceback" not in done.output
    assert isinstance(done.exception, SystemExit)


def test_a_report_in_the_terminal(tmp_path: Path) -> None:
    done = onrecord("show", herald.PATH)
    assert done.exit_code == 0
    assert "TORVAN, Monday" in done.stdout


def test_numbers_in_the_text_lead_to_cards(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Head\n\nAnna said yes to all. Boris denied it.\n")
    shown = onrecord("show", path).stdout
    assert "Anna said ¹yes to all. Boris denied ²it." in shown
    assert "1 Anna  say · indirect · cue “said”" in shown


def test_events_and_positions_in_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "process", lambda report, *, model: herald.reading())
    shown = re.sub(r"\s+", " ", onrecord("show", herald.PATH).stdout)
    assert "ᵉ¹would not reopen" in shown
    assert "e1 Andrey Volchan → Selmeria reject · yield · “would not reopen” · happened" in shown
    assert "position Kordavia refuses “reopening the gates of the Torvan dam”" in shown


def test_a_folder_shows_who_stands_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = iter((herald.reading(), process(make_report("Head\n\nAnna said yes."), None)))
    monkeypatch.setattr(pipeline, "process", lambda report, *, model: next(made))
    shown = onrecord("show", write_reports(tmp_path / "in", 2)).stdout
    assert "positions" in shown
    assert "refuses" in shown


@pytest.mark.parametrize("which", ["2", "001.txt", "{path}", "{id}", "{start}"])
def test_a_report_is_chosen_by(tmp_path: Path, which: str) -> None:
    from onrecord import open as open_record

    run_fake(write_reports(tmp_path / "in", 3), tmp_path / "out")
    entry = open_record(tmp_path / "out").reports[1]
    which = which.format(path=entry.path, id=entry.id, start=entry.id[:6])
    assert "Anna said ¹report 1 is done" in onrecord("show", tmp_path / "out", which).stdout


def test_many_reports_are_listed(tmp_path: Path) -> None:
    run_fake(write_reports(tmp_path / "in", 3), tmp_path / "out")
    shown = onrecord("show", tmp_path / "out").stdout
    assert all(f"Report {n}" in shown for n in range(3))


def test_a_failed_report_says_why(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("FRENCH")
    done = onrecord("show", tmp_path / "bad.txt")
    assert done.exit_code == 1
    assert "written in French" in done.output


def test_verify_ends_with_0_and_with_1(tmp_path: Path) -> None:
    source = write_reports(tmp_path / "in", 2)
    run_fake(source, tmp_path / "out")
    done = onrecord("verify", tmp_path / "out")
    assert (done.exit_code, "0 problems" in done.stdout) == (0, True)
    (source / "000.txt").write_text("Other words altogether, and enough of them to be read.\n")
    done = onrecord("verify", tmp_path / "out")
    assert done.exit_code == 1
    assert "000.txt: evidence of s" in done.stdout


def test_info_names_runs(tmp_path: Path) -> None:
    run_fake(write_reports(tmp_path / "in", 2), tmp_path / "out")
    shown = onrecord("info", tmp_path / "out").stdout
    for words in ("onnxruntime", "Apache-2.0", "lexicon", "run 1", "fake-1", "2 reports"):
        assert words in shown


def test_version() -> None:
    done = onrecord("--version")
    assert (done.exit_code, done.stdout.startswith("onrecord ")) == (0, True)


def test_colours_are_left_out_where_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.console import Console

    def ansi(**variables: str) -> str:
        made = Console(force_terminal=True, _environ={"TERM": "xterm-256color"} | variables)
        with made.capture() as captured:
            made.print("words", style="bold magenta")
        return captured.get()

    assert "35m" in ansi()
    assert "35m" not in ansi(NO_COLOR="1")


def test_a_stopped_run_says_that_it_can_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "run", stopped)
    done = onrecord("run", tmp_path, "-o", tmp_path / "out")
    assert done.exit_code == 130
    assert "run the same command again" in done.output


def test_the_account_of_a_story_is_shown(tmp_path: Path) -> None:
    out = put(tmp_path / "out", AFFAIR, OTHER)
    shown = " ".join(onrecord("show", out).stdout.split())
    assert "The gates of Torvan 2 reports · 2 independent voices" in shown
    assert "3 March 2025 Andrey Volchan → Selmeria reject: “would not reopen" in shown
    one = " ".join(onrecord("show", out, "d1").stdout.split())
    assert "what was reported" in one
    assert "statements events" not in one
    late = " ".join(onrecord("show", out, "d1", "--since", "2999").stdout.split())
    assert "reject" not in late
