"""One place of a report where a deed is told."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.annotate.parsed import Token
from onrecord.find.events.people import Side
from onrecord.schema import EventPlace, EventTime, EventType, Figure, Mode, Statement, Status


@dataclass(slots=True)
class Mention:
    """A deed where it is told, while events are gathered.

    Attributes:
        head: the trigger's head token.
        tokens: token start and end of the trigger's words.
        type: the event's type.
        mode: its mode.
        actors: those who do it.
        recipients: those to whom it is done.
        status: whether it happened.
        told_by: the statement that tells it.
        headline: whether it stands in the headline.
        when: when it is done.
        where: where it is done.
        figures: numbers that belong to it.
        said: for a deed done by what a statement says under a plain cue, the heads of what is
            demanded, promised or refused.
        links: heads of deeds that are the same by grammar ("the attack *killed* four").
    """

    head: Token
    tokens: tuple[int, int]
    type: EventType
    mode: Mode | None
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    status: Status
    told_by: Statement | None = None
    headline: bool = False
    when: EventTime | None = None
    where: EventPlace | None = None
    figures: tuple[Figure, ...] = ()
    said: tuple[Token, ...] | None = None
    links: set[int] = field(default_factory=set)
