"""Looking through reports for what somebody wants to be told of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import shorten
from typing import Any

from sqlalchemy import Connection, or_

from onrecord.alerts import match
from onrecord.alerts.match import Hit, Names
from onrecord.alerts.rules import Rule
from onrecord.schema import Event, Position, Statement
from onrecord.store import affairs, alerts, people, query
from onrecord.store.schema import positions

MOST_BEFORE = 1000
"""Positions of one actor on one issue that are looked at for the one before."""
LONGEST_QUOTE = 120
"""Characters of the words in the line for people; the whole stands beside it."""


def hits(connection: Connection, rules: Sequence[Rule], ids: Sequence[str]) -> Iterator[Hit]:
    """What of some reports is wanted, report by report.

    Args:
        connection: inside a transaction.
        rules: the alerts.
        ids: the reports.
    """
    names = alerts.names(connection, ids)
    said, done = query.said_and_done(connection, ids)
    held = affairs.positions(connection, ids)
    for report in ids:
        for rule in rules:
            yield from match.spoken(rule, said.get(report, ()), names)
            yield from match.done(rule, done.get(report, ()), names)
            for position in held.get(report, ()):
                if match.wanted(rule, position, names):
                    yield from _standing(connection, rule, position, names)


def _standing(connection: Connection, rule: Rule, held: Position, names: Names) -> Iterator[Hit]:
    if not rule.changed:
        yield Hit(rule, held)
        return
    same = {*names.get(held.actor or "", ()), held.actor_name}
    members = alerts.members(connection, held.actor) if held.actor else []
    who = or_(positions.c.actor_name.in_(sorted(same)), positions.c.actor.in_(members))
    on_it = (positions.c.issue == held.issue) & who
    others = people.positions_of(connection, on_it, limit=MOST_BEFORE)
    was = match.before(held, others)
    if was is not None:
        yield Hit(rule, held, was)


def told(hit: Hit, about: Mapping[str, Any]) -> dict[str, Any]:
    """What is told of a hit, in the order in which one reads it.

    Args:
        hit: the finding.
        about: what is known of its report.
    """
    finding = hit.finding
    words = finding.evidence[0]
    kind, text, fields = _said(finding, hit.was)
    return {
        "alert": hit.rule.name,
        "text": text,
        "kind": kind,
        "record": finding.id,
        **fields,
        "quote": words.quote,
        "start": words.start,
        "end": words.end,
        "report": finding.report,
        **about,
    }


def _said(
    finding: Statement | Event | Position, was: Position | None
) -> tuple[str, str, dict[str, Any]]:
    """What a finding is, in one line, and its fields."""
    quote = shorten(finding.evidence[0].quote, LONGEST_QUOTE, placeholder=" …")
    fields: dict[str, Any]
    if isinstance(finding, Statement):
        who = finding.speaker.name
        fields = {"actor": who, "act": finding.act,
                  "date": finding.said_on.value if finding.said_on else None}  # fmt: skip
        return "statement", f"{who or 'somebody'}: {finding.act}, “{quote}”", fields
    if isinstance(finding, Event):
        sides = [[party.name for party in side] for side in (finding.actors, finding.recipients)]
        who = " → ".join(", ".join(side) for side in sides if side)
        fields = {"actors": sides[0], "recipients": sides[1], "type": finding.type,
                  "status": finding.status,
                  "date": finding.when.value if finding.when else None}  # fmt: skip
        text = f"{who}: {finding.type.lower()} ({finding.status}), “{quote}”"
        return "event", text, fields
    fields = {"actor": finding.actor_name, "issue": finding.issue, "stance": finding.stance,
              "as_told_by": finding.as_told_by, "date": finding.date}  # fmt: skip
    text = f"{finding.actor_name} {finding.stance} {finding.issue}"
    if was is not None:
        fields["was"] = {"stance": was.stance, "date": was.date, "record": was.id,
                         "report": was.report}  # fmt: skip
        text += f" (before, {was.date}: {was.stance})"
    return "position", text, fields
