"""What verbal deeds are aimed at, by the deeds that they are about."""

from __future__ import annotations

from onrecord.annotate.parsed import Token
from onrecord.find.events.governing import governor_of
from onrecord.find.events.grammar import done_to
from onrecord.find.events.mention import Mention
from onrecord.find.events.people import Side
from onrecord.schema import EventType, Mode

# Promises of these are threats.
CONFLICT: frozenset[EventType] = frozenset(
    ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "THREATEN")
)
# Words for promises that are threats where what is promised is harm.
PLEDGES = frozenset("promise pledge vow swear undertake".split())

WISHED: dict[EventType, Mode] = {
    "RETREAT": "yield", "CONCEDE": "yield", "CONSULT": "meet", "AID": "assist",
    "COOPERATE": "assist",
}  # fmt: skip
# How a verbal deed is done, by what it is about.
MATTERS: dict[EventType, dict[EventType, Mode]] = {
    "REQUEST": WISHED,
    "REJECT": WISHED,
    "THREATEN": {"PROTEST": "restrict", "COERCE": "restrict", "ASSAULT": "violence",
                 "SANCTION": "relations"},
}  # fmt: skip
AIMED = frozenset(("REJECT", "THREATEN", "AGREE"))


def aimed(mentions: list[Mention]) -> list[Mention]:
    """Gives refusals, threats and promises the recipients of what is refused or threatened."""
    by_head = {m.head.i: m for m in mentions}
    for m in mentions:
        above = _above(m.head, by_head)
        if above is None:
            continue
        if above.head.lemma_ in PLEDGES and m.type in CONFLICT and m.status == "promised":
            above.type, m.status = "THREATEN", "threatened"
        if above.mode is None:
            above.mode = MATTERS.get(above.type, {}).get(m.type)
        if _judged(above, m):
            above.recipients = tuple(s for s in above.recipients if not _in(m, s))
        found_in = _aimed_at(above, m)
        if found_in:
            taken = {s.key for s in above.actors}
            above.recipients = tuple(s for s in found_in if s.key not in taken)
    return mentions


def _judged(above: Mention, m: Mention) -> bool:
    """Whether a deed is what another's words judge: "condemned *the killing* of the editor"."""
    found = done_to(above.head) if above.head.pos_ == "VERB" else None
    return above.type == "ACCUSE" and found is not None and found.i == m.head.i


def _in(m: Mention, side: Side) -> bool:
    """Whether a side suffers the deed that is judged and has not done it."""
    done = {s.key for s in m.actors}
    return side.key in {s.key for s in m.recipients} - done


def _above(head: Token, by_head: dict[int, Mention]) -> Mention | None:
    """The verbal deed that governs a deed, also beyond what carries it: "to *impose* sanctions"."""
    found = governor_of(head)
    if found is not None and found[0].i not in by_head and found[1].kind == "support":
        found = governor_of(found[0])
    return by_head.get(found[0].i) if found is not None else None


def _aimed_at(above: Mention, m: Mention) -> tuple[Side, ...]:
    """To whom a verbal deed goes by what it is about; none where it tells that itself.

    A demand goes to those whose deed is demanded: "called for *Kenya's* withdrawal from the port".
    """
    if above.type == "REQUEST" and m.status == "demanded" and m.head.pos_ == "NOUN":
        return m.actors
    return m.recipients if above.type in AIMED and not above.recipients else ()
