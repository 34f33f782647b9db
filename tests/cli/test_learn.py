"""`onrecord learn`, and what `run --leftovers` makes of its table."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord import pipeline
from onrecord.cli.app import app
from onrecord.errors import ReadError
from onrecord.settings import Settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four reports of one site that share a line."""
    for number, topic in enumerate(["dam", "railway", "harbor", "market"]):
        words = f"The council voted on Monday to close the {topic} for a year, officials said."
        text = f"Lift out of order\n\nCouncil closes {topic}\n\n{words}\n\n(c) 2019 Ilmar Herald\n"
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    return tmp_path


def test_learn_prints_a_table(folder: Path):
    done = CliRunner().invoke(app, ["learn", str(folder)])
    assert done.exit_code == 0
    assert done.stdout == "site,line,stories,of\nilmar herald,Lift out of order,4,4\n"


def test_run_gives_the_table_to_the_stages(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    given: list[Settings] = []

    def run(paths: object, out: object, *, settings: Settings, **_: object) -> None:
        given.append(settings)
        raise ReadError("stop")

    monkeypatch.setattr(pipeline, "run", run)
    table = tmp_path / "leftovers.csv"
    table.write_text(pipeline.learn([folder]), "utf-8")
    done = CliRunner().invoke(
        app, ["run", str(folder), "-o", str(tmp_path / "out"), "--leftovers", str(table)]
    )
    assert done.exit_code == 1
    assert [settings.leftovers for settings in given] == [table.read_text("utf-8")]


def test_a_table_that_is_none_is_an_error_of_ours(tmp_path: Path):
    with pytest.raises(ReadError, match="table of leftovers"):
        pipeline.run([tmp_path], tmp_path / "out", settings=Settings(leftovers="a,b\n1,2\n"))


def test_another_table_makes_other_findings():
    plain, one, other = Settings(), Settings(leftovers="a"), Settings(leftovers="b")
    assert plain.decisive() == {}
    assert one.decisive() != other.decisive()
