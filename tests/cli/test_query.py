"""`onrecord query` prints its answer in the shape that is asked for."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.app import app
from tests.export.full import write_record

DOCUMENT = Path(__file__).parents[2] / "docs" / "queries.md"
COMMANDS = re.findall(r"^onrecord (.+)$", DOCUMENT.read_text("utf-8"), re.MULTILINE)
ASKED = "SELECT speaker_name, cue_negated, condition FROM statements ORDER BY start LIMIT 2"


def onrecord(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_as_a_table(tmp_path: Path) -> None:
    shown = onrecord("query", write_record(tmp_path), ASKED).stdout
    assert shown.splitlines()[0].split() == ["speaker_name", "cue_negated", "condition"]
    assert shown.endswith("2 rows\n")


def test_as_csv(tmp_path: Path) -> None:
    shown = onrecord("query", write_record(tmp_path), ASKED, "--as", "csv").stdout
    head, *rows = csv.reader(io.StringIO(shown))
    assert head == ["speaker_name", "cue_negated", "condition"]
    assert len(rows) == 2


def test_as_json(tmp_path: Path) -> None:
    shown = onrecord("query", write_record(tmp_path), ASKED, "--as", "json").stdout
    assert [set(row) for row in json.loads(shown)] == [
        {"speaker_name", "cue_negated", "condition"}
    ] * 2


@pytest.mark.parametrize("command", COMMANDS)
def test_what_the_document_says_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    write_record(tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    assert onrecord(*shlex.split(command)).exit_code == 0


@pytest.mark.parametrize(
    ("sql", "words"), [("DROP TABLE main.reports", "may only read"), ("SELEKT", "syntax error")]
)
def test_errors_are_a_line_and_a_code(tmp_path: Path, sql: str, words: str) -> None:
    done = onrecord("query", write_record(tmp_path), sql)
    assert done.exit_code == 1
    assert words in re.sub(r"\s+", " ", done.output)
