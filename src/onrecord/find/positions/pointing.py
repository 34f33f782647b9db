"""Matters that only point at what somebody else has put forward: "dismissed the demand"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.find.positions.stand import Stand
from onrecord.schema import Stance

# Words for what somebody put forward that do not say what it is.
POINTING = re.compile(
    r"^(?:(?:the|this|that|these|those|its|his|her|their|such|any|all|a|an) )*"
    r"(?:it|this|that|one|both|demands?|offers?|terms|calls?|requests?|invitations?|appeals?|them|"
    r"him one|so|(?:do|doing) (?:\w+ly )?(?:so|it|that|this)(?: \w+ly| now)?)?$",
    re.IGNORECASE,
)
# Who will do this refuses.
REFUSING = re.compile(r"^do(?:ing)? (?:nothing of the (?:sort|kind)|no such thing)", re.IGNORECASE)
PUT_FORWARD: frozenset[Stance] = frozenset(("demands", "commits", "supports"))
# Who agrees does what another has asked for.
ANSWERED: dict[Stance, frozenset[Stance]] = {"commits": frozenset(("demands", "supports"))}
# From the words that put something forward to those that answer them, in characters: some
# three sentences.
REACH = 500


def pointed(stands: Sequence[Stand]) -> tuple[Stand, ...]:
    """The stands, each with the matter that its words point at; without those that point nowhere.

    Args:
        stands: in the order of the text.
    """
    out: list[Stand] = []
    for shown in stands:
        stand = shown
        if REFUSING.match(stand.matter):
            stand = replace(stand, matter="", stance="refuses")
        if not POINTING.match(stand.matter.strip()):
            out.append(stand)
            continue
        wanted = ANSWERED.get(stand.stance, PUT_FORWARD)
        before = next(
            (
                s
                for s in reversed(out)
                if s.who.name != stand.who.name
                and s.stance in wanted
                and 0 <= stand.place - s.place <= REACH
            ),
            None,
        )
        if before is not None:
            out.append(replace(stand, matter=before.matter))
    return tuple(out)
