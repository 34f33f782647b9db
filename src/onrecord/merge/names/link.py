"""Actors of single reports → actors of all reports: the same one, or not known to be.

A string alone links nobody. What it leaves open must be made up for by what is known beside it:
one story, one office, one country, the same company. Who stays between is kept as a candidate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from onrecord.merge.names.block import MANY, Block, Known
from onrecord.merge.names.judge import judge
from onrecord.merge.names.linked import Link, Linked, weight
from onrecord.merge.names.profile import key, profiles
from onrecord.schema import Actor

# What is known of an actor grows with each link, so candidates are looked at again so many times.
ROUNDS = 3
MOST_CANDIDATES = 20
"""Of the candidates of one actor the likeliest: nobody looks through hundreds."""


def link(
    actors: Sequence[Actor], *, stories: Mapping[str, str | None] | None = None
) -> tuple[Linked, ...]:
    """The actors of all reports.

    Actors are compared only where their names' last words sound alike, and with who is known
    already instead of each with each. The order in which they come is nothing to it.

    Args:
        actors: of any reports, resolved within each.
        stories: the story of each report, as far as known.
    """
    known: defaultdict[str, Block] = defaultdict(Block)
    ordered = sorted(
        profiles(actors, stories=stories), key=lambda p: (-len(p.names[0].split()), p.id)
    )
    for profile in ordered:
        code = min(profile.codes, default=None)
        _place(Known(profile, [profile.id]), known[key(profile.kind, profile.names[0], code)])
    for block in known.values():
        for _ in range(ROUNDS):
            if not _again(block):
                break
        _note_candidates(block)
    everybody = [k for block in known.values() for k in block]
    return tuple(
        Linked(
            k.profile.id,
            k.profile.names[0],
            k.profile.kind,
            tuple(sorted(k.members)),
            tuple(k.links),
            tuple(k.candidates),
        )
        for k in sorted(everybody, key=lambda k: k.profile.id)
    )


def _place(new: Known, block: Block) -> bool:
    """Adds somebody to the one known actor that it is, else to the block; says whether it did."""
    near = block.near(new.profile)
    found = [(made, k) for k in near if (made := judge(k.profile, new.profile)) and made.stands]
    best = max((_strength(made) for made, _ in found), default=None)
    fits = [(made, k) for made, k in found if _strength(made) == best]
    # Two whom it may be: it is neither, for all that is known, unless they are one by it.
    apart = any(not _joined(a, b) for (_, a), (_, b) in combinations(fits, 2))
    if (
        not fits
        or apart
        or (fits[0][0].likeness.differences and _contested(fits[0][1], new, block))
    ):
        block.add(new)
        return False
    there = fits[0][1]
    for made, k in fits:
        there.links.append(made)
        if k is not there:
            block.remove(k)
            _add(k, there, block)
    _add(new, there, block)
    return True


def _joined(a: Known, b: Known) -> bool:
    """Whether two of one full name are one where somebody is both."""
    made = judge(a.profile, b.profile)
    if made is None or made.against:
        return False
    return made.stands or not made.likeness.differences


def _add(one: Known, there: Known, block: Block) -> None:
    block.note(there, one.profile)
    there.profile = there.profile.with_(one.profile)
    there.members += one.members
    there.links += one.links


def _contested(there: Known, new: Known, block: Block) -> bool:
    """Whether somebody else of the block fits a known actor too, and is not the new one."""
    for k in block.near(there.profile):
        rival = None if k is there else judge(k.profile, there.profile)
        if rival is not None and rival.stands and rival.likeness.differences:
            same = judge(k.profile, new.profile)
            if same is None or not same.stands:
                return True
    return False


def _again(block: Block) -> bool:
    """Looks once more at each of a block, now that more is known of the others."""
    moved = False
    for one in block:
        if one not in block:  # another was them both
            continue
        block.remove(one)
        moved |= _place(one, block)
    return moved


def _note_candidates(block: Block) -> None:
    """Keeps, for each of a block, the links to others that do not stand."""
    for one in block:
        others = block if len(block) <= MANY else block.near(one.profile)
        for other in others:
            made = judge(one.profile, other.profile) if other.at > one.at else None
            if made is not None:
                _keep(made, one)
                _keep(made, other)
    for one in block:
        one.candidates = _likeliest(one.candidates)


def _keep(made: Link, one: Known) -> None:
    """Notes a candidate; the unlikely ones are dropped from time to time."""
    one.candidates.append(made)
    if len(one.candidates) > 2 * MOST_CANDIDATES:
        one.candidates = _likeliest(one.candidates)


def _likeliest(found: list[Link]) -> list[Link]:
    if len(found) <= MOST_CANDIDATES:
        return found
    found.sort(key=lambda made: (not made.against, *_strength(made)), reverse=True)
    return found[:MOST_CANDIDATES]


def _strength(made: Link) -> tuple[int, float]:
    return weight(made.reasons) - made.asked, made.likeness.score
