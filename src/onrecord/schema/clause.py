"""What single clauses of a report tell: the ground on which reports are laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.schema.event import EventPlace, EventTime, Figure, Party, Status
from onrecord.schema.evidence import Evidence, Words

ClauseKind = Literal["verb", "noun", "count", "age"]
Denial = Literal["by", "none", "not"]


@dataclass(frozen=True, slots=True)
class Clause:
    """What one clause tells, be it an event or not: a deed, or how many of something.

    Reports differ in much that is no event between public actors: how many drowned, where the
    ferry sank, on which day the strike began. A clause holds what can be compared of it, and
    nothing is coded.

    Attributes:
        id: see `onrecord.schema.ids`.
        report: the report's id.
        kind: whether a verb or a noun tells of a deed, something is counted, or an age is told.
        words: the verb or noun that tells of the deed; what is counted, with its number.
        lemma: their head's lemma.
        status: whether it happened, or is planned, denied …
        evidence: the sentence.
        actors: who does it.
        recipients: to whom or what it is done.
        about: lemmas of the nouns that stand with it; of a count, of its verb and of those.
        when: None where its own words do not tell.
        where: None likewise.
        figure: the number, of a count or an age.
        told_by: id of the innermost statement that tells it, None for the report itself.
        instead: of a count, the number that it is said to take the place of: "14, not 23".
        denial: of what is denied, by what: somebody denies it ("denied that …"), there was none of
            it or never ("no shot was fired"), or only "not".
    """

    id: str
    report: str
    kind: ClauseKind
    words: Words
    lemma: str
    status: Status
    evidence: Evidence
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    about: tuple[str, ...] = ()
    when: EventTime | None = None
    where: EventPlace | None = None
    figure: Figure | None = None
    told_by: str | None = None
    instead: float | None = None
    denial: Denial | None = None
