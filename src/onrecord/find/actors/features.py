"""What speaks for and against somebody as the one whom a mention stands for.

Each feature is a number under a name; `lexicon/antecedents.csv` says what each means and how much
it counts. A feature that is nothing is left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from onrecord.find.actors.cast import Bearer
from onrecord.find.actors.mentions import Description
from onrecord.find.actors.places import Place, Seen
from onrecord.find.actors.role_phrases import RoleFound
from onrecord.lexicon.tables import countries, roles

Features = dict[str, float]

# Sentences beyond which "further back" makes no difference.
FURTHEST = 9
# Sentences in which an unexplained description may be of somebody whom the report names further on.
LEAD = 3
# How many of a candidate's mentions are looked at.
RECENT = 6


def nearness(here: Place, seen: list[Seen], first: int | None, spoke_last: int | None) -> Features:
    """Where a candidate was mentioned before, and how.

    Args:
        here: the mention.
        seen: the candidate's mentions before it, in order.
        first: the first of the mention's paragraph.
        spoke_last: who was the last source before it.
    """
    before = [m for m in seen[-RECENT:] if m.place.token not in here.said]
    last = before[-1] if before else seen[-1]
    there = [m for m in before or seen[-RECENT:] if m.place.sentence == last.place.sentence]
    back = here.sentence - last.place.sentence
    out = _way_of(there) | {"back": float(min(back, FURTHEST)), "often": math.log(len(seen))}
    if back == 0:
        out["here"] = 1.0
    if last.place.paragraph == here.paragraph:
        out["paragraph"] = 1.0
    if all(m.place.quoted for m in there) != here.quoted:
        out["other voice"] = 1.0
    if last.bearer == first:
        out["first"] = 1.0
    if last.bearer == spoke_last:
        out["spoke last"] = 1.0
    if last.bearer in here.told or len(before) < len(seen[-RECENT:]):
        out["in content"] = 1.0
    if not here.possessive and any(
        m.place.verb == here.verb and not m.place.possessive for m in there
    ):
        out["same clause"] = 1.0
    return out


def prominence(here: Place, seen: list[Seen]) -> Features:
    """How soon behind the headline in which a mention stands a candidate is told of, and how."""
    start = seen[0].place
    there = [m for m in seen[:RECENT] if m.place.sentence == start.sentence]
    back = min(start.sentence - here.sentence, FURTHEST)
    return _way_of(there) | {"back": float(back), "often": math.log(len(seen))}


def _way_of(mentions: list[Seen]) -> Features:
    """How somebody is mentioned in one sentence."""
    out: Features = {}
    if any(m.place.subject for m in mentions):
        out["subject"] = 1.0
    if any(m.place.source for m in mentions):
        out["source"] = 1.0
    if any(m.named for m in mentions):
        out["named"] = 1.0
    if all(m.place.possessive for m in mentions):
        out["possessor"] = 1.0
    return out


def _of_sex(bearer: Bearer, gender: str | None) -> Features:
    """Whether somebody is known to be of a sex, or was called by pronouns of it or of the other."""
    if gender is None:
        return {}
    if bearer.gender == gender:
        return {"gender known": 1.0}
    if not bearer.called:
        return {}
    return {"called so" if gender in bearer.called else "called otherwise": 1.0}


def standing(bearer: Bearer, gender: str | None) -> Features:
    """What a candidate is: of known sex, a person by one word only, or nobody with a name."""
    out: Features = {}
    out |= _of_sex(bearer, gender)
    if bearer.cluster is None:
        out["unnamed"] = 1.0
    elif bearer.kind == "person" and " " not in bearer.name and not bearer.roles:
        out["slight"] = 1.0
    return out


def fitness(d: Description, bearer: Bearer) -> Features:
    """How the words of a description fit what is known of somebody."""
    known = [*bearer.roles, *bearer.described]
    out = likeness([d.role], known, bearer.country)
    if not bearer.roles:
        out["no role"] = 1.0
    if "other role" in out and _sectors([d.role]) & _sectors(known):
        out["same sector"] = 1.0
    if d.trait and bearer.age is None and d.age:
        out["no age"] = 1.0
    if d.age and bearer.age:
        out["same age" if d.age == bearer.age else "other age"] = 1.0
    if d.number == "body" and d.role.noun.split()[-1] in bearer.name.lower().split():
        out["same noun"] = 1.0
    return out


def newness(d: Description, place: Place) -> Features:
    """What speaks for a description's being of somebody new."""
    out = {"nobody": 1.0}
    if d.possessor is not None:
        out["nobody: belongs"] = 1.0
    elif d.complement:
        out["nobody: complement"] = 1.0
    elif d.role.of:
        out["nobody: of"] = 1.0
    if d.trait:
        out["nobody: trait"] = 1.0
    elif d.office:
        out["nobody: office"] = 1.0
    if len(d.role.words) > 1:
        out["nobody: words"] = 1.0
    if place.sentence < LEAD:
        out["nobody: lead"] = 1.0
    if place.source:
        out["nobody: source"] = 1.0
    return out


def title_to(described: Bearer, named: Bearer) -> Features:
    """How what somebody was described by fits the bearer of a name."""
    held = [r for r in (*named.roles, *named.described) if not r.past]
    out = likeness(held, described.roles)
    if not held:
        out["no role"] = 1.0
    if described.belongs:
        out["belongs"] = 1.0
    if described.definite:
        out["definite"] = 1.0
    if described.age and named.age:
        out["same age" if described.age == named.age else "other age"] = 1.0
    return out | _of_sex(described, named.gender)


def likeness(
    mine: Iterable[RoleFound], known: Iterable[RoleFound], country: str | None = None
) -> Features:
    """What two accounts of somebody, of a country or not, have in common, and where they clash."""
    out: Features = {}
    clash = False
    mine, known = list(mine), list(known)
    for a in mine:
        for b in known:
            found = alike(a, b)
            clash = clash or not (found or a.past or b.past)
            for name, value in found.items():
                out[name] = max(out.get(name, 0.0), value)
    nations = _nations(mine), _nations(known) | ({country} if country else set())
    if all(nations):
        out["same nation" if nations[0] & nations[1] else "other nation"] = 1.0
    if clash and not out.keys() & {"same noun", "kindred noun"}:
        out["other role"] = 1.0
    return out


def alike(a: RoleFound, b: RoleFound) -> Features:
    """What two roles have in common; nothing for different ones."""
    out: Features = {}
    noun, other = a.noun.split()[-1], b.noun.split()[-1]
    if a.noun == b.noun or noun == other:
        out["same noun"] = 1.0
    elif _includes(a.noun, b.noun) or _includes(b.noun, a.noun):
        out["kindred noun"] = 1.0
    else:
        return out
    mine, theirs = a.words - {noun}, b.words - {other}
    if mine & theirs:
        out["shared words"] = 1.0
    elif mine and theirs:
        out["other words"] = 1.0
    if a.of and b.of and not set(a.of.lower().split()) & set(b.of.lower().split()):
        out["of another"] = 1.0
    return out


def _sectors(of: Iterable[RoleFound]) -> frozenset[str]:
    nouns = (roles().get(r.noun) for r in of)
    return frozenset(n.sector for n in nouns if n is not None and n.sector)


def _includes(wide: str, narrow: str) -> bool:
    noun = roles().get(wide)
    return noun is not None and (narrow in noun.general or narrow.split()[-1] in noun.general)


def _nations(of: Iterable[RoleFound]) -> frozenset[str]:
    return frozenset(r.of for r in of if r.of in _COUNTRIES)


_COUNTRIES = frozenset(c.name for c in countries())
