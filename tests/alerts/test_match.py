"""Which findings an alert is about."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.alerts import match
from onrecord.schema import Position
from tests.alerts.make import entry, rules
from tests.serve.conftest import HERALD

NAMES = {HERALD.actors[0].id: ("Andrey Volchan", "President Volchan")}
DAM = "gates Torvan"

ABOUT = [
    # alert, statements, events, positions of the report
    ({"actor": "Andrey Volchan"}, 3, 1, 0),
    ({"actor": "andrey volchan"}, 3, 1, 0),
    ({"actor": "President Volchan"}, 3, 1, 0),
    ({"actor": "Selmeria"}, 0, 1, 0),
    ({"actor": "Volchan"}, 0, 0, 0),
    ({"issue": DAM}, 0, 0, 1),
    ({"issue": "GATES"}, 0, 0, 1),
    ({"issue": "gate"}, 0, 0, 0),
    ({"issue": "gates railway"}, 0, 0, 0),
    ({"stances": ("refuses",)}, 0, 0, 1),
    ({"stances": ("supports", "opposes")}, 0, 0, 0),
    ({"actor": "Kordavia", "issue": DAM}, 0, 0, 1),
    ({"actor": "Kordavia", "issue": DAM, "stances": ("supports",)}, 0, 0, 0),
    ({"actor": "Selmeria", "issue": DAM}, 0, 0, 0),
    ({"changed": True}, 0, 0, 1),
]


@pytest.mark.parametrize(("fields", "said", "done", "held"), ABOUT, ids=[str(a[0]) for a in ABOUT])
def test_what_an_alert_is_about(fields: dict[str, Any], said: int, done: int, held: int) -> None:
    (rule,) = rules(fields)
    found: tuple[list[Any], ...] = (
        list(match.spoken(rule, HERALD.statements, NAMES)),
        list(match.done(rule, HERALD.events, NAMES)),
        [item for item in HERALD.positions if match.wanted(rule, item, NAMES)],
    )
    assert tuple(map(len, found)) == (said, done, held)


def position(when: str | None, stance: Any, *, told_by: str | None = None) -> Position:
    made = entry(f"Anna said {stance} {when}.", stance=stance, date=when, as_told_by=told_by)
    return made.positions[0]


CHANGES = [
    # new, before, whether it is a change
    (("2025-03-05", "supports"), [("2025-03-01", "opposes")], True),
    (("2025-03-05", "supports"), [("2025-03-01", "supports")], False),
    (("2025-03-05", "supports"), [], False),
    (("2025-03-05", "supports"), [("2025-03-01", "opposes"), ("2025-03-03", "supports")], False),
    (("2025-03-05", "opposes"), [("2025-03-01", "opposes"), ("2025-03-03", "supports")], True),
    # what came after it is not before it
    (("2025-03-05", "supports"), [("2025-03-09", "opposes")], False),
    # it is not known which came first
    (("2025-03-05", "supports"), [("2025-03-05", "opposes")], False),
    (("2025-03-05", "supports"), [("2025-03", "opposes")], False),
    (("2025-03", "supports"), [("2025-03-01", "opposes")], False),
    ((None, "supports"), [("2025-03-01", "opposes")], False),
    (("2025-03-05", "supports"), [(None, "opposes")], False),
    # it was said twice on the day before, in two ways
    (("2025-03-05", "supports"), [("2025-03-03", "opposes"), ("2025-03-03", "supports")], False),
    (("2025-03-05", "supports"), [("2025-02", "opposes"), ("2025-02-20", "supports")], False),
    # weeks and months have their days
    (("2025-W10", "supports"), [("2025-02", "opposes")], True),
    (("2025-03-05", "supports"), [("2025-W09", "opposes")], True),
]


@pytest.mark.parametrize(("new", "held", "changed"), CHANGES, ids=[str(c[:2]) for c in CHANGES])
def test_a_change_of_stance(
    new: tuple[str | None, str], held: list[tuple[str | None, str]], changed: bool
) -> None:
    found = match.before(position(*new), [position(*item) for item in held])
    assert (found is not None) == changed
    if found is not None:
        assert found.stance != new[1]


@pytest.mark.parametrize("by", [("Boris", None), (None, "Boris")])
def test_what_others_say_that_one_holds_is_no_change(by: tuple[str | None, str | None]) -> None:
    new = position("2025-03-05", "supports", told_by=by[0])
    assert match.before(new, [position("2025-03-01", "opposes", told_by=by[1])]) is None
