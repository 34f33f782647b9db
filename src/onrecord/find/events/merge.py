"""One event of the mentions that tell the same deed."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.parsed import Token
from onrecord.find.events.mention import Mention
from onrecord.find.events.people import COUNTED, Side

# Statuses that two mentions of one deed may bear.
TOGETHER = (frozenset(("happened", "ongoing")), frozenset(("planned", "promised")))
VERBAL = frozenset(("AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"))
TOGETHER_TYPES = frozenset(("CONSULT", "AGREE", "COOPERATE"))
DEFINITE = frozenset("the this that these those".split())
FIGHTS = frozenset("fight clash battle skirmish fighting exchange trade".split())
SMALL = frozenset("the a an of and".split())


def merge(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions by the deed that they tell; in the order of the text."""
    groups: list[list[Mention]] = []
    for m in sorted(mentions, key=lambda m: m.head.i):
        fitting = next((g for g in reversed(groups) if any(_same(m, x) for x in g)), None)
        if fitting is None:
            groups.append([m])
        else:
            fitting.append(m)
    return groups


def _same(a: Mention, b: Mention) -> bool:
    if a.type != b.type:
        return False
    linked = b.head.i in a.links or a.head.i in b.links or bool(a.links & b.links - {-1})
    near = a.head.sent.start == b.head.sent.start
    if linked and near and _agree(a, b) and (a.type == "ASSAULT" or _carried(a, b)):
        return True
    if linked and near and a.type == "ASSAULT" and _one_hits(a, b):
        return True
    if not _modes(a, b) or not _statuses(a, b) or not _times(a, b):
        return False
    if near and not linked and _in_row(*sorted((a.head, b.head), key=lambda t: t.i)):
        return False
    if a.type == "ASSAULT" and not linked and _is_fight(a) != _is_fight(b):
        return False
    if _points_back(*sorted((a, b), key=lambda m: m.head.i)):
        return True
    if a.type in VERBAL and not (a.headline or b.headline) and a.head.lemma_ != b.head.lemma_:
        return False  # two sayings are two deeds, unless the report tells one of them again
    return _agree(a, b) and _share(a, b)


def _one_hits(a: Mention, b: Mention) -> bool:
    """Whether a noun tells what was attacked and its verb who was hit: "bombings … killed six"."""
    two = {a.head.pos_ == "VERB", b.head.pos_ == "VERB"}
    return len(two) == 2 and not _turned(a, b) and _side_agrees(a.actors, b.actors)


def _is_fight(m: Mention) -> bool:
    """Whether several do it to each other: "youths *fought* the police"."""
    return len(m.actors) > 1 and not m.recipients and m.head.lemma_.lower() in FIGHTS


def _in_row(first: Token, later: Token) -> bool:
    """Whether a sentence tells one deed after another: "jailed him *and fined* the paper"."""
    at = later
    while at.dep_ == "conj" and at.head.i < at.i:
        at = at.head
        if at.i == first.i:
            return first.pos_ == later.pos_ == "VERB" and first.lemma_ != later.lemma_
    return False


def _points_back(first: Mention, later: Mention) -> bool:
    """Whether a noun without sides tells again what was told: "*the explosion* was heard …"."""
    bare = not (later.actors or later.recipients) and later.head.pos_ in ("NOUN", "PROPN")
    definite = any(c.lower_ in DEFINITE for c in later.head.lefts)
    same = later.head.lemma_ == first.head.lemma_ or first.mode == later.mode is not None
    return bare and same and (definite or not (first.actors or first.recipients))


def _modes(a: Mention, b: Mention) -> bool:
    if a.mode == b.mode:
        return True
    # a visit and the meeting during it are two deeds
    if None not in (a.mode, b.mode) or a.type == "CONSULT":
        return False
    two = a.head.pos_ == b.head.pos_ == "VERB" and a.head.lemma_ != b.head.lemma_
    return not two or a.type == "ASSAULT" or a.headline or b.headline


def _carried(a: Mention, b: Mention) -> bool:
    """Whether a verb and its noun may tell one deed: "*chaired* the *session*"."""
    return a.mode == b.mode or None in (a.mode, b.mode)


def _statuses(a: Mention, b: Mention) -> bool:
    if a.status == b.status:
        return True
    return any({a.status, b.status} <= pair for pair in TOGETHER)


def _times(a: Mention, b: Mention) -> bool:
    if a.when is None or b.when is None or "report" in (a.when.ground, b.when.ground):
        return True
    x, y = a.when.value, b.when.value
    if x is None or y is None:
        return True
    return x.startswith(y) or y.startswith(x)


def _agree(a: Mention, b: Mention) -> bool:
    """Whether neither has a side that contradicts the other's."""
    if _turned(a, b) and a.type not in TOGETHER_TYPES:
        return False  # who did it and who suffered it are two
    return _side_agrees(a.actors, b.actors) and _side_agrees(a.recipients, b.recipients)


def _turned(a: Mention, b: Mention) -> bool:
    """Whether who does it in one suffers it in the other; a bare number tells nobody."""
    pairs = ((x, y) for m, n in ((a, b), (b, a)) for x in m.actors for y in n.recipients)
    return any(same_side(x, y) and not {x.key, y.key} & COUNTED for x, y in pairs)


def _side_agrees(a: Sequence[Side], b: Sequence[Side]) -> bool:
    if not a or not b:
        return True
    smaller, larger = sorted((a, b), key=len)
    return all(any(same_side(x, y) for y in larger) for x in smaller)


def _share(a: Mention, b: Mention) -> bool:
    """Whether something more than the type speaks for one deed."""
    shared = any(same_side(x, y) for x in a.actors for y in b.actors)
    shared_other = any(same_side(x, y) for x in a.recipients for y in b.recipients)
    if a.recipients and b.recipients:
        return shared_other and (shared or not a.actors or not b.actors)
    return shared or (shared_other and not (a.actors and b.actors))


def same_side(a: Side, b: Side) -> bool:
    """Whether two sides are one party: one actor, or words of which one has all of the other's."""
    if a.party.actor is not None and a.party.actor == b.party.actor:
        return True
    if a.kind in ("person", "country") and b.kind in ("person", "country"):
        return a.party.name == b.party.name
    x, y = (set(s.party.name.lower().split()) - SMALL for s in (a, b))
    if any(w <= set(COUNTED) or all(n.isdigit() for n in w) for w in (x, y)):
        return True  # "six" of those who are named elsewhere
    return bool(x and y) and (x <= y or y <= x)
