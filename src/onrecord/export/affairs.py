"""The lines of stories.jsonl, records.jsonl and identities.jsonl."""

from __future__ import annotations

from dataclasses import asdict

from onrecord.export.spans import Line
from onrecord.schema import CopyLink, Identity, Record, Story, Tie, Value, Voice


def story(made: Story) -> Line:
    """The line of a story."""
    return {
        "id": made.id,
        "title": made.title,
        "reports": list(made.reports),
        "copies": [list(group) for group in made.copies],
        "voices": len(made.voices),
        "told_by": [_voice(voice) for voice in made.voices],
        "from": made.first,
        "to": made.last,
        "phases": [
            {"from": phase.first, "to": phase.last, "reports": list(phase.reports)}
            for phase in made.phases
        ],
        "actors": [asdict(actor) for actor in made.actors],
        "issues": list(made.issues),
        "compare": [asdict(pair) | {"about": list(pair.about)} for pair in made.compare],
    }


def record(made: Record) -> Line:
    """The line of a record."""
    return {
        "id": made.id,
        "story": made.story,
        "kind": made.kind,
        "members": list(made.members),
        "agreed": dict(made.agreed),
        "voices": made.voices,
        "differs": [
            {
                "field": d.field,
                "values": [_value(v) for v in d.values],
                "state": d.state,
            }
            for d in made.differs
        ],
        "matches": [{"one": m.one, "other": m.other, "why": list(m.why)} for m in made.matches],
    }


def _value(said: Value) -> Line:
    return {
        "value": said.value,
        "low": said.low,
        "high": said.high,
        "by": list(said.by),
        "evidence": [asdict(e) for e in said.evidence],
    }


def identity(made: Identity) -> Line:
    """The line of an identity."""
    return {
        "id": made.id,
        "name": made.name,
        "kind": made.kind,
        "code": made.code,
        "members": list(made.members),
        "reports": list(made.reports),
        "ties": [_tie(tie) for tie in made.ties],
        "candidates": [_tie(tie) for tie in made.candidates],
    }


def _tie(tie: Tie) -> Line:
    return {
        "one": tie.one,
        "other": tie.other,
        "score": tie.score,
        "differs": list(tie.differs),
        "reasons": list(tie.reasons),
        "against": list(tie.against),
    }


def _voice(voice: Voice) -> Line:
    return {
        "reports": list(voice.reports),
        "agency": voice.agency,
        "links": [_link(link) for link in voice.links],
        "credits": [asdict(credit) for credit in voice.credits],
        "draws_on": [_link(link) for link in voice.draws_on],
    }


def _link(link: CopyLink) -> Line:
    return asdict(link) | {"evidence": [asdict(e) for e in link.evidence]}
