"""The stances that verbal deeds among the events show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from onrecord.annotate.parsed import Doc
from onrecord.find.events.grammar import passive
from onrecord.find.events.words import antecedent, is_time
from onrecord.find.positions.clausal import is_told_behind, tops, wording
from onrecord.find.positions.contents import clipped, deeds, hostile, threatening
from onrecord.find.positions.issues import gerund, is_judged
from onrecord.find.positions.pointing import POINTING
from onrecord.find.positions.predicates import predicate
from onrecord.find.positions.speaking import Cast
from onrecord.find.positions.stand import Stand, backing
from onrecord.schema import Event, Stance, Statement, Words

# Deeds that may leave unsaid what they answer: "the army refused", "Kampala agreed".
ANSWERS = frozenset(("REJECT", "AGREE"))
DONE = frozenset(("happened", "ongoing"))
PROMISED = frozenset(("promised", "planned"))
# Refusing concerns one's own deed; rejecting what another put forward.
OWN_DEED = ("refus", "declin", "unwilling", "reluctan", "not ", "n't ", "n’t ", "rule", "ruling",
            "turn", "spurn", "rebuff", "balk", "never")  # fmt: skip
# What is put to somebody: turning it down is refusing.
PUT = re.compile(
    r"^(?:[\w'’-]+ ){0,3}?(?:offer|invitation|request|demand|call|appeal|terms|bid)s?\b"
    r"(?: (?:for|to|of) (?P<what>.+))?"
)
# SUPPORT that is a finished act or a courtesy, and no stance on an issue.
NO_STANCE = ("sign", "ratif", "thank", "apolog", "prais", "congratul", "salut", "resum", "honour",
             "honor", "mourn", "condol", "grateful")  # fmt: skip

# Praise and blame, which take a side on deeds and proposals only.
EVALUATING = re.compile(
    r"\b(?:condemn|denounc|critici[sz]|deplor|decr[iy]|slam|lambast|assail|welcom|hail|applau|"
    r"commend|prais|defend|blast|regret)",
    re.IGNORECASE,
)
# "We must pay" asks nothing of another.
OWN_DUTY = re.compile(r"\b(?:[Ww]e|I) $")
# The stance on a deed of who wants, or promises, that it is not done.
NEGATED: dict[Stance, Stance] = {"demands": "opposes", "commits": "refuses"}


def stances(
    doc: Doc, text: str, statements: Sequence[Statement], events: Sequence[Event], cast: Cast
) -> Iterator[Stand]:
    """The stances that events show; a matter is empty where the words only point at it.

    Args:
        doc: the report.
        text: its text, for the "not" before a matter.
        statements: the report's.
        events: the report's.
        cast: its actors.
    """
    told = {s.id: s for s in statements}
    weighed = [
        piece.span
        for s in statements
        for piece in s.content
        if any(deed.mood == "open" for deed in deeds(piece.text))
    ]
    for event in events:
        stance = _stance(event)
        if stance == "demands" and OWN_DUTY.search(text[: event.trigger.span[0]]):
            continue
        if stance is None or any(lo <= event.trigger.span[0] < hi for lo, hi in weighed):
            continue
        said = _saying(event, statements, told)
        condition = said.condition.text if said and said.condition else None
        if _demanded(event, statements):
            continue
        matters = [m for m in event.matters if not _threat(event, m.text, said)]
        words = [_matter(doc, text, event, m) for m in matters]
        if not event.matters:
            before = _before(doc, event)
            if before is not None:
                words = [(before, False)]
            elif event.type in ANSWERS and not _told_of(doc, event):
                words = [("", False)]
        for party, (matter, negated) in product(event.actors, words):
            if not matter and event.type not in ANSWERS:
                continue
            claimed = event.told_by is not None and (
                cast.is_anybody(party.actor) or _claimed(event, told[event.told_by], cast)
            )
            who = cast.holder(party.actor, party.name, matter, party.span)
            over = said or _over(event, statements)
            if over is not None and over.speaker.name is not None:
                speaker = cast.standing(over.speaker.actor, over.speaker.name)
                who = cast.own_side(party.actor, party.name, speaker) or who
            person = stance in ("supports", "opposes") and matter and cast.is_person(matter)
            feeling = EVALUATING.search(event.trigger.text) and not is_judged(matter)
            if who is None or person or (matter and feeling):
                continue
            put = PUT.match(matter) if event.type in ANSWERS else None
            if put and not put["what"] and event.type == "AGREE":
                continue  # whose invitation is accepted tells not to what
            declined = put is not None and event.type == "REJECT"
            towards = _towards(event, stance, negated=negated, put=declined)
            what, towards = backing((put and put["what"]) or matter, towards)
            yield Stand(
                who=who,
                matter=what,
                stance=towards,
                via=event.id,
                evidence=event.evidence,
                words=(event.trigger.span,),
                condition=condition,
                told_by=event.told_by,
                date=event.when.value if event.when else None,
                claimed=claimed,
            )


def _stance(event: Event) -> Stance | None:
    """The stance of whoever does a verbal deed, or has promised to, towards its matter."""
    if event.status not in DONE | PROMISED:
        return None
    if event.type == "REQUEST":
        return "demands"
    told = predicate(event.trigger.text, anywhere=True)
    if event.type == "AGREE":
        return "supports" if told is not None and told.stance == "supports" else "commits"
    if event.type == "SUPPORT":
        return None if event.trigger.text.lower().startswith(NO_STANCE) else "supports"
    if event.type == "REJECT":
        own = any(word in event.trigger.text.lower() for word in OWN_DEED)
        return "refuses" if own else "opposes"
    blamed = event.type == "ACCUSE" and told is not None and told.stance == "opposes"
    return "opposes" if blamed else None


def _towards(event: Event, stance: Stance, *, negated: bool, put: bool) -> Stance:
    """A stance by the matter: what is put to somebody is refused, what is not to be is opposed."""
    if put:
        return "refuses"
    return NEGATED.get(stance, stance) if negated else stance


def _matter(doc: Doc, text: str, event: Event, matter: Words) -> tuple[str, bool]:
    """A matter's words, and whether it is a deed of the actor's that is not to be.

    Who promises that something will not come about binds himself and refuses nothing.
    """
    issue, negated = _issue(_words(doc, matter)), _negated(text, matter.span[0])
    between = text[event.trigger.span[1] : matter.span[0]]
    if negated and event.type == "AGREE" and re.search(r"\b(?:would|will)\b", between):
        verb, *rest = issue.split() or [""]
        return " ".join(("not", verb if verb.endswith("ing") else gerund(verb), *rest)), False
    return issue, negated


def _claimed(event: Event, teller: Statement, cast: Cast) -> bool:
    """Whether somebody tells what he was promised himself, which is no more than a claim."""
    return event.type == "AGREE" and any(
        cast.speaks_for(teller.speaker.actor, teller.speaker.name, party.actor, party.name)
        for party in event.recipients
        if party.span is not None
        and any(e.start <= party.span[0] < e.end for e in event.evidence)
        and not any(m.span[0] <= party.span[0] < m.span[1] for m in event.matters)
    )


def _before(doc: Doc, event: Event) -> str | None:
    """What a deed is about where a relative clause tells it: "*a poll*, which he ruled out"."""
    span = doc.covering(*event.trigger.span)
    verb = span.root if span is not None else None
    if verb is None or verb.pos_ != "VERB":
        return None
    for child in verb.lefts:
        if child.dep_ in ("obj", "obl") and child.tag_ in ("WDT", "WP"):
            noun = antecedent(child)
            return wording(noun) if noun is not None and noun.pos_ == "NOUN" else None
    return None


def _told_of(doc: Doc, event: Event) -> bool:
    """Whether a deed's own clause says what it is about, if in words that are no matter."""
    span = doc.covering(*event.trigger.span)
    if span is None:
        return False
    about = [
        c
        for c in span.root.rights
        if c.dep_ in ("obj", "ccomp", "xcomp") or (c.dep_ == "obl" and not is_time(c))
    ]
    return any(not POINTING.match(" ".join(t.text for t in c.subtree if t.i <= c.i)) for c in about)


def _words(doc: Doc, matter: Words) -> str:
    """A matter's words; of a passive with the subject that stands before it."""
    span = doc.covering(*matter.span)
    heads = tops(doc, [t.i for t in span]) if span is not None else []
    top = heads[0] if heads else None
    if top is None or top.tag_ not in ("VB", "VBN", "VBG"):
        return matter.text
    cut = len(heads) > 1 or top.i + 1 == span.end or passive(top)  # type: ignore[union-attr]
    return wording(top) if cut or is_told_behind(top) else matter.text


def _over(event: Event, statements: Sequence[Statement]) -> Statement | None:
    """The innermost statement in whose content an event stands."""
    start = event.trigger.span[0]
    around = [
        s for s in statements for piece in s.content if piece.span[0] <= start < piece.span[1]
    ]
    return min(around, key=lambda s: sum(len(piece.text) for piece in s.content), default=None)


def _issue(words: str) -> str:
    """A matter's words without what joins it to another; empty where it is none."""
    text = clipped(re.sub(r"^(?:and |or |to |have to |has to |had to )+", "", words))
    return "" if re.match(r"(?:but|would|could|will|had)\b", text) else text


def _demanded(event: Event, statements: Sequence[Statement]) -> bool:
    """Whether a deed is told as one that another demands: "asked him *to promise* a pardon"."""
    doers = {party.actor for party in event.actors}
    start = event.trigger.span[0]
    return event.type in ("AGREE", "REJECT") and any(
        piece.span[0] <= start < piece.span[1]
        and not re.search(r"\b(?:which|who)\b", piece.text[: start - piece.span[0]])
        for s in statements
        if s.act in ("demand", "ask", "advise") and s.speaker.actor not in doers
        for piece in s.content
    )


def _saying(
    event: Event, statements: Sequence[Statement], told: dict[str, Statement]
) -> Statement | None:
    """The statement by which a verbal deed is done, or that tells it."""
    doers = {party.actor for party in event.actors}
    start, end = event.trigger.span
    for s in statements:
        inside = any(e.start <= start and end <= e.end for e in s.evidence)
        if inside and s.speaker.actor in doers:
            return s
    return told.get(event.told_by or "")


def _negated(text: str, start: int) -> bool:
    """Whether a matter is told not to be: "appealed to them *not* to strike back"."""
    return re.search(r"\b(?:not|never)(?: to)? $", text[max(0, start - 20) : start]) is not None


def _threat(event: Event, matter: str, said: Statement | None) -> bool:
    """Whether what reads as a promise holds out harm."""
    if event.type != "AGREE":
        return False
    condition = said.condition.text if said and said.condition else None
    threat = said is not None and said.act == "threaten"
    verb = matter.split()[0].lower() if matter else ""
    named = event.trigger.text.lower().startswith(("will", "would", "shall", "'ll", "’ll"))
    return named and (threat or hostile(verb) or threatening(condition))
