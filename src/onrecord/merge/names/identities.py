"""Who is one over all reports, as values to be kept: with every reason, and the candidates."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.merge.names.alike import Difference
from onrecord.merge.names.link import link
from onrecord.merge.names.linked import Link, Linked
from onrecord.merge.names.profile import bare
from onrecord.schema import Actor, Identity, Tie


def identities(
    actors: Sequence[Actor],
    *,
    stories: Mapping[str, str | None],
    order: Mapping[str, int],
) -> tuple[Identity, ...]:
    """The persons, organizations and countries of all reports.

    Groups and roles ("officials", "a spokesman") are nobody in particular: they are left out.

    Args:
        actors: of any reports, resolved within each.
        stories: the story of each report, as far as known.
        order: the place of each report in time, by which an identity's first member is told.
    """
    named = [a for a in actors if a.kind not in ("group", "role")]
    by_id = {a.id: a for a in named}
    made = [_identity(one, by_id, order) for one in link(named, stories=stories)]
    return tuple(sorted(made, key=lambda i: i.id))


def _identity(one: Linked, by_id: Mapping[str, Actor], order: Mapping[str, int]) -> Identity:
    def when(actor: str) -> tuple[int, str]:
        return min((order[r] for r in by_id[actor].reports), default=0), actor

    members = sorted(one.members, key=when)
    reports = {r for m in members for r in by_id[m].reports}
    codes = {code for m in members if (code := by_id[m].code)}
    return Identity(
        id=identity_id(members[0]),
        name=_called([by_id[m] for m in members]),
        kind=Counter(by_id[m].kind for m in members).most_common(1)[0][0],
        code=min(codes) if len(codes) == 1 else None,
        members=tuple(members),
        reports=tuple(sorted(reports, key=lambda r: (order[r], r))),
        ties=tuple(_tie(x) for x in one.links),
        candidates=tuple(_tie(x) for x in one.candidates),
    )


def _called(some: Sequence[Actor]) -> str:
    """The name that most reports use; of a person by choice one of several words.

    "Senate" is not called "Democratic Senate" because one report of many says so.
    """
    names = [bare(a.name) if a.kind == "organization" else a.name for a in some]
    full = [name for name in names if " " in name]
    if full and some[0].kind == "person":
        names = full
    alike = Counter(name.lower() for name in names)
    spelt = Counter(names)
    return max(spelt, key=lambda n: (alike[n.lower()], spelt[n], not n.isupper(), len(n), n))


def identity_id(actor: str) -> str:
    """The id of the identity whose first member is an actor.

    >>> identity_id("a1") == identity_id("a1") != identity_id("a2")
    True
    """
    return "i" + hashlib.sha256(f"identity|{actor}".encode()).hexdigest()[:16]


def _tie(link: Link) -> Tie:
    return Tie(
        link.one,
        link.other,
        round(link.likeness.score, 3),
        tuple(map(_told, link.likeness.differences)),
        tuple(f"{r.kind}: {r.words}" for r in link.reasons),
        link.against,
    )


def _told(difference: Difference) -> str:
    """A difference in words.

    >>> _told(Difference("spelling", "andrei", "andrey"))
    'spelling: andrei, andrey'
    """
    return f"{difference.kind}: {difference.one or '–'}, {difference.other or '–'}"
