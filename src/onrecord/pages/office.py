"""What somebody is, beside their name, as far as the name does not tell it already."""

from __future__ import annotations

import re

# So many first letters make "Indian" and "India" one word.
_SAME = 4


def office(name: str | None, role: str | None, of: str | None = None) -> str:
    """The role of somebody and of what, without what stands in the name.

    >>> office("Ana Berg", "foreign minister", "Norway")
    'foreign minister, Norway'
    >>> office("A Foreign Office spokeswoman", "spokeswoman", "Britain")
    'Britain'
    >>> office("The Indian navy", "navy", "India"), office("Police", "police")
    ('', '')
    """
    words = set(_words(name))
    told = role and words.issuperset(_words(role))
    within = of and {w[:_SAME] for w in words}.issuperset(w[:_SAME] for w in _words(of))
    return ", ".join(p for p in (None if told else role, None if within else of) if p)


def _words(text: str | None) -> list[str]:
    return re.findall(r"\w+", (text or "").lower())
