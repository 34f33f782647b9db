"""Entities of FollowTheMoney: as its schemata have them, and as the library itself reads them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.export import followthemoney
from onrecord.export.wanted import Wanted
from onrecord.schema import EventPlace, EventTime
from onrecord.store import Entry
from tests.export.full import ENTRIES

FULL = ENTRIES[0]
(EVENT,) = FULL.events
ALL = Wanted(text=True, statuses="all")


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def dated(value: str | None) -> Entry:
    event = replace(EVENT, when=EventTime(value, "day", "words"))
    return replace(FULL, events=(event,))


def of_country(code: str | None) -> Entry:
    """A report with an actor and an event of a country."""
    first, *others = FULL.actors
    event = replace(EVENT, where=EventPlace("the capital", code, "words"))
    return replace(FULL, actors=(replace(first, code=code), *others), events=(event,))


# What the schemata of FollowTheMoney say: of each property that is used here its type.
THING = {
    "name": "name", "alias": "name", "country": "country", "notes": "text",
    "sourceUrl": "url", "proof": "entity", "description": "text",
}  # fmt: skip
SCHEMATA: dict[str, dict[str, str]] = {
    "Article": THING
    | {"title": "string", "author": "name", "publisher": "string", "publishedAt": "date"}
    | {"fileName": "string", "bodyText": "text"},
    "Person": THING | {"position": "string"},
    "Organization": THING,
    "PublicBody": THING,
    "LegalEntity": THING,
    "Documentation": {"document": "entity", "entity": "entity"},
    "Event": THING
    | {"summary": "text", "date": "date", "location": "address"}
    | {"organizer": "entity", "involved": "entity"},
    "Note": THING | {"entity": "entity"},
}
VALUES = {
    "country": r"[a-z]{2}",  # ISO 3166 alpha-2 in small letters; alpha-3 is refused
    "date": r"\d{4}(-\d\d(-\d\d)?)?",
    "url": r"https?://.+",
    "entity": r"\S+",
}
ENTITIES = [
    e for entry in (*ENTRIES, of_country("ISL")) for e in followthemoney.entities(entry, wanted=ALL)
]


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda e: f"{e['schema']}-{e['id'][:5]}")
def test_it_keeps_to_its_schema(entity: dict[str, Any]) -> None:
    known = SCHEMATA[entity["schema"]]
    for name, values in entity["properties"].items():
        assert values
        assert [v for v in values if not re.fullmatch(VALUES.get(known[name], "(?s).+"), v)] == []


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda e: f"{e['schema']}-{e['id'][:5]}")
def test_the_library_reads_it_as_it_was_written(entity: dict[str, Any]) -> None:
    """With `pip install followthemoney`, which builds a part of itself from the headers of ICU."""
    model = pytest.importorskip("followthemoney").model
    schemata = {made["id"]: model.get(made["schema"]) for made in ENTITIES}
    read = model.get_proxy(entity, cleaned=False)  # every value is checked, and kept if it holds
    assert read.schema.validate(entity) is None
    for name, values in entity["properties"].items():
        assert sorted(read.get(name)) == sorted(set(values))
        range_ = read.schema.get(name).range
        if range_ is not None:
            assert all(schemata[value].is_a(range_) for value in values)


def test_all_kinds_are_there_each_once(tmp_path: Path) -> None:
    followthemoney.write(ENTRIES, tmp_path, wanted=Wanted())
    made = lines(tmp_path / "entities.ftm.json")
    assert {entity["schema"] for entity in made} >= {"Article", "Person", "Event", "Note"}
    assert len({entity["id"] for entity in made}) == len(made)


@pytest.mark.parametrize(
    ("code", "written"), [("ISL", ["is"]), ("XKX", ["xk"]), ("XQX", None), (None, None)]
)
def test_a_country_has_the_code_that_is_known_there(
    code: str | None, written: list[str] | None
) -> None:
    made = list(followthemoney.entities(of_country(code), wanted=Wanted()))
    of = {e["schema"]: e["properties"].get("country") for e in made if e["id"] != FULL.id}
    first = next(e for e in made if e["id"] == FULL.actors[0].id)
    assert first["properties"].get("country") == written
    assert of["Event"] == written


def test_entities_point_at_entities(tmp_path: Path) -> None:
    followthemoney.write(ENTRIES, tmp_path, wanted=Wanted())
    made = {entity["id"]: entity for entity in lines(tmp_path / "entities.ftm.json")}
    for entity in made.values():
        for name in ("entity", "document", "organizer", "involved", "proof"):
            assert all(key in made for key in entity["properties"].get(name, ()))


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2025-03-03", "2025-03-03"),
        ("2025-03", "2025-03"),
        ("2025-W10", "2025-03"),
        ("2025-W09", "2025"),
        ("2025-W01", None),
        (None, None),
    ],
)
def test_a_week_is_cut_to_what_holds_it(value: str | None, date: str | None) -> None:
    made = followthemoney.entities(dated(value), wanted=Wanted())
    (event,) = (entity for entity in made if entity["schema"] == "Event")
    assert event["properties"].get("date") == (None if date is None else [date])
