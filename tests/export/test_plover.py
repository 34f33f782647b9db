"""PLOVER's lines: valid, in its fields, and nothing made up."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from onrecord.export import plover
from onrecord.export.wanted import Wanted
from onrecord.lexicon.codebook import closed_lists
from onrecord.schema import Event, EventTime, Figure
from onrecord.store import Entry
from tests.described import is_of
from tests.export.full import ENTRIES
from tests.lexicon.test_exports import fields

FULL = ENTRIES[0]
(EVENT,) = FULL.events


def lines(entry: Entry = FULL, **wanted: Any) -> list[dict[str, Any]]:
    return plover.lines(entry, wanted=Wanted(**wanted))


def changed(**fields: Any) -> Entry:
    return replace(FULL, events=(replace(EVENT, **fields),))


def figure(value: float | None, what: Any = "killed") -> Figure:
    return replace(EVENT.figures[0], what=what, value=value)


def test_a_written_file_is_valid(tmp_path: Path) -> None:
    plover.write(ENTRIES, tmp_path, wanted=Wanted())
    schema = json.loads((tmp_path / "plover.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    (line,) = (tmp_path / "plover.jsonl").read_text("utf-8").splitlines()
    jsonschema.validate(json.loads(line), schema)


def test_an_event_in_full() -> None:
    (line,) = lines(coder="onrecord 1, model-1")
    assert (line["event"], line["mode"], line["quad_code"]) == (["REJECT"], ["yield"], 3)
    assert line["actor"] == [
        {
            "code": None,
            "sector": "GOV",
            "entity_text": "Andrey Volchan",
            "identifier_id": EVENT.actors[0].actor,
            "identifier_text": "Andrey Volchan",
            "office": "president",
        }
    ]
    assert line["recipient"][0]["identifier_text"] == "Selmeria"
    assert line["cite_info"]["publication"] == "Dravec Herald"
    assert line["coder"] == "onrecord 1, model-1"
    assert line["onrecord"]["status"] == "happened"


@pytest.mark.parametrize(("place", "value"), list(fields(lines()[0])))
def test_every_field_is_of_its_described_type(place: str, value: object) -> None:
    from onrecord.lexicon.exports import export_columns

    types = {column.field: column.type for column in export_columns("plover")["plover"]}
    assert is_of(value, types[place])


@pytest.mark.parametrize(
    ("wanted", "status", "count"),
    [
        ({}, "happened", 1),
        ({}, "ongoing", 1),
        ({}, "denied", 0),
        ({}, "planned", 0),
        ({"statuses": "all"}, "denied", 1),
        ({"statuses": frozenset({"denied"})}, "denied", 1),
        ({"statuses": frozenset({"denied"})}, "happened", 0),
    ],
)
def test_only_what_happened_unless_more_is_asked_for(
    wanted: dict[str, Any], status: Any, count: int
) -> None:
    assert len(lines(changed(status=status), **wanted)) == count


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-03-03", "2025-03-03", "2025-03-03"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-W01", "2024-12-30", "2025-01-05"),
        (None, None, None),
    ],
)
def test_a_date_that_is_cut_is_a_span(value: str, first: str, last: str) -> None:
    (line,) = lines(changed(when=EventTime(value, "day", "words")))
    assert (line["date"], line["enddate"]) == (first, last)


@pytest.mark.parametrize(
    ("figures", "dead"),
    [
        ((figure(3),), 3),
        ((figure(None),), None),
        ((figure(3), figure(5)), None),
        ((figure(3, "wounded"),), None),
        ((), None),
    ],
)
def test_a_number_only_where_one_is_told(figures: tuple[Figure, ...], dead: int | None) -> None:
    assert lines(changed(figures=figures))[0]["size"]["dead"] == dead


@pytest.mark.parametrize(
    ("of", "code"), [("France", "FRA"), ("French", "FRA"), ("Paris", None), (None, None)]
)
def test_a_country_is_coded_by_its_name_only(of: str | None, code: str | None) -> None:
    party = replace(EVENT.actors[0], of=of)
    assert lines(changed(actors=(party,)))[0]["actor"][0]["code"] == code


@pytest.mark.parametrize("type_", [code.code for code in closed_lists()["event_type"].codes])
def test_every_type_stands_the_schema(type_: Any) -> None:
    event: Event = replace(EVENT, type=type_, mode=None)
    (line,) = lines(replace(FULL, events=(event,)))
    jsonschema.validate(line, plover.schema())


def test_words_go_along_only_where_they_are_wanted() -> None:
    assert lines()[0]["text"] == ""
    assert lines(text=True)[0]["text"] == EVENT.evidence[0].quote
