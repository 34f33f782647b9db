"""Actors of single reports → actors of all reports: the same one, or not known to be.

A string alone links nobody. What it leaves open must be made up for by what is known beside it:
one story, one office, one country, the same company. Who stays between is kept as a candidate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.merge.names.judge import judge, strangers
from onrecord.merge.names.linked import Link, Linked, weight
from onrecord.merge.names.profile import Profile, key, profiles
from onrecord.schema import Actor

# What is known of an actor grows with each link, so candidates are looked at again so many times.
ROUNDS = 3
# Among more whose names sound alike, those who share nothing beside it are no candidates: the
# pairs of all who are called Smith would outgrow the record.
MANY = 60


@dataclass(slots=True)
class _Known:
    """An actor of all reports while it is put together."""

    profile: Profile
    members: list[str]
    links: list[Link] = field(default_factory=list)
    candidates: list[Link] = field(default_factory=list)


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
    known: defaultdict[str, list[_Known]] = defaultdict(list)
    ordered = sorted(
        profiles(actors, stories=stories), key=lambda p: (-len(p.names[0].split()), p.id)
    )
    for profile in ordered:
        code = min(profile.codes, default=None)
        _place(_Known(profile, [profile.id]), known[key(profile.kind, profile.names[0], code)])
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


def _place(new: _Known, block: list[_Known]) -> bool:
    """Adds somebody to the one known actor that it is, else to the block; says whether it did."""
    some = (k for k in block if not strangers(k.profile, new.profile))
    found = [(made, k) for k in some if (made := judge(k.profile, new.profile)) and made.stands]
    if not found:
        block.append(new)
        return False
    best = max(_strength(made) for made, _ in found)
    fits = [(made, k) for made, k in found if _strength(made) == best]
    if len(fits) > 1:  # two whom it may be: it is neither, for all that is known
        block.append(new)
        return False
    made, there = fits[0]
    if made.likeness.differences and _contested(there, new, block):
        block.append(new)
        return False
    there.profile = there.profile.with_(new.profile)
    there.members += new.members
    there.links += [made, *new.links]
    return True


def _contested(there: _Known, new: _Known, block: list[_Known]) -> bool:
    """Whether somebody else of the block fits a known actor too, and is not the new one."""
    for k in block:
        rival = None if k is there else judge(k.profile, there.profile)
        if rival is not None and rival.stands:
            same = judge(k.profile, new.profile)
            if same is None or not same.stands:
                return True
    return False


def _again(block: list[_Known]) -> bool:
    """Looks once more at each of a block, now that more is known of the others."""
    moved = False
    for one in list(block):
        block.remove(one)
        moved |= _place(one, block)
    return moved


def _note_candidates(block: list[_Known]) -> None:
    """Keeps, for each of a block, the links to others that do not stand."""
    for i, one in enumerate(block):
        for other in block[i + 1 :]:
            if len(block) > MANY and strangers(one.profile, other.profile):
                continue
            made = judge(one.profile, other.profile)
            if made is not None:
                one.candidates.append(made)
                other.candidates.append(made)


def _strength(made: Link) -> tuple[int, float]:
    return weight(made.reasons) - made.asked, made.likeness.score
