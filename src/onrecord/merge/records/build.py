"""The records of a story, made of its statements and events."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from onrecord.merge.records import clauses as clauses_
from onrecord.merge.records import counts, fields, people
from onrecord.merge.records import events as deeds
from onrecord.merge.records import statements as sayings
from onrecord.merge.records.around import Around
from onrecord.merge.records.joining import Item, join
from onrecord.schema import Actor, Clause, Difference, Event, Match, Record, RecordKind, Statement


def records(
    said: Iterable[Statement],
    done: Iterable[Event],
    around: Around,
    *,
    clauses: Iterable[Clause] = (),
    actors: Iterable[Actor] = (),
    texts: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Record, ...]:
    """The records of a story: each statement and each event is a member of one.

    Args:
        said: the statements of its reports.
        done: the events of its reports.
        around: what is known of the story.
        clauses: what else they tell, of which only differences are kept.
        actors: who stands in them, likewise.
        texts: their clean texts.
    """
    of_reports = sorted(said, key=lambda s: (around.order[s.report], s.evidence[0].start, s.id))
    events = sorted(done, key=lambda e: (around.order[e.report], e.trigger.span, e.id))
    told = sorted(clauses, key=lambda c: (around.order[c.report], c.words.span, c.id))
    made = [*_of_statements(of_reports, around, texts), *_of_events(events, around)]
    made += _of_clauses(told, of_reports, around, texts)
    for of, difference, matches in people.records(actors, told, around, texts=texts):
        made.append(_record("person", of, around, (), (difference,), matches))
    # the same members may differ twice in one field; one line tells of it
    return tuple({r.id: r for r in reversed(made)}.values())[::-1]


def record_id(kind: RecordKind, first: str) -> str:
    """The id of the record whose first member is a finding.

    >>> record_id("event", "e1") == record_id("event", "e1") != record_id("event", "e2")
    True
    """
    return "k" + hashlib.sha256(f"record|{kind}|{first}".encode()).hexdigest()[:16]


def _of_statements(
    some: Sequence[Statement], around: Around, texts: Mapping[str, str]
) -> list[Record]:
    things = {s.id: sayings.saying(s, around) for s in some}
    items = [Item(s.id, s.report, things[s.id].keys) for s in some]
    by_id = {s.id: s for s in some}
    out = []
    for members, matches in join(items, things, match=sayings.match, least=1):
        of = [by_id[m] for m in members]
        same, differs = fields.of_statements(of, around, texts, matches)
        out.append(_record("statement", of, around, same, differs, matches))
    return out


def _of_events(some: Sequence[Event], around: Around) -> list[Record]:
    things = {e.id: deeds.deed(e, around) for e in some}
    items = [Item(e.id, e.report, things[e.id].keys) for e in some]
    by_id = {e.id: e for e in some}
    out = []
    for members, matches in join(items, things, match=deeds.match, least=deeds.ASKED):
        of = [by_id[m] for m in members]
        same, differs = fields.of_events(of, around)
        out.append(_record("event", of, around, same, differs, matches))
    return out


def _of_clauses(
    told: Sequence[Clause],
    said: Sequence[Statement],
    around: Around,
    texts: Mapping[str, str],
) -> list[Record]:
    """Figures and other deeds that differ."""
    found: list[tuple[RecordKind, clauses_.Found]] = [
        *(("figure", one) for one in counts.records(told, said, around)),
        *(("deed", one) for one in clauses_.records(told, around, texts=texts)),
    ]  # fmt: skip
    return [
        _record(kind, of, around, (), (difference,), matches)
        for kind, (of, difference, matches) in found
    ]


def _record(
    kind: RecordKind,
    of: Sequence[Statement] | Sequence[Event] | Sequence[Clause] | Sequence[Actor],
    around: Around,
    agreed: fields.Agreed,
    differs: tuple[Difference, ...],
    matches: Sequence[Match],
) -> Record:
    # a statement or event is in one record; of other things each difference is one
    own = kind in ("statement", "event")
    key = of[0].id if own else "|".join((around.story or "", differs[0].field, *(m.id for m in of)))
    return Record(
        id=record_id(kind, key),
        story=around.story,
        kind=kind,
        members=tuple(m.id for m in of),
        agreed=agreed,
        voices=len({around.voice[_report(m)] for m in of}),
        differs=differs,
        matches=tuple(matches),
    )


def _report(member: Statement | Event | Clause | Actor) -> str:
    return member.reports[0] if isinstance(member, Actor) else member.report
