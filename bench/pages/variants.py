"""Variants of a report: the same words, of other days and outlets, in which others act."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from onrecord.schema import (
    Actor,
    Event,
    Evidence,
    Party,
    Position,
    Published,
    Statement,
    Time,
)
from onrecord.store import Entry

Found = TypeVar("Found", Statement, Time, Event, Position)

FIRST = "Ada Ben Cleo Dora Emil Fritz Greta Hans Ida Jan Karl Lena Mara Nils Olga Piet Rosa".split()
STEMS = "Kor Vel Mar Tor Bran Sel Hol Pet Rad Zim".split()
ENDINGS = "ov ini mann sen ard escu ic er ault os".split()
KEPT_NAMES, KEPT_ISSUES = 0.3, 0.5
"""Shares of names and issues that stay: those are told of by hundreds of reports."""
OUTLETS, ISSUES = 60, 200


def variants(base: Sequence[Entry], count: int, luck: random.Random) -> Iterator[Entry]:
    """So many variants of some reports, taken in turns.

    Args:
        base: the reports.
        count: how many.
        luck: draws what differs.
    """
    for number in range(count):
        entry = base[number % len(base)]
        day = f"20{luck.randint(10, 25)}-{luck.randint(1, 12):02}-{luck.randint(1, 28):02}"
        names = {each.name: _name(each.name, luck) for each in entry.actors}
        yield _Variant(entry, number, day, names, luck).made()


def _name(old: str, luck: random.Random) -> str:
    if luck.random() < KEPT_NAMES:
        return old
    return f"{luck.choice(FIRST)} {luck.choice(STEMS)}{luck.choice(ENDINGS)}"


@dataclass(frozen=True, slots=True)
class _Variant:
    """A report that is made into another."""

    entry: Entry
    number: int
    day: str
    names: Mapping[str, str]
    luck: random.Random

    def made(self) -> Entry:
        """The other report."""
        article = self.entry.article
        assert article is not None
        return replace(
            self.entry,
            id=self.key(self.entry.id),
            path=f"grown/{self.number:06}.txt",
            version=None,
            dated_by=(),
            article=replace(
                article,
                report=self.key(self.entry.id),
                published=Published(self.day, "day", "drawn"),
                outlet=f"Outlet {self.luck.randint(1, OUTLETS)}",
            ),
            statements=tuple(map(self.statement, self.entry.statements)),
            actors=tuple(map(self.actor, self.entry.actors)),
            times=tuple(map(self.finding, self.entry.times)),
            events=tuple(map(self.event, self.entry.events)),
            positions=tuple(map(self.position, self.entry.positions)),
        )

    def statement(self, old: Statement) -> Statement:
        speaker = old.speaker
        return replace(
            self.finding(old),
            within=self.one(old.within),
            evidence=self.told(old.evidence),
            confidence=self.luck.random(),
            speaker=replace(
                speaker,
                actor=self.one(speaker.actor),
                name=self.names.get(speaker.name or "", speaker.name),
                candidates=tuple(replace(c, actor=self.key(c.actor)) for c in speaker.candidates),
            ),
        )

    def actor(self, old: Actor) -> Actor:
        here = self.key(self.entry.id)
        return replace(
            old,
            id=self.key(old.id),
            name=self.names[old.name],
            reports=(here,),
            mentions=tuple(replace(mention, report=here) for mention in old.mentions),
        )

    def event(self, old: Event) -> Event:
        return replace(
            self.finding(old),
            actors=self.sides(old.actors),
            recipients=self.sides(old.recipients),
            told_by=self.one(old.told_by),
            evidence=self.told(old.evidence),
            confidence=self.luck.random(),
            when=old.when and replace(old.when, value=self.day, time=None),
        )

    def position(self, old: Position) -> Position:
        return replace(
            self.finding(old),
            actor=self.one(old.actor),
            actor_name=self.names.get(old.actor_name, old.actor_name),
            issue=self.issue(old.issue),
            evidence=self.told(old.evidence),
            via=tuple(map(self.key, old.via)),
            date=self.day,
        )

    def finding(self, old: Found) -> Found:
        """A finding of the other report, by its own id."""
        return replace(old, id=self.key(old.id), report=self.key(self.entry.id))

    def key(self, old: str) -> str:
        return f"{old[:-6]}{self.number:06x}"

    def one(self, old: str | None) -> str | None:
        return None if old is None else self.key(old)

    def told(self, old: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(replace(item, report=self.key(self.entry.id)) for item in old)

    def sides(self, old: tuple[Party, ...]) -> tuple[Party, ...]:
        return tuple(
            replace(p, actor=self.one(p.actor), name=self.names.get(p.name, p.name)) for p in old
        )

    def issue(self, old: str) -> str:
        kept = self.luck.random() < KEPT_ISSUES
        return old if kept else f"{old} {self.luck.randint(1, ISSUES)}"
