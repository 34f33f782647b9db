"""Words as they sound, so that one name in several romanizations comes out alike."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.lexicon.tables import rows

_VOWELS = re.compile(r"[aeiou]")
_VOWELS_AND_HALVES = re.compile(r"[aeiouyvwh]")


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A word's spelling, made one for all romanizations.

    >>> sound("qaddafi") == sound("kadafi"), sound("sergey") == sound("sergei")
    (True, True)
    """
    for pattern, become in _rules():
        word = pattern.sub(become, word)
    return word


def skeleton(word: str, *, halves: bool = False) -> str:
    """A word's consonants.

    Args:
        word: a word as it sounds.
        halves: leave out what scripts without vowels write for vowels too.

    >>> skeleton("muhamad"), skeleton("yusuf", halves=True)
    ('mhmd', 'sf')
    """
    return (_VOWELS_AND_HALVES if halves else _VOWELS).sub("", word)


@cache
def _rules() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(r["letters"]), r["become"]) for r in rows("name_sounds.csv")]
