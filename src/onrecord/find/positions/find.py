"""Positions: actor, issue, stance, as statements and events of a report show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.find.positions.issues import key, named, same
from onrecord.find.positions.pointing import pointed
from onrecord.find.positions.sayings import sayings
from onrecord.find.positions.speaking import Cast
from onrecord.find.positions.stances import stances
from onrecord.find.positions.stand import Stand
from onrecord.schema import Actor, Article, Event, Evidence, Position, Statement, finding_id

# What sources ask of a reporter for themselves: "who asked not to be named".
OF_THE_REPORT = frozenset("named identified quoted cited anonymous".split())


@dataclass(frozen=True, slots=True)
class _Shown:
    """One place where a position is shown."""

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
        article: the article, for its dateline and the report's place in its source.
        statements: from `find.statements`.
        events: from `find.events`.
        actors: the report's actors, from `find.actors`.
    """
    cast = Cast(article, actors, events)
    done = list(stances(article.text, statements, events, cast))
    # A report of sport or weather tells no event; what is demanded there is no public position.
    heard = [s for s in statements if events or cast.is_public(s.speaker.actor, s.speaker.name)]
    told_too = sayings(heard, cast)
    said = [s for s in told_too if not any(_one_deed(s, d) for d in done)]
    groups: list[list[_Shown]] = []
    for stand in pointed(sorted((*done, *said), key=lambda s: s.place)):
        one = _Shown(stand, key(stand.matter))
        if not one.issue or stand.matter.lower() in OF_THE_REPORT:
            continue
        fitting = next((g for g in groups if _one_position(g[0], one)), None)
        if fitting is None:
            groups.append([one])
        else:
            fitting.append(one)
    told = {s.id: s for s in statements}
    return tuple(_position(article, n, g, told, cast) for n, g in enumerate(groups))


def _one_deed(said: Stand, done: Stand) -> bool:
    """Whether a statement and an event show one and the same taking of a stance.

    Of two accounts of whose it is the event's goes before.
    """
    return (
        bool(done.matter)
        and (said.who.name == done.who.name or _alike(said, done))
        and said.stance != "undecided"
        and any(a < d and c < b for a, b in said.words for c, d in done.words)
    )


def _alike(said: Stand, done: Stand) -> bool:
    return said.stance == done.stance and same(key(said.matter), key(done.matter))


def _one_position(a: _Shown, b: _Shown) -> bool:
    return (
        a.stand.who.name == b.stand.who.name
        and a.stand.stance == b.stand.stance
        and same(a.issue, b.issue)
    )


def _position(
    article: Article,
    n: int,
    group: Sequence[_Shown],
    told: dict[str, Statement],
    cast: Cast,
) -> Position:
    """One position of all places that show it; the shortest wording names the issue."""
    first = group[0].stand
    evidence = tuple(dict.fromkeys(e for one in group for e in one.stand.evidence))
    return Position(
        id=finding_id(article.report, "position", _place(article, evidence[0]), n),
        report=article.report,
        actor=first.who.actor,
        actor_name=first.who.name,
        issue=_name(group),
        stance=first.stance,
        evidence=evidence,
        condition=next((one.stand.condition for one in group if one.stand.condition), None),
        as_told_by=_teller(first, told, cast),
        date=next((one.stand.date for one in group if one.stand.date), None),
        via=tuple(dict.fromkeys(one.stand.via for one in group)),
    )


def _name(group: Sequence[_Shown]) -> str:
    """The commonest wording of an issue, the body's before the headline's, the shortest."""
    names = Counter(named(one.stand.matter) for one in group)
    return min(names, key=lambda name: (-names[name], name.count(" ") == 0, len(name)))


def _teller(stand: Stand, told: dict[str, Statement], cast: Cast) -> str | None:
    """Who tells a stance where it is another than he who takes it."""
    teller = told.get(stand.told_by or "")
    if teller is None or teller.speaker.name is None:
        return None
    who = cast.standing(teller.speaker.actor, teller.speaker.name)
    return None if who is not None and who.name == stand.who.name else teller.speaker.name


def _place(article: Article, evidence: Evidence) -> tuple[int, int]:
    return article.offsets.to_source(evidence.start, evidence.end)
