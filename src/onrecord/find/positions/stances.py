"""The stance that an event or statement shows of somebody, and on what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from onrecord.schema import Event, Evidence, Stance, Statement

DONE = frozenset(("happened", "ongoing"))
PROMISED = frozenset(("promised", "planned"))
# Refusing concerns one's own deed; rejecting what another put forward.
OWN_DEED = ("refus", "declin", "unwilling", "reluctan", "not ")
UNDECIDED = (
    "not been decided", "had not decided", "has not decided", "have not decided", "not yet decided",
    "undecided", "not been finalized", "not been finalised", "wait for", "not made up",
    "considering", "weighing", "mulling", "has yet to decide", "have yet to decide", "will study",
    "would study",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stand:
    """A stance as one event or statement shows it.

    Attributes:
        actor: id of who takes it.
        actor_name: the name.
        matter: what it is about, in the report's words.
        stance: which.
        via: id of the event or statement.
        evidence: its words.
        condition: on what it depends.
        told_by: id of the statement that tells it.
        date: when it was taken.
    """

    actor: str | None
    actor_name: str
    matter: str
    stance: Stance
    via: str
    evidence: tuple[Evidence, ...]
    condition: str | None
    told_by: str | None
    date: str | None


def stands(statements: Sequence[Statement], events: Sequence[Event]) -> Iterator[Stand]:
    """Every stance that the events and statements of a report show."""
    told = {s.id: s for s in statements}
    for event in events:
        stance = _stance(event)
        if stance is None:
            continue
        teller = told.get(event.told_by or "")
        condition = teller.condition.text if teller and teller.condition else None
        for party, matter in product(event.actors, event.matters):
            what, towards = backing(matter.text, stance)
            yield Stand(
                party.actor,
                party.name,
                what,
                towards,
                event.id,
                event.evidence,
                condition,
                event.told_by,
                event.when.value if event.when else None,
            )
    for s in statements:
        if s.speaker.name and _open(s):
            yield Stand(
                s.speaker.actor,
                s.speaker.name,
                s.content[0].text,
                "undecided",
                s.id,
                s.evidence,
                s.condition.text if s.condition else None,
                s.within,
                s.said_on.value if s.said_on else None,
            )


def backing(matter: str, stance: Stance) -> tuple[str, Stance]:
    """A matter and the stance on it; who wants or promises support for a thing supports it.

    >>> backing("support for the plan", "demands"), backing("leave the campus", "demands")
    (('the plan', 'supports'), ('leave the campus', 'demands'))
    """
    words = matter.split()
    for k, word in enumerate(words[:3]):
        if word.lower().startswith(("support", "back", "endors")) and len(words) > k + 1:
            rest = words[k + 1 :]
            rest = rest[1:] if rest[0] in ("for", "of") else rest
            return " ".join(rest), "supports" if stance == "demands" else stance
    return matter, stance


def _stance(event: Event) -> Stance | None:
    """The stance of whoever does a verbal deed, or has promised to, towards its matter."""
    if event.status not in DONE | PROMISED:
        return None
    if event.type == "REQUEST":
        return "demands"
    if event.type == "AGREE":
        return "commits"
    if event.type == "SUPPORT":
        return "supports"
    if event.type == "REJECT":
        own = any(word in event.trigger.text.lower() for word in OWN_DEED)
        return "refuses" if own else "opposes"
    if event.type == "ACCUSE" and event.mode == "disapprove":
        return "opposes"
    return None


def _open(s: Statement) -> bool:
    """Whether a statement leaves open what its speaker will do."""
    text = " ".join(piece.text for piece in s.content).lower()
    return any(words in text for words in UNDECIDED)
