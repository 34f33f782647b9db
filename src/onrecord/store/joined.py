"""A story as people joined and parted it: the run's stories, read anew by their judgements.

What people say is of reports: that two tell of one affair, or that one does not tell of it. Nothing
is grouped or told again for it; the story is put together from what the run told of its parts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, desc, distinct, func, select

from onrecord.schema import Featured, Record, Story, Value, Voice
from onrecord.store import affairs, judgements, words
from onrecord.store.groups import Pair, group, left
from onrecord.store.listings import IN_TIME
from onrecord.store.schema import actors, positions, reports

DAY = 10
"""Characters of an ISO 8601 day."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A story by people's word.

    Attributes:
        story: it, put together.
        records: its records, without what parted reports tell.
        joined: reports that people brought in.
        left: reports that the run held to be of it and people parted.
        contradictions: reports inside that somebody judged to be of two affairs.
    """

    story: Story
    records: tuple[Record, ...]
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    contradictions: tuple[Pair, ...] = ()


@dataclass(frozen=True)
class _Run:
    """The run's stories by report, each asked for once."""

    connection: Connection
    held: dict[str, Story | None] = field(default_factory=dict)

    def story(self, report: str) -> Story | None:
        if report not in self.held:
            key = self.connection.scalar(select(reports.c.story).where(reports.c.id == report))
            found = affairs.story(self.connection, key) if key else None
            self.held[report] = found
            for other in found.reports if found else ():
                self.held[other] = found
        return self.held[report]

    def reports(self, report: str) -> Sequence[str]:
        found = self.story(report)
        return found.reports if found else (report,)


def story_by_hand(connection: Connection, key: str) -> Joined | None:
    """A story by its id, or by that of one of its reports; None where there is none."""
    run = _Run(connection)
    machine = affairs.story(connection, key) or run.story(key)
    if machine is None:
        return None
    same, different = judgements.pairs(connection, "story")
    gone = left(different, of=run.reports)
    kept = [report for report in machine.reports if report not in gone]
    start = key if key in machine.reports else (kept or machine.reports)[0]
    made = group(start, same=same, different=different, of=run.reports)
    members = set(made.members)
    story, records = machine, affairs.records_of(connection, machine.id)
    if members != set(machine.reports):
        parts = {found.id: found for each in made.members if (found := run.story(each))}
        story = _together(connection, machine.id, list(parts.values()), members)
        records = [r for part in parts for r in affairs.records_of(connection, part)]
        records = list(_within(connection, records, members))
    parted = tuple(report for report in machine.reports if report not in members)
    return Joined(story, tuple(records), made.joined, parted, made.contradictions)


def swallowed(connection: Connection) -> set[str]:
    """The run's stories that people joined to an earlier one: lists have them no more."""
    run, found = _Run(connection), set()
    same, different = judgements.pairs(connection, "story")
    gone = left(different, of=run.reports)
    for report in {key for pair in same for key in pair}:
        machine = run.story(report)
        if machine is None or set(machine.reports) <= gone:
            continue
        members = group(report, same=same, different=different, of=run.reports).members
        # A report that was parted brings nothing of its old story with it.
        kept = (key for key in members if key not in gone)
        whole = {part.id: part for key in kept if (part := run.story(key))}
        first = min(whole.values(), key=lambda part: (part.first is None, part.first, part.id))
        found |= whole.keys() - {first.id}
    return found


def _together(
    connection: Connection, key: str, parts: Sequence[Story], members: Collection[str]
) -> Story:
    """One story out of the parts of several that tell of some reports."""
    days = select(reports.c.id, reports.c.published_value).where(reports.c.id.in_(members))
    rows = connection.execute(days.order_by(*IN_TIME)).all()
    told = sorted(row.published_value[:DAY] for row in rows if row.published_value)
    largest = max(
        parts, key=lambda part: len(set(part.reports).intersection(members)), default=None
    )
    pairs = [pair for part in parts for pair in part.compare]
    places = words.evidence(connection, {each for pair in pairs for each in (pair.one, pair.other)})
    inside = {finding for finding, place in places.items() if place.report in members}
    return Story(
        id=key,
        title=largest.title if largest else "",
        reports=tuple(row.id for row in rows),
        voices=tuple(_voices(parts, members)),
        copies=tuple(
            rest
            for part in parts
            for group_ in part.copies
            if len(rest := tuple(each for each in group_ if each in members)) > 1
        ),
        first=told[0] if told else None,
        last=told[-1] if told else None,
        actors=tuple(_featured(connection, parts, members)),
        issues=tuple(_issues(connection, members)),
        compare=tuple(pair for pair in pairs if {pair.one, pair.other} <= inside),
    )


def _voices(parts: Sequence[Story], members: Collection[str]) -> Iterator[Voice]:
    for voice in (voice for part in parts for voice in part.voices):
        here = tuple(each for each in voice.reports if each in members)
        if here:
            links = tuple(x for x in voice.links if x.source in members and x.copy in members)
            drawn = tuple(x for x in voice.draws_on if x.source in members)
            credits_ = tuple(x for x in voice.credits if x.report in members)
            yield Voice(here, voice.agency, links, credits_, drawn)


def _featured(
    connection: Connection, parts: Sequence[Story], members: Collection[str]
) -> Iterator[Featured]:
    known = {actor.identity: actor for part in parts for actor in part.actors}
    number = func.count(distinct(actors.c.report))
    counted = select(actors.c.identity, number).where(actors.c.report.in_(members))
    for row in connection.execute(counted.group_by(actors.c.identity).order_by(desc(number))):
        if row[0] in known:
            yield replace(known[row[0]], reports=row[1])


def _issues(connection: Connection, members: Collection[str]) -> Iterator[str]:
    number = func.count(distinct(positions.c.report))
    counted = select(positions.c.issue).where(positions.c.report.in_(members))
    order = (desc(number), positions.c.issue)
    yield from connection.scalars(counted.group_by(positions.c.issue).order_by(*order))


def _within(
    connection: Connection, records: Sequence[Record], members: Collection[str]
) -> Iterator[Record]:
    """Records without what parted reports tell."""
    places = words.evidence(connection, {key for record in records for key in record.members})
    for record in records:
        here = (key for key in record.members if key in places)  # as the story page shows
        kept = tuple(key for key in here if places[key].report in members)
        if not kept:
            continue
        differs = []
        for item in record.differs:
            values = tuple(
                _told_by(value, kept)
                for value in item.values
                if any(key in kept for key in value.by)
            )
            if len(values) > 1:
                differs.append(replace(item, values=values))
        yield replace(record, members=kept, differs=tuple(differs))


def _told_by(value: Value, kept: Collection[str]) -> Value:
    """A value as some of its members tell it; each has a piece of the evidence, where there is."""
    pieces = list(zip(value.by, value.evidence, strict=False))
    return replace(
        value,
        by=tuple(key for key in value.by if key in kept),
        evidence=tuple(piece for key, piece in pieces if key in kept),
    )
