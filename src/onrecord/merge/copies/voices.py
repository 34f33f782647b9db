"""How many voices tell a story: prints of one text are one, and so is an agency's copy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from urllib.parse import urlsplit

from onrecord.lexicon.tables import rows
from onrecord.merge.groups import Joined
from onrecord.schema import Article, CopyLink, Credit, Voice


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
    known = set(reports)
    inside = [x for x in links if x.source in known and x.copy in known]
    credits = [c for a in articles if (c := credit(a, url=(urls or {}).get(a.report)))]
    one = Joined(reports)
    spoken: dict[str, str] = {}
    for c in credits:
        one.join(c.report, spoken.setdefault(c.agency, c.report))
    for x in inside:
        if x.relation == "same":
            one.join(x.source, x.copy)
    return tuple(_voice(group, inside, credits) for group in one.groups())


def copy_groups(reports: Iterable[str], links: Iterable[CopyLink]) -> list[tuple[str, ...]]:
    """The reports that print one text, in the order given; what nobody else prints is left out."""
    one = Joined(reports)
    for x in links:
        if x.relation == "same" and x.source in one and x.copy in one:
            one.join(x.source, x.copy)
    return [group for group in one.groups() if len(group) > 1]


def _voice(
    members: tuple[str, ...], inside: Iterable[CopyLink], credits: Iterable[Credit]
) -> Voice:
    mine = set(members)
    named = tuple(c for c in credits if c.report in mine)
    return Voice(
        members,
        named[0].agency if named else None,
        tuple(x for x in inside if x.source in mine and x.copy in mine),
        named,
        tuple(x for x in inside if x.copy in mine and x.source not in mine),
    )


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
