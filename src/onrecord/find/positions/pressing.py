"""What protests and threats are for: "marched for higher pay", "will strike unless it is paid"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.events.grammar import grammatical_subject, passive
from onrecord.find.events.people import is_people
from onrecord.find.events.words import case, is_time, mark
from onrecord.find.positions.clausal import wording
from onrecord.find.positions.speaking import Cast
from onrecord.find.positions.stand import Stand
from onrecord.schema import Act, Event, Span, Stance, Statement

PROTESTED = frozenset(("happened", "ongoing", "planned", "promised", "threatened", "conditional"))
# How a protest's aim is joined to it.
AIMS: dict[str, Stance] = {
    "for": "demands", "against": "opposes", "in support of": "supports", "in favour of": "supports",
    "in favor of": "supports",
}  # fmt: skip
# What protests last or wait for, and where one stands: no aims.
NO_AIMS = frozenset("time hour day week month year night minute session hearing vigil".split())
# Words by which a deed is held out as a cost: it is done unless another is.
COSTS = frozenset(("THREATEN", "PROTEST"))
PURPOSE = frozenset("demand protest oppose support press condemn denounce back seek".split())
REACH = 6
# Acts by which somebody says what he will or will not do himself.
PRESSING: frozenset[Act] = frozenset(
    ("promise", "offer", "agree", "accept", "threaten", "refuse", "announce", "reject")
)
# Conditions without which nothing is done.
ONLY = re.compile(
    r"(?:only (?:if|when|once|after)|unless|not (?:until|before)|provided|on condition)\b",
    re.IGNORECASE,
)

# "if the crew is not freed"
UNDONE = re.compile(r"if\b.*(?:\bnot\b|n['’]t\b|\bfails? to\b)", re.IGNORECASE)


def pressing(doc: Doc, events: Sequence[Event], cast: Cast) -> Iterator[Stand]:
    """The stances that protests and threats show.

    Args:
        doc: the report.
        events: the report's.
        cast: its actors.
    """
    for event in events:
        head = _head(doc, event.trigger.span)
        if head is None or event.type not in COSTS or event.status not in PROTESTED:
            continue
        found = [*_aims(head)] if event.type == "PROTEST" else []
        if event.type == "THREATEN" and "ultimat" in event.trigger.text.lower() + _given(head):
            found += [("demands", m.text) for m in event.matters]
        clause = _unless(head)
        if clause is not None:
            found.append(("demands", wording(clause)))
        for party in event.actors:
            for stance, matter in found:
                who = cast.holder(party.actor, party.name, matter)
                if who is None:
                    continue
                yield Stand(
                    who=who,
                    matter=matter,
                    stance=stance,
                    via=event.id,
                    evidence=event.evidence,
                    words=(event.trigger.span,),
                    told_by=event.told_by,
                    date=event.when.value if event.when else None,
                )


def conditions(doc: Doc, statements: Sequence[Statement], cast: Cast) -> Iterator[Stand]:
    """What is demanded by who will act "only if" or "unless" it is done.

    Args:
        doc: the report.
        statements: the report's.
        cast: its actors.
    """
    for s in statements:
        if s.condition is None or s.speaker.name is None or not _held_out(s, s.condition.text):
            continue
        span = doc.covering(*s.condition.span)
        who = cast.standing(s.speaker.actor, s.speaker.name)
        verb = next((t for t in span or () if t.dep_ == "advcl" and t.pos_ == "VERB"), None)
        if verb is None or who is None:
            continue
        subject = grammatical_subject(verb)
        if not passive(verb):
            somebody = subject is not None and (subject.pos_ == "PROPN" or is_people(subject))
            if subject is None or not somebody or cast.own(subject.text, who):
                continue
        yield Stand(
            who=cast.holder(s.speaker.actor, s.speaker.name, "") or who,
            matter=wording(verb),
            stance="demands",
            via=s.id,
            evidence=s.evidence,
            words=(s.condition.span,),
            told_by=s.within,
            date=s.said_on.value if s.said_on else None,
        )


def _held_out(s: Statement, condition: str) -> bool:
    """Whether a condition is what a speaker wants done: "will not pay *until* it is freed"."""
    if ONLY.match(condition):
        return s.act in PRESSING
    if condition.lower().startswith("until "):
        return s.act in ("refuse", "reject")
    return s.act == "threaten" and UNDONE.match(condition) is not None


def _head(doc: Doc, span: Span) -> Token | None:
    found = doc.covering(*span)
    return found.root if found is not None else None


def _aims(head: Token) -> Iterator[tuple[Stance, str]]:
    """What a protest is for or against."""
    near = [head, *(c for c in head.rights if c.dep_ in ("obj", "obl"))]
    for at in near:
        for child in at.rights:
            aim = child.pos_ == "NOUN" and child.lemma_.lower() not in NO_AIMS
            if aim and child.dep_ in ("obl", "nmod") and case(child) in AIMS and not is_time(child):
                yield AIMS[case(child)], wording(child)


def _given(head: Token) -> str:
    """The marker of an ultimatum that is told by "gave them two days to …"."""
    given = head.lemma_ == "give" and any(c.dep_ == "obj" and is_time(c) for c in head.rights)
    return "ultimatum" if given else ""


def _unless(head: Token) -> Token | None:
    """The deed without which a threat is carried out: "unless *the crew is freed*"."""
    at = head
    for _ in range(REACH):
        for child in at.subtree:
            if child.dep_ == "advcl" and mark(child) == "unless" and child.sent == head.sent:
                subject = grammatical_subject(child)
                deed = child.pos_ == "VERB" and (passive(child) or subject is not None)
                return child if deed else None
        if at.dep_ not in ("ccomp", "xcomp", "conj", "parataxis") or at.head.i == at.i:
            return None
        at = at.head
    return None
