"""Which findings an alert is about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.alerts.rules import Rule
from onrecord.pages.dates import span
from onrecord.schema import Event, Position, Statement

Names = Mapping[str, Collection[str]]
"""For an actor's id the names that it goes by over all reports."""
Finding = Statement | Event | Position

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A finding that somebody wants to be told of.

    Attributes:
        rule: by which alert.
        finding: the finding.
        was: for a change of stance the position before.
    """

    rule: Rule
    finding: Finding
    was: Position | None = None


def spoken(rule: Rule, said: Sequence[Statement], names: Names) -> Iterator[Hit]:
    """Statements that are wanted."""
    if rule.actor and not rule.of_positions:
        for item in said:
            if _is(rule.actor, item.speaker.actor, item.speaker.name, names):
                yield Hit(rule, item)


def done(rule: Rule, events: Sequence[Event], names: Names) -> Iterator[Hit]:
    """Events that are wanted, whichever side the actor is on."""
    if rule.actor and not rule.of_positions:
        for event in events:
            parties = (*event.actors, *event.recipients)
            if any(_is(rule.actor, party.actor, party.name, names) for party in parties):
                yield Hit(rule, event)


def wanted(rule: Rule, held: Position, names: Names) -> bool:
    """Whether a position is one of those that are looked for, changed or not."""
    if not rule.of_positions:
        return False
    if rule.actor and not _is(rule.actor, held.actor, held.actor_name, names):
        return False
    if rule.issue and not _words(rule.issue) <= _words(held.issue):
        return False
    return not rule.stances or held.stance in rule.stances


def before(held: Position, others: Sequence[Position]) -> Position | None:
    """The position that an actor changed, None where it is not known to have.

    Only days that certainly lie before count: where dates are unknown or may be the same, nobody
    knows which came first. What others say that the actor holds is no change of the actor's.

    Args:
        held: the position that may be new.
        others: positions of the same actor on the same issue.
    """
    when = span(held.date)
    if when is None or held.as_told_by is not None:
        return None
    earlier = [
        (days, item)
        for item in others
        if item.as_told_by is None and (days := span(item.date)) and days[1] < when[0]
    ]
    if not earlier:
        return None
    end = max(last for (_, last), _ in earlier)
    # Whatever may be as late as the latest may be the one before.
    begin = min(first for (first, last), _ in earlier if last == end)
    latest = [item for (_, last), item in earlier if last >= begin]
    return None if any(item.stance == held.stance for item in latest) else latest[-1]


def _is(wanted: str, actor: str | None, name: str | None, names: Names) -> bool:
    known = {*names.get(actor or "", ()), name or ""}
    return wanted.casefold() in {each.casefold() for each in known}


def _words(text: str) -> set[str]:
    """
    >>> sorted(_words("Reopening the dam's gates"))
    ['dam', 'gates', 'reopening', 's', 'the']
    """
    return set(_WORD.findall(text.casefold()))
