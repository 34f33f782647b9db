"""What is known of a story around its findings: who is who, and whose voice a report is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon.tables import country_words
from onrecord.merge.names.profile import country
from onrecord.merge.records.words import stem
from onrecord.schema import Identity, Role, Voice

# In a story of so few reports what stands alone in two of them is likely one; where more tell, the
# like is told of many things (seen on 400 reports of a campaign).
FEW = 6


@dataclass(frozen=True, slots=True)
class Around:
    """A story as its findings are matched in it.

    Attributes:
        story: its id.
        order: the place of each report in time.
        voice: the voice that each report speaks with.
        day: the day of each report, None where it is not known.
        text: the report whose text each report prints; its own where it prints nobody's.
        who: the identity of each actor of its reports, by the actor's id.
        roles: what each identity is over all reports, and whose, by the identity's id.
    """

    story: str
    order: Mapping[str, int]
    voice: Mapping[str, int]
    day: Mapping[str, int | None]
    text: Mapping[str, str]
    who: Mapping[str, Identity]
    roles: Mapping[str, Sequence[Role]]

    @classmethod
    def of(
        cls,
        story: str,
        reports: Sequence[str],
        *,
        voices: Sequence[Voice],
        copies: Iterable[tuple[str, ...]],
        days: Mapping[str, int | None],
        identities: Iterable[Identity],
        roles: Mapping[str, Sequence[Role]],
    ) -> Around:
        """The surroundings of a story's findings."""
        text = {r: r for r in reports}
        text |= {r: group[0] for group in copies for r in group}
        return cls(
            story,
            {r: k for k, r in enumerate(reports)},
            {r: k for k, voice in enumerate(voices) for r in voice.reports},
            days,
            text,
            {member: one for one in identities for member in one.members},
            roles,
        )

    @property
    def few(self) -> bool:
        """Whether few reports tell the story."""
        return len(self.order) <= FEW

    def owners(self, actor: str | None, of: str | None) -> frozenset[str]:
        """On whose behalf somebody acts, as a country's code where it is one.

        What the report itself says comes first, then what others say of the same one.
        """
        one = self.who.get(actor or "")
        roles = self.roles.get(one.id if one else "", ())
        told = [of] if of else [role.of or _adjective(role.role) for role in roles]
        return frozenset(realm(x) for x in told if x)

    def name(self, actor: str | None, words: str | None) -> str | None:
        """What somebody is called over all reports, else the report's own words."""
        one = self.who.get(actor or "")
        return one.name if one else words


def realm(words: str) -> str:
    """A country's code, or the words for a place that no table has, its adjective alike.

    >>> realm("Russia"), realm("Kordavia") == realm("Kordavian")
    ('RUS', True)
    """
    return country(words) or stem(re.sub(r"(?<=[ie]a)ns?$", "", words))


def is_country(name: str) -> bool:
    """Whether a place is a country: what is told in or off it may be told of a place there.

    >>> is_country("Russia"), is_country("Moscow")
    (True, False)
    """
    word = country_words().get(name.lower())
    return word is not None and word.how == "name"


def _adjective(role: str) -> str | None:
    """The first word of a role, where it has a capital: "Kordavian counterpart"."""
    first, _, rest = role.partition(" ")
    return first if rest and first[0].isupper() else None
