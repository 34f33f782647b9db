"""Who stands on the sides of an event, as event data name actors: country, sector, words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.lexicon.tables import country_words
from onrecord.schema import Actor, Party, Sector


@dataclass(frozen=True, slots=True)
class Named:
    """A party with its codes.

    Attributes:
        name: as the event has it.
        code: ISO 3166 alpha-3 of the country that it is or acts for, None where that is not told.
        sector: PLOVER's, None for states and where it is not known.
    """

    name: str
    code: str | None
    sector: Sector | None


def named(party: Party, cast: Mapping[str, Actor]) -> Named:
    """A party with the codes that the record has for it: none is made up.

    Args:
        party: one side of an event.
        cast: the report's actors by id.
    """
    who = cast.get(party.actor or "")
    code = who.code if who else None
    return Named(party.name, code or _country(party.of), who.sector if who else None)


def _country(name: str | None) -> str | None:
    """The code of a country by its name or a word for its people, not by its capital."""
    found = country_words().get((name or "").lower())
    return found.country.code if found and found.how in ("name", "demonym") else None
