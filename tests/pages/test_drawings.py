"""Drawings: marks as wide as their doubt, lines for each direction and sign."""

from __future__ import annotations

import pytest

from onrecord.pages.network import MOST_NAMES, Act, network
from onrecord.pages.timeline import DEPTH, LEFT, MOST_LANES, NARROWEST, RIGHT, WIDTH, Item, timeline


def item(date: str | None, lane: str = "Anna") -> Item:
    return Item(lane, date, "+", "supports it", "#p1")


def test_a_mark_is_as_wide_as_its_doubt() -> None:
    made = timeline([item("2025-01-01"), item("2025-02"), item("2025")])
    assert made is not None
    day, month, year = (mark.width for mark in made.marks)
    assert NARROWEST == day < month < year == pytest.approx(WIDTH - LEFT - RIGHT, abs=3)


@pytest.mark.parametrize("dates", [[], [None], ["soon", None]])
def test_without_a_date_there_is_nothing_to_draw(dates: list[str | None]) -> None:
    assert timeline(map(item, dates)) is None


def test_what_is_not_drawn_is_counted() -> None:
    lanes = [item("2025-01-01", f"lane {n}") for n in range(MOST_LANES + 2)]
    made = timeline([*lanes, item(None)])
    assert made is not None
    assert (len(made.lanes), made.left_out, made.undated) == (MOST_LANES, 2, 1)


def test_marks_of_one_day_lie_below_one_another() -> None:
    made = timeline([item("2025-01-01")] * 5)
    assert made is not None
    assert len({mark.y for mark in made.marks}) == DEPTH


def test_all_stays_inside_the_drawing() -> None:
    made = timeline([item("1900"), item("2025-12-31"), item("2007-W08", "Boris")])
    assert made is not None
    assert all(mark.x >= LEFT and mark.x + mark.width <= WIDTH for mark in made.marks)
    assert all(mark.y < made.height for mark in made.marks)


def test_there_and_back_for_and_against_are_lines_of_their_own() -> None:
    acts = [Act("A", "B", True), Act("A", "B", False), Act("B", "A", True), Act("A", "B", True)]
    made = network(acts)
    assert made is not None
    assert [(x.source, x.hostile, x.count) for x in made.lines] == [
        ("A", True, 2), ("A", False, 1), ("B", True, 1)
    ]  # fmt: skip
    assert len({line.path for line in made.lines}) == 3
    assert made.lines[0].width > made.lines[1].width


def test_nobody_acts_towards_themselves() -> None:
    assert network([Act("A", "A", True)]) is None


def test_the_rarest_names_are_left_out() -> None:
    acts = [Act("hub", f"n{n}", False) for n in range(MOST_NAMES + 5)]
    made = network(acts)
    assert made is not None
    assert len(made.nodes) == MOST_NAMES
    assert made.left_out == 6
