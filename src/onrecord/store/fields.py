"""A field of a finding that people may edit, and which values it may have."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from onrecord.schema import Precision

Cast = Mapping[str, str]
"""The ids of a report's actors by the names they go by."""
Sort = Literal["code", "date", "country", "names", "text", "quote"]

LONGEST, LONGEST_QUOTE = 300, 2000
"""Characters of a name or an issue, and of words of a report: what is longer is none."""
BETWEEN = ";"
"""Between several names."""
GAP = " … "
"""Between words of a report that do not stand together."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that people may edit.

    Attributes:
        was: what the machine found, as text.
        put: the finding with another value; None for "not known".
        sort: what kind of value it has.
        codes: of a closed list, its codes.
        needed: whether it must have a value.
    """

    was: Callable[[Any], str | None]
    put: Callable[[Any, str | None, Cast], Any]
    sort: Sort = "text"
    codes: tuple[str, ...] = ()
    needed: bool = False


def check(field: Field, value: str) -> str:
    """A value as it is kept, empty for "not known".

    Raises:
        ValueError: when it is none that the field may have; it says why.

    >>> from onrecord.store.edits import FIELDS
    >>> check(FIELDS["event"]["when"], " 2025-03 "), check(FIELDS["event"]["actors"], "Ada ;Ben;")
    ('2025-03', 'Ada; Ben')
    """
    told = " ".join(value.split())
    if not told:
        if field.needed:
            raise ValueError("must not be empty")
        return ""
    if field.codes and told not in field.codes:
        raise ValueError(f"must be one of {', '.join(field.codes)}")
    if field.sort == "date" and precision(told) is None:
        raise ValueError("a date must look like 2025-03-14, 2025-03, 2025 or 2025-W11")
    if field.sort == "country" and not re.fullmatch("[A-Z]{3}", told):
        raise ValueError("a country must be a three-letter ISO 3166 code, such as DEU")
    longest = LONGEST_QUOTE if field.sort == "quote" else LONGEST
    if len(told) > longest or told.startswith("["):
        raise ValueError(f"must be a name or a few words, at most {longest} characters")
    return f"{BETWEEN} ".join(names(told)) if field.sort == "names" else told


def names(value: str) -> list[str]:
    """Several names that stand in one value.

    >>> names("Ada; Ben")
    ['Ada', 'Ben']
    """
    return [name for part in value.split(BETWEEN) if (name := part.strip())]


def stand_in(value: str, text: str) -> bool:
    """Whether all words of a value stand in a report's text as they are.

    >>> stand_in("not a gate … he said", "“Not now, not a gate,”\\nhe  said.")
    True
    """
    whole = " ".join(text.split())
    return all(piece in whole for piece in pieces(value))


def pieces(value: str) -> list[str]:
    """Words of a report that stand in one value, piece by piece."""
    return [piece.strip() for piece in value.split(GAP.strip()) if piece.strip()]


def precision(value: str) -> Precision | None:
    """How fine a date is; None for what is no date."""
    for pattern, precision in DATES:
        if re.fullmatch(pattern, value):
            try:
                _first(value)
            except ValueError:
                return None
            return precision
    return None


def _first(value: str) -> date:
    if "W" in value:
        return date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
    return date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)


DATES: tuple[tuple[str, Precision], ...] = (
    (r"\d{4}", "year"),
    (r"\d{4}-\d\d", "month"),
    (r"\d{4}-W\d\d", "week"),
    (r"\d{4}-\d\d-\d\d", "day"),
)
