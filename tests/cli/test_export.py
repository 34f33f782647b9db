"""`onrecord export` writes what it says and says what it cannot."""

from __future__ import annotations

import gc
import re
import shlex
from dataclasses import replace
from pathlib import Path

import pandas
import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.app import app
from onrecord.cli.export import Format
from onrecord.errors import ExportError
from onrecord.export.formats import FORMATS
from onrecord.export.wanted import Wanted
from onrecord.pages import taken
from tests.export.full import ENTRIES, write_record

DOCUMENT = Path(__file__).parents[2] / "docs" / "exports.md"
COMMANDS = re.findall(r"^onrecord (.+)$", DOCUMENT.read_text("utf-8"), re.MULTILINE)


def onrecord(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_the_formats_of_the_command_are_those_that_there_are() -> None:
    assert [format.value for format in Format] == [*FORMATS, "html"]


@pytest.mark.parametrize("format", [format.value for format in Format])
def test_files_and_codebook_are_written_and_named(tmp_path: Path, format: str) -> None:
    done = onrecord("export", format, write_record(tmp_path / "out"))
    assert done.exit_code == 0
    folder = tmp_path / "out" / format
    assert done.stdout.split() == [str(folder / Path(line).name) for line in done.stdout.split()]
    assert {path.name for path in folder.iterdir()} == {
        Path(line).name for line in done.stdout.split()
    }
    assert (folder / "codebook.md").read_text("utf-8").startswith("# Codebook\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_what_the_document_says_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    write_record(tmp_path / "out")
    write_record(tmp_path / "later", ENTRIES[:2])
    monkeypatch.chdir(tmp_path)
    assert onrecord(*shlex.split(command)).exit_code == 0


@pytest.mark.parametrize("format", [format.value for format in Format])
def test_the_document_names_every_format(format: str) -> None:
    assert f"| `{format}` |" in DOCUMENT.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["xlsx", "{out}"], 2, "Invalid value"),
        (["csv", "{none}"], 1, "contains no record.db"),
        (["csv", "{out}", "-t", "votes"], 1, "unknown table 'votes'"),
        (["plover", "{out}", "-t", "events"], 1, "plover is not written as tables"),
        (["plover", "{out}", "--status", "dreamt"], 1, "unknown status 'dreamt'"),
        (["csv", "{out}", "-r", "r9"], 1, "no report 'r9'"),
        (["csv", "{out}", "-s", "t9"], 1, "no story 't9'"),
        (["csv", "{out}", "-s", "t0", "-r", "bare.txt"], 1, "no report 'bare.txt'"),
        (["csv", "{out}", "-o", "{out}/record.db"], 1, "cannot be created"),
    ],
)
def test_errors_are_a_line_and_a_code(
    tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    places = {"out": write_record(tmp_path / "out"), "none": tmp_path / "none"}
    done = onrecord("export", *[argument.format(**places) for argument in arguments])
    assert done.exit_code == code
    assert words in re.sub(r"[\s│]+", " ", done.output)
    assert "Traceback" not in done.output


def test_the_collector_is_as_it_was(tmp_path: Path) -> None:
    out = write_record(tmp_path / "out")
    for arguments in (["-t", "reports"], ["-t", "votes"]):
        onrecord("export", "csv", out, *arguments)
        assert gc.isenabled()


def test_the_coder_is_the_last_runs(tmp_path: Path) -> None:
    onrecord("export", "plover", write_record(tmp_path / "out"))
    assert '"coder": "onrecord 1, fake-1"' in (
        tmp_path / "out" / "plover" / "plover.jsonl"
    ).read_text("utf-8")


@pytest.mark.parametrize("name", ["02-dravec-herald.txt", "examples/02-dravec-herald.txt", "{id}"])
def test_one_report_alone(tmp_path: Path, name: str) -> None:
    name = name.format(id=ENTRIES[0].id[:6])
    out = write_record(tmp_path / "out")
    assert onrecord("export", "csv", out, "-t", "reports", "-r", name).exit_code == 0
    read = pandas.read_csv(out / "csv" / "reports.csv")
    assert read["id"].tolist() == [ENTRIES[0].id]


def test_one_story_alone(tmp_path: Path) -> None:
    out = write_record(tmp_path / "out")
    assert onrecord("export", "csv", out, "-t", "reports", "--story", "t0").exit_code == 0
    read = pandas.read_csv(out / "csv" / "reports.csv")
    assert read["id"].tolist() == [ENTRIES[0].id]


def test_one_report_as_one_page(tmp_path: Path) -> None:
    out = write_record(tmp_path / "out")
    onrecord("export", "html", out, "-r", "02-dravec-herald.txt")
    page = (out / "html" / "index.html").read_text("utf-8")
    assert "Not a Single Gate" in page
    assert "scan.pdf" not in page
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!#|data:|https?:)[^"]', page)


def test_too_many_reports_for_a_page_are_told(tmp_path: Path) -> None:
    entries = [replace(ENTRIES[2], id=f"r{n}") for n in range(51)]
    with pytest.raises(ExportError, match="a page may have up to 50 reports, and these are 51"):
        taken.write(entries, tmp_path, wanted=Wanted())
