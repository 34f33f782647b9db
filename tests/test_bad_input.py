"""Bad input, end to end: each names the file and the reason, and the batch goes on."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import batch
from onrecord import open as open_record
from onrecord.batch import Summary
from onrecord.clean import clean
from onrecord.errors import OnRecordError, StoreError
from onrecord.pool import Work
from onrecord.read import read
from onrecord.schema import Failure, Reading, Report
from onrecord.settings import Settings
from tests.factories import MADE_WITH, load

GOOD = """Harbour to stay open, mayor says

By ANNA LINDT
March 3, 2025

The harbour of Port Selm will stay open through the winter, the mayor, Ines Halvorsen, said on
Monday after a meeting with the pilots.

"We shall keep two icebreakers at the quay until the end of April," she told reporters at the
town hall. The pilots' union said it was content with the plan, which costs four million florins.

The council is to vote on the money next week. Two members have said they will oppose it.
"""

FRENCH = """Le port restera ouvert, assure le maire

Le port de Selm restera ouvert tout l'hiver, a déclaré lundi la maire de la ville après une
rencontre avec les pilotes. « Nous garderons deux brise-glaces à quai jusqu'à la fin du mois
d'avril », a-t-elle dit aux journalistes réunis à la mairie. Le syndicat des pilotes s'est dit
satisfait de ce plan, qui coûtera quatre millions de florins. Le conseil doit voter la semaine
prochaine, et deux de ses membres ont déjà annoncé qu'ils s'y opposeraient.
"""

HOSTILE = (
    "<html><head><title><script>alert(1)</script>Harbour</title></head><body><article>"
    "<h1>Harbour <script>alert(2)</script>stays open</h1>"
    + "".join(f"<p onclick='alert(3)'>{p}</p>" for p in GOOD.split("\n\n")[2:])
    + "<p><b><i>never closed<table><tr><td></b>"
)


def read_and_clean(report: Report, model: object) -> Reading:
    """The real first stages; what they refuse is a failure."""
    try:
        return Reading(report, clean(report))
    except OnRecordError as error:
        return Reading(report, failure=Failure(report.id, report.path, str(error), report.url))


def run(paths: list[Path], out: Path, workers: int = 1) -> Summary:
    return batch.run(
        paths,
        out,
        read=read,
        work=Work(load, read_and_clean),
        made_with=MADE_WITH,
        workers=workers,
        settings=Settings(pool_from=2),
    )


def nothing(path: Path) -> None:
    """The file is not made."""


def text(words: str, encoding: str = "utf-8") -> Callable[[Path], None]:
    return data(words.encode(encoding))


def data(content: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(content)

    return make


REFUSED = [
    ("empty file", "empty.txt", text(""), "empty"),
    ("blank file", "blank.txt", text(" \n\t\n"), "empty"),
    ("binary file", "binary.txt", data(bytes(range(256)) * 40), "not text"),
    ("a PDF", "scan.txt", data(b"%PDF-1.7\n" + bytes(200)), "a PDF"),
    ("20 MB of text", "large.txt", data(b"He said so. " * 1_750_000), "too large"),
    ("missing file", "missing.txt", nothing, "no such file"),
    ("a type we do not read", "report.docx", data(b"PK\x03\x04"), "are not read"),
    ("a table without words", "table.csv", text("note,link\nNo.,x\n"), "no column “text”"),
    ("an archive cut short", "cut.tar.gz", data(gzip.compress(bytes(9_000))[:-9]), "cut short"),
    ("no archive at all", "pages.zip", text(GOOD), "not a ZIP archive"),
    ("no web archive at all", "pages.warc", text(GOOD), "not a WARC file"),
    ("no feed at all", "feed.xml", text("<map/>"), "not an RSS or Atom feed"),
    ("in French", "french.txt", text(FRENCH), "French"),
    ("a page without an article", "menu.html", text("<html><body><nav>Home</nav>"), ""),
]


@pytest.mark.parametrize(
    ("name", "make", "reason"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
@pytest.mark.parametrize("workers", [1, 2])
def test_what_cannot_be_read_is_named_and_the_batch_goes_on(
    tmp_path: Path, name: str, make: Callable[[Path], None], reason: str, workers: int
) -> None:
    good = tmp_path / "good.txt"
    good.write_text(GOOD)
    make(tmp_path / name)
    summary = run([good, tmp_path / name], tmp_path / "out", workers)
    assert summary.read == 1
    (skipped,) = summary.skipped
    assert Path(skipped.path).name == name
    assert reason in skipped.reason
    assert "unexpected" not in skipped.reason


def test_a_line_that_is_not_json(tmp_path: Path) -> None:
    lines = [json.dumps({"text": GOOD}), "{not json", json.dumps({"title": "no text"})]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    summary = run([tmp_path / "in.jsonl"], tmp_path / "out")
    assert summary.read == 1
    assert [s.path.rpartition("#")[2] for s in summary.skipped] == ["2", "3"]
    assert ["not JSON" in s.reason for s in summary.skipped] == [True, False]


def test_hostile_html_is_read_and_its_scripts_are_not(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(HOSTILE)
    assert run([tmp_path / "page.html"], tmp_path / "out").read == 1
    (entry,) = open_record(tmp_path / "out").reports
    assert entry.article is not None
    assert "icebreakers" in entry.article.text
    assert "alert" not in entry.article.text
    assert "<script" not in (tmp_path / "out/index.html").read_text("utf-8")


ENCODINGS = ["utf-8", "utf-8-sig", "cp1252", "utf-16", "mac_roman"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    words = GOOD.replace('"We', "“We").replace('April,"', "April,”").replace("Ines", "Inès")
    (tmp_path / "report.txt").write_bytes(words.encode(encoding))
    assert run([tmp_path / "report.txt"], tmp_path / "out").read == 1
    (entry,) = open_record(tmp_path / "out").reports
    assert entry.article is not None
    assert "“We shall keep" in entry.article.text
    assert "Inès" in entry.article.text


@pytest.mark.parametrize("out", ["file", "file/below"])
def test_an_out_that_cannot_be_written(tmp_path: Path, out: str) -> None:
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "good.txt").write_text(GOOD)
    with pytest.raises(StoreError, match="file"):
        run([tmp_path / "good.txt"], tmp_path / out)


@pytest.mark.parametrize("command", ["run", "show"])
def test_all_of_it_through_the_command(tmp_path: Path, command: str) -> None:
    """No traceback whatever the input; the model is not reached."""
    from typer.testing import CliRunner

    from onrecord.cli.app import app

    path = tmp_path / "empty.txt"
    path.write_text("")
    more = ["-o", str(tmp_path / "out")] if command == "run" else []
    done = CliRunner().invoke(app, [command, str(path), *more])
    assert done.exit_code == 1
    assert "the file is empty" in " ".join(done.output.split())
