"""Differences against differences, in small tables."""

from __future__ import annotations

from typing import Any

import pytest

from bench.differences.score import Found, Side, count, gold_of, matches, within_copies

TEXTS = {"a.txt": "Three died on Monday. He left.", "b.txt": "It rained. Five died. She stayed."}
THREE, FIVE = ("a.txt", 0, 21), ("b.txt", 11, 21)


def figure(*sides: tuple[float, tuple[str, int, int]], **fields: Any) -> Found:
    made = tuple(Side(str(n), n, n, (place,)) for n, place in sides)
    return Found("s", **({"field": "figure", "kind": "differs", "sides": made} | fields))


GOLD = figure((3, THREE), (5, FIVE))


@pytest.mark.parametrize(
    ("case", "made", "hit"),
    [
        ("the same", figure((3, THREE), (5, FIVE)), True),
        ("the other way round", figure((5, FIVE), (3, THREE)), True),
        ("one side alone", figure((3, THREE), (6, FIVE)), False),
        ("elsewhere", figure((3, ("a.txt", 22, 30)), (5, FIVE)), False),
        ("in another report", figure((3, ("c.txt", 0, 21)), (5, FIVE)), False),
        ("another field", figure((3, THREE), (5, FIVE), field="date"), False),
        ("two of three", figure((3, THREE), (4, THREE), (5, FIVE)), True),
    ],
)
def test_field_places_and_values_make_a_match(case: str, made: Found, hit: bool) -> None:
    assert matches(GOLD, made) is hit, case


@pytest.mark.parametrize(
    ("field", "gold", "made", "hit"),
    [
        ("date", "2025-03-04", "2025-03", True),
        ("date", "2025-03-04", "2025-03-05", False),
        ("place", "Geneva", "in Geneva", True),
        ("place", "Geneva", "Vienna", False),
        ("speaker", "the minister Ivo Kale", "Ivo Kale", True),
        ("status", "it did not take place", "denied", True),
    ],
)
def test_values_agree_by_their_field(field: str, gold: str, made: str, hit: bool) -> None:
    def found(value: str) -> Found:
        sides = tuple(Side(v, None, None, (p,)) for v, p in ((value, THREE), ("x y", FIVE)))
        return Found("s", field, "differs", sides)

    assert matches(found(gold), found(made)) is hit


def test_what_is_not_required_costs_nothing_and_twice_found_is_one_hit() -> None:
    spare = figure((7, THREE), (8, FIVE), required=False)
    made = [GOLD, GOLD, figure((7, THREE), (8, FIVE)), figure((1, THREE), (2, FIVE))]
    counts = count([GOLD, spare], made)
    assert (counts.gold, counts.hit, counts.made, counts.right) == (1, 1, 3, 2)


def test_a_copy_may_tell_the_words_of_its_original() -> None:
    given = {
        "reports": {"a.txt": {}, "b.txt": {}, "c.txt": {"copy_of": "a.txt"}},
        "differences": [
            {"field": "figure", "kind": "differs", "about": "", "required": True,
             "sides": [{"value": "3", "low": 3, "high": 3, "in": [["a.txt", "Three died"]]},
                       {"value": "5", "low": 5, "high": 5, "in": [["b.txt", "Five died"]]}]}
        ],
    }  # fmt: skip
    (found,) = gold_of("s", given, {**TEXTS, "c.txt": "Three died on Monday."})
    assert [p[0] for p in found.sides[0].places] == ["a.txt", "c.txt"]
    assert matches(found, figure((3, ("c.txt", 0, 21)), (5, FIVE)))


@pytest.mark.parametrize(("b", "flagged"), [("c.txt", True), ("b.txt", False), ("a.txt", False)])
def test_a_report_and_its_copy_must_differ_in_nothing(b: str, flagged: bool) -> None:
    made = figure((3, ("a.txt", 0, 5)), (5, (b, 0, 5)))
    assert within_copies(made, {"c.txt": "a.txt"}) is flagged
