"""Events against events, in small tables."""

from __future__ import annotations

from typing import Any

import pytest

from bench.events.score import (
    count_events,
    count_positions,
    metrics,
    same_sides,
)


def gold(**fields: Any) -> dict[str, Any]:
    base = {
        "report": "a.txt",
        "type": "RETREAT",
        "mode": "release",
        "trigger": "freed",
        "mentions": ["release"],
        "actors": ["Norway"],
        "recipients": [["editor", "Ana Belova"]],
        "status": ["happened"],
        "told_by": None,
        "when": ["2025-03-10"],
        "where": [None],
        "figures": [],
        "required": True,
    }
    return base | fields


def made(**fields: Any) -> dict[str, Any]:
    base = {
        "id": "e1",
        "file": "a.txt",
        "type": "RETREAT",
        "mode": "release",
        "trigger": {"text": "freed"},
        "actors": [{"name": "Norway"}],
        "recipients": [{"name": "Ana Belova"}],
        "status": "happened",
        "told_by": None,
        "when": {"value": "2025-03-10"},
        "where": None,
        "figures": [],
    }
    return base | fields


def scores(g: list[dict[str, Any]], m: list[dict[str, Any]]) -> Any:
    return metrics(count_events(g, m, lambda e: e.get("teller")))


@pytest.mark.parametrize(
    ("fields", "right"),
    [
        ({}, True),
        ({"recipients": [{"name": "the editor"}]}, True),
        ({"actors": []}, False),
        ({"recipients": []}, False),
        ({"actors": [{"name": "Norway"}, {"name": "Kenya"}]}, False),
        ({"actors": [{"name": "Ana Belova"}], "recipients": [{"name": "Norway"}]}, False),
    ],
)
def test_sides(fields: dict[str, Any], right: bool) -> None:
    assert same_sides(gold(), made(**fields)) == right


def test_of_a_meeting_both_sides_are_one() -> None:
    g = gold(type="CONSULT", actors=["Norway", "Kenya"], recipients=[])
    m = made(type="CONSULT", actors=[{"name": "Kenya"}], recipients=[{"name": "Norway"}])
    assert same_sides(g, m)


@pytest.mark.parametrize(
    ("fields", "field", "value"),
    [
        ({}, "status", 1),
        ({"status": "planned"}, "status", 0),
        ({"told_by": "s1", "teller": "Kenya"}, "told_by", 0),
        ({"when": None}, "when", 0),
        ({"when": {"value": "2025-03"}}, "when", 1),
        ({"where": {"name": "Oslo"}}, "where", 0),
        ({"mode": None}, "mode", 0),
    ],
)
def test_fields(fields: dict[str, Any], field: str, value: float) -> None:
    assert scores([gold()], [made(**fields)])[field] == value


def test_who_tells_must_be_the_one() -> None:
    g = [gold(told_by=["Kenya", "Omar Haddad"])]
    assert scores(g, [made(told_by="s1", teller="Haddad")])["told_by"] == 1
    assert scores(g, [made(told_by="s1", teller="Peru")])["told_by"] == 0


def test_what_is_not_required_costs_nothing() -> None:
    optional = gold(type="AGREE", trigger="agreed", required=False)
    extra = made(id="e2", type="AGREE", trigger={"text": "agreed"})
    assert scores([gold(), optional], [made()])["f1"] == 1
    assert scores([gold(), optional], [made(), extra])["f1"] == 1
    assert scores([gold()], [made(), extra])["precision"] == 0.5


def test_figures() -> None:
    figure = {"what": "released", "value": 9, "low": 9, "high": 9}
    g = [gold(figures=[figure])]
    assert scores(g, [made(figures=[figure])])["figures_f1"] == 1
    assert scores(g, [made(figures=[figure | {"high": None}])])["figures_f1"] == 0


@pytest.mark.parametrize(
    ("fields", "hits"),
    [
        ({}, 1),
        ({"stance": "opposes"}, 0),
        ({"issue": "the price of bread"}, 0),
        ({"actor_name": "Kenya"}, 0),
    ],
)
def test_positions(fields: dict[str, Any], hits: int) -> None:
    g = {
        "report": "a.txt",
        "actor": "Norway",
        "words": ["embargo", "blockade"],
        "stances": ["demands"],
        "required": True,
    }
    m = {
        "id": "p1",
        "file": "a.txt",
        "actor_name": "Norway",
        "issue": "lifting the aid embargo",
        "stance": "demands",
    }
    assert count_positions([g], [m | fields])["positions hit"] == hits
