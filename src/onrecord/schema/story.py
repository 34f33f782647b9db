"""What many reports make together: stories, voices, who is one, records and where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.schema.evidence import Evidence
from onrecord.schema.finding import ActorKind

Relation = Literal["same", "draws"]
CreditClue = Literal["credit", "url"]
RecordKind = Literal["statement", "event", "figure", "deed", "person"]
State = Literal["agrees", "compatible", "superseded", "differs"]


@dataclass(frozen=True, slots=True)
class CopyLink:
    """Two reports that share text.

    Attributes:
        source: the report that was first, or that holds more beside what is shared.
        copy: the other one.
        relation: the same text, or only drawing on it.
        share: how much of the shorter report stands in the longer.
        evidence: their longest passage in common, as each has it.
    """

    source: str
    copy: str
    relation: Relation
    share: float
    evidence: tuple[Evidence, Evidence]


@dataclass(frozen=True, slots=True)
class Credit:
    """That a report is an agency's copy, and by which clue."""

    report: str
    agency: str
    clue: CreditClue


@dataclass(frozen=True, slots=True)
class Voice:
    """Reports that speak with one voice, and why they are held to.

    Attributes:
        reports: their ids, in the order given.
        agency: the agency that speaks, if it is one.
        links: what text they share.
        credits: which are an agency's.
        draws_on: links to the reports of other voices that they take passages from.
    """

    reports: tuple[str, ...]
    agency: str | None
    links: tuple[CopyLink, ...]
    credits: tuple[Credit, ...]
    draws_on: tuple[CopyLink, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors of different reports who are one, or may be, and why.

    Attributes:
        one: an actor's id.
        other: the other's.
        score: how alike the names are, 0 to 1.
        differs: in what they differ, in words.
        reasons: what speaks for it beside the names, in words.
        against: what speaks against it; then it is a candidate and no more.
    """

    one: str
    other: str
    score: float
    differs: tuple[str, ...]
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """An actor of all reports.

    Attributes:
        id: hashed from the id of the member that comes first.
        name: the name that most of its reports use; of a person one of several words, if any.
        kind: as its members'.
        code: ISO 3166 alpha-3 of a country, else None.
        members: ids of the reports' actors.
        reports: ids of the reports they stand in.
        ties: why they are one: a tie for each that was added.
        candidates: ties to others who may be the same.
    """

    id: str
    name: str
    kind: ActorKind
    code: str | None
    members: tuple[str, ...]
    reports: tuple[str, ...]
    ties: tuple[Tie, ...] = ()
    candidates: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Featured:
    """An actor of a story: its identity, and in how many of the story's reports it stands."""

    identity: str
    name: str
    kind: ActorKind
    reports: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which a story was reported, one after the other: ISO 8601."""

    first: str
    last: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two findings of one side on one matter that a reader should lay side by side.

    Attributes:
        one: the earlier finding's id.
        other: the later one's.
        who: whose they are.
        about: the words that both have.
        why: what sets them against each other, in words.
    """

    one: str
    other: str
    who: str
    about: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one affair.

    Attributes:
        id: hashed from its first report.
        title: the headline of the report that stands in its middle.
        reports: ids, in order of time; undated ones last.
        voices: who tells it; prints of one text are one voice.
        copies: reports that print one text, the one that was first before the others.
        first: day of its first report, ISO 8601; None when none is dated.
        last: day of its last report.
        phases: stretches of days in which it was reported.
        actors: who takes part, those in most reports first.
        issues: what positions are taken on, those of most reports first.
        compare: findings to be laid side by side.
    """

    id: str
    title: str
    reports: tuple[str, ...]
    voices: tuple[Voice, ...]
    copies: tuple[tuple[str, ...], ...] = ()
    first: str | None = None
    last: str | None = None
    phases: tuple[Stretch, ...] = ()
    actors: tuple[Featured, ...] = ()
    issues: tuple[str, ...] = ()
    compare: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Why two findings are taken for one: what each has that the other has, in words."""

    one: str
    other: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """What some members of a record say of a field, in which words.

    Attributes:
        value: what they say.
        by: ids of the members.
        evidence: the words that tell it, a piece for each member.
        low: of a figure, the least that it allows; None where it sets no bound.
        high: the most, likewise.
    """

    value: str
    by: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What the members of a record say of one field where they do not say one thing.

    Attributes:
        field: "killed", "date", "place", "speaker" …
        values: what is said, in order of time.
        state: how they stand to each other; never which is right.
    """

    field: str
    values: tuple[Value, ...]
    state: State


@dataclass(frozen=True, slots=True)
class Record:
    """Findings of a story that tell of one thing; of one report, if one tells it.

    Each statement and each event is a member of one record. Of figures, other deeds and persons
    there are records only where they differ.

    Attributes:
        id: hashed from the member that comes first.
        story: the story's id.
        kind: what its members are.
        members: ids of the findings, in order of time.
        agreed: for each field that all who tell it agree on, its name and value.
        voices: how many independent voices tell it.
        differs: fields that they do not agree on.
        matches: why they are one: a match for each member that was added.
    """

    id: str
    story: str
    kind: RecordKind
    members: tuple[str, ...]
    agreed: tuple[tuple[str, str], ...]
    voices: int
    differs: tuple[Difference, ...] = ()
    matches: tuple[Match, ...] = ()
