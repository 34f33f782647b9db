"""Positions: actor, issue, stance, as statements and events of a report show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.find.positions.issues import key, named, same
from onrecord.find.positions.speaking import Standing, standing
from onrecord.find.positions.stances import Stand, stands
from onrecord.schema import Actor, Article, Event, Evidence, Position, Statement, finding_id


@dataclass(frozen=True, slots=True)
class _Shown:
    """One place where a position is shown."""

    who: Standing
    stand: Stand
    issue: frozenset[str]


def find(
    article: Article,
    *,
    statements: Sequence[Statement],
    events: Sequence[Event],
    actors: Sequence[Actor],
) -> tuple[Position, ...]:
    """The positions that a report shows, in the order in which they are first shown.

    Args:
        article: the article, for the report's place in its source.
        statements: from `find.statements`.
        events: from `find.events`.
        actors: the report's actors, from `find.actors`.
    """
    by_id = {a.id: a for a in actors}
    told = {s.id: s for s in statements}
    shown = []
    for stand in stands(statements, events):
        who = standing(stand.actor, stand.actor_name, by_id)
        issue = key(stand.matter)
        if who is not None and issue:
            shown.append(_Shown(who, stand, issue))
    groups: list[list[_Shown]] = []
    for one in shown:
        fitting = next((g for g in groups if _one_position(g[0], one)), None)
        if fitting is None:
            groups.append([one])
        else:
            fitting.append(one)
    return tuple(_position(article, n, group, told) for n, group in enumerate(groups))


def _one_position(a: _Shown, b: _Shown) -> bool:
    return a.who.name == b.who.name and a.stand.stance == b.stand.stance and same(a.issue, b.issue)


def _position(
    article: Article, n: int, group: Sequence[_Shown], told: dict[str, Statement]
) -> Position:
    """One position of all places that show it; the shortest wording names the issue."""
    first = group[0]
    evidence = tuple(dict.fromkeys(e for one in group for e in one.stand.evidence))
    teller = told.get(first.stand.told_by or "")
    by_another = teller is not None and teller.speaker.actor != first.stand.actor
    return Position(
        id=finding_id(article.report, "position", _place(article, evidence[0]), n),
        report=article.report,
        actor=first.who.actor,
        actor_name=first.who.name,
        issue=min((named(one.stand.matter) for one in group), key=len),
        stance=first.stand.stance,
        evidence=evidence,
        condition=next((one.stand.condition for one in group if one.stand.condition), None),
        as_told_by=teller.speaker.name if by_another and teller is not None else None,
        date=next((one.stand.date for one in group if one.stand.date), None),
        via=tuple(dict.fromkeys(one.stand.via for one in group)),
    )


def _place(article: Article, evidence: Evidence) -> tuple[int, int]:
    return article.offsets.to_source(evidence.start, evidence.end)
