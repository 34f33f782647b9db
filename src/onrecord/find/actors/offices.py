"""Of which state an office is that a report tells without one.

A report says "President Marc Vidal" where its readers know of which country he is. It is told when
another role of the same person names the country ("a deputy minister and Kenya's envoy"), or when
the lexicon knows who held the office at the report's date. Else it stays unknown.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.find.actors.knowledge import FIRST, LAST
from onrecord.find.actors.role_phrases import RoleFound
from onrecord.lexicon.tables import countries, roles, rows
from onrecord.schema import Sector

# Sectors whose offices are a state's.
OF_STATES: frozenset[Sector] = frozenset(("GOV", "MIL"))


@dataclass(frozen=True, slots=True)
class Term:
    """A row of `officeholders.csv`: who held an office of a country, from when until when."""

    country: str
    office: str
    names: frozenset[str]
    since: str
    until: str


@cache
def terms() -> tuple[Term, ...]:
    """All rows of the lexicon, in the table's order."""
    called = {c.code: c.name for c in countries()}
    return tuple(
        Term(
            called[r["code"]],
            r["office"],
            frozenset(name.lower() for name in r["names"].split(";")),
            r["from"] or FIRST,
            r["to"] or LAST,
        )
        for r in rows("officeholders.csv")
    )


def country_of(office: str, names: Collection[str], day: str | None) -> str | None:
    """The country whose office somebody of some full names held at a day, or ever for no day.

    >>> country_of("president", ["Jacques Chirac"], "2007-02-27")
    'France'
    >>> country_of("president", ["Jacques Chirac"], "2010-02-27") is None
    True
    """
    called = {name.lower() for name in names}
    found = {
        term.country
        for term in terms()
        if term.office == office and term.names & called
        if day is None or term.since <= day < term.until
    }
    return found.pop() if len(found) == 1 else None


def with_owners(
    found: Sequence[RoleFound],
    names: Collection[str],
    day: str | None,
    *,
    described: Sequence[RoleFound] = (),
) -> list[RoleFound]:
    """The roles of one person, with the country of those offices that were told without one.

    Args:
        found: the roles.
        names: the person's names in the report.
        day: the report's date, ISO 8601.
        described: what descriptions of the person say: "the *Peruvian leader*".
    """
    nations = {r.of for r in (*found, *described) if r.of in _nations()}
    shared = nations.pop() if len(nations) == 1 else None
    of = {r.noun: r.of for r in described if r.of}
    found = [r if r.of or r.past else replace(r, of=of.get(r.noun)) for r in found]
    return [
        r
        if r.of or not _is_of_state(r)
        else replace(r, of=country_of(r.noun, names, day) or (None if r.past else shared))
        for r in found
    ]


def _is_of_state(role: RoleFound) -> bool:
    noun = roles().get(role.noun)
    return noun is not None and noun.sector in OF_STATES


@cache
def _nations() -> frozenset[str]:
    return frozenset(c.name for c in countries())
