"""Actors across reports, and what makes two of them one: values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.merge.names.alike import Likeness
from onrecord.schema import ActorKind

Beside = Literal["code", "office", "story", "role", "country", "company"]

# What each thing beside the name counts. Set by hand: a country's code is the country; an office
# is held by one at a time; a story has few people of one name; a role, a country and each
# acquaintance are shared by many.
COUNTS: Mapping[Beside, int] = {
    "code": 4,
    "office": 2,
    "story": 2,
    "role": 1,
    "country": 1,
    "company": 1,
}
MOST_COMPANY = 2


@dataclass(frozen=True, slots=True)
class Reason:
    """Something beside the names that two actors have in common."""

    kind: Beside
    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two actors of different reports who are taken for one, or may be, and why.

    Attributes:
        one: an actor's id.
        other: the other's.
        likeness: how alike the names are, and in what they differ.
        reasons: what speaks for it beside the names.
        asked: how much has to, by what each counts.
        against: what speaks against it; then it is a candidate and no more.
    """

    one: str
    other: str
    likeness: Likeness
    reasons: tuple[Reason, ...]
    asked: int
    against: tuple[str, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether enough speaks for it and nothing against."""
        return not self.against and weight(self.reasons) >= self.asked


@dataclass(frozen=True, slots=True)
class Linked:
    """An actor of all reports.

    Attributes:
        id: the least of its members'.
        name: the fullest of the names that its reports use.
        kind: as its members'.
        members: ids of the reports' actors.
        links: why they are one: a link for each that was added.
        candidates: links to others who may be the same.
    """

    id: str
    name: str
    kind: ActorKind
    members: tuple[str, ...]
    links: tuple[Link, ...] = ()
    candidates: tuple[Link, ...] = ()


def weight(reasons: Sequence[Reason]) -> int:
    """How much reasons count together.

    >>> weight([Reason("story", "s1"), Reason("country", "RUS")])
    3
    """
    company = sum(r.kind == "company" for r in reasons)
    rest = sum(COUNTS[r.kind] for r in reasons if r.kind != "company")
    return min(company, MOST_COMPANY) + rest
