"""Which reports of a story are the most alike."""

from __future__ import annotations

import pytest

from onrecord.merge.stories import gather, nearest, sketch_text
from tests.group.affair import BEFORE, MEETING, STORM, UNDATED


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
        ([MEETING, BEFORE, *(f"Talvik, number {n}, on the price of fish." for n in range(80))],
         [1]),
    ],
)  # fmt: skip
def test_reports_of_one_affair_are_near(texts: list[str], near: list[int]) -> None:
    sketches = {str(k): sketch_text(str(k), text) for k, text in enumerate(texts)}
    found = nearest(["0"], gather(sketches.values()), sketches)["0"]
    assert sorted(int(other) for _, other in found) == near
    assert [much for much, _ in found] == sorted((much for much, _ in found), reverse=True)
