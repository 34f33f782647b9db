"""What the documents say to type is a command with such options, and every setting is told."""

from __future__ import annotations

import re
import shlex
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.settings import Manners, Settings
from tests.factories import run_fake, write_reports

ROOT = Path(__file__).parents[1]
GENERATED = "commands.md"
"""It holds what the commands themselves tell; `test_docs` holds it to that."""
DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TYPED = [
    pytest.param(line, id=f"{path.name}-{line}")
    for path in DOCS
    if path.name != GENERATED
    for line in re.findall(
        r"^(?:\.venv/bin/)?onrecord (.+)$", path.read_text("utf-8"), re.MULTILINE
    )
]
ALL: Any = typer.main.get_command(app)
SETTINGS = [field.name for settings in (Settings, Manners) for field in fields(settings)]


def test_the_readme_shows_what_is_printed() -> None:
    """Statements and words; how events are coded changes more often than this page."""
    text = (ROOT / "README.md").read_text("utf-8")
    block = text.split("```text\n")[1].split("```")[0]
    report = ROOT / "examples" / "03-littoral-press.txt"
    printed = CliRunner().invoke(app, ["show", str(report)], env={"COLUMNS": "92"}).stdout
    assert words_and_statements(block) in words_and_statements(printed)


def words_and_statements(shown: str) -> str:
    """What a report's record shows, without its events."""
    without = re.sub(r"^    e\d+ .*\n(?:    (?! *e?\d+ ).*\n)*", "", shown, flags=re.MULTILINE)
    return " ".join(re.sub("ᵉ[⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", without).split())


@pytest.mark.parametrize("line", TYPED)
def test_what_is_said_to_be_typed_can_be(line: str) -> None:
    words = shlex.split(line, comments=True)
    command = ALL
    while hasattr(command, "commands"):
        assert words[0] in command.commands
        command = command.commands[words.pop(0)]
    known = {name for parameter in command.params for name in parameter.opts}
    assert {word for word in words if re.match("--?[a-z]", word)} <= known


# Commands that go on until they are stopped, or want a table of one's own: their tests run them.
OWN_TESTS = frozenset(("serve", "watch", "evaluate"))
# Those of these documents are run elsewhere, with what they print.
RUN_ELSEWHERE = frozenset("exports.md queries.md evaluate.md tutorial.md commands.md".split())
STAND_FOR = {
    "OUT_A": "OUT", "OUT_B": "OUT", "PATH…": "in", "REPORTS": "in", "FILE": "alerts.toml",
    "demo-out": "OUT",
    "FILE…": "known.csv", "F…": "known.csv", "SQL": "SELECT count(*) FROM reports",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    "document", [pytest.param(p, id=p.name) for p in DOCS if p.name not in RUN_ELSEWHERE]
)
def test_what_is_said_to_be_typed_is_done(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_fake(write_reports(tmp_path / "in", 3), tmp_path / "OUT")
    (tmp_path / "alerts.toml").write_text('[[alert]]\nname = "Anna"\nactor = "Anna"\n')
    (tmp_path / "known.csv").write_text("name,kind\nHalvik Verft,organization\n")
    monkeypatch.chdir(tmp_path)
    for line in re.findall(r"^onrecord (.+)$", document.read_text("utf-8"), re.MULTILINE):
        words = [STAND_FOR.get(word, word) for word in shlex.split(line, comments=True)]
        to = words.index(">") if ">" in words else len(words)
        if words[0] in OWN_TESTS:
            continue
        done = CliRunner().invoke(app, words[:to])
        assert done.exit_code == 0, f"{line}: {done.output}"
        if to < len(words):
            Path(words[to + 1]).write_text(done.stdout)


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_told(name: str) -> None:
    table = (ROOT / "docs" / "README.md").read_text("utf-8").split("## Settings")[1]
    first = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert any(f"`{name}`" in cell for cell in first)


def test_options_of_the_settings_are_the_commands() -> None:
    table = (ROOT / "docs" / "README.md").read_text("utf-8").split("## Settings")[1]
    for of, option in re.findall(r"`(run|watch) (--[a-z-]+)`", table):
        assert any(option in parameter.opts for parameter in ALL.commands[of].params), option
