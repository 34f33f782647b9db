"""Positions: actor, issue, stance, as statements and events of a report show them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.annotate.parsed import Annotated, parsed
from onrecord.find.actors import cast as actors_
from onrecord.find.events.topics import topics_of
from onrecord.find.positions.attitudes import attitudes
from onrecord.find.positions.issues import is_assertion, is_judged, key, named, same
from onrecord.find.positions.pointing import pointed
from onrecord.find.positions.pressing import conditions, pressing
from onrecord.find.positions.sayings import sayings
from onrecord.find.positions.speaking import Cast
from onrecord.find.positions.stances import stances
from onrecord.find.positions.stand import Stand
from onrecord.schema import Article, Event, Evidence, Position, Statement, finding_id

# What sources ask of a reporter for themselves: "who asked not to be named".
OF_THE_REPORT = frozenset(
    "named identified quoted cited naming identifying quoting citing anonymous".split()
)
# Whose words these open without a name are somebody's, and it is not known whose.
OF_OTHERS = frozenset("his her its their our my other".split())

# People told by no more than what they do, and words that were cut off a name.
NOBODY = re.compile(
    r"(?:people|those|anyone|men|women) \w+ing\b|(?:was|were|is|are|from|by|of(?= [a-z]))\b"
)


@dataclass(frozen=True, slots=True)
class _Shown:
    """One place where a position is shown."""

    stand: Stand
    issue: frozenset[str]


def find(
    doc: Annotated,
    article: Article,
    *,
    statements: Sequence[Statement],
    events: Sequence[Event],
    actors: actors_.Cast,
) -> tuple[Position, ...]:
    """The positions that a report shows, in the order in which they are first shown.

    Args:
        doc: from `annotate`.
        article: the article, for its dateline and the report's place in its source.
        statements: from `find.statements`.
        events: from `find.events`.
        actors: from `find.actors`.
    """
    doc = parsed(doc)
    cast = Cast(article, actors.of(statements, events), events, statements)
    done = list(stances(doc, article.text, statements, events, cast))
    # Nothing that private people want of each other is a public position.
    topic = topics_of(doc).plain
    private = not events or topic is not None
    if private:
        done = [d for d in done if _public(d, topic, cast)]
    told_too = [s for s in sayings(doc, statements, cast) if not private or _public(s, topic, cast)]
    done = [d for d in done if _tells(d) or not any(_same_taking(d, s) for s in told_too)]
    said = [s for s in told_too if not any(_one_deed(s, d) for d in done)]
    pressed = [*pressing(doc, events, cast), *conditions(doc, statements, cast)]
    pressed = [p for p in pressed if not private or _public(p, topic, cast)]
    told_already = (*done, *said, *pressed)
    felt = [
        f
        for f in attitudes(
            doc, article, statements=statements, events=events, cast=cast, known=actors
        )
        if not private or _public(f, topic, cast)
    ]
    felt = [f for f in felt if not any(_same_words(f, told) for told in told_already)]
    end = next((b.end for b in article.blocks if b.kind == "headline"), 0)
    groups: list[list[_Shown]] = []
    for stand in pointed(sorted((*done, *said, *pressed, *felt), key=lambda s: s.place), doc):
        one = _Shown(stand, key(stand.matter))
        if not one.issue or stand.claimed or stand.matter.lower().split()[0] in OF_THE_REPORT:
            continue
        if _disbelieved(stand) or _of_nobody(stand):
            continue
        fitting = next((g for g in groups if _one_position(g[0], one)), None)
        if fitting is None:
            groups.append([one])
        else:
            fitting.append(one)
    # What the headline alone shows is its shortened grammar taken amiss, nine times in ten.
    groups = [g for g in groups if any(e.start >= end for one in g for e in one.stand.evidence)]
    told = {s.id: s for s in statements}
    return tuple(_position(article, n, g, told, cast) for n, g in enumerate(groups))


def retold(
    positions: Sequence[Position], statements: Sequence[Statement], events: Sequence[Event]
) -> tuple[Position, ...]:
    """Positions with their days told again, from what shows them.

    Args:
        positions: of a report.
        statements: its statements, as dated now.
        events: its events, as dated now.
    """
    days = {s.id: s.said_on.value for s in statements if s.said_on}
    days |= {e.id: e.when.value for e in events if e.when}
    return tuple(
        replace(p, date=next((day for via in p.via if (day := days.get(via))), None))
        for p in positions
    )


def _public(stand: Stand, topic: str | None, cast: Cast) -> bool:
    """Whether a stand is one of public affairs in a report of something else.

    A body may take sides on what others do where sport or crime is told of; what it will do
    itself, and whatever firms want, is its own affair.
    """
    if cast.is_public(stand.who.actor, stand.who.name):
        return True
    own = topic == "business" or stand.stance in ("commits", "refuses")
    return not own and cast.is_body(stand.who) and (not stand.matter or is_judged(stand.matter))


def _same_words(felt: Stand, told: Stand) -> bool:
    """Whether a word shows what an event or a statement shows by the same word."""
    (start, end), (first, last) = felt.words[0], told.words[0]
    return _tells(told) and start < last and first < end


def _one_deed(said: Stand, done: Stand) -> bool:
    """Whether a statement and an event show one and the same taking of a stance.

    Of two accounts of whose it is the event's goes before.
    """
    return (
        _tells(done)
        and (said.who.name == done.who.name or _alike(said, done))
        and said.stance != "undecided"
        and _overlap(said, done)
    )


def _tells(done: Stand) -> bool:
    """Whether an event tells what it is about, or that it is no more than claimed."""
    return bool(done.matter) or done.claimed


def _same_taking(done: Stand, said: Stand) -> bool:
    """Whether a statement says what an event leaves unsaid."""
    return done.who.name == said.who.name and _overlap(done, said)


def _overlap(a: Stand, b: Stand) -> bool:
    """Whether two stands are shown by some of the same words."""
    return any(x < v and u < y for x, y in a.words for u, v in b.words)


def _disbelieved(stand: Stand) -> bool:
    """Whether what is turned down is what somebody asserted: to deny is to take no stance."""
    return stand.stance in ("opposes", "refuses") and is_assertion(stand.matter)


def _of_nobody(stand: Stand) -> bool:
    """Whether it is of those whom only another could name: "his group", "people seeking work"."""
    first, _, rest = stand.who.name.partition(" ")
    return (first.lower() in OF_OTHERS and rest == rest.lower()) or bool(
        NOBODY.match(stand.who.name)
    )


def _alike(said: Stand, done: Stand) -> bool:
    alike = said.matter == done.matter or same(key(said.matter), key(done.matter))
    return said.stance == done.stance and alike


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
        via=tuple(dict.fromkeys(one.stand.via for one in group if one.stand.via)),
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
