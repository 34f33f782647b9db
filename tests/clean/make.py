"""Reports to clean, made in a line."""

from __future__ import annotations

from onrecord.clean import clean
from onrecord.schema import Article, Format, Known, Report, report_id


def report(source: str, *, url: str | None = None, known: Known | None = None) -> Report:
    """A report of this source, a page if it begins with a tag."""
    format_: Format = "html" if source.lstrip().startswith("<") else "text"
    ident = report_id(source.encode("utf-8", "surrogatepass"), url)
    return Report(ident, "made", url, source, format_, "utf-8", known or Known())


def cleaned(source: str, *, url: str | None = None, known: Known | None = None) -> Article:
    """The article in it."""
    return clean(report(source, url=url, known=known))


def blocks(article: Article, kind: str = "body") -> list[str]:
    """The words of its blocks of a kind."""
    return [article.text[b.start : b.end] for b in article.blocks if b.kind == kind]


BODY = [
    "The two ministers said on Monday that the talks on the dam would go on until Friday.",
    "“It was not a threat, and it was not a gift,” one of them said to reporters in the capital.",
    "Neither side would say what the other had offered, or whether the railway would be opened.",
    "The river has been at less than half of its usual height since the gates were shut.",
]
"""Paragraphs of an invented report."""
