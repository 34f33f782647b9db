"""What the judgements of several people say together: a fold over their lines, no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.schema import Judgement

JOINS = ("same", "different")
FINDINGS = ("statement", "event", "position")
"""What is judged by itself: none is the same as another by somebody's word."""
OPEN = "unsure"
"""Looked at and left open: it stands only while nobody has decided."""


@dataclass(frozen=True, slots=True)
class Stands:
    """What stands of a finding, or of one field of it.

    Attributes:
        target: the finding's id.
        field: the field that is edited; of two that are the same or different, the other one;
            empty for the verdict on the whole.
        kind: what the finding is.
        verdict: the last decision of anybody.
        value: what the field should be.
        people: all who have judged it, by name.
        disputed: whether their last decisions differ.
    """

    target: str
    field: str
    kind: str
    verdict: str
    value: str | None
    people: tuple[str, ...]
    disputed: bool


def in_force(made: Iterable[Judgement]) -> list[Judgement]:
    """Judgements that nobody took back; only one's own can be.

    >>> yes = Judgement("event", "e1", "accept", "Ada", "2025-01-01")
    >>> in_force([yes, Judgement("judgement", yes.id, "undo", "Ada", "2025-01-02")])
    []
    """
    lines = sorted(made, key=lambda item: (item.time, item.id))
    gone = {(item.target, item.person) for item in lines if item.verdict == "undo"}
    kept = (item for item in lines if item.verdict != "undo")
    return [item for item in kept if (item.id, item.person) not in gone]


def stands(made: Iterable[Judgement]) -> list[Stands]:
    """What stands: of each person the last line on a thing, of all the last decision."""
    last: dict[tuple[str, str], dict[str, Judgement]] = {}
    for item in in_force(made):
        mine = last.setdefault((item.target, _about(item)), {})
        mine.pop(item.person, None)  # so that the latest stands last
        mine[item.person] = item
    return [_one(target, field, list(mine.values())) for (target, field), mine in last.items()]


def _about(item: Judgement) -> str:
    if item.verdict == "edit":
        return item.field or ""
    return item.other or "" if item.verdict in JOINS else ""


def _one(target: str, field: str, lines: list[Judgement]) -> Stands:
    decided = [item for item in lines if item.verdict != OPEN] or lines
    said = {(item.verdict, item.value) for item in decided}
    return Stands(
        target=target,
        field=field,
        kind=decided[-1].kind,
        verdict=decided[-1].verdict,
        value=decided[-1].value,
        people=tuple(item.person for item in lines),
        disputed=len(said) > 1,
    )
