"""Codes of countries and sectors as other tables write them."""

from __future__ import annotations

from functools import cache
from typing import cast

from babel.core import get_global

from onrecord.lexicon.own.entry import SECTORS
from onrecord.lexicon.tables import country_words
from onrecord.schema import Sector

# CAMEO's codes of sectors that PLOVER calls otherwise, or draws together.
CAMEO = {"RAD": "REB", "INS": "REB", "SEP": "REB", "IMG": "REB", "NGO": "SOC", "HRI": "SOC",
         "MNC": "BUS", "DEV": "SOC", "HLH": "MED", "ENV": "SOC", "STU": "EDU"}  # fmt: skip
# CAMEO's MED are media, PLOVER's are of medicine.
MEDIA = "JRN"


@cache
def _alpha_3() -> dict[str, str]:
    """ISO 3166 alpha-3 codes by alpha-2."""
    aliases = get_global("territory_aliases")
    return {
        two[0]: three
        for three, two in aliases.items()
        if len(three) == 3 and three.isalpha() and len(two) == 1
    }


def country(code_or_name: str | None) -> str | None:
    """The alpha-3 code of a country by its alpha-2 code, alpha-3 code or name.

    >>> country("no"), country("KEN"), country("Peru"), country("Ostrava")
    ('NOR', 'KEN', 'PER', None)
    """
    if not code_or_name:
        return None
    upper = code_or_name.upper()
    if upper in _alpha_3():
        return _alpha_3()[upper]
    if upper in _codes():
        return upper
    word = country_words().get(code_or_name.lower())
    return word.country.code if word is not None else None


@cache
def _codes() -> frozenset[str]:
    return frozenset(w.country.code for w in country_words().values() if w.country.code)


def sector(cameo: str) -> Sector | None:
    """PLOVER's sector for a CAMEO code of one; None where it has none.

    >>> sector("GOV"), sector("RAD"), sector("MED"), sector("XYZ")
    ('GOV', 'REB', 'JRN', None)
    """
    code = MEDIA if cameo == "MED" else CAMEO.get(cameo, cameo)
    return cast(Sector, code) if code in SECTORS else None
