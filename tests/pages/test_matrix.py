"""Who stands where: cells hold stances in the order of time, and emptiness is no stance."""

from __future__ import annotations

import pytest

from onrecord.pages.matrix import SIGNS, matrix
from onrecord.schema import Evidence, Position, Stance

TEXT = "Anna is for it."


def held(
    actor: str, issue: str, stance: Stance, date: str | None = None, *, key: str = ""
) -> Position:
    """A position of somebody."""
    evidence = (Evidence.of("r1", TEXT, 0, 4),)
    key = key or f"{actor}{issue}{stance}{date}"
    return Position(key, "r1", None, actor, issue, stance, evidence, date=date)


def test_commonest_come_first() -> None:
    made = matrix(
        [held("Anna", "dam", "supports"), held("Boris", "dam", "opposes"),
         held("Boris", "fish", "demands"), held("Boris", "rail", "opposes")]
    )  # fmt: skip
    assert made.actors == ("Boris", "Anna")
    assert [row.issue for row in made.rows] == ["dam", "fish", "rail"]
    assert made.left_out == 0


COURSES = [
    ("nobody told", [], ()),
    ("one", [("supports", "2025")], ("supports",)),
    ("changed", [("opposes", "2025-02"), ("supports", "2025-01")], ("supports", "opposes")),
    ("told again", [("opposes", "2025-02"), ("opposes", "2025-01")], ("opposes",)),
    (
        "there and back",
        [("opposes", "1"), ("supports", "2"), ("opposes", "3")],
        ("opposes", "supports", "opposes"),
    ),
    ("undated first", [("opposes", "2025"), ("demands", None)], ("demands", "opposes")),
]


@pytest.mark.parametrize(
    ("stances", "course"), [c[1:] for c in COURSES], ids=[c[0] for c in COURSES]
)
def test_a_cell_tells_how_a_stance_moved(
    stances: list[tuple[Stance, str | None]], course: tuple[Stance, ...]
) -> None:
    other = [held("Boris", "dam", "supports"), held("Anna", "fish", "supports")]
    made = matrix([*(held("Anna", "dam", stance, date) for stance, date in stances), *other])
    row = next(row for row in made.rows if row.issue == "dam")
    cell = row.cells[made.actors.index("Anna")]
    assert tuple(stance for stance, _ in cell.course) == course
    assert tuple(item for _, items in cell.course for item in items) == cell.positions


def test_what_has_no_room_is_counted() -> None:
    many = [held(f"A{n}", f"issue {n % 4}", "supports", key=str(n)) for n in range(20)]
    made = matrix(many, most_issues=2, most_actors=3)
    shown = sum(len(cell.positions) for row in made.rows for cell in row.cells)
    assert (len(made.actors), shown, made.left_out) == (3, 3, 17)


def test_every_stance_has_a_sign_of_its_own() -> None:
    assert len(set(SIGNS.values())) == len(SIGNS) == 6
