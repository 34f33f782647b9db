"""What the documents say is there, and the generated one is what its command prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.lexicon.codebook import closed_lists

ROOT = Path(__file__).parents[1]
DOCS = sorted((ROOT / "docs").glob("*.md"))


def codebook(*arguments: str) -> str:
    done = CliRunner().invoke(app, ["codebook", *arguments])
    assert done.exit_code == 0
    return done.stdout


def test_the_codebook_is_what_the_command_prints() -> None:
    made = "run `onrecord codebook > docs/codebook.md`"
    assert (ROOT / "docs" / "codebook.md").read_text("utf-8") == codebook(), made


def test_the_columns_of_exports_are_what_the_command_prints() -> None:
    made = "run `onrecord codebook --exports > docs/export-columns.md`"
    assert (ROOT / "docs" / "export-columns.md").read_text("utf-8") == codebook("--exports"), made


def test_the_commands_are_what_the_command_prints() -> None:
    made = "run `onrecord codebook --commands > docs/commands.md`"
    assert (ROOT / "docs" / "commands.md").read_text("utf-8") == codebook("--commands"), made


def test_every_command_is_in_the_readme_or_the_documents() -> None:
    texts = [path.read_text("utf-8") for path in (ROOT / "README.md", *DOCS)]
    told = {name for text in texts for name in re.findall(r"onrecord ([a-z]+)", text)}
    names = {(c.name or c.callback.__name__) for c in app.registered_commands if c.callback}
    assert names <= told


@pytest.mark.parametrize("name", closed_lists())
def test_one_list_is_its_part_of_the_codebook(name: str) -> None:
    part = codebook("--list", name)
    assert part.startswith(f"### {name}\n")
    assert part.count("\n### ") == 0
    assert part in codebook()


def test_an_unknown_list_is_told_the_known_ones() -> None:
    done = CliRunner().invoke(app, ["codebook", "--list", "acts"])
    assert done.exit_code == 2
    assert "actor_kind" in done.output


@pytest.mark.parametrize("document", DOCS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_the_index_lists_every_document() -> None:
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    assert [d.name for d in DOCS if d.name != "README.md" and f"({d.name})" not in index] == []


def test_modules_named_in_the_design_notes_exist() -> None:
    text = (ROOT / "docs" / "design-notes.md").read_text("utf-8")
    named = re.findall(r"`((?:train|clean|annotate|find|lexicon)/[\w/.-]+)`", text)
    assert named
    places = (ROOT, ROOT / "src" / "onrecord")
    assert [n for n in named if not any((p / n).exists() for p in places)] == []
