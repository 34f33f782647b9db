"""Who tells of the same affair."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.group.alike import Alike, terms
from tests.group.affair import BEFORE, MEETING, STORM, UNDATED


def nearest(texts: list[str], one: int = 0) -> list[int]:
    index = Alike(terms(text, text.partition("\n\n")[2]) for text in texts)
    return [other for _, other in index.nearest(one, np.ones(len(texts), bool))]


@pytest.mark.parametrize(
    ("texts", "near"),
    [
        ([MEETING, BEFORE], [1]),  # two reports alone are enough
        ([MEETING, STORM], []),
        ([MEETING, STORM, BEFORE], [2]),
        ([MEETING, BEFORE, UNDATED, STORM], [1, 2]),
        ([MEETING, MEETING, STORM], [1]),
        ([MEETING], []),
        ([MEETING, ""], []),
    ],
)
def test_reports_of_one_affair_are_near(texts: list[str], near: list[int]) -> None:
    assert sorted(nearest(texts)) == near


def test_only_those_that_count_are_given() -> None:
    index = Alike(terms(text, text) for text in (MEETING, BEFORE, UNDATED))
    assert [n for _, n in index.nearest(0, np.array([True, False, True]))] == [2]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("She met Belova.", {"Belova"}),
        ("She met Belova's men.", {"Belova"}),
        ("It was March. They march.", {"march", "they"}),  # a small letter elsewhere: no name
        ("Talks failed.", {"talks", "failed"}),  # the first word of a sentence tells nothing
        ("He joined the EU and NATO.", {"NATO", "joined", "nato"} - {"nato"}),
    ],
)
def test_a_name_has_a_capital_inside_a_sentence(body: str, found: set[str]) -> None:
    assert terms(body, body) == found


def test_many_reports_that_share_a_name_do_not_hide_the_near_ones() -> None:
    others = [f"A report from Talvik, number {n}, on the price of fish." for n in range(80)]
    assert nearest([MEETING, BEFORE, *others]) == [1]
