"""What is known of an actor at a report's date: its country and its sector of society.

The lexicon knows states, organisations with the time in which they were what they are, and the
nouns by which bodies and people are called. What it does not know stays None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.annotate.lemmas import lemma
from onrecord.lexicon.tables import collectives, country_words, roles, rows
from onrecord.schema import ActorKind, Role, Sector

# "former minister": what somebody was, no longer is.
FORMER = frozenset("former ex ex- exiled ousted deposed late retired".split())
# Who was of these is of the elite; a "former employee" or a "late husband" is not.
OF_STATE: frozenset[Sector | None] = frozenset(
    ("GOV", "LEG", "JUD", "MIL", "SPY", "COP", "PTY", "OPP", "ELI")
)
# Words beside a role that say more than the role.
OPPOSED = frozenset(("opposition", "dissident"))
# Offices that firms, clubs and unions have as well as states.
OF_ANYTHING = frozenset(("president", "vice president", "secretary"))
STATES = frozenset(("state", "states"))
LEAST_INITIALS = 3
# An owner as the report calls it: "the Kenyan government's spokesman" is of "Kenyan government".
SMALL = frozenset("the a an of for and in on at to".split())
# What stands behind these in a name tells where somebody is, and not what.
WHERE = frozenset("in near off outside inside".split())
FIRST, LAST = "0000", "9999"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of an actor.

    Attributes:
        code: ISO 3166 alpha-3 of the country that it belongs to.
        sector: PLOVER's; None for states, for organisations of states, and where unknown.
    """

    code: str | None = None
    sector: Sector | None = None


NOTHING = Knowledge()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A row of `organisations.csv`: what a body is, in a stretch of time."""

    name: str
    kind: str
    sector: Sector | None
    code: str | None
    since: str
    until: str

    def at(self, day: str | None) -> bool:
        """Whether it is so at a day; a day that is not known excludes what is over."""
        if day is None:
            return self.until == LAST
        return self.since[: len(day)] <= day[: len(self.since)] and day < self.until


@cache
def organisations() -> dict[str, tuple[Organisation, ...]]:
    """Bodies by each of their names, lower-case."""
    out: dict[str, list[Organisation]] = {}
    for r in rows("organisations.csv"):
        body = Organisation(
            r["name"],
            r["kind"],
            cast(Sector, r["sector"]) if r["sector"] else None,
            r["code"] or None,
            r["from"] or FIRST,
            r["to"] or LAST,
        )
        for name in (r["name"], *r["aliases"].split(";")):
            if name:
                out.setdefault(name.lower(), []).append(body)
    return {name: tuple(bodies) for name, bodies in out.items()}


@cache
def sectors() -> dict[str, Sector]:
    """The sector of those whom a noun calls by it, lower-case."""
    return {r["noun"]: cast(Sector, r["sector"]) for r in rows("sectors.csv")}


@cache
def members(organisation: str, day: str | None = None) -> tuple[str, ...]:
    """The members of a body at a day, by code or name, in the table's order.

    >>> members("Group of Eight", "2010-05-01")[-1], members("Group of Eight", "2020-05-01")
    ('RUS', ())
    """
    return tuple(
        r["member"]
        for r in rows("memberships.csv")
        if r["organisation"] == organisation
        and (day is None or (r["from"] or FIRST)[: len(day)] <= day)
        and (day or FIRST) < (r["to"] or LAST)
        and (day is not None or not r["to"])
    )


def organisation(name: str, day: str | None = None) -> Organisation | None:
    """The body that a name stands for at a day; None where none or several do.

    >>> organisation("Taliban", "2007-02-27").sector, organisation("Taliban", "2022-01-01").sector
    ('REB', 'GOV')
    """
    found = [o for o in organisations().get(name.lower(), ()) if o.at(day)]
    return found[0] if len({o.name for o in found}) == 1 else None


def known(
    name: str,
    kind: ActorKind,
    *,
    names: Sequence[str] = (),
    roles: Sequence[Role] = (),
    code: str | None = None,
    day: str | None = None,
) -> Knowledge:
    """What is known of an actor.

    Args:
        name: the fullest name or description.
        kind: what it is.
        names: its other names.
        roles: what the report says that it is.
        code: its country's code, where its name gives it.
        day: the report's date, ISO 8601.

    >>> known("Kenyan police", "organization")
    Knowledge(code='KEN', sector='COP')
    """
    if kind == "country":
        return Knowledge(code)
    for called in (name, *names):
        body = organisation(called, day)
        if body is not None and kind in ("organization", "group"):
            return Knowledge(body.code, body.sector)
    if kind in ("person", "role"):
        return _person(name, kind, roles, day)
    if code is not None:  # a capital or a palace, for its government
        return Knowledge(code, "GOV")
    return Knowledge(_country_in(name), _sector_of(name))


def _person(name: str, kind: ActorKind, said: Sequence[Role], day: str | None) -> Knowledge:
    if kind == "role" and not said:
        return Knowledge(_country_in(name), _of_role(name))
    code = next((c for r in said if r.of and (c := _country_in(r.of, day))), None)
    sector = next((s for r in said if (s := _of_role(r.role, r.of, day))), None)
    return Knowledge(code or next((c for r in said if (c := _country_in(r.role))), None), sector)


def _of_role(role: str, of: str | None = None, day: str | None = None) -> Sector | None:
    """The sector of a role's words, else that of the body it is held in."""
    words = _without_place(role)
    if FORMER & set(words):
        then = _of_role(" ".join(w for w in words if w not in FORMER), of, day)
        state = of is not None and _country_in(of, day) is not None
        return "ELI" if then in OF_STATE or (then is None and state) else then
    if OPPOSED & set(words):
        return "OPP"
    # a general word ("chief", "spokesman") says less than the body: "the police chief"
    longest = len(words)
    for start in range(len(words)):
        noun = roles().get(_single(words[start:]))
        longest = min(longest, start) if noun is not None else longest
        if noun is not None and noun.sector:
            of_body = _is_of_body(words[:start], of, day) or _is_acronym(role, of)
            if of_body and " ".join(words[start:]) in OF_ANYTHING:
                break
            return cast(Sector, noun.sector)
    # "general manager" is one word, and no general
    own = _sector_of(" ".join(words[:longest]) if longest else "")
    if own is not None:
        return own
    if of is None:
        return None
    body = organisation(of, day)
    return body.sector if body is not None else _sector_of(of)


def _is_of_body(before: Sequence[str], of: str | None, day: str | None) -> bool:
    """Whether an office is one of a body and not of a state: "team president", "of the bank"."""
    if of is not None and (of.lower() in country_words() or organisation(of, day) is not None):
        return False
    words = [*before[-1:], *(of.lower().split()[-1:] if of else ())]
    bodies = [w for w in words if sectors().get(_single([w])) not in OF_STATE]
    return any(_single([w]) in sectors() or w in collectives() for w in bodies if w not in STATES)


def _is_acronym(role: str, of: str | None) -> bool:
    """Whether an office is one of a body of initials that is no state: "CHA president"."""
    before = [*role.split()[:-1][-1:], *((of or "").split()[-1:])]
    return any(
        sum(map(str.isupper, w)) >= LEAST_INITIALS and w.lower() not in country_words()
        for w in before
    )


def _sector_of(name: str) -> Sector | None:
    """The sector that the nouns of a name or description tell, the last first."""
    words = [w for w in _without_place(name) if w not in SMALL]
    for end in range(len(words), 0, -1):
        for start in (end - 2, end - 1):
            if start < 0:
                continue
            found = sectors().get(_single(words[start:end]))
            if found is None:
                noun = roles().get(_single(words[start:end]))
                found = cast(Sector, noun.sector) if noun and noun.sector else None
            if found is not None:
                return found
    return None


def _without_place(name: str) -> list[str]:
    """The words of a name or role without where it is: "a driver *in Queens*"."""
    words = name.lower().replace("-", " ").split()
    end = next((i for i, word in enumerate(words) if i and word in WHERE), len(words))
    return words[:end]


def _single(words: Sequence[str]) -> str:
    """Words with the last in the singular."""
    if not words:
        return ""
    return " ".join((*words[:-1], lemma(words[-1].strip("'’"), "NNS")))


def _country_in(name: str, day: str | None = None) -> str | None:
    """The code of the country that a name holds the name or adjective of."""
    body = organisation(name, day)
    if body is not None:
        return body.code
    words = name.replace("'s", "").replace("’s", "").split()
    for size in (4, 3, 2, 1):
        for start in range(len(words) - size + 1):
            found = country_words().get(" ".join(words[start : start + size]).lower())
            if found is not None and words[start][:1].isupper():
                return found.country.code
    return None
