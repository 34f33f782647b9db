"""A report with its lines sorted, and what its page says of it besides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from onrecord.clean.aside import Around, asides
from onrecord.clean.boxes import boxed
from onrecord.clean.choose import article_lines, with_missed
from onrecord.clean.credits import is_credit
from onrecord.clean.facts import authors_of, headline_index, titles
from onrecord.clean.headline import find_headline, page_title
from onrecord.clean.kinds import Told, is_prose, own_kind
from onrecord.clean.label import Labelled, Labels, label
from onrecord.clean.learn import NONE, Leftovers, site_of
from onrecord.clean.line import Line
from onrecord.clean.markup import scan
from onrecord.clean.outlet import outlet_at, outlet_of_page, outlet_of_text, without_outlet
from onrecord.clean.page import Page
from onrecord.clean.plain import text_lines
from onrecord.clean.second import second_look
from onrecord.errors import CleanError
from onrecord.schema import Report

# A picture above the text stands within this many lines of it.
CAPTION_BEFORE = 6
# An unmarked headline stands within this many lines above the text.
HEADLINE_WITHIN = 10
# A line that is a link by more than this share leads elsewhere.
LINKED = 0.5
# What the marks of a page make of a line in the midst of its article.
_MARKS = {"promo": "promo", "comments": "other", "share": "share", "figure": "caption"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A report on its way to an article.

    Attributes:
        report: the report.
        labels: its lines, sorted.
        outlet: who published it.
        title: what the page calls itself.
        authors: the people whom the page names as authors for machines.
        signed: all that it says of authors, agencies included.
        page: what the scan of a page found; None for a text.
        first: index of the first line of the article among the page's.
        names: all that it is called: titles, address.
    """

    report: Report
    labels: Labels
    outlet: str | None
    title: str | None = None
    authors: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    page: Page | None = None
    first: int = 0
    names: tuple[str, ...] = ()

    @property
    def body(self) -> list[str]:
        """The paragraphs."""
        return [line.text for kind, line in self.labels.blocks if kind == "body"]


def draft_of(report: Report, leftovers: Leftovers = NONE) -> Draft:
    """Sort the lines of a report.

    Args:
        report: the report.
        leftovers: what was learnt of its site.

    Raises:
        CleanError: when a page holds no article.
    """
    draft = sorted_lines(report, leftovers)
    titled = bool(report.known.title)
    labels = second_look(draft.labels, draft.outlet, titles=draft.names, titled=titled)
    return replace(draft, labels=labels)


def sorted_lines(report: Report, leftovers: Leftovers = NONE) -> Draft:
    """As `draft_of`, the lines as the rules alone sort them.

    Raises:
        CleanError: when a page holds no article.
    """
    return (_of_page if report.format == "html" else _of_text)(report, leftovers)


def _of_text(report: Report, leftovers: Leftovers) -> Draft:
    lines = text_lines(report.source)
    outlet = report.known.outlet or page_title(lines)[1]
    outlet = outlet or outlet_of_text([line.text for line in lines])
    if outlet is None and report.url:
        outlet = outlet_at(report.url)
    known = _learnt(report, lines, leftovers)
    labels = label(lines, title=report.known.title, outlet=outlet, known=known)
    names = tuple(name for name in (report.known.title, report.url) if name)
    return Draft(report, labels, outlet, names=names)


def _learnt(report: Report, lines: list[Line], leftovers: Leftovers) -> dict[int, Told]:
    if not leftovers.lines:
        return {}
    site = site_of(report, lines)
    tells = ((number, leftovers.tell(site, line.text)) for number, line in enumerate(lines))
    return {number: tell for number, tell in tells if tell is not None}


def _of_page(report: Report, leftovers: Leftovers) -> Draft:
    page = scan(report.source)
    lines = page.lines
    chosen = article_lines(report.source, page)
    if not chosen:
        raise CleanError("no article was found in the page")
    outlet = report.known.outlet or outlet_of_page(page, report.url)
    top = headline_index(page, chosen[0], outlet)
    if top is None:
        top = _headline_above(lines, chosen, outlet)
    chosen = with_missed(lines, chosen, top)
    picked = sorted({*chosen, *_captions(lines, chosen, top), *([] if top is None else [top])})
    learnt = {**boxed(lines), **_learnt(report, lines, leftovers)}
    marked = _marked(lines, picked)
    labels = label(
        [lines[n] for n in picked],
        headline=None if top is None else picked.index(top),
        outlet=outlet,
        trusted=True,
        known={**{picked.index(n): tell for n, tell in learnt.items() if n in picked}, **marked},
    )
    first = chosen[0] if top is None else min(top, chosen[0])
    authors, signed = authors_of(page, first)
    named = (without_outlet(title, outlet) for title in titles(page))
    paragraphs = [n for n in chosen if n != top]
    opens = paragraphs[:2][-1] if paragraphs else chosen[0]
    around = Around(first, opens, chosen[-1])
    return Draft(
        report,
        _with_asides(labels, lines, asides(lines, set(picked), around, learnt)),
        outlet,
        title=next((title for title in named if title != outlet), None),
        authors=authors,
        signed=tuple(signed),
        page=page,
        first=chosen[0],
        names=_names_of(page, report),
    )


def _names_of(page: Page, report: Report) -> tuple[str, ...]:
    """All that a page calls itself, its address among it."""
    found = [*titles(page), page.title.text if page.title else "", report.url or ""]
    return tuple(name for name in found if name)


def _with_asides(labels: Labels, lines: list[Line], rest: dict[int, Told]) -> Labels:
    """The labels with those of all other lines of the page, in the page's order."""
    every = [Labelled(tell.kind, lines[n], tell.reason) for n, tell in rest.items()]
    every = sorted([*labels.lines, *every], key=lambda item: item.line.source[0])
    return Labels(every, labels.blocks, labels.headline)


def _marked(lines: list[Line], picked: list[int]) -> dict[int, Told]:
    """What the page marks among the lines picked: adverts and captions, unless most of it is."""
    sizes: Counter[str] = Counter()
    for number in picked:
        for region in lines[number].look.regions:
            sizes[region] += len(lines[number].text)
    half = sum(len(lines[n].text) for n in picked) / 2
    found = {}
    for place, number in enumerate(picked):
        marks = [region for region in lines[number].look.regions if sizes[region] < half]
        kind = next((_MARKS[region] for region in _MARKS if region in marks), None)
        if kind == "caption" and is_credit(lines[number].text):
            found[place] = Told("credit", "a name and a house beside a picture")
        elif kind:
            found[place] = Told(kind, f"the page marks it as {kind}")
    return found


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
        if lines[n].look.regions & {"caption", "figure"}
        and not lines[n].look.regions & {"promo", "comments", "menu"}
        and lines[n].look.links < LINKED
    ]
