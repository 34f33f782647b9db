"""The contract's fields: names, kinds, order, and never null for a list."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import StoreError
from onrecord.export import jsonl
from onrecord.schema import Block, BlockKind
from onrecord.store import Entry
from tests import herald
from tests.export.full import FULL
from tests.factories import make_report, process

# design.md, "The contract". `figures` and others come with what fills them.
FIELDS = {
    "reports": "id path url outlet agency headline byline contributors dateline_place language"
    " published dates dated_by text blocks parts copies_of story version_of versions changes"
    " failure",
    "statements": "id report story record speaker cue act kind content form addressee said_on venue"
    " within condition hedges confidence block evidence",
    "actors": "id identity name kind aliases roles code sector reports mentions",
    "times": "id report text span type value precision timex earliest latest anchor direction"
    " alternatives block",
}
LISTS = {
    "reports": "byline contributors blocks parts dates dated_by versions changes",
    "statements": "content evidence",
    "actors": "aliases roles reports mentions",
    "times": "alternatives",
}
ENTRIES = {
    "full": Entry.of(herald.reading()),
    "bare": Entry.of(process(make_report("Nothing."), None)),
    "failed": Entry("r0", "scan.pdf", failure="not text but a PDF"),
}


def lines(entry: Entry, out: Path, table: str) -> list[dict[str, Any]]:
    jsonl.write([entry], out)
    text = (out / f"{table}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("table", FIELDS)
@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES.keys())
def test_fields_are_the_contracts(tmp_path: Path, entry: Entry, table: str) -> None:
    for line in lines(entry, tmp_path, table):
        assert list(line) == FIELDS[table].split()
        assert all(isinstance(line[name], list) for name in LISTS[table].split())


def test_a_statement_in_full(tmp_path: Path) -> None:
    entry = ENTRIES["full"]
    made = {line["id"]: line for line in lines(entry, tmp_path, "statements")}
    said = next(s for s in entry.statements if s.cue and s.cue.text == "warned")
    line = made[said.id]
    assert line["speaker"]["name"] == "Andrey Volchan"
    assert line["speaker"]["role"] == "president"
    assert line["speaker"]["of"] == "Kordavia"
    assert line["cue"] == {"text": "warned", "span": list(said.cue.span), "negated": False}  # type: ignore[union-attr]
    assert line["content"] == [
        {"text": "a closed railway would be met in kind", "span": list(said.content[0].span)}
    ]
    assert line["addressee"] == {"text": "Selmeria", "actor": None}
    assert line["said_on"] == {"value": "2025-03-03", "precision": "day"}
    assert line["condition"]["text"] == "a closed railway"
    assert line["evidence"][0]["report"] == entry.id
    assert (line["act"], line["form"], line["kind"]) == ("threaten", "indirect", "speech")


def test_a_role_has_its_dates(tmp_path: Path) -> None:
    told = [role for line in lines(FULL, tmp_path, "actors") for role in line["roles"]]
    assert told == [{"role": "president", "of": "Kordavia", "from": "2019", "to": None}]


@pytest.mark.parametrize("kind", ["body", "caption", "headline"])
@pytest.mark.parametrize("table", ["statements", "events", "times"])
def test_what_a_caption_tells_is_marked(tmp_path: Path, table: str, kind: BlockKind) -> None:
    entry = ENTRIES["full"]
    assert entry.article is not None
    blocks = (Block(kind, 0, len(entry.article.text)),)
    marked = replace(entry, article=replace(entry.article, blocks=blocks))
    made = lines(marked, tmp_path, table)
    assert made and {line["block"] for line in made} == {kind}


def test_a_report_in_full(tmp_path: Path) -> None:
    (line,) = lines(ENTRIES["full"], tmp_path, "reports")
    assert line["published"] == {
        "value": "2025-03-03",
        "precision": "day",
        "clue": "the line “March 3, 2025 | 8:14 p.m.”",
    }
    assert [block["kind"] for block in line["blocks"]] == ["headline", "caption", "body"]
    assert (line["outlet"], line["contributors"]) == ("Dravec Herald", ["Marek Tolan"])


def test_every_span_stands_in_the_text(tmp_path: Path) -> None:
    (report,) = lines(ENTRIES["full"], tmp_path, "reports")
    for line in lines(ENTRIES["full"], tmp_path, "statements"):
        for evidence in line["evidence"]:
            assert report["text"][evidence["start"] : evidence["end"]] == evidence["quote"]
        for piece in line["content"]:
            start, end = piece["span"]
            assert report["text"][start:end] == piece["text"]


def test_text_is_utf_8_and_plain(tmp_path: Path) -> None:
    jsonl.write([Entry.of(process(make_report("Zoë said “naïve” 🜁."), None))], tmp_path)
    assert "Zoë said “naïve” 🜁." in (tmp_path / "reports.jsonl").read_bytes().decode("utf-8")


def test_line_separators_inside_a_text_break_no_line(tmp_path: Path) -> None:
    jsonl.write([Entry.of(process(make_report("One\u2028two\u0085three\nfour."), None))], tmp_path)
    assert (tmp_path / "reports.jsonl").read_bytes().count(b"\n") == 1


def test_a_file_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "reports.jsonl").mkdir()
    with pytest.raises(StoreError, match=r"reports\.jsonl: cannot be written"):
        jsonl.write([], tmp_path)
    assert not list(tmp_path.glob(".*part"))
