"""Actor files of Phoenix, PETRARCH and TABARI: a name, its synonyms, its codes with their days.

JAN_MOOR_  # a note
+MOOR_
    [NORGOV 981022-010811]
    [NORELI >010811]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.lexicon.own.codes import country, sector
from onrecord.lexicon.own.entry import Entry

_CODE = re.compile(r"\[([A-Z0-9-]+)\s*([<>]?)\s*([0-9]{6,8})?\s*(?:-\s*([0-9]{6,8}))?\]")
# Two digits of a year: the files go to 2014, and name people born in the century before.
PIVOT = 30


def entries(text: str) -> Iterator[Entry]:
    """The lines of such a file; codes that name no country and no sector are left out."""
    names: list[str] = []
    for line in text.splitlines():
        words = line.partition("#")[0].partition(";")[0].rstrip()
        if not words.strip():
            continue
        plain = words.partition("[")[0].strip()
        if plain.startswith("+"):
            names.append(_name(plain[1:]))
        elif plain:
            names = [_name(plain)]
        for code, sign, first, last in _CODE.findall(words):
            if names and (entry := _entry(names, code, sign, first, last)) is not None:
                yield entry


def _entry(names: list[str], code: str, sign: str, first: str, last: str) -> Entry | None:
    place, field = country(code[:3]), None
    for start in range(3 if place else 0, len(code), 3):
        field = field or sector(code[start : start + 3])
    if place is None and field is None:
        return None
    since, until = (None, _day(first)) if sign == "<" else (_day(first), _day(last))
    return Entry(names[0], tuple(names[1:]), code=place, sector=field, since=since, until=until)


def _name(words: str) -> str:
    """A name as people write it: "JAN_MOOR_" is Jan Moor."""
    return " ".join(w.capitalize() for w in re.split(r"[_\s]+", words.strip()) if w)


def _day(digits: str) -> str | None:
    """A day of six or eight digits as ISO 8601.

    >>> _day("981022"), _day("20010811"), _day("")
    ('1998-10-22', '2001-08-11', None)
    """
    if not digits:
        return None
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= PIVOT else "19") + digits
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
