"""Each line of JSON stands its schema, and a spoilt one does not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pandas
import pytest

from onrecord.export import json_lines, json_schema, jsonl, plover, said
from onrecord.export.wanted import Together, Wanted
from tests import herald
from tests.export.full import ENTRIES

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("table", json_lines.TABLES)
def test_every_line_is_valid(tmp_path: Path, table: str) -> None:
    made = Together((herald.STORY,), (herald.RECORD,), (herald.IDENTITY,))
    json_lines.write(ENTRIES, tmp_path, wanted=Wanted(together=made))
    schema = json.loads((tmp_path / f"{table}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    found = lines(tmp_path / f"{table}.jsonl")
    assert found
    assert [error.message for line in found for error in validator.iter_errors(line)] == []


@pytest.mark.parametrize(
    "spoilt",
    [
        {"act": "sing"},
        {"kind": None},
        {"confidence": "high"},
        {"content": [{"text": "no span"}]},
        {"said_on": {"value": "3 May", "precision": "day"}},
        {"mood": "subjunctive"},
    ],
    ids=str,
)
def test_a_spoilt_line_is_not(spoilt: dict[str, Any]) -> None:
    validator = jsonschema.Draft202012Validator(json_schema.of_file("statements"))
    line = said.statements(ENTRIES[0])[0]
    assert validator.is_valid(line)
    assert not validator.is_valid(line | spoilt)


def test_the_lines_are_the_runs_own_but_for_the_text(tmp_path: Path) -> None:
    run, take = tmp_path / "run", tmp_path / "take"
    for folder, write in (
        (run, lambda: jsonl.write(ENTRIES, run)),
        (take, lambda: json_lines.write(ENTRIES, take, wanted=Wanted())),
    ):
        folder.mkdir()
        write()
    for name in set(jsonl.TABLES) - {"reports"}:
        assert (take / f"{name}.jsonl").read_bytes() == (run / f"{name}.jsonl").read_bytes()
    assert lines(take / "reports.jsonl") == [
        line | {"text": None} for line in lines(run / "reports.jsonl")
    ]


def test_of_some_reports_only_what_they_are_part_of() -> None:
    made = Together((herald.STORY,), (herald.RECORD,), (herald.IDENTITY,))
    (first, *_) = herald.STORY.reports
    inside = replace(ENTRIES[0], id=first, story=herald.STORY.id)
    assert made.of([inside]).stories == (herald.STORY,)
    assert made.of([ENTRIES[2]]) == Together()


def test_pandas_reads_them(tmp_path: Path) -> None:
    json_lines.write(ENTRIES, tmp_path, wanted=Wanted(text=True))
    read = pandas.read_json(tmp_path / "reports.jsonl", lines=True)
    assert list(read["id"]) == [entry.id for entry in ENTRIES]
    assert read["text"][0] == ENTRIES[0].article.text  # type: ignore[union-attr]


@pytest.mark.parametrize("name", [*json_lines.TABLES, "plover"])
def test_the_published_schema_is_the_one_written(name: str) -> None:
    made = plover.schema() if name == "plover" else json_schema.of_file(name)
    published = (SCHEMAS / f"{name}.schema.json").read_text("utf-8")
    assert published == json_schema.text(made), "run `onrecord codebook --schemas docs/schemas`"
