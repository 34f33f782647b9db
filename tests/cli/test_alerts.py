"""`onrecord alerts`: what it prints, and how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.alerts import read
from onrecord.cli.app import app
from tests.alerts.make import ISSUE, entry, put

DOCUMENT = Path(__file__).parents[2] / "docs" / "live.md"
FIRST = entry("Anna said it is so.", stance="supports", date="2025-03-01")
SECOND = entry("Anna said it is not.", stance="opposes", date="2025-03-05")
RULES = """
[[alert]]
name = "Turns"
stance = "changed"
file = "told.jsonl"
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "alerts.toml"
    path.write_text(RULES)
    return path


def onrecord(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["alerts", *map(str, arguments)])


def test_from_setting_to_telling(tmp_path: Path, rules: Path) -> None:
    out = put(tmp_path / "out", FIRST)
    assert "No alert has fired yet" in onrecord("list", out).stdout
    assert onrecord("check", out, rules).stdout == "0 new, 0 delivered, 0 failed.\n"
    put(out, SECOND)
    line = f"Turns: Anna opposes {ISSUE} (before, 2025-03-01: supports)"
    assert line in onrecord("preview", out, rules).stdout
    assert onrecord("check", out, rules).stdout == "1 new, 1 delivered, 0 failed.\n"
    assert onrecord("check", out, rules).stdout == "0 new, 0 delivered, 0 failed.\n"
    listed = onrecord("list", out).stdout
    assert line in listed
    assert "file: done" in listed
    assert json.loads((tmp_path / "told.jsonl").read_text())["was"]["stance"] == "supports"


def test_what_cannot_be_delivered_is_an_exit_code(tmp_path: Path, rules: Path) -> None:
    rules.write_text(RULES.replace("told.jsonl", "no/such/folder"))
    out = put(tmp_path / "out", FIRST)
    onrecord("check", out, rules)
    put(out, SECOND)
    done = onrecord("check", out, rules)
    assert (done.exit_code, done.stdout) == (1, "1 new, 0 delivered, 1 failed.\n")
    assert "No such file" in onrecord("list", out).stdout


@pytest.mark.parametrize("verb", ["check", "preview"])
def test_errors_are_a_line_and_a_code(tmp_path: Path, rules: Path, verb: str) -> None:
    rules.write_text("[[alert]]\nname = 'A'")
    done = onrecord(verb, put(tmp_path / "out", FIRST), rules)
    assert done.exit_code == 1
    assert "it needs one of actor, issue, stance" in done.output
    assert onrecord(verb, tmp_path / "out", tmp_path / "none").exit_code == 1
    assert onrecord(verb, tmp_path / "nothing", rules).exit_code == 1


def test_the_documented_file_is_one(tmp_path: Path) -> None:
    (text,) = re.findall(r"```toml\n(.+?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    (tmp_path / "alerts.toml").write_text(text)
    assert len(read(tmp_path / "alerts.toml")) == 3
