"""Which sense of the lexicon a word has at its place: its words and conditions must hold."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.find.events.governing import governor_of
from onrecord.find.events.grammar import FUTURE, auxiliaries, done_to, own_subject, passive
from onrecord.find.events.negation import negated
from onrecord.find.events.nouns import classes
from onrecord.find.events.people import is_many
from onrecord.find.events.slots import TO_PLACES, Frame
from onrecord.find.events.standing import complement, engaged, slot_of
from onrecord.find.events.words import case, has_to, mark
from onrecord.lexicon.event_tables import Condition, Trigger, triggers

EFFECT = frozenset("hold begin start last take come go enter collapse break expire remain".split())
KEEPING = frozenset("observe keep respect violate break extend monitor declare".split())


def sense_of(frame: Frame) -> Trigger | None:
    """The first sense whose words and conditions hold."""
    lemma = frame.lemma
    senses = triggers().get((lemma, frame.pos), ())
    fitting = [row for row in senses if _fits(frame, row)]
    # more words tell more: "hunger strike" goes before "strike"
    return max(fitting, key=lambda row: _length(row, lemma, frame), default=None)


def words_of(frame: Frame, row: Trigger) -> tuple[int, int]:
    """The tokens of the trigger: the head, with the particle or noun that belongs to it."""
    head = frame.head
    lemma = frame.lemma
    others: set[str] = set()
    for first, rest in row.words:
        if first == lemma and set(rest) <= frame.around() and len(rest) >= len(others):
            others = set(rest)
    near = [head.i]
    for child in head.children:
        if {child.lower_, child.lemma_.lower()} & others and abs(child.i - head.i) <= 2:
            near.append(child.i)
        near += [c.i for c in child.lefts if c.lower_ in others and abs(c.i - head.i) <= 2]
    return min(near), max(near) + 1


def _length(row: Trigger, lemma: str, frame: Frame) -> int:
    return max(
        len(others) for head, others in row.words if head == lemma and set(others) <= frame.around()
    )


def _fits(frame: Frame, trigger: Trigger) -> bool:
    """Whether a row's words stand here and all its conditions hold."""
    return _has_words(frame, trigger) and all(_holds(frame, c) for c in trigger.conditions)


def _has_words(frame: Frame, trigger: Trigger) -> bool:
    for head, others in trigger.words:
        if head != frame.lemma:
            continue
        if not others:
            return True
        if set(others) <= frame.around():
            return True
    return False


def _holds(frame: Frame, condition: Condition) -> bool:
    """Whether a condition holds."""
    tests = [TESTS[slot] for slot in condition.slots if slot in TESTS]
    if any(test(frame) for test in tests):
        return condition.wanted
    found = [t for s in condition.slots if s not in TESTS for t in frame.tokens(s)]
    if condition.classes:
        pointing = condition.wanted  # what must not be there is not looked for far off
        found = [
            t for t in found if any(frame.is_(t, c, pointing=pointing) for c in condition.classes)
        ]
    return bool(found) == condition.wanted


def _parties(frame: Frame) -> int:
    """How many sides are told, two for a plural."""
    slots = (
        ("poss", "by", "between", "with", "of", "light") if frame.noun else ("subj", "with", "obj")
    )
    count = 0
    for slot in slots:
        for token in frame.tokens(slot):
            sides = [s for s in frame.parties.of(token) if s.kind != "place"]
            count += max(len(sides), 2 * (bool(sides) and is_many(token)))
    return count


def _goes(frame: Frame) -> bool:
    return any(
        t.ent_type_ == "LOC" or frame.parties.is_party(t)
        for slot in TO_PLACES
        for t in slot_of(frame.head, slot)
    )


def _takes_effect(frame: Frame) -> bool:
    head, role = frame.head.head, frame.head.dep_
    lemma = head.lemma_.lower()
    if role.startswith("nsubj") and not role.endswith("pass"):
        return lemma in EFFECT
    return role in ("obj", "nsubj:pass") and lemma in KEEPING


def _has_event(frame: Frame) -> bool:
    """Whether a noun is told as taking place: with a verb for it, or with its own sides."""
    found = governor_of(frame.head)
    return found is not None or _parties(frame) > 0


def _is_held(frame: Frame) -> bool:
    """Whether a meeting is told as one that takes place, and not just named."""
    found = governor_of(frame.head)
    beside = any(frame.tokens(slot) for slot in ("with", "between"))
    return (
        beside or (found is not None and found[1].kind != "end") or engaged(frame.head) is not None
    )


def _looks_ahead(frame: Frame) -> bool:
    """Whether what is agreed is a deed to come, and not an opinion."""
    clause = complement(frame.head)
    return clause is not None and (
        has_to(clause) or any(c.lower_ in FUTURE for c in auxiliaries(clause))
    )


def _is_governed(frame: Frame) -> bool:
    """Whether a deed is wanted, refused or planned, or its doer will not do it."""
    found = governor_of(frame.head)
    if found is not None:
        return found[1].kind == "matter"
    return negated(frame.head) and any(c.lower_ in FUTURE for c in auxiliaries(frame.head))


def _wishes(frame: Frame) -> bool:
    """Whether a clause tells what is to be: "insists that the decree *be withdrawn*"."""
    clause = complement(frame.head)
    if clause is None or has_to(clause) or clause.dep_ != "ccomp":
        return False
    helpers = auxiliaries(clause)
    if clause.tag_ == "VB" and not helpers:
        return True
    first = helpers[0] if helpers else None
    return first is not None and (first.lower_ == "should" or first.tag_ == "VB")


def _wants_of(frame: Frame) -> bool:
    """Whether another is to do it: "want *him* to resign", "want the embargo *lifted*"."""
    obj = done_to(frame.head)
    if obj is not None and any(
        c.dep_ in ("acl", "xcomp") and (c.tag_ == "VBN" or has_to(c)) for c in obj.rights
    ):
        return True
    clause = complement(frame.head)
    if clause is None or clause.pos_ not in ("VERB", "AUX"):
        return False
    return own_subject(clause) is not None or (obj is not None and obj.i < clause.i)


def _sets_deadline(frame: Frame) -> bool:
    """Whether a time is set for something: "gave them *72 hours* to leave"."""
    spans = (c for c in frame.head.rights if c.dep_ in ("obj", "iobj", "obl:unmarked", "obl"))
    return any("duration" in classes(c) and not case(c) for c in spans)


def _is_barred(frame: Frame) -> bool:
    """Whether somebody is kept from a deed or a place."""
    return any(
        c.dep_ in ("advcl", "obl") and "from" in (mark(c), case(c)) for c in frame.head.rights
    )


def _asks_leave(frame: Frame) -> bool:
    """Whether one asks to do something oneself: "asked *to visit* the editor"."""
    clause = complement(frame.head)
    alone = done_to(frame.head) is None and not passive(frame.head)
    return clause is not None and has_to(clause) and alone


def _is_cue(frame: Frame) -> bool:
    """Whether a verb stands beside what it says: "“Nobody asked us,” she *complained*"."""
    return frame.head.dep_ == "parataxis" or any(
        c.dep_ in ("ccomp", "parataxis") for c in frame.head.lefts
    )


TESTS: dict[str, Callable[[Frame], bool]] = {
    "inf": lambda f: (c := complement(f.head)) is not None and has_to(c),
    "held": _is_held,
    "ahead": _looks_ahead,
    "passive": lambda f: not f.noun and passive(f.head),
    "two": lambda f: _parties(f) >= 2,
    "sides": lambda f: _parties(f) >= 1,
    "arg": lambda f: _parties(f) >= 1 or _has_event(f),
    "event": _has_event,
    "public": lambda f: _parties(f) >= 1,
    "goes": _goes,
    "effect": _takes_effect,
    "governed": _is_governed,
    "wish": _wishes,
    "want": _wants_of,
    "own": _asks_leave,
    "deadline": _sets_deadline,
    "barred": _is_barred,
    "quote": _is_cue,
}
