"""A large record made by a script: variants of a small one, with days, outlets and names drawn."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

from bench.pages.variants import variants
from onrecord import provenance
from onrecord.schema import (
    Actor,
    Difference,
    Featured,
    Identity,
    Record,
    Story,
    Tie,
    Value,
    Voice,
)
from onrecord.store import Entry, affairs, write, writing

Some = TypeVar("Some")

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
        for some in _batches(variants(base, reports, luck), BATCH):
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


def _batches(items: Iterator[Some], size: int) -> Iterator[list[Some]]:
    while some := list(islice(items, size)):
        yield some


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
