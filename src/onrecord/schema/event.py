"""What is told to have been done, and where somebody stands: events, figures, positions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.schema.evidence import Evidence, Span, Words
from onrecord.schema.report import Precision

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
"""The sixteen types of PLOVER."""
Quad = Literal[1, 2, 3, 4]
"""PLOVER's quadrants: verbal cooperation, material cooperation, verbal and material conflict."""
QUADS: dict[EventType, Quad] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4,
    "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
Mode = Literal[
    "visit", "third-party", "multilateral", "phone", "withdraw", "release", "disarm", "ceasefire",
    "access", "resign", "assist", "change", "yield", "meet", "disapprove", "investigate", "allege",
    "restrict", "arrest", "relations", "expel", "territory", "violence", "demo", "riot", "strike",
    "hunger", "boycott", "obstruct", "vandalize", "convict", "discontinue", "troops", "weapons",
    "police", "militia", "seize", "censor", "curfew", "martial-law", "deport", "withhold",
    "misinformation", "cyber", "abduct", "beat", "torture", "sexual", "targeted", "destroy",
    "primitive", "firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons",
    "crowd-control", "unconventional",
]  # fmt: skip
Context = Literal[
    "military", "intelligence", "executive", "legislative", "election", "political_institutions",
    "pro_democracy", "pro_autocracy", "economic", "legal", "reparations", "human_rights",
    "rights_freedoms", "repression", "human_security", "gender", "lgbt", "religion_ethnicity",
    "inequality", "diplomatic", "territory", "peacekeeping", "health", "asylum", "migration",
    "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn", "cyber",
    "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
]  # fmt: skip
Status = Literal[
    "happened", "ongoing", "planned", "promised", "demanded", "threatened", "refused", "possible",
    "conditional", "denied",
]  # fmt: skip
Ground = Literal["words", "report"]
Measure = Literal[
    "killed", "wounded", "missing", "arrested", "released", "displaced", "present", "votes",
    "money", "other",
]  # fmt: skip
Stance = Literal["supports", "opposes", "demands", "commits", "refuses", "undecided"]
Sector = Literal[
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS",
    "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an event: who does it, or to whom it is done.

    Attributes:
        actor: id of the actor, None when nobody of the report's cast could be told.
        name: the fullest name, a country's for its government's metonym; else the words here.
        role: what the report calls the party.
        of: of what, or on whose behalf.
        span: where the words stand that name it; None where it is understood from elsewhere.
    """

    actor: str | None
    name: str
    role: str | None = None
    of: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class EventTime:
    """When an event took, takes or would take place.

    Attributes:
        value: an ISO 8601 date cut to its precision; None where the words leave it open
            ("Monday" in a report without a date).
        precision: how fine the words are.
        ground: by what it is known.
        span: where the words stand.
        time: id of the time that tells it.
        past: whether the event is told as over, which no report foretells.
    """

    value: str | None
    precision: Precision
    ground: Ground
    span: Span | None = None
    time: str | None = None
    past: bool = False


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event takes place, and whether its own words tell.

    Attributes:
        name: the place, in the report's words.
        country: ISO 3166 alpha-3 of its country, None where that is not known.
        ground: by what it is known.
        span: where the words stand.
    """

    name: str
    country: str | None
    ground: Ground
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that belongs to an event, as exact as the words make it.

    Attributes:
        what: what is counted.
        value: the number told, None where only bounds are.
        low: the least that the words allow, None where they set no bound.
        high: the most that they allow, None likewise.
        unit: what it is a number of, in the report's words, or a currency's code.
        span: where the words stand.
    """

    what: Measure
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """Something done by somebody, mostly to somebody, as one report tells it.

    Attributes:
        id: see `onrecord.schema.ids`.
        report: the report's id.
        type: one of PLOVER's sixteen.
        mode: how it is done, None where the type has no mode or the words do not tell.
        contexts: what it is about.
        quad: the type's quadrant.
        actors: who does it; empty where that is left out.
        recipients: to whom.
        trigger: the words that tell of it, where it is told first or fullest.
        status: whether it happened, or is planned, demanded, denied …
        evidence: the words of every mention.
        confidence: 0 to 1.
        when: None where nothing tells.
        where: None where nothing tells.
        told_by: id of the innermost statement that tells it, None for the report itself.
        matters: what is demanded, promised, refused, supported …, in the report's words.
        figures: numbers that belong to it.
    """

    id: str
    report: str
    type: EventType
    mode: Mode | None
    contexts: tuple[Context, ...]
    quad: Quad
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    trigger: Words
    status: Status
    evidence: tuple[Evidence, ...]
    confidence: float
    when: EventTime | None = None
    where: EventPlace | None = None
    told_by: str | None = None
    matters: tuple[Words, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """Where an actor stands on an issue, as one report tells it.

    Attributes:
        id: see `onrecord.schema.ids`.
        report: the report's id.
        actor: id of the actor, None when nobody of the cast could be told.
        actor_name: the name.
        issue: what it is about, in few words.
        stance: for or against, demanded, committed to …
        evidence: the words that show it.
        condition: on what it depends, in the report's words.
        as_told_by: who says so where it is not the actor, by name; None for actor and report.
        date: when it was taken, ISO 8601 cut to what is known.
        via: ids of the statements and events that show it.
    """

    id: str
    report: str
    actor: str | None
    actor_name: str
    issue: str
    stance: Stance
    evidence: tuple[Evidence, ...]
    condition: str | None = None
    as_told_by: str | None = None
    date: str | None = None
    via: tuple[str, ...] = ()
