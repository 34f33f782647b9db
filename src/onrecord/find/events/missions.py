"""Whose house a mission is, to which something is done: "bombed *Kenya's embassy*"."""

from __future__ import annotations

from onrecord.find.events.parties import Parties
from onrecord.find.events.people import Side, owners

MISSIONS = frozenset("embassy consulate mission".split())


def housed(side: Side, parties: Parties) -> tuple[Side, ...]:
    """The states whose mission a side is; the side itself where it is none, or nobody's.

    Args:
        side: to whom a deed is done.
        parties: tells the parties of the report.
    """
    head = parties.doc[side.head]
    if head.lemma_.lower() not in MISSIONS:
        return (side,)
    found: list[Side] = []
    for owner in owners(head):
        country = parties.country(owner.text, owner)
        found += [country] if country is not None else parties.of(owner)
    return tuple(s for s in found if s.kind == "country") or (side,)
