"""Where the members of one record do not say one thing, as data: never a verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.merge.records.around import Around
from onrecord.schema import Difference, Evidence, State, Value


@dataclass(frozen=True, slots=True)
class Told:
    """What one member says of a field.

    Attributes:
        member: the finding's id.
        report: its report.
        value: in words.
        key: the same for two who say the same in other words.
        evidence: the words that tell it.
        bounds: of a figure, the least and the most that it allows.
    """

    member: str
    report: str
    value: str
    key: object
    evidence: Evidence
    bounds: tuple[float | None, float | None] = (None, None)


Apart = Callable[[object, object], bool]


def different(
    field: str, told: Sequence[Told], around: Around, *, apart: Apart
) -> Difference | None:
    """The values of a field where there are several; a copy says nothing of its own.

    Args:
        field: its name.
        told: what members say, in order of time.
        around: whose voice each report is.
        apart: whether two keys cannot both be so.
    """
    own = [t for t in told if around.text[t.report] == t.report or _adds(t, told, around)]
    if len({t.key for t in own}) < 2:
        return None
    values: dict[object, list[Told]] = {}
    for t in own:
        values.setdefault(t.key, []).append(t)
    return Difference(
        field,
        tuple(_value(some) for some in values.values()),
        _state(own, around, apart),
    )


def _value(some: Sequence[Told]) -> Value:
    """What several say alike."""
    first = some[0]
    return Value(
        first.value, tuple(t.member for t in some), tuple(t.evidence for t in some), *first.bounds
    )


def agreed(told: Sequence[Told]) -> str | None:
    """What all who tell a field say of it."""
    return told[0].value if told and len({t.key for t in told}) == 1 else None


def _adds(t: Told, told: Sequence[Told], around: Around) -> bool:
    """Whether a copy's original does not tell the field at all."""
    return all(around.text[other.report] != around.text[t.report] for other in told if other != t)


def _state(told: Sequence[Told], around: Around, apart: Apart) -> State:
    """How values stand to each other, by the pair that is furthest apart."""
    states: set[State] = set()
    for k, a in enumerate(told):
        for b in told[k + 1 :]:
            if a.key != b.key:
                states.add(_pair(a, b, around, apart))
    ordered: tuple[State, ...] = ("differs", "superseded", "compatible", "agrees")
    return next(s for s in ordered if s in states)


def _pair(a: Told, b: Told, around: Around, apart: Apart) -> State:
    if not apart(a.key, b.key):
        return "compatible"
    return "superseded" if around.voice[a.report] == around.voice[b.report] else "differs"
