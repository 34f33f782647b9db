"""The tables of leftovers, agencies and words that cleaning goes by, each read once a process."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby

# Stands in `leftovers.csv` for any full date.
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ?)?"
DATE = (
    rf"(?i:{_WEEKDAY}(?:{_MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?,? ?\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ -]{_MONTH},?[ -]\d{{4}}"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T[\d:.+Z-]+)?|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}))"
)


# What parts a form of an agency from what stands around it.
_PARTS = re.compile(r",|;|\||\s[-–—]\s|\band\b|\bby\b|\bof\b|\bfor\b|\bfrom\b", re.IGNORECASE)
# Agencies whose short names sites give to folders, and that mean nothing else there.
_FOLDERS = frozenset({"ap", "afp", "reuters", "upi", "xinhua", "dpa", "pti", "ians", "tass"})
# "INTERFAX" is a name in capitals, "IRNA" are initials.
LONGEST_INITIALS = 5
_AROUND_FORM = " .()[]–—-:"
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright|\b(?:19|20)\d\d\b|all rights reserved)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Leftover:
    """A row of `leftovers.csv`: a pattern that a whole line of site furniture matches.

    Attributes:
        kind: what it is.
        zone: head for what is furniture only above the article ("Independent. Always.").
        hint: what a line must hold for the pattern to be tried, as that is slow; "" for none.
        pattern: the pattern, case told inside it.
        matches: lines that it matches.
        misses: lines that no pattern matches.
    """

    kind: str
    zone: str
    hint: str
    pattern: str
    matches: tuple[str, ...]
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agency:
    """A row of `agencies.csv`.

    Attributes:
        name: its full name.
        forms: all that it is called, the usual one first.
        kind: wire, or release for a distributor of press releases.
        hosts: the hosts of its own pages.
        examples: a dateline, a byline and a footer that name it.
    """

    name: str
    forms: tuple[str, ...]
    kind: str
    hosts: tuple[str, ...]
    examples: tuple[str, str, str]


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table in the lexicon folder."""
    text = (files("onrecord") / "lexicon" / name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


@cache
def leftovers() -> tuple[Leftover, ...]:
    """All patterns of site furniture, case told inside them."""
    return tuple(
        Leftover(
            row["kind"],
            row["zone"],
            row["hint"],
            f"(?:{row['pattern']})".replace("{date}", DATE)
            if row["case"] == "exact"
            else f"(?i:{row['pattern']})".replace("{date}", DATE),
            tuple(row["matches"].split(" ¦ ")),
            tuple(row["misses"].split(" ¦ ")),
        )
        for row in rows("leftovers.csv")
    )


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Some rows as one pattern, and what a line must hold for it to be tried."""

    hint: re.Pattern[str]
    pattern: re.Pattern[str]
    kinds: tuple[str, ...]

    @classmethod
    def of(cls, rows: Sequence[Leftover]) -> _Patterns:
        hints = "|".join(row.hint for row in rows)
        joined = "|".join(f"(?P<k{n}>{row.pattern})" for n, row in enumerate(rows))
        every = tuple(row.kind for row in rows)
        return cls(re.compile(hints, re.IGNORECASE), re.compile(joined), every)

    def kind(self, line: str) -> str | None:
        match = self.pattern.fullmatch(line) if self.hint.search(line) else None
        return self.kinds[int(match.lastgroup[1:])] if match and match.lastgroup else None


@cache
def _compiled(head: bool) -> tuple[_Patterns, ...]:
    """The patterns by hint, in the order of the table, in which the first that matches counts."""
    every = [row for row in leftovers() if head or row.zone != "head"]
    return tuple(
        _Patterns.of(list(group)) for _, group in groupby(every, key=lambda row: bool(row.hint))
    )


# A site's menus and notices come again on every page, and a line is asked about more than once.
REMEMBERED = 8192


@lru_cache(maxsize=REMEMBERED)
def leftover_kind(line: str, *, head: bool = True) -> str | None:
    """What kind of site furniture a line is, None when no pattern knows it.

    Args:
        line: a line of a page or scraped text.
        head: whether it stands above the article.

    >>> leftover_kind("Share this article"), leftover_kind("He shared the prize.")
    ('share', None)
    """
    return next((kind for some in _compiled(head) if (kind := some.kind(line))), None)


@cache
def agencies() -> tuple[Agency, ...]:
    """All agencies."""
    return tuple(
        Agency(
            row["name"],
            tuple(row["forms"].split("|")),
            row["kind"],
            tuple(row["hosts"].split("|")) if row["hosts"] else (),
            (row["dateline"], row["byline"], row["footer"]),
        )
        for row in rows("agencies.csv")
    )


@cache
def _agency_forms() -> dict[str, Agency]:
    return {form: agency for agency in agencies() for form in (agency.name, *agency.forms)}


@cache
def _agency_pattern() -> re.Pattern[str]:
    # Short forms ("PA", "AA") and common words ("Fars") only where they stand by themselves.
    forms = sorted((f for f in _agency_forms() if len(f) > 5 and " " in f), key=len, reverse=True)
    names = ("Reuters", "Xinhua", "Bloomberg", "Interfax", "Yonhap", "Bernama", "Anadolu")
    return re.compile(
        r"\b(?:" + "|".join(map(re.escape, (*forms, *names))) + r")(?![\w-])|\b(?:AP|AFP)\b"
    )


def agency_named(form: str) -> Agency | None:
    """The agency that a form ("AP") stands for, alone or as "AP/Reuters"."""
    forms = _agency_forms()
    first = re.split(r"[/,&;]| and ", form)[0].strip()
    spelt = first.title() if first.isupper() and len(first) > LONGEST_INITIALS else first
    return forms.get(form.strip()) or forms.get(first) or forms.get(spelt)


def is_agency_form(form: str) -> bool:
    """Whether an agency is called this."""
    return agency_named(form) is not None


def agency_in(text: str) -> Agency | None:
    """The first agency that a byline or footer names.

    >>> agency_in("Associated Press writer Jane Doe contributed to this report.").name
    'Associated Press'
    >>> agency_in("By Jane Doe, IRNA").name
    'Islamic Republic News Agency'
    """
    match = _agency_pattern().search(text)
    if match:
        return _agency_forms().get(match[0])
    parts = (part.strip(_AROUND_FORM) for part in _PARTS.split(_RIGHTS.sub("", text)))
    return next((found for part in parts if (found := _agency_forms().get(part))), None)


def agency_at(address: str) -> Agency | None:
    """The agency whose page an address is, or whose copy it says it is ("/afp/").

    >>> agency_at("https://www.apnews.com/article/a1").name
    'Associated Press'
    """
    scheme, _, rest = address.lower().rpartition("://")
    host, *folders = rest.split("/")
    if not scheme:
        return None
    for agency in agencies():
        for own in agency.hosts:
            if host == own or host.endswith("." + own):
                return agency
    forms = _agency_forms()
    wires = (name for name in folders[:-1] if name in _FOLDERS)
    return next((forms.get(name.upper()) or forms[name.title()] for name in wires), None)


@cache
def not_places() -> frozenset[str]:
    """Words that rule a dateline out, folded."""
    return frozenset(row["word"].casefold() for row in rows("not_places.csv"))


@cache
def byline_words() -> frozenset[str]:
    """Words of titles and institutions that are no part of a person's name, folded."""
    return frozenset(row["word"].casefold() for row in rows("byline_words.csv"))
