"""Two reports side by side: what both tell, what only one tells, and where they differ.

Records are laid side by side where their fields are equal: events of one type with a party in
common, positions of one actor on one issue, statements of one speaker. Nothing is guessed to be
alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.schema import Event, Position, Statement
from onrecord.store import Entry

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    """What two reports tell of one thing.

    Attributes:
        name: the thing.
        left: what the first tells.
        right: what the second tells.
        differs: fields in which they differ where both tell of it.
    """

    name: str
    left: tuple[T, ...]
    right: tuple[T, ...]
    differs: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """In both, or only on one side."""
        if self.left and self.right:
            return "differing" if self.differs else "in both"
        return "only in the first" if self.left else "only in the second"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports laid side by side."""

    events: tuple[Pair[Event], ...]
    positions: tuple[Pair[Position], ...]
    statements: tuple[Pair[Statement], ...]


def compare(left: Entry, right: Entry) -> Comparison:
    """Lay two reports side by side."""
    names = _deed_names((*left.events, *right.events))
    return Comparison(
        events=_pairs(
            [(names[event.id], event) for event in left.events],
            [(names[event.id], event) for event in right.events],
            _event_differs,
        ),
        positions=_pairs(
            [(f"{item.actor_name}: {item.issue}", item) for item in left.positions],
            [(f"{item.actor_name}: {item.issue}", item) for item in right.positions],
            lambda a, b: ("stance",) if _apart(a, b, lambda item: item.stance) else (),
        ),
        statements=_pairs(_sayings(left.statements), _sayings(right.statements), lambda a, b: ()),
    )


def _deed_names(events: Sequence[Event]) -> dict[str, str]:
    """What each event is laid under: its type, and all parties that such events have in common."""
    made: dict[str, str] = {}
    for kind in dict.fromkeys(event.type for event in events):
        groups: list[tuple[dict[str, None], list[Event]]] = []
        for event in (event for event in events if event.type == kind):
            names = {party.name: None for party in (*event.actors, *event.recipients)}
            near = [group for group in groups if group[0].keys() & names.keys()]
            groups = [group for group in groups if group not in near]
            for parties, _ in near:
                names = parties | names
            groups.append((names, [item for group in near for item in group[1]] + [event]))
        for parties, members in groups:
            who = ", ".join(parties) or f"actors not named, “{members[0].trigger.text}”"
            made |= {event.id: f"{kind.lower()}: {who}" for event in members}
    return made


def _sayings(statements: Iterable[Statement]) -> list[tuple[str, Statement]]:
    return [(item.speaker.name or "speaker not named", item) for item in statements]


def _event_differs(left: Sequence[Event], right: Sequence[Event]) -> tuple[str, ...]:
    found = []
    if _apart(left, right, lambda event: event.status):
        found.append("status")
    if _apart(left, right, lambda event: event.when.value if event.when else None):
        found.append("day")
    if _apart(left, right, lambda event: _figures(event) or None):
        found.append("figures")
    return tuple(found)


def _figures(event: Event) -> tuple[tuple[str, float | None, float | None], ...]:
    return tuple((figure.what, figure.low, figure.high) for figure in event.figures)


def _apart(left: Sequence[T], right: Sequence[T], field: Callable[[T], object]) -> bool:
    """Whether a field that both sides tell has no value in common."""
    a, b = ({value for value in map(field, side) if value is not None} for side in (left, right))
    return bool(a and b and not a & b)


def _pairs(
    left: Sequence[tuple[str, T]],
    right: Sequence[tuple[str, T]],
    differs: Callable[[Sequence[T], Sequence[T]], tuple[str, ...]],
) -> tuple[Pair[T], ...]:
    made = []
    for name in dict.fromkeys(name for name, _ in (*left, *right)):
        a = tuple(item for key, item in left if key == name)
        b = tuple(item for key, item in right if key == name)
        made.append(Pair(name, a, b, differs(a, b) if a and b else ()))
    # What both tell comes first: that is what one compares for.
    return tuple(sorted(made, key=lambda pair: not (pair.left and pair.right)))
