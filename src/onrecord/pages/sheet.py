"""What a page shows of one report, worked out so that the template only sets it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import urlsplit

from onrecord.pages.segments import Mark, Segment, cut, marks
from onrecord.schema import Article, BlockKind, Event, Position, Span, Statement
from onrecord.store import Entry

LOW_CONFIDENCE = 0.5
"""Below this a finding is as likely wrong as right, and its card says so."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement beside the text.

    Attributes:
        key: its number in the report.
        said: the statement.
        within: the key of the statement it is told in.
        doubtful: whether the finder was unsure.
        positions: the positions that it shows.
    """

    key: str
    said: Statement
    within: str | None
    doubtful: bool
    positions: tuple[Position, ...] = ()
    kind: Literal["said"] = field(default="said", init=False)

    @property
    def id(self) -> str:
        """The finding's id."""
        return self.said.id


@dataclass(frozen=True, slots=True)
class Deed:
    """An event beside the text.

    Attributes:
        key: "e" and its number in the report.
        deed: the event.
        within: the key of the statement that tells it.
        doubtful: whether the finder was unsure.
        positions: the positions that it shows.
    """

    key: str
    deed: Event
    within: str | None
    doubtful: bool
    positions: tuple[Position, ...] = ()
    kind: Literal["deed"] = field(default="deed", init=False)

    @property
    def id(self) -> str:
        """The finding's id."""
        return self.deed.id


Card = Said | Deed

_Rest = tuple[str | None, bool, tuple[Position, ...]]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, and the cards of the findings that begin in it.

    Attributes:
        kind: headline, body or caption.
        segments: its words, cut where marks begin and end.
        cards: these stand beside it.
        rows: how many paragraphs they may stand beside: up to the next that has cards.
    """

    kind: BlockKind
    segments: tuple[Segment, ...]
    cards: tuple[Card, ...]
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report ready to be set.

    Attributes:
        entry: the report.
        title: its headline, else the first words of the text.
        link: its address, when that is one of the web and no script.
        paragraphs: the text.
        statements: how many there are.
        events: how many there are.
        words: the first place of each finding's words has the anchor; by key, its id.
        loose: positions that no finding of this report shows.
    """

    entry: Entry
    title: str
    link: str | None
    paragraphs: tuple[Paragraph, ...]
    statements: int
    events: int
    words: dict[str, str]
    loose: tuple[Position, ...] = ()


def sheet(entry: Entry, *, chosen: Span | None = None) -> Sheet:
    """The sheet of a report; one that failed has no paragraphs.

    Args:
        entry: the report.
        chosen: words that a link leads to.
    """
    article = entry.article
    said = sorted(entry.statements, key=_place)
    deeds = sorted(entry.events, key=lambda event: (event.trigger.span, event.id))
    keys = {item.id: str(number) for number, item in enumerate(said, 1)}
    keys |= {event.id: f"e{number}" for number, event in enumerate(deeds, 1)}
    found = marks(said, deeds)
    if chosen is not None:
        found += (Mark("chosen", "", chosen),)
    cards = _cards(said, deeds, keys, entry.positions)
    return Sheet(
        entry=entry,
        title=title(entry),
        link=web_address(entry.url),
        paragraphs=_spread(_below(list(_paragraphs(article, found, cards)))) if article else (),
        statements=len(said),
        events=len(deeds),
        words={key: finding for finding, key in keys.items()},
        loose=tuple(item for item in entry.positions if not keys.keys() & set(item.via)),
    )


def title(entry: Entry) -> str:
    """The headline, else what came with the report, else the beginning of its text or its path."""
    article = entry.article
    if article and article.headline:
        return article.headline
    if entry.known and entry.known.title:
        return entry.known.title
    return (article.title if article else "") or entry.path


def web_address(url: str | None) -> str | None:
    """The URL if a reader may be sent there: http or https, nothing else.

    >>> web_address("https://a.example/b"), web_address("javascript:alert(1)")
    ('https://a.example/b', None)
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _cards(
    said: Sequence[Statement],
    deeds: Sequence[Event],
    keys: dict[str, str],
    positions: Sequence[Position],
) -> list[Card]:
    """The cards in the order of their words; a position goes with the first that shows it."""
    shown: dict[str, list[Position]] = {}
    for position in positions:
        first = next((key for key in position.via if key in keys), None)
        if first is not None:
            shown.setdefault(first, []).append(position)

    def rest(finding: Statement | Event, outer: str | None) -> _Rest:
        doubtful = finding.confidence < LOW_CONFIDENCE
        return keys.get(outer or ""), doubtful, tuple(shown.get(finding.id, ()))

    made: list[Card] = [Said(keys[item.id], item, *rest(item, item.within)) for item in said]
    made += [Deed(keys[event.id], event, *rest(event, event.told_by)) for event in deeds]
    return sorted(made, key=_at)


def _paragraphs(article: Article, found: Sequence[Mark], cards: list[Card]) -> Iterator[Paragraph]:
    spans = list(_spans(article.text))
    for index, (start, end) in enumerate(spans):
        last = index == len(spans) - 1
        here = [card for card in cards if last or _at(card) < end]
        cards = cards[len(here) :]
        yield Paragraph(_kind(article, start), cut(article.text, start, end, found), tuple(here))


def _below(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Let the headline's cards stand beside what comes below it: it has no place beside itself."""
    at = next((at for at, each in enumerate(paragraphs) if each.kind == "headline"), None)
    if at is not None and at + 1 < len(paragraphs):
        head, first = paragraphs[at : at + 2]
        paragraphs[at] = replace(head, cards=())
        paragraphs[at + 1] = replace(first, cards=head.cards + first.cards)
    return paragraphs


def _spread(paragraphs: list[Paragraph]) -> tuple[Paragraph, ...]:
    """Let cards stand beside the paragraphs behind theirs that have none."""
    made, rows = [], 1
    for paragraph in reversed(paragraphs):
        made.append(replace(paragraph, rows=rows))
        rows = 1 if paragraph.cards else rows + 1
    return tuple(reversed(made))


def _spans(text: str) -> Iterator[Span]:
    """Where paragraphs stand: stretches between blank lines."""
    at = 0
    for part in text.split("\n\n"):
        if part.strip():
            yield at, at + len(part)
        at += len(part) + 2


def _kind(article: Article, at: int) -> BlockKind:
    return next((b.kind for b in article.blocks if b.start <= at < b.end), "body")


def _at(card: Card) -> int:
    return _place(card.said)[0] if card.kind == "said" else card.deed.trigger.span[0]


def _place(item: Statement) -> tuple[int, int, str]:
    """By where the words begin; what holds others comes before them."""
    spans = [p.span for p in item.content] or [(e.start, e.end) for e in item.evidence]
    return min(start for start, _ in spans), -max(end for _, end in spans), item.id
