"""A large record made by a script: variants of a small one, with days, outlets and names drawn."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

from onrecord import provenance
from onrecord.schema import (
    Actor,
    Difference,
    Evidence,
    Featured,
    Identity,
    Party,
    Published,
    Record,
    Story,
    Tie,
    Value,
    Voice,
)
from onrecord.store import Entry, affairs, write, writing

Some = TypeVar("Some")

FIRST = "Ada Ben Cleo Dora Emil Fritz Greta Hans Ida Jan Karl Lena Mara Nils Olga Piet Rosa".split()
STEMS = "Kor Vel Mar Tor Bran Sel Hol Pet Rad Zim".split()
ENDINGS = "ov ini mann sen ard escu ic er ault os".split()
KEPT_NAMES, KEPT_ISSUES = 0.3, 0.5
"""Shares of names and issues that stay: those are told of by hundreds of reports."""
OUTLETS, ISSUES = 60, 200
LARGEST_STORY = 12
BATCH = 100


def grow(base: Sequence[Entry], out: Path, *, reports: int, seed: int = 7) -> None:
    """Write a record of variants of some reports.

    Args:
        base: the reports.
        out: the folder.
        reports: how many to make.
        seed: the same makes the same.
    """
    luck = random.Random(seed)
    with writing(out) as connection:
        with connection.begin():
            run = write.begin_run(connection, provenance.gather(settings={}), inputs=reports)
        stories: list[Story] = []
        records: list[Record] = []
        actors: list[Actor] = []
        for some in _batches(_variants(base, reports, luck), BATCH):
            with connection.begin():
                write.put(connection, some, run=run, fingerprints=[None] * len(some))
                write.place(connection, {entry.path: entry.id for entry in some})
            actors += [replace(each, mentions=()) for entry in some for each in entry.actors]
            for told in _affairs(some, luck):
                stories.append(_story(told))
                records += _records(stories[-1].id, told)
        with connection.begin():
            affairs.put_stories(connection, stories)
            affairs.put_records(connection, records)
            affairs.put_identities(connection, _identities(actors))
            write.end_run(connection, run)


def _variants(base: Sequence[Entry], count: int, luck: random.Random) -> Iterator[Entry]:
    for number in range(count):
        yield _variant(base[number % len(base)], number, luck)


def _batches(items: Iterator[Some], size: int) -> Iterator[list[Some]]:
    while some := list(islice(items, size)):
        yield some


def _variant(entry: Entry, number: int, luck: random.Random) -> Entry:
    """A report with the same words, of another day and outlet, in which others act."""
    article = entry.article
    assert article is not None
    key, day = _key(entry.id, number), _day(luck)
    names = {each.name: _name(each.name, luck) for each in entry.actors}

    def one(old: str | None) -> str | None:
        return None if old is None else _key(old, number)

    def told(old: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(replace(item, report=key) for item in old)

    def sides(old: tuple[Party, ...]) -> tuple[Party, ...]:
        return tuple(replace(p, actor=one(p.actor), name=names.get(p.name, p.name)) for p in old)

    return replace(
        entry,
        id=key,
        path=f"grown/{number:06}.txt",
        version=None,
        dated_by=(),
        article=replace(
            article,
            report=key,
            published=Published(day, "day", "drawn"),
            outlet=f"Outlet {luck.randint(1, OUTLETS)}",
        ),
        statements=tuple(
            replace(
                item,
                id=_key(item.id, number),
                report=key,
                within=one(item.within),
                evidence=told(item.evidence),
                confidence=luck.random(),
                speaker=replace(
                    item.speaker,
                    actor=one(item.speaker.actor),
                    name=names.get(item.speaker.name or "", item.speaker.name),
                    candidates=tuple(
                        replace(c, actor=_key(c.actor, number)) for c in item.speaker.candidates
                    ),
                ),
            )
            for item in entry.statements
        ),
        actors=tuple(
            replace(
                each,
                id=_key(each.id, number),
                name=names[each.name],
                reports=(key,),
                mentions=tuple(replace(m, report=key) for m in each.mentions),
            )
            for each in entry.actors
        ),
        times=tuple(replace(t, id=_key(t.id, number), report=key) for t in entry.times),
        events=tuple(
            replace(
                item,
                id=_key(item.id, number),
                report=key,
                actors=sides(item.actors),
                recipients=sides(item.recipients),
                told_by=one(item.told_by),
                evidence=told(item.evidence),
                confidence=luck.random(),
                when=item.when and replace(item.when, value=day, time=None),
            )
            for item in entry.events
        ),
        positions=tuple(
            replace(
                item,
                id=_key(item.id, number),
                report=key,
                actor=one(item.actor),
                actor_name=names.get(item.actor_name, item.actor_name),
                issue=_issue(item.issue, luck),
                evidence=told(item.evidence),
                via=tuple(_key(v, number) for v in item.via),
                date=day,
            )
            for item in entry.positions
        ),
    )


def _key(old: str, number: int) -> str:
    return f"{old[:-6]}{number:06x}"


def _day(luck: random.Random) -> str:
    return f"20{luck.randint(10, 25)}-{luck.randint(1, 12):02}-{luck.randint(1, 28):02}"


def _name(old: str, luck: random.Random) -> str:
    if luck.random() < KEPT_NAMES:
        return old
    return f"{luck.choice(FIRST)} {luck.choice(STEMS)}{luck.choice(ENDINGS)}"


def _issue(old: str, luck: random.Random) -> str:
    return old if luck.random() < KEPT_ISSUES else f"{old} {luck.randint(1, ISSUES)}"


def _affairs(entries: list[Entry], luck: random.Random) -> Iterator[list[Entry]]:
    """Reports one after the other told to be of one affair, by and by."""
    left = iter(entries)
    while told := list(islice(left, luck.randint(1, LARGEST_STORY))):
        yield sorted(told, key=lambda entry: (_published(entry), entry.id))


def _published(entry: Entry) -> str:
    published = entry.article.published if entry.article else None
    return published.value if published else ""


def _story(told: list[Entry]) -> Story:
    first = told[0]
    cast = {each.name: each for entry in told for each in entry.actors}
    return Story(
        id=f"d{first.id[1:]}",
        title=(first.article and first.article.headline) or first.path,
        reports=tuple(entry.id for entry in told),
        voices=tuple(Voice((entry.id,), None, (), (), ()) for entry in told),
        first=_published(first),
        last=_published(told[-1]),
        actors=tuple(Featured(_who(a.name, a.kind), a.name, a.kind, 1) for a in cast.values()),
        issues=tuple(dict.fromkeys(p.issue for entry in told for p in entry.positions)),
    )


def _records(story: str, told: list[Entry]) -> Iterator[Record]:
    """Statements by themselves; events of one type and trigger are one, and may differ."""
    for entry in told:
        for item in entry.statements:
            agreed = (("act", item.act),)
            yield Record(f"x{item.id[1:]}", story, "statement", (item.id,), agreed, 1)
    alike = defaultdict(list)
    for entry in told:
        for event in entry.events:
            alike[event.type, event.trigger.text].append(event)
    for (kind, _), events in alike.items():
        days = defaultdict(list)
        for event in events:
            days[event.when.value if event.when and event.when.value else "unknown"].append(event)
        values = tuple(Value(day, tuple(e.id for e in some)) for day, some in days.items())
        differs = (Difference("date", values, "differs"),) if len(values) > 1 else ()
        members = tuple(event.id for event in events)
        yield Record(f"x{members[0][1:]}", story, "event", members, (("type", kind),), 1, differs)


def _identities(actors: list[Actor]) -> list[Identity]:
    """All actors of one name and kind are one."""
    alike = defaultdict(list)
    for each in actors:
        alike[each.name, each.kind].append(each)
    made = []
    for (name, kind), some in alike.items():
        ties = tuple(Tie(some[0].id, each.id, 1.0, (), ("the name",)) for each in some[1:])
        members = tuple(each.id for each in some)
        reports = tuple(r for each in some for r in each.reports)
        made.append(Identity(_who(name, kind), name, kind, some[0].code, members, reports, ties))
    return made


def _who(name: str, kind: str) -> str:
    return f"i{name}.{kind}".replace(" ", ".")
