"""When two wordings, names or dates are the same for a careful reader."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

SAME = 0.6
"""So much of two wordings must be shared: a conjunction may differ, the gist may not.

The threshold of `bench.statements`, whose figures are to come out here as well.
"""
SMALL = frozenset({"the", "a", "an", "of", "s"})
MONTH = len("2025-03")


def words(text: str | None) -> list[str]:
    """The words of a text, without accents and case.

    >>> words("Hélène's “No”")
    ['helene', 's', 'no']
    """
    parted = unicodedata.normalize("NFKD", text or "")
    plain = "".join(c for c in parted if not unicodedata.combining(c))
    return re.findall(r"\w+", plain.casefold())


def likeness(one: str | None, other: str | None) -> float:
    """How many of the words of two texts are shared, 0 to 1 (Dice).

    >>> likeness("he will come", "will he come?")
    1.0
    """
    left, right = Counter(words(one)), Counter(words(other))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if left and right else 0.0


def same_text(one: str | None, other: str | None) -> bool:
    """Whether two wordings have the same gist."""
    return likeness(one, other) >= SAME


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names may be one person's: the last word agrees, or one is part of the other.

    >>> same_name("Sergei Lavrov", "Lavrov"), same_name("the minister", None)
    (True, False)
    """
    left, right = ([w for w in words(x) if w not in SMALL] for x in (one, other))
    if not left or not right:
        return not left and not right
    return left[-1] == right[-1] or set(left) <= set(right) or set(right) <= set(left)


def same_names(one: str | None, other: str | None) -> bool:
    """Whether two lists of names ("; " between them) name the same.

    >>> same_names("France; Spain", "Spain; France"), same_names("France", "France; Spain")
    (True, False)
    """
    left, right = ([name for name in (x or "").split("; ") if name] for x in (one, other))
    return len(left) == len(right) and all(any(same_name(a, b) for b in right) for a in left)


def same_date(one: str | None, other: str | None) -> bool:
    """The same date, or one a shortening of the other down to the month.

    >>> same_date("2007-02", "2007-02-27"), same_date("2007", "2007-02-27")
    (True, False)
    """
    if not one or not other:
        return not one and not other
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= MONTH and long.startswith(short))


def same_code(one: str | None, other: str | None) -> bool:
    """The same code, whatever its case."""
    return (one or "").casefold() == (other or "").casefold()
