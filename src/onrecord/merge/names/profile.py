"""What is known of somebody beside the name: what a link across reports is weighed by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon.tables import country_words
from onrecord.merge.names.sounds import skeleton, sound
from onrecord.merge.names.words import organization_words, person_words
from onrecord.schema import Actor, ActorKind

# An actor in more than this share of all reports is no company that tells anything …
COMMON = 0.2
# … and in fewer than so many reports a share says nothing.
FEW_REPORTS = 10
# Of an actor with very many spellings, so many are compared.
NAMES = 6


_DETERMINER = re.compile(r"^(?:the|an?|his|her|its|their|our|my|this|that)\s+(?=\S)", re.IGNORECASE)
_OWNED = re.compile(r"(.+?)['’]s? (.+)")


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor, of one report or several, and what is around it.

    Attributes:
        id: the actor's id; of several, the least.
        kind: the actor's kind.
        names: full names, the fullest first.
        codes: its own country code, for a country.
        roles: what it is said to be, each with whose: ("foreign minister", "RUS").
        countries: of its roles, or its own.
        reports: the reports it stands in.
        stories: the stories that these belong to.
        company: keys of the other actors in these, the common ones left out.
        owner: whose an organization is by its name: "Estonia's parliament", else None.
    """

    id: str
    kind: ActorKind
    names: tuple[str, ...]
    codes: frozenset[str]
    roles: frozenset[tuple[str, str | None]]
    countries: frozenset[str]
    reports: frozenset[str]
    stories: frozenset[str]
    company: frozenset[str]
    owner: str | None = None

    def with_(self, other: Profile) -> Profile:
        """What is known of two who are one."""
        names = sorted({*self.names, *other.names}, key=lambda n: (-len(n.split()), -len(n), n))
        return Profile(
            min(self.id, other.id),
            self.kind,
            tuple(names[:NAMES]),
            self.codes | other.codes,
            self.roles | other.roles,
            self.countries | other.countries,
            self.reports | other.reports,
            self.stories | other.stories,
            self.company | other.company,
            self.owner or other.owner,
        )


def profiles(
    actors: Sequence[Actor], *, stories: Mapping[str, str | None] | None = None
) -> list[Profile]:
    """The profile of each actor.

    Args:
        actors: of any reports.
        stories: the story of each report, as far as known.
    """
    present: dict[str, set[str]] = {}
    for actor in actors:
        for report in actor.reports:
            present.setdefault(report, set()).add(key(actor.kind, actor.name, actor.code))
    counted = Counter(k for of in present.values() for k in of)
    most = max(COMMON * len(present), FEW_REPORTS)
    telling = {k for k, n in counted.items() if n <= most}
    return [_profile(actor, present, telling, stories or {}) for actor in actors]


def _profile(
    actor: Actor,
    present: Mapping[str, set[str]],
    telling: set[str],
    stories: Mapping[str, str | None],
) -> Profile:
    own = key(actor.kind, actor.name, actor.code)
    around = {k for report in actor.reports for k in present[report]}
    codes = frozenset({actor.code} if actor.code and actor.kind == "country" else ())
    of = {country(r.of) for r in actor.roles} | {actor.code}
    body = actor.kind == "organization"
    owner = whose(actor.name)[0] if body else None
    owners = {owner} if owner else {c for r in actor.roles if (c := country(r.of))}
    return Profile(
        actor.id,
        actor.kind,
        (bare(actor.name) if body else actor.name,),
        codes,
        frozenset((r.role.lower(), country(r.of) or r.of) for r in actor.roles),
        frozenset(c for c in of if c),
        frozenset(actor.reports),
        frozenset(s for report in actor.reports if (s := stories.get(report))),
        frozenset(around & telling - {own}),
        min(owners) if body and len(owners) == 1 else None,
    )


def bare(name: str) -> str:
    """A name without an article or a word for its owner before it.

    >>> bare("the Foreign Ministry"), bare("Their")
    ('Foreign Ministry', 'Their')
    """
    return _DETERMINER.sub("", name)


def whose(name: str) -> tuple[str | None, str]:
    """Whose an organization is, as far as its name tells, and what it is.

    >>> whose("Estonia's parliament"), whose("his office"), whose("the German Foreign Ministry")
    (('EST', 'parliament'), (None, 'office'), ('DEU', 'German Foreign Ministry'))
    """
    name = bare(name)
    if owned := _OWNED.fullmatch(name):
        return country(owned[1]) or owned[1].lower(), owned[2]
    first = name.split()[0]
    return (country(first) if " " in name else None), name


def key(kind: ActorKind, name: str, code: str | None = None) -> str:
    """What an actor is looked up by: its country, or the consonants of its name's last word.

    The kind is not in it: a report may take a town for a person.

    >>> key("person", "Sergej Lawrow") == key("person", "Sergey Lavrov")
    True
    """
    if code and kind == "country":
        return code
    words = (person_words if kind == "person" else organization_words)(name).words
    last = sound(words[-1]) if words else name
    return skeleton(last) or last


def country(words: str | None) -> str | None:
    """The code of a country that some words name, or that "Russian" or "Moscow" stands for."""
    low = (words or "").lower().removeprefix("the ")
    found = country_words().get(low)
    return found.country.code if found else None
