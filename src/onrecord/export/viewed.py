"""A report as the machine found it, as people judged it, or both: the views of the pages.

Nothing is changed by it that is kept: judgements stay lines of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast, get_args

from onrecord.lexicon.cameo import cameo
from onrecord.schema import (
    QUADS,
    Act,
    Addressee,
    Event,
    EventType,
    Form,
    Kind,
    Mode,
    Position,
    Stance,
    Statement,
    Status,
)
from onrecord.store import Entry
from onrecord.store.entry import Judged
from onrecord.store.narrow import View
from onrecord.store.standing import Stands

KEPT = frozenset({"accept", "edit"})
CODES: Mapping[str, tuple[str, ...]] = {
    name: get_args(code)
    for name, code in {
        "act": Act, "kind": Kind, "form": Form, "type": EventType, "mode": Mode,
        "status": Status, "stance": Stance,
    }.items()
}  # fmt: skip
"""Fields with a closed list: an edit that is not of it, from a file that was loaded, is no code."""

Finding = TypeVar("Finding", Statement, Event, Position)


def by_target(standing: Iterable[Stands]) -> dict[str, list[Stands]]:
    """What stands of each finding."""
    found: dict[str, list[Stands]] = {}
    for item in standing:
        found.setdefault(item.target, []).append(item)
    return found


def viewed(entry: Entry, standing: Mapping[str, Sequence[Stands]], view: View) -> Entry:
    """A report in a view, with what was judged of its findings.

    Args:
        entry: the report as the machine found it.
        standing: what stands of each finding.
        view: `merged` leaves out what was rejected and shows what was edited, `human` has only
            what somebody accepted or edited, `machine` has all as it was found.
    """
    findings: list[Statement | Event | Position] = [
        *entry.statements, *entry.events, *entry.positions,
    ]  # fmt: skip
    judged = {
        item.id: tuple(_judged(item, found) for found in standing[item.id])
        for item in findings
        if item.id in standing
    }
    if view == "machine":
        return replace(entry, judged=judged) if judged else entry
    if not judged and view == "merged":
        return entry
    actors = {name: actor.id for actor in entry.actors for name in (actor.name, *actor.aliases)}
    return replace(
        entry,
        judged=judged,
        statements=_seen(entry.statements, judged, view, _statement, actors),
        events=_seen(entry.events, judged, view, _event, actors),
        positions=_seen(entry.positions, judged, view, _position, actors),
    )


Edited = Callable[[Finding, str, str | None, Mapping[str, str]], Finding]


def _seen(
    findings: Sequence[Finding],
    judged: Mapping[str, Sequence[Judged]],
    view: View,
    edited: Edited[Finding],
    actors: Mapping[str, str],
) -> tuple[Finding, ...]:
    made = []
    for item in findings:
        verdicts = {line.verdict for line in judged.get(item.id, ())}
        if "reject" in verdicts or (view == "human" and not verdicts & KEPT):
            continue
        for line in judged.get(item.id, ()):
            if line.verdict == "edit" and _may(line.field, line.value):
                item = edited(item, line.field, line.value or None, actors)
        made.append(item)
    return tuple(made)


def _may(field: str, value: str | None) -> bool:
    return field not in CODES or value in CODES[field] or (field == "mode" and not value)


def _judged(item: Statement | Event | Position, found: Stands) -> Judged:
    return Judged(
        field=found.field,
        verdict=found.verdict,
        value=found.value,
        was=_was(item, found.field) if found.field else None,
        people=found.people,
        disputed=found.disputed,
    )


def _was(item: Any, field: str) -> str | None:
    """What the machine found where somebody edited."""
    if field == "speaker":
        return cast(str | None, item.speaker.name)
    if field == "addressee":
        return item.addressee.text if item.addressee else None
    return cast(str | None, getattr(item, "actor_name" if field == "actor" else field, None))


def _statement(
    item: Statement, field: str, value: str | None, actors: Mapping[str, str]
) -> Statement:
    if field == "speaker":
        # Role and country were told of somebody else; the words and candidates stay the report's.
        speaker = replace(
            item.speaker, name=value, actor=actors.get(value or ""), role=None, of=None
        )
        return replace(item, speaker=speaker)
    if field == "addressee":
        who = Addressee(value, actors.get(value)) if value else None
        return replace(item, addressee=who)
    return _coded(item, field, value, ("act", "kind", "form"))


def _event(item: Event, field: str, value: str | None, actors: Mapping[str, str]) -> Event:
    made = _coded(item, field, value, ("type", "mode", "status"))
    # A mode is of some types only, and the quadrant is the type's.
    mode = made.mode if (made.type, made.mode) in cameo() else None
    return replace(made, mode=mode, quad=QUADS[made.type])


def _position(item: Position, field: str, value: str | None, actors: Mapping[str, str]) -> Position:
    if field == "actor" and value:
        return replace(item, actor_name=value, actor=actors.get(value))
    return _coded(item, field, value, ("stance", "issue"))


def _coded(item: Finding, field: str, value: str | None, fields: Sequence[str]) -> Finding:
    changes: dict[str, Any] = {field: value}
    return replace(item, **changes) if field in fields else item
