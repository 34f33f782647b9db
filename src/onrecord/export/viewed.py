"""A report as the machine found it, as people judged it, or both: the views of the pages.

Nothing is changed by it that is kept: judgements stay lines of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from onrecord.lexicon.cameo import cameo
from onrecord.schema import Event, Position, Statement
from onrecord.store import Entry, edits
from onrecord.store.entry import Judged
from onrecord.store.narrow import View
from onrecord.store.standing import Stands

KEPT = frozenset({"accept", "edit"})

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
        item.id: tuple(_judged(_kind(item), item, found) for found in standing[item.id])
        for item in findings
        if item.id in standing
    }
    if view == "machine":
        return replace(entry, judged=judged) if judged else entry
    if not judged and view == "merged":
        return entry
    actors = edits.cast_of(entry.actors)
    return replace(
        entry,
        judged=judged,
        statements=_seen("statement", entry.statements, judged, view, actors),
        events=tuple(
            _fitting(event) if event.id in judged else event
            for event in _seen("event", entry.events, judged, view, actors)
        ),
        positions=_seen("position", entry.positions, judged, view, actors),
    )


def _seen(
    kind: str,
    findings: Sequence[Finding],
    judged: Mapping[str, Sequence[Judged]],
    view: View,
    actors: Mapping[str, str],
) -> tuple[Finding, ...]:
    made = []
    for item in findings:
        verdicts = {line.verdict for line in judged.get(item.id, ())}
        if "reject" in verdicts or (view == "human" and not verdicts & KEPT):
            continue
        for line in judged.get(item.id, ()):
            if line.verdict == "edit":
                item = edits.edited(kind, item, line.field, line.value, actors)
        made.append(item)
    return tuple(made)


def _fitting(event: Event) -> Event:
    """An event without a mode that its type does not have."""
    return event if (event.type, event.mode) in cameo() else replace(event, mode=None)


def _kind(item: Statement | Event | Position) -> str:
    return type(item).__name__.lower()


def _judged(kind: str, item: Statement | Event | Position, found: Stands) -> Judged:
    field = edits.FIELDS[kind].get(found.field)
    return Judged(
        field=found.field,
        verdict=found.verdict,
        value=found.value,
        was=field.was(item) if field else None,
        people=found.people,
        disputed=found.disputed,
    )
