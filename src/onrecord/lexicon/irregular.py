"""Forms of words that no rule makes."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon.tables import rows


@cache
def irregular() -> dict[str, str]:
    """By form its lemma.

    >>> irregular()["fought"]
    'fight'
    """
    return {row["form"]: row["lemma"] for row in rows("irregular.csv")}
