"""The lines of statements, actors and times as JSON lines."""

from __future__ import annotations

from onrecord.export import spans
from onrecord.export.spans import Line
from onrecord.schema import Actor, Mention, Span, Statement, Time
from onrecord.store import Entry


def statements(entry: Entry) -> list[Line]:
    """The lines of a report's statements, in the order of the text."""
    return [_statement(item, entry) for item in sorted(entry.statements, key=_place)]


def actors(entry: Entry) -> list[Line]:
    """The lines of a report's actors, in the order of their first mention."""
    return [_actor(actor, entry) for actor in sorted(entry.actors, key=_first_mention)]


def times(entry: Entry) -> list[Line]:
    """The lines of a report's times, in the order of the text."""
    return [_time(t, entry) for t in sorted(entry.times, key=lambda time: (time.span, time.id))]


def _statement(item: Statement, entry: Entry) -> Line:
    speaker, cue, venue = item.speaker, item.cue, item.venue
    return {
        "id": item.id,
        "report": item.report,
        "story": entry.story,
        "record": entry.together.get(item.id),
        "speaker": {
            "actor": speaker.actor,
            "name": speaker.name,
            "mention": speaker.mention,
            "role": speaker.role,
            "of": speaker.of,
            "span": spans.span(speaker.span),
            "candidates": [
                {"actor": c.actor, "name": c.name, "weight": c.weight} for c in speaker.candidates
            ],
        },
        "cue": cue and {"text": cue.text, "span": spans.span(cue.span), "negated": cue.negated},
        "act": item.act,
        "kind": item.kind,
        "content": [spans.words(piece) for piece in item.content],
        "form": item.form,
        "addressee": item.addressee
        and {"text": item.addressee.text, "actor": item.addressee.actor},
        "said_on": item.said_on
        and item.said_on.value
        and {"value": item.said_on.value, "precision": item.said_on.precision},
        "venue": venue
        and {
            "text": venue.text,
            "span": spans.span(venue.span),
            "occasion": venue.occasion,
            "place": venue.place,
        },
        "within": item.within,
        "condition": item.condition and spans.words(item.condition),
        "hedges": [
            {"text": hedge.text, "span": spans.span(hedge.span), "by": hedge.by}
            for hedge in item.hedges
        ],
        "confidence": item.confidence,
        "block": entry.block(item.evidence[0].start),
        "evidence": [spans.evidence(evidence) for evidence in item.evidence],
    }


def _actor(actor: Actor, entry: Entry) -> Line:
    return {
        "id": actor.id,
        "identity": entry.together.get(actor.id),
        "name": actor.name,
        "kind": actor.kind,
        "aliases": list(actor.aliases),
        "roles": [
            {"role": role.role, "of": role.of, "from": role.since, "to": role.until}
            for role in actor.roles
        ],
        "code": actor.code,
        "sector": actor.sector,
        "reports": list(actor.reports),
        "mentions": [_mention(mention) for mention in actor.mentions],
    }


def _time(time: Time, entry: Entry) -> Line:
    return {
        "id": time.id,
        "report": time.report,
        "text": time.text,
        "span": spans.span(time.span),
        "type": time.type,
        "value": time.value,
        "precision": time.precision,
        "timex": time.timex,
        "earliest": time.earliest,
        "latest": time.latest,
        "anchor": time.anchor,
        "direction": time.direction,
        "alternatives": list(time.alternatives),
        "block": entry.block(time.span[0]),
    }


def _mention(mention: Mention) -> Line:
    return {
        "report": mention.report,
        "text": mention.text,
        "span": spans.span(mention.span),
        "how": mention.how,
    }


def _place(item: Statement) -> tuple[Span, str]:
    spans = [(e.start, e.end) for e in item.evidence] + [piece.span for piece in item.content]
    return min(spans, default=(0, 0)), item.id


def _first_mention(actor: Actor) -> tuple[Span, str]:
    return min((mention.span for mention in actor.mentions), default=(0, 0)), actor.id
