"""What is found in a report: statements and the actors who make them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.schema.clause import Clause
from onrecord.schema.event import Event, Position, Sector
from onrecord.schema.evidence import Evidence, Span, Words
from onrecord.schema.report import Article, Failure, Precision, Report

Act = Literal[
    "say",
    "claim",
    "promise",
    "threaten",
    "demand",
    "offer",
    "agree",
    "accept",
    "refuse",
    "reject",
    "deny",
    "confirm",
    "accuse",
    "criticise",
    "praise",
    "warn",
    "predict",
    "ask",
    "announce",
    "advise",
    "believe",
]
Kind = Literal["speech", "belief", "intention", "perception", "document"]
Form = Literal["direct", "mixed", "indirect"]
ActorKind = Literal["person", "organization", "country", "group", "role"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
HedgeBy = Literal["report", "speaker"]
Direction = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone whom a mention may stand for, and how likely that is, 0 to 1."""

    actor: str
    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who makes a statement.

    Attributes:
        actor: id of the actor, None when nobody could be told.
        name: the fullest name the report gives; else the mention's own words.
        mention: the words that name the speaker here ("he"), None when there are none.
        role: what the report calls the speaker ("foreign minister").
        of: on whose behalf or of what ("Russia").
        span: where the mention stands.
        candidates: all whom the mention may stand for, the likeliest first.
    """

    actor: str | None
    name: str | None
    mention: str | None = None
    role: str | None = None
    of: str | None = None
    span: Span | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that tell of an attribution ("said", "according to"), and whether negated."""

    text: str
    span: Span
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom it was said, in the report's words, and the actor where known."""

    text: str
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression of a report and what it means.

    Attributes:
        id: see `onrecord.schema.ids`.
        report: the report's id.
        text: its words.
        span: where they stand.
        type: DATE, TIME, DURATION or SET, as TIMEX3 has it.
        value: ISO 8601 cut to the precision, a length for DURATION and SET; None when unknown.
        precision: how fine a date it is, be it known or not; None for what is no date.
        timex: the TIMEX3 value, with parts of day, PAST_REF and X for what is not known.
        earliest: the first day that it may mean, ISO 8601.
        latest: the last one.
        anchor: what it was told from: "itself", "published 2007-02-27", "mentioned 2001-05-03",
            "event: after the vote".
        alternatives: other TIMEX3 values that it may have.
        direction: whether its clause looks back or ahead; None where neither is told.
    """

    id: str
    report: str
    text: str
    span: Span
    type: TimeType
    value: str | None
    precision: Precision | None
    timex: str
    earliest: str | None = None
    latest: str | None = None
    anchor: str | None = None
    alternatives: tuple[str, ...] = ()
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class SaidOn:
    """When something was said.

    Attributes:
        value: an ISO 8601 date cut to its precision; None where the words leave it open
            ("Monday" in a report without a date).
        precision: how fine the words are.
        time: id of the time that tells it.
        past: whether the words tell of a saying that is over, which no report foretells.
    """

    value: str | None
    precision: Precision
    time: str | None = None
    past: bool = False


@dataclass(frozen=True, slots=True)
class Venue:
    """On what occasion and where something was said, in the report's words.

    Attributes:
        text: its words ("a news conference in Geneva").
        span: where they stand.
        occasion: the noun of the occasion ("news conference"), None where only a place is told.
        place: the name of the place ("Geneva"), None where none is named.
    """

    text: str
    span: Span
    occasion: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that weaken a statement, and whose they are: the teller's or the speaker's."""

    text: str
    span: Span
    by: HedgeBy


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words or their gist, as one report has them.

    Attributes:
        id: see `onrecord.schema.ids`.
        report: the report's id.
        speaker: who; its fields are None where nobody is named.
        cue: what tells of it; None for a quotation that goes on without one.
        act: what the statement does, judged from cue and content.
        kind: speech, or belief, intention, perception, document.
        content: the pieces of what is said, quotation marks outside.
        form: direct, mixed or indirect.
        within: id of the statement whose content this one is told in.
        evidence: the words of the whole statement, cue and content.
        confidence: 0 to 1.
    """

    id: str
    report: str
    speaker: Speaker
    cue: Cue | None
    act: Act
    kind: Kind
    content: tuple[Words, ...]
    form: Form
    evidence: tuple[Evidence, ...]
    confidence: float
    addressee: Addressee | None = None
    said_on: SaidOn | None = None
    within: str | None = None
    condition: Words | None = None
    venue: Venue | None = None
    hedges: tuple[Hedge, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is, of what: "foreign minister" of "Russia".

    Attributes:
        role: the role's words.
        of: of what.
        since: from when, ISO 8601 as short as it is told; None where nobody tells.
        until: until when.
    """

    role: str
    of: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a report that stand for an actor, and by which way that was told.

    `how` is name, pronoun, description or metonym.
    """

    report: str
    text: str
    span: Span
    how: Literal["name", "pronoun", "description", "metonym"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts or speaks, as one report tells.

    Attributes:
        id: see `onrecord.schema.ids`.
        name: the fullest name.
        kind: person, organization, country, group, or role ("a spokesman").
        aliases: other names used.
        roles: what the report says they are.
        code: ISO 3166 alpha-3 of a country, else None.
        sector: PLOVER's sector at the report's date, None for states and where it is not known.
        reports: ids of the reports they stand in.
        mentions: every place where they are mentioned.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    code: str | None = None
    sector: Sector | None = None
    reports: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one report gave: its article and findings, or the failure that stopped it."""

    report: Report | None
    article: Article | None = None
    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    failure: Failure | None = None
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    clauses: tuple[Clause, ...] = ()
