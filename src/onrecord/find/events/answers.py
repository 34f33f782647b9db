"""To whom a refusal, a judgement or a welcome goes, where only the deed is named that it is of.

"He called for a referendum. She ruled *that* out": the refusal goes to him. "Norway condemned the
raid": to those who made it.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.parsed import Token
from onrecord.find.events.grammar import done_to
from onrecord.find.events.mention import Mention
from onrecord.find.events.nouns import noun_lemma
from onrecord.find.events.people import Side
from onrecord.schema import EventType

ANSWERS: frozenset[EventType] = frozenset(("REJECT", "ACCUSE", "SUPPORT"))
# What can be turned down: wishes and offers.
WISHES: frozenset[EventType] = frozenset(("REQUEST", "AGREE"))
POINTING = frozenset("it that this them".split())
# Words before a refusal among which what it points to stands.
WITHIN = 60


def answered(groups: list[list[Mention]]) -> list[list[Mention]]:
    """Gives answers without a recipient the doers of what they answer to.

    Args:
        groups: the mentions of each event, in the order of the text.
    """
    for group in groups:
        if group[0].type in ANSWERS and not any(m.recipients for m in group):
            for m in group:
                found = _doers(m, groups)
                if found:
                    taken = {s.key for x in group for s in x.actors}
                    m.recipients = tuple(s for s in found if s.key not in taken)
                    break
    return groups


def _doers(m: Mention, groups: Sequence[Sequence[Mention]]) -> tuple[Side, ...]:
    """Who did what a mention answers to."""
    if m.head.pos_ != "VERB":
        return ()
    obj = done_to(m.head)
    if obj is None:
        return _askers(m, groups) if m.type == "REJECT" else ()
    of_it = next((g for g in groups if any(x.head.i == obj.i for x in g)), None)
    if of_it is not None and m not in of_it:
        return _actors(of_it)
    before = [g for g in groups if g[0].head.i < m.head.i and m not in g]
    if m.type == "REJECT":
        for g in reversed(before):
            if g[0].type in WISHES and any(_is_about(x, obj) for x in g):
                return _actors(g)
        return _askers(m, groups) if obj.lower_ in POINTING else ()
    named = [g for g in before if any(_tells(x, obj) for x in g)]
    return _actors(named[-1]) if named else ()


def _askers(m: Mention, groups: Sequence[Sequence[Mention]]) -> tuple[Side, ...]:
    """Who asked of somebody what is refused: "She asked the army for tents. It *declined*"."""
    own = {s.key for s in m.actors}
    before = [
        g
        for g in groups
        if 0 < m.head.i - g[0].head.i < WITHIN
        and g[0].type in WISHES
        and m not in g
        and not own & {s.key for s in _actors(g)}
    ]
    for g in reversed(before):
        if own & {s.key for x in g for s in x.recipients}:
            return _actors(g)
    last = before[-1] if before else None
    open_ = last is not None and not any(x.recipients for x in last)
    return _actors(last) if last is not None and open_ and last[0].type == "REQUEST" else ()


def _actors(group: Sequence[Mention]) -> tuple[Side, ...]:
    return next((m.actors for m in group if m.actors), ())


def _is_about(wish: Mention, obj: Token) -> bool:
    """Whether what is turned down is what was wished for: the same noun, or a near pronoun."""
    if obj.lower_ in POINTING:
        return 0 < obj.i - wish.head.i < WITHIN
    lemma = noun_lemma(obj)
    if lemma in (wish.head.lemma_, "demand", "request", "call", "appeal", "offer", "idea"):
        return 0 < obj.i - wish.head.i < WITHIN
    return any(noun_lemma(t) == lemma for t in wish.head.subtree if t.pos_ in ("NOUN", "PROPN"))


def _tells(deed: Mention, obj: Token) -> bool:
    """Whether a noun that is judged names a deed that was told before."""
    definite = any(c.lower_ in ("the", "this", "that") for c in obj.lefts)
    return definite and noun_lemma(obj) in (deed.head.lemma_.lower(), *KINDRED.get(deed.type, ()))


# Nouns by which reports come back to deeds of a type.
KINDRED: dict[EventType, frozenset[str]] = {
    "ASSAULT": frozenset("attack shelling killing raid bombing violence strike shooting".split()),
    "COERCE": frozenset("arrest detention raid ban closure crackdown seizure".split()),
    "SANCTION": frozenset("sanction expulsion verdict ruling sentence embargo decision".split()),
    "SUPPORT": frozenset("vote ratification recognition signing".split()),
    "RETREAT": frozenset("release withdrawal resignation".split()),
    "AGREE": frozenset("deal agreement offer pledge promise".split()),
    "REQUEST": frozenset("demand call appeal request".split()),
    "PROTEST": frozenset("strike march blockade protest walkout".split()),
}
