"""Standard input: JSON lines or one text, kept to be read twice."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord import batch, pipeline
from onrecord.plan import Read
from onrecord.read import kept, read
from onrecord.schema import Failure, Report

LINES = "\n".join(json.dumps({"text": f"Talks failed {n} times."}) for n in range(2)).encode()


def given(data: bytes) -> list[Report | Failure]:
    """What standard input of these bytes gives; twice, as a run reads it."""
    with kept(io.BytesIO(data)) as source:
        items = list(read([Path("-")], standard_input=source))
        assert list(read([Path("-")], standard_input=source)) == items
    return items


@pytest.mark.parametrize(
    ("data", "paths", "formats"),
    [
        (LINES, [".jsonl#1", ".jsonl#2"], ["text", "text"]),
        (b"\xef\xbb\xbf\n" + LINES, [".jsonl#2", ".jsonl#3"], ["text", "text"]),
        (LINES.decode().encode("utf-16"), [".jsonl#1", ".jsonl#2"], ["text", "text"]),
        (b"Talks failed on Monday.\n", [".txt"], ["text"]),
        (b"<!doctype html><p>Talks failed.</p>", [".txt"], ["html"]),
    ],
    ids=["lines", "lines behind blanks", "lines of two bytes a letter", "text", "page"],
)
def test_what_comes_is_known_by_its_beginning(data: bytes, paths: list[str], formats: list[str]):
    items = given(data)
    ends = [re.sub(r"^standard-input-[0-9a-f]{12}", "", item.path) for item in items]
    assert ends == paths
    assert [item.format for item in items if isinstance(item, Report)] == formats


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "the file is empty"), (b"\x89PNG\r\n", "a picture"), (b"{\\rtf1 No.}", "RTF")],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str):
    (failure,) = given(data)
    assert isinstance(failure, Failure)
    assert failure.path.startswith("standard-input-")
    assert reason in failure.reason


def test_another_input_has_another_name():
    assert given(b"Talks failed.")[0].path != given(b"Talks went on.")[0].path


def test_a_run_reads_it_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    found: list[str] = []

    def run(paths: list[Path], out: Path, *, read: Read, **_: object) -> None:
        found.extend(item.path for _ in range(2) for item in read(paths))

    (tmp_path / "z.txt").write_text("Talks failed after all.")
    monkeypatch.setattr(batch, "run", run)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(LINES)))
    pipeline.run(["-", tmp_path / "z.txt"], tmp_path / "out")
    assert len(found) == 6
