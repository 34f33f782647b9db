"""Each alert tells of a record once, whatever happens, and of nothing that was there before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from onrecord.alerts import Outcome, Rule, check, preview
from onrecord.schema import Identity, Story
from onrecord.store import affairs, alerts, reading, writing
from onrecord.store.database import judging
from tests.alerts.make import ISSUE, entry, put, rules

ANNA = {"actor": "Anna"}
FIRST, SECOND = entry("Anna said it is so."), entry("Anna denied it. Boris said no.")
THEN = entry("Anna said yes to it.", stance="supports", date="2025-03-01")
NOW = entry("Anna said no to it.", stance="refuses", date="2025-03-05")


def round_(out: Path, wanted: Sequence[Rule]) -> Outcome:
    with judging(out) as connection:
        return check(connection, wanted)


def told(out: Path) -> list[dict[str, Any]]:
    """What alerts told of, the first first."""
    with reading(out) as connection, connection.begin():
        return [dict(item.told) for item, _ in reversed(alerts.latest(connection, limit=1000))]


def test_what_was_there_before_is_not_told(tmp_path: Path) -> None:
    out = put(tmp_path, FIRST)
    assert round_(out, rules(ANNA)).fired == 0
    put(out, SECOND)
    assert round_(out, rules(ANNA)).fired == 1
    assert [item["report"] for item in told(out)] == [SECOND.id]


def test_unless_it_is_asked_for(tmp_path: Path) -> None:
    out = put(tmp_path, FIRST, SECOND)
    assert round_(out, rules(ANNA | {"past": True})).fired == 2


def again(out: Path) -> None:
    """The same reports are read again, by a newer version."""
    put(out, FIRST, SECOND)


def regroup(out: Path) -> None:
    """The reports go to another story."""
    with writing(out) as connection, connection.begin():
        affairs.forget(connection)
        affairs.put_stories(connection, [Story("d0", "Told", (FIRST.id, SECOND.id), ())])


def nothing(out: Path) -> None:
    """Only time goes by."""


@pytest.mark.parametrize("happens", [nothing, again, regroup])
def test_a_record_is_told_of_once(tmp_path: Path, happens: Any) -> None:
    out = put(tmp_path, entry("Boris said nothing."))
    round_(out, rules(ANNA))
    put(out, FIRST, SECOND)
    fired = [round_(out, rules(ANNA)).fired]
    for _ in range(2):
        happens(out)
        fired.append(round_(out, rules(ANNA)).fired)
    assert fired == [2, 0, 0]


def test_a_report_counts_once_its_story_is_told(tmp_path: Path) -> None:
    out = put(tmp_path, FIRST)
    round_(out, rules(ANNA))
    put(out, SECOND, settled=False)
    assert round_(out, rules(ANNA)).fired == 0
    put(out, SECOND)
    assert round_(out, rules(ANNA)).fired == 1


def test_what_came_before_but_was_settled_after_is_not_told(tmp_path: Path) -> None:
    out = put(tmp_path, FIRST, settled=False)
    round_(out, rules(ANNA))
    put(out, FIRST)
    assert round_(out, rules(ANNA)).fired == 0


@pytest.mark.parametrize(
    ("change", "fired"),
    [({"file": Path("x")}, 1), ({"actor": "Boris"}, 0), ({"past": True}, 2)],
    ids=["told another way", "about somebody else: set anew", "past as well: set anew"],
)
def test_an_alert_that_is_changed(tmp_path: Path, change: dict[str, Any], fired: int) -> None:
    out = put(tmp_path, FIRST)
    round_(out, rules(ANNA))
    put(out, SECOND)
    changed = ANNA | change
    if "file" in changed:
        changed["file"] = tmp_path / "told.jsonl"
    assert round_(out, rules(changed)).fired == fired


def test_each_alert_for_itself(tmp_path: Path) -> None:
    out = put(tmp_path, entry("Boris said nothing."))
    wanted = rules(ANNA, {"issue": "gates"}, {"stances": ("refuses",)}, {"changed": True})
    round_(out, wanted)
    put(out, THEN)
    assert round_(out, wanted).fired == 2
    put(out, NOW)
    assert round_(out, wanted).fired == 4
    assert [(item["alert"], item.get("stance")) for item in told(out)] == [
        ("alert 1", None), ("alert 2", "supports"), ("alert 1", None), ("alert 2", "refuses"),
        ("alert 3", "refuses"), ("alert 4", "refuses"),
    ]  # fmt: skip
    last = told(out)[-1]
    assert last["text"] == f"Anna refuses {ISSUE} (before, 2025-03-01: supports)"
    assert (last["was"]["report"], last["quote"], last["path"]) == (THEN.id, "Anna", NOW.path)


def test_who_is_one_over_all_reports_is_known_by_every_name(tmp_path: Path) -> None:
    """Anna, and the Dorn of another report, are one; the alert knows the one, and the change."""
    other = entry("Dorn said no.", stance="refuses", date="2025-03-05")
    out = put(tmp_path, THEN)
    wanted = rules({"actor": "Anna", "changed": True}, ANNA)
    round_(out, wanted)
    put(out, other)
    with writing(out) as connection, connection.begin():
        ids = (THEN.actors[0].id, other.actors[0].id)
        one = Identity("i1", "Anna Dorn", "person", None, ids, (THEN.id, other.id), ())
        affairs.put_identities(connection, [one])
    assert round_(out, wanted).fired == 2


def test_much_at_once_is_looked_through_in_parts(tmp_path: Path) -> None:
    out = put(tmp_path, entry("Boris said nothing."))
    round_(out, rules(ANNA))
    put(out, *(entry(f"Anna said {n} it is.") for n in range(120)))
    assert round_(out, rules(ANNA)).fired == 120


def test_a_preview_writes_nothing(tmp_path: Path) -> None:
    out = put(tmp_path, THEN, NOW)
    before = (out / "record.db").read_bytes()
    with reading(out) as connection, connection.begin():
        found = list(preview(connection, rules(ANNA, {"changed": True})))
    assert sorted(item["kind"] for item in found) == ["position", "statement", "statement"]
    assert (out / "record.db").read_bytes() == before
