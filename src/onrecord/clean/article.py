"""A report's article, put together."""

from __future__ import annotations

from onrecord.clean.agency import agency_of
from onrecord.clean.build import assemble
from onrecord.clean.clues import clues_of
from onrecord.clean.credits import EDGE
from onrecord.clean.dated import candidates
from onrecord.clean.dateline import Dateline, first_dateline
from onrecord.clean.draft import Draft, draft_of
from onrecord.clean.label import KEPT, Labelled, Labels
from onrecord.clean.language import UNKNOWN, language_name, language_of
from onrecord.clean.learn import NONE, Leftovers
from onrecord.clean.lexicon import is_agency_form
from onrecord.clean.parts import parts_of
from onrecord.clean.people import (
    byline_names,
    contributor_names,
    names_in,
    signature_names,
    wire_names,
)
from onrecord.clean.published import decide
from onrecord.errors import CleanError
from onrecord.schema import Article, Report

# Fewer words in all paragraphs are no article, but what is left of a menu or a notice.
FEWEST_WORDS = 4
# Longer lines are no furniture that could spell an agency's name out.
LONGEST_FURNITURE = 200


def clean(report: Report, *, leftovers: Leftovers = NONE) -> Article:
    """Find the article in a report.

    Args:
        report: as `onrecord.read.read` gives it.
        leftovers: what was learnt of the site's repeated lines; see `onrecord.clean.learn`.

    Raises:
        CleanError: when there is no article, or one in another language than English.

    >>> from onrecord.schema import Report
    >>> report = Report("r1", "a.txt", None, "Talks fail\\n\\nROME (AP) -- Talks between the two "
    ...                 "sides failed on Monday.\\n\\n(c) 2007 The Daily Planet", "text")
    >>> article = clean(report)
    >>> article.headline, article.agency, article.dateline_place, article.outlet
    ('Talks fail', 'Associated Press', 'Rome', 'The Daily Planet')
    >>> [part.kind for part in article.parts]
    ['headline', 'dateline', 'body', 'copyright']
    """
    article = find_article(report, leftovers=leftovers)
    if article.language not in ("en", UNKNOWN):
        raise CleanError(f"it is in {language_name(article.language)}, and only English is read")
    return article


def find_article(report: Report, *, leftovers: Leftovers = NONE) -> Article:
    """As `clean`, in whatever language the article is.

    Raises:
        CleanError: when there is no article.
    """
    return article_of(draft_of(report, leftovers))


def article_of(draft: Draft) -> Article:
    """The article of sorted lines.

    Raises:
        CleanError: when there is none.
    """
    report, labels, body = draft.report, draft.labels, draft.body
    if sum(len(text.split()) for text in body) < FEWEST_WORDS:
        raise CleanError("no article was found in it, only menus, links or notices")
    text, spans, offsets = assemble(labels.blocks, len(report.source))
    found = first_dateline(body)
    opened, dateline, span = None, None, None
    if found is not None:
        number, dateline = found
        start = [block.start for block in spans if block.kind == "body"][number]
        span = (start, start + dateline.end)
        opened = next((n.line for n in labels.lines if _opens_with(n, body[number])), None)
    dates = candidates(clues_of(draft, dateline))
    headline = labels.headline.text if labels.headline else draft.title
    contributors = [contributor_names(line.text) or () for line in labels.of("contributor")]
    return Article(
        report=report.id,
        text=text,
        blocks=spans,
        offsets=offsets,
        language=language_of("\n".join(body)),
        headline=report.known.title or headline,
        outlet=report.known.outlet or draft.outlet,
        agency=_not_itself(_agency(draft, dateline), report.known.outlet or draft.outlet),
        byline=draft.authors or _names(labels),
        contributors=tuple(dict.fromkeys(name for names in contributors for name in names)),
        dateline_place=dateline.place if dateline else None,
        dateline=span,
        published=decide(dates),
        dates=dates,
        parts=parts_of(
            labels.lines,
            (opened, dateline) if opened and dateline else None,
            html=report.source if report.format == "html" else "",
        ),
    )


def _opens_with(item: Labelled, paragraph: str) -> bool:
    return item.kind == "body" and paragraph.startswith(item.line.text)


def _agency(draft: Draft, dateline: Dateline | None) -> str | None:
    labels = draft.labels
    left = [item.line.text for item in labels.lines if item.kind not in KEPT]
    return agency_of(
        dateline=dateline.agency if dateline else None,
        bylines=[*draft.signed, *(line.text for line in labels.of("byline"))],
        closing=draft.body[-1],
        contributors=[line.text for line in labels.of("contributor")],
        footers=[line.text for line in labels.of("copyright", "wire")],
        address=draft.report.url,
        furniture=[text for text in left if len(text) < LONGEST_FURNITURE],
    )


def _not_itself(agency: str | None, outlet: str | None) -> str | None:
    """The agency, unless its name is but the outlet's own, shortened: a station's call letters."""
    short = agency and outlet and outlet != agency and outlet.startswith(f"{agency} ")
    return None if short and agency and not is_agency_form(agency) else agency


def _names(labels: Labels) -> tuple[str, ...]:
    """The people whom bylines name, else those whom a stamp or slug does."""
    bylines = [line.text.strip(EDGE) for line in labels.of("byline")]
    found = [_signed(line) for line in bylines]
    if not any(found):
        found = [wire_names(line.text) for line in labels.of("stamp", "wire")]
    return tuple(dict.fromkeys(name for names in found for name in names))


def _signed(line: str) -> tuple[str, ...]:
    named = byline_names(line)  # none in "By Associated Press"
    return named if named is not None else signature_names(line) or names_in(line)
