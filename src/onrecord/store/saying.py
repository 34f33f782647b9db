"""Rows of statements, actors and times back into values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import RowMapping

from onrecord.schema import (
    Actor,
    Addressee,
    Candidate,
    Cue,
    Evidence,
    Hedge,
    Mention,
    Role,
    SaidOn,
    Span,
    Speaker,
    Statement,
    Time,
    Venue,
    Words,
)


def statement(
    row: RowMapping, pieces: Sequence[RowMapping], candidates: Sequence[RowMapping]
) -> Statement:
    """A statement out of its row and those of its words and candidates."""
    return Statement(
        id=row["id"],
        report=row["report"],
        speaker=_speaker(row, candidates),
        cue=_cue(row),
        act=row["act"],
        kind=row["kind"],
        content=tuple(
            Words(piece["words"], (piece["start_char"], piece["end_char"]))
            for piece in pieces
            if piece["part"] == "content"
        ),
        form=row["form"],
        evidence=tuple(
            Evidence(piece["report"], piece["start_char"], piece["end_char"], piece["words"])
            for piece in pieces
            if piece["part"] == "evidence"
        ),
        confidence=row["confidence"],
        addressee=_addressee(row),
        said_on=_said_on(row),
        within=row["within"],
        condition=_condition(row),
        venue=_venue(row),
        hedges=tuple(Hedge(text, (s, e), by) for text, s, e, by in row["hedges"] or ()),
    )


def _speaker(row: RowMapping, candidates: Sequence[RowMapping]) -> Speaker:
    return Speaker(
        actor=row["speaker_actor"],
        name=row["speaker_name"],
        mention=row["speaker_mention"],
        role=row["speaker_role"],
        of=row["speaker_of"],
        span=span(row, "speaker"),
        candidates=tuple(Candidate(c["actor"], c["name"], c["weight"]) for c in candidates),
    )


def _cue(row: RowMapping) -> Cue | None:
    place = span(row, "cue")
    return Cue(row["cue_text"], place, row["cue_negated"]) if place else None


def _condition(row: RowMapping) -> Words | None:
    place = span(row, "condition")
    return Words(row["condition_text"], place) if place else None


def _venue(row: RowMapping) -> Venue | None:
    place = span(row, "venue")
    if place is None:
        return None
    return Venue(row["venue_text"], place, row["venue_occasion"], row["venue_place"])


def actor(row: RowMapping, mentions: Sequence[RowMapping]) -> Actor:
    """An actor of a report out of its row and those of its mentions."""
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        aliases=tuple(row["aliases"]),
        roles=tuple(Role(*role) for role in row["roles"]),
        code=row["code"],
        sector=row["sector"],
        reports=tuple(row["reports"]),
        mentions=tuple(
            Mention(m["report"], m["words"], (m["start_char"], m["end_char"]), m["how"])
            for m in mentions
        ),
    )


def time(row: RowMapping) -> Time:
    """A time expression out of its row."""
    return Time(
        id=row["id"],
        report=row["report"],
        text=row["words"],
        span=(row["start_char"], row["end_char"]),
        type=row["type"],
        value=row["value"],
        precision=row["precision"],
        timex=row["timex"],
        earliest=row["earliest"],
        latest=row["latest"],
        anchor=row["anchor"],
        alternatives=tuple(row["alternatives"]),
        direction=row["direction"],
    )


def _addressee(row: RowMapping) -> Addressee | None:
    text = row["addressee_text"]
    return None if text is None else Addressee(text, row["addressee_actor"])


def _said_on(row: RowMapping) -> SaidOn | None:
    precision = row["said_on_precision"]
    if precision is None:
        return None
    return SaidOn(row["said_on_value"], precision, row["said_on_time"], bool(row["said_on_past"]))


def span(row: RowMapping, name: str) -> Span | None:
    """The place that two columns of a row tell."""
    start: Any = row[name + "_start"]
    return None if start is None else (start, row[name + "_end"])
