"""A report's article, put together."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.clean.agency import agency_of
from onrecord.clean.build import assemble
from onrecord.clean.choose import article_lines
from onrecord.clean.dateline import Dateline, first_dateline
from onrecord.clean.facts import (
    authors_of,
    headline_index,
    published_by_htmldate,
    published_of,
    titles,
)
from onrecord.clean.headline import find_headline
from onrecord.clean.kinds import is_prose, own_kind
from onrecord.clean.label import Labels, label
from onrecord.clean.language import UNKNOWN, language_name, language_of
from onrecord.clean.line import Line
from onrecord.clean.markup import scan
from onrecord.clean.outlet import is_rights, outlet_of_page, outlet_of_text, without_outlet
from onrecord.clean.people import byline_names, contributor_names, names_in
from onrecord.clean.plain import text_lines
from onrecord.clean.published import day, iso_date, published_in_text
from onrecord.errors import CleanError
from onrecord.schema import Article, Published, Report

# Fewer words in all paragraphs are no article, but what is left of a menu or a notice.
FEWEST_WORDS = 4
# A picture above the text stands within this many lines of it.
CAPTION_BEFORE = 6
# An unmarked headline stands within this many lines above the text.
HEADLINE_WITHIN = 10
# A line that is a link by more than this share leads elsewhere.
LINKED = 0.5
# Paragraphs in which a report says on which day its news happened.
LEAD = 3


def clean(report: Report) -> Article:
    """Find the article in a report.

    Args:
        report: as `onrecord.read.read` gives it.

    Raises:
        CleanError: when there is no article, or one in another language than English.

    >>> from onrecord.schema import Report
    >>> report = Report("r1", "a.txt", None, "Talks fail\\n\\nROME (AP) -- Talks between the two "
    ...                 "sides failed on Monday.\\n\\n(c) 2007 The Daily Planet", "text")
    >>> article = clean(report)
    >>> article.headline, article.agency, article.dateline_place, article.outlet
    ('Talks fail', 'Associated Press', 'Rome', 'The Daily Planet')
    """
    return _clean_page(report) if report.format == "html" else _clean_text(report)


def _clean_text(report: Report) -> Article:
    lines = text_lines(report.source)
    outlet = report.known.outlet or outlet_of_text([line.text for line in lines])
    labels = label(lines, title=report.known.title, outlet=outlet)
    return _article(
        report,
        labels,
        outlet=outlet,
        rights=_of(labels, "copyright"),
        furniture=[line.text for line in lines if len(line.text) < 200],
    )


def _of(labels: Labels, *kinds: str) -> list[str]:
    return [line.text for kind, line in labels.dropped if kind in kinds]


def _article(
    report: Report,
    labels: Labels,
    *,
    outlet: str | None,
    rights: list[str],
    furniture: list[str],
    headline: str | None = None,
    authors: tuple[str, ...] = (),
    published: Published | None = None,
    agents: tuple[str, ...] = (),
    last_resort: Callable[[], Published | None] = lambda: None,
) -> Article:
    blocks = labels.blocks
    body = [line.text for kind, line in blocks if kind == "body"]
    if sum(len(text.split()) for text in body) < FEWEST_WORDS:
        raise CleanError("no article was found in it, only menus, links or notices")
    language = language_of("\n".join(body))
    if language not in ("en", UNKNOWN):
        raise CleanError(f"it is in {language_name(language)}, and only English is read")
    text, spans, offsets = assemble(blocks, len(report.source))
    found = first_dateline(body)
    dateline, span = None, None
    if found is not None:
        number, dateline = found
        start = [block.start for block in spans if block.kind == "body"][number]
        span = (start, start + dateline.end)
    bylines = [line.text for line in labels.bylines]
    contributors = [line.text for line in labels.contributors]
    return Article(
        report=report.id,
        text=text,
        blocks=spans,
        offsets=offsets,
        language=language,
        headline=report.known.title
        or headline
        or (labels.headline.text if labels.headline else None),
        outlet=report.known.outlet or outlet,
        agency=agency_of(
            dateline=dateline.agency if dateline else None,
            bylines=[*agents, *bylines],
            closing=body[-1],
            contributors=contributors,
            footers=rights,
            furniture=furniture,
        ),
        byline=authors or _names(bylines),
        contributors=tuple(
            dict.fromkeys(n for line in contributors for n in contributor_names(line) or ())
        ),
        dateline_place=dateline.place if dateline else None,
        dateline=span,
        published=_published(report, labels, dateline, rights, published) or last_resort(),
    )


def _names(bylines: list[str]) -> tuple[str, ...]:
    found = (byline_names(line) or names_in(line) for line in bylines)
    return tuple(dict.fromkeys(name for names in found for name in names))


def _published(
    report: Report,
    labels: Labels,
    dateline: Dateline | None,
    rights: list[str],
    by_page: Published | None,
) -> Published | None:
    known = iso_date(report.known.date) if report.known.date else None
    if known:
        return day(known, "the date that came with the report")
    return by_page or published_in_text(
        stamps=[*_of(labels, "stamp", "wire", "head"), *(line.text for line in labels.bylines)],
        dateline=dateline,
        captions=_lead_captions(labels),
        rights=rights,
        lead="\n".join([line.text for kind, line in labels.blocks if kind == "body"][:LEAD]),
    )


def _lead_captions(labels: Labels) -> list[str]:
    """The captions above the second paragraph; pictures further down may be of any age."""
    captions: list[str] = []
    paragraphs = 0
    for kind, line in labels.blocks:
        paragraphs += kind == "body"
        if kind == "caption" and paragraphs < 2:
            captions.append(line.text)
    return captions


def _clean_page(report: Report) -> Article:
    page = scan(report.source)
    lines = page.lines
    chosen = article_lines(report.source, page)
    if not chosen:
        raise CleanError("no article was found in the page")
    outlet = outlet_of_page(page)
    top = headline_index(page, chosen[0], outlet)
    if top is None:
        top = _headline_above(lines, chosen, outlet)
    picked = sorted({*chosen, *_captions(lines, chosen, top), *([] if top is None else [top])})
    labels = label(
        [lines[n] for n in picked],
        headline=None if top is None else picked.index(top),
        outlet=outlet,
        trusted=True,
    )
    first = chosen[0] if top is None else min(top, chosen[0])
    furniture = [line.text for n, line in enumerate(lines) if n not in set(picked)]
    authors, agents = authors_of(page, first)
    named = (without_outlet(title, outlet) for title in titles(page))
    title = next((title for title in named if title != outlet), None)
    return _article(
        report,
        labels,
        outlet=outlet,
        rights=[text for text in furniture if is_rights(text)] + _of(labels, "copyright"),
        furniture=furniture,
        headline=labels.headline.text if labels.headline else title,
        authors=authors,
        agents=tuple(agents),
        published=published_of(page, url=report.url, first=first),
        last_resort=lambda: published_by_htmldate(page, report.source, report.url),
    )


def _headline_above(lines: list[Line], chosen: list[int], outlet: str | None) -> int | None:
    """The headline of a page that marks none, among the lines above its first paragraph."""
    first = next((n for n in chosen if is_prose(lines[n].text)), chosen[0])
    start = max(0, first - HEADLINE_WITHIN)
    near = lines[start : first + HEADLINE_WITHIN]
    kinds = [own_kind(line) or ("menu" if line.look.links > LINKED else None) for line in near]
    found = find_headline(near, kinds, first - start, outlet)
    return None if found is None else start + found


def _captions(lines: list[Line], chosen: list[int], top: int | None) -> list[int]:
    """The captions between the headline, or a little before the text, and the text's end."""
    start = chosen[0] - CAPTION_BEFORE if top is None else min(top, chosen[0])
    return [
        n
        for n in range(max(0, start), chosen[-1] + 1)
        if "caption" in lines[n].look.regions
        and not lines[n].look.regions & {"promo", "comments", "menu"}
        and lines[n].look.links < LINKED
    ]
