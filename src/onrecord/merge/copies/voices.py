"""How many voices tell a story: prints of one text are one, and so is an agency's copy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from onrecord.lexicon.tables import rows
from onrecord.merge.copies.find import CopyLink
from onrecord.schema import Article


@dataclass(frozen=True, slots=True)
class Credit:
    """That a report is an agency's copy, and by which clue: `credit` or `url`."""

    report: str
    agency: str
    clue: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Reports that speak with one voice, and why they are held to.

    Attributes:
        reports: their ids, in the order given.
        agency: the agency that speaks, if it is one.
        links: what text they share.
        credits: which are an agency's.
        draws_on: links to the reports of other voices that they take passages from.
    """

    reports: tuple[str, ...]
    agency: str | None
    links: tuple[CopyLink, ...]
    credits: tuple[Credit, ...]
    draws_on: tuple[CopyLink, ...]


def voices(
    articles: Sequence[Article],
    links: Iterable[CopyLink],
    *,
    urls: Mapping[str, str | None] | None = None,
) -> tuple[Voice, ...]:
    """The voices of one story.

    Args:
        articles: the story's reports.
        links: what `copies` found among them, and maybe others.
        urls: the reports' addresses, which may name an agency.
    """
    reports = [a.report for a in articles]
    inside = [x for x in links if x.source in reports and x.copy in reports]
    credits = [c for a in articles if (c := credit(a, url=(urls or {}).get(a.report)))]
    head = {r: r for r in reports}
    spoken: dict[str, str] = {}
    for c in credits:
        _join(head, c.report, spoken.setdefault(c.agency, c.report))
    for x in inside:
        if x.relation == "same":
            _join(head, x.source, x.copy)
    out = []
    for first in dict.fromkeys(_head(head, r) for r in reports):
        members = tuple(r for r in reports if _head(head, r) == first)
        named = tuple(c for c in credits if c.report in members)
        out.append(
            Voice(
                members,
                named[0].agency if named else None,
                tuple(x for x in inside if x.source in members and x.copy in members),
                named,
                tuple(x for x in inside if x.copy in members and x.source not in members),
            )
        )
    return tuple(out)


def credit(article: Article, *, url: str | None = None) -> Credit | None:
    """Whose copy a report says it is, or its address says."""
    if article.agency:
        return Credit(article.report, article.agency, "credit")
    agency = agency_in_url(url)
    return Credit(article.report, agency, "url") if agency else None


def agency_in_url(url: str | None) -> str | None:
    """The agency that a folder of an address names.

    >>> agency_in_url("http://www.example.org/aponline/2013/12/01/talks.html")
    'Associated Press'
    >>> agency_in_url("http://www.example.org/world/the-reuters-building-burns")
    """
    folders = urlsplit(url or "").path.lower().split("/")[:-1]
    return next((found for f in folders if (found := _forms().get(f.removesuffix("online")))), None)


@cache
def _forms() -> dict[str, str]:
    """Agencies by the forms of their names that may stand in an address."""
    return {
        form.lower().replace(" ", "-"): row["name"]
        for row in rows("agencies.csv")
        if row["kind"] == "wire"
        for form in row["forms"].split("|")
        if form.isascii()
    }


def _head(head: dict[str, str], report: str) -> str:
    while head[report] != report:
        report = head[report]
    return report


def _join(head: dict[str, str], a: str, b: str) -> None:
    a, b = _head(head, a), _head(head, b)
    head[max(a, b)] = min(a, b)
