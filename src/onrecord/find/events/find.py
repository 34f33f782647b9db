"""The events of a report: what its words tell as done, planned, demanded, denied."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.annotate.parsed import Annotated, Doc, parsed
from onrecord.find.actors.cast import Cast
from onrecord.find.events.answers import answered
from onrecord.find.events.around import Calendar
from onrecord.find.events.confidence import confidence
from onrecord.find.events.contexts import contexts_of
from onrecord.find.events.domain import Publicness
from onrecord.find.events.figures import figures_of
from onrecord.find.events.matter import matters_of
from onrecord.find.events.mention import Mention
from onrecord.find.events.merge import merge
from onrecord.find.events.parties import Parties
from onrecord.find.events.people import COUNTED
from onrecord.find.events.places import place_of
from onrecord.find.events.spoken import find_spoken
from onrecord.find.events.telling import Telling
from onrecord.find.events.triggers import find_triggers
from onrecord.find.phrases import chars
from onrecord.schema import (
    QUADS,
    Article,
    Event,
    EventTime,
    Evidence,
    Figure,
    Party,
    Statement,
    Time,
    Words,
    finding_id,
)


def find(
    doc: Annotated,
    article: Article,
    *,
    statements: Sequence[Statement],
    actors: Cast,
    times: Sequence[Time],
    judge: Callable[[Sequence[Mention]], float] = confidence,
) -> tuple[Event, ...]:
    """The events of a report, in the order in which they are first told.

    Args:
        doc: from `annotate`.
        article: the article that the `Doc` was made of.
        statements: from `find.statements`.
        actors: from `find.actors`.
        times: from `find.times`.
        judge: how surely the mentions of an event tell one; another is used to fit it.
    """
    doc = parsed(doc)
    telling = Telling(doc, actors, statements)
    parties = Parties(doc, actors, telling.speaker_at)
    calendar = Calendar(doc, article, times)
    public = Publicness(doc, actors, calendar.published)
    mentions = find_triggers(doc, parties, telling, _headline(telling, article))
    mentions += find_spoken(parties, telling, mentions)
    for m in mentions:
        m.when = calendar.of(m)
    groups = answered([g for g in merge(mentions) if public.admits(g)])
    for m in (m for g in groups for m in g):
        m.where = place_of(doc, article, m)
        m.figures = figures_of(m, calendar.inside)
    builder = _Builder(doc, article, judge)
    return tuple(builder.event(group) for group in groups)


def _headline(telling: Telling, article: Article) -> range:
    for block in article.blocks:
        if block.kind == "headline" and block.end > block.start:
            return telling.tokens((block.start, block.end))
    return range(0)


class _Builder:
    """Makes events of their mentions; counts those at one place for their ids."""

    def __init__(
        self, doc: Doc, article: Article, judge: Callable[[Sequence[Mention]], float]
    ) -> None:
        self.doc, self.article, self.judge = doc, article, judge
        self._made: dict[tuple[int, int], int] = {}

    def event(self, group: list[Mention]) -> Event:
        """One event of all its mentions; the first in the body stands for it."""
        body = [m for m in group if not m.headline] or group
        first = body[0]
        trigger = Words.at(self.article.text, *chars(self.doc, *first.tokens))
        place = self.article.offsets.to_source(*trigger.span)
        ordinal = self._made.get(place, 0)
        self._made[place] = ordinal + 1
        return Event(
            id=finding_id(self.article.report, "event", place, ordinal),
            report=self.article.report,
            type=first.type,
            mode=next((m.mode for m in body if m.mode), None),
            contexts=contexts_of(first),
            quad=QUADS[first.type],
            actors=_fullest([tuple(s.party for s in m.actors) for m in body]),
            recipients=_suffering(body),
            trigger=trigger,
            status=first.status,
            evidence=tuple(self._evidence(m) for m in group),
            confidence=self.judge(group),
            when=_when(body),
            where=next((m.where for m in body if m.where), None),
            told_by=_told_by(body),
            matters=self._matters(body),
            figures=_figures(body),
        )

    def _matters(self, group: Sequence[Mention]) -> tuple[Words, ...]:
        """What a verbal deed is about, by the first mention that tells."""
        found = next((tokens for m in group if (tokens := matters_of(m))), ())
        return tuple(Words.at(self.article.text, *chars(self.doc, *x)) for x in found)

    def _evidence(self, m: Mention) -> Evidence:
        """The words of a mention: trigger and sides, as far as they stand in its sentence."""
        start, end = chars(self.doc, *m.tokens)
        sentence = m.head.sent
        for side in (*m.actors, *m.recipients):
            span = side.party.span
            if span and sentence.start_char <= span[0] and span[1] <= sentence.end_char:
                start, end = min(start, span[0]), max(end, span[1])
        return Evidence.of(self.article.report, self.article.text, start, end)


def _fullest(sides: Sequence[tuple[Party, ...]]) -> tuple[Party, ...]:
    """The fullest account of a side among the mentions, the first of equals."""
    return max(sides, key=len)


def _suffering(group: Sequence[Mention]) -> tuple[Party, ...]:
    """To whom it is done; of an attack whose house it hit, and who was hurt."""
    found = _fullest([tuple(s.party for s in m.recipients) for m in group])
    out = list(found)
    for m in group:
        if m.type == "ASSAULT" and any(x.head.i in m.links for x in group):
            known = {p.name.lower() for p in out} | COUNTED
            out += [s.party for s in m.recipients if s.party.name.lower() not in known]
    return tuple(out)


def _told_by(group: Sequence[Mention]) -> str | None:
    """The statement that tells an event; what the report tells itself as well is the report's."""
    first = group[0].told_by
    same = (m for m in group if m.status == group[0].status)
    return first.id if first and all(m.told_by for m in same) else None


def _when(group: Sequence[Mention]) -> EventTime | None:
    told = [m.when for m in group if m.when is not None]
    return next((w for w in told if w.ground == "words"), told[0] if told else None)


def _figures(group: Sequence[Mention]) -> tuple[Figure, ...]:
    out: dict[tuple[object, ...], Figure] = {}
    for m in group:
        for f in m.figures:
            out.setdefault((f.what, f.value, f.low, f.high), f)
    return tuple(out.values())
