"""Whose copy a report is: the news agency behind it.

A dateline's parentheses tell most, then the byline, a contributor line and the footer. A photo
credit alone says nothing of the text: papers run agency pictures beside stories of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.clean import lexicon
from onrecord.clean.people import name_case

_NAMES = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)+")
_CLOSING = re.compile(
    r"[.”\"] ?\(([A-Z][\w /-]{1,30})\)\.?$|[.”\"] ?[—–-]+ ?([A-Z][\w/]{1,20})\.?$"
)
_GENERIC = re.compile(r" (?:News )?Agency$")


def agency_of(
    *,
    dateline: str | None,
    bylines: Sequence[str] = (),
    closing: str = "",
    contributors: Sequence[str] = (),
    footers: Sequence[str] = (),
    address: str | None = None,
    furniture: Iterable[str] = (),
) -> str | None:
    """An agency's full name, or the short one where nothing spells it out.

    Args:
        dateline: what stands in the dateline's parentheses.
        bylines: byline lines and authors.
        closing: the last paragraph, which may end with "(Reuters)".
        contributors: "contributed to this report" lines.
        footers: copyright lines and slugs.
        address: the report's address.
        furniture: all other lines that are no article, which may spell the agency's name out.

    >>> agency_of(dateline="AP")
    'Associated Press'
    """
    if dateline:
        known = lexicon.agency_named(dateline)
        if known is not None and known.kind == "release":
            return None  # who carries press releases reports nothing
        return known.name if known else _spelt_out(dateline, furniture)
    closed = _CLOSING.search(closing)
    if closed and lexicon.is_agency_form(closed[1] or closed[2]):
        bylines = [*bylines, closed[1] or closed[2]]
    for lines in (bylines, contributors, footers):
        for line in lines:
            known = lexicon.agency_named(line) or lexicon.agency_in(line)
            if known is not None:
                return known.name
    known = lexicon.agency_at(address) if address else None
    return known.name if known else None


def _spelt_out(short: str, furniture: Iterable[str]) -> str:
    """The name that an unknown abbreviation stands for, if some line of the page bears it.

    "Agency" at its end is left off, as the same agency is written with and without it.
    """
    if not short.isupper():
        return short
    names = set()
    for line in furniture:
        words = " ".join(map(name_case, line.split())) if line.isupper() else line
        for match in _NAMES.finditer(words):
            parts = match[0].split()
            for start in range(len(parts)):
                for end in range(start + 2, len(parts) + 1):
                    if any(part.isupper() for part in parts[start:end]):
                        continue
                    initials = "".join(part[0] for part in parts[start:end])
                    if short in (initials, initials + "A"):
                        names.add(_GENERIC.sub("", " ".join(parts[start:end])))
    return min(names, key=lambda name: (len(name), name)) if names else short
