"""`onrecord evaluate` prints agreement and writes it as a page."""

from __future__ import annotations

import re
import shlex
import typing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.app import app
from onrecord.evaluate.coded import Unit, sames
from tests.export.full import write_record

UNITS = typing.get_args(Unit)
DOCUMENT = Path(__file__).parents[2] / "docs" / "evaluate.md"
COMMANDS = re.findall(r"^onrecord (.+)$", DOCUMENT.read_text("utf-8"), re.MULTILINE)
CODED = """doc,text,act
02-dravec-herald.txt,a closed railway would be met in kind,warn
02-dravec-herald.txt,<b>nobody</b> ever said this,say
"""
MAP = ("--map", "report=doc", "--map", "words=text")


def onrecord(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    path = tmp_path / "coded.csv"
    path.write_text(CODED, "utf-8")
    return path


def test_a_table_and_the_differences(tmp_path: Path, coded: Path) -> None:
    done = onrecord("evaluate", write_record(tmp_path / "out"), coded, *MAP)
    assert done.exit_code == 0
    assert "1 reports, 2 statements by hand" in done.stdout
    assert re.search(r"^recall\s+0\.500\s", done.stdout, re.MULTILINE)
    assert re.search(r"^act\s+1\s+0\.000\s", done.stdout, re.MULTILINE)
    assert "act: warn by hand, threaten in the record: “a closed railway" in done.stdout
    assert "missed: “<b>nobody</b> ever said this”" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_what_the_document_says_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    write_record(tmp_path / "out")
    head = "doc,text,code1" if "--map" in command else "report,words,act"
    (tmp_path / "coded.csv").write_text("\n".join([head, *CODED.splitlines()[1:]]), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert onrecord(*shlex.split(command)).exit_code == 0


@pytest.mark.parametrize("unit", UNITS)
def test_the_document_names_every_field(unit: Unit) -> None:
    text = DOCUMENT.read_text("utf-8")
    (line,) = (line for line in text.splitlines() if line.startswith(f"| `{unit}` |"))
    assert set(sames(unit)) == set(" ".join(re.findall(r"`([\w ]+)`", line)).split()) - {unit}


def test_a_page(tmp_path: Path, coded: Path) -> None:
    out = write_record(tmp_path / "out")
    onrecord("evaluate", out, coded, *MAP, "--html", tmp_path / "agreement.html")
    page = (tmp_path / "agreement.html").read_text("utf-8")
    assert "Krippendorff" in page
    assert "<td>warn</td><td>threaten</td>" in page
    assert "&lt;b&gt;nobody&lt;/b&gt;" in page
    assert '<th scope="col">threaten</th>' in page


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["{coded}"], 1, "no column 'report'"),
        (["{coded}", "--map", "report"], 2, "not FIELD=COLUMN"),
        (["{coded}", "--unit", "nouns"], 2, "Invalid value"),
        (["{none}"], 1, "cannot be read"),
    ],
)
def test_errors_are_a_line_and_a_code(
    tmp_path: Path, coded: Path, arguments: list[str], code: int, words: str
) -> None:
    out = write_record(tmp_path / "out")
    places = {"coded": coded, "none": tmp_path / "none.csv"}
    done = onrecord("evaluate", out, *[argument.format(**places) for argument in arguments])
    assert done.exit_code == code
    assert words in re.sub(r"[\s│]+", " ", done.output)
