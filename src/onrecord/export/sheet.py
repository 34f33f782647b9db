"""What a page shows of one report, worked out so that the template only sets it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from onrecord.export.segments import Segment, cut, marks
from onrecord.schema import Article, BlockKind, Span, Statement
from onrecord.store import Entry

LOW_CONFIDENCE = 0.5
"""Below this a statement is as likely wrong as right, and its card says so."""


@dataclass(frozen=True, slots=True)
class Card:
    """A statement beside the text.

    Attributes:
        number: its number in the report.
        said: the statement.
        within: the number of the statement it is told in.
        doubtful: whether the finder was unsure.
    """

    number: int
    said: Statement
    within: int | None
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, and the cards of the statements that begin in it.

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
        words: the first place of each statement's words has the anchor; by number, its id.
    """

    entry: Entry
    title: str
    link: str | None
    paragraphs: tuple[Paragraph, ...]
    statements: int
    words: dict[int, str]


def sheet(entry: Entry) -> Sheet:
    """The sheet of a report; one that failed has no paragraphs."""
    article = entry.article
    said = sorted(entry.statements, key=_place)
    return Sheet(
        entry=entry,
        title=title(entry),
        link=web_address(entry.url),
        paragraphs=_spread(list(_paragraphs(article, said))) if article else (),
        statements=len(said),
        words={number: item.id for number, item in enumerate(said, 1)},
    )


def title(entry: Entry) -> str:
    """The headline, else what came with the report, else the beginning of its text or its path."""
    article = entry.article
    if article and article.headline:
        return article.headline
    if entry.known and entry.known.title:
        return entry.known.title
    first = article.text.strip().split("\n", 1)[0] if article else ""
    return (first[:80].rsplit(" ", 1)[0] + " …" if len(first) > 80 else first) or entry.path


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


def _paragraphs(article: Article, said: list[Statement]) -> Iterator[Paragraph]:
    found = marks(said)
    numbers = {item.id: number for number, item in enumerate(said, 1)}
    waiting = [_card(item, numbers) for item in said]
    spans = list(_spans(article.text))
    for index, (start, end) in enumerate(spans):
        last = index == len(spans) - 1
        here = [card for card in waiting if last or _place(card.said)[0] < end]
        waiting = waiting[len(here) :]
        yield Paragraph(_kind(article, start), cut(article.text, start, end, found), tuple(here))


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


def _card(item: Statement, numbers: dict[str, int]) -> Card:
    within = numbers.get(item.within) if item.within else None
    return Card(numbers[item.id], item, within, item.confidence < LOW_CONFIDENCE)


def _place(item: Statement) -> tuple[int, int, str]:
    """By where the words begin; what holds others comes before them."""
    spans = [p.span for p in item.content] or [(e.start, e.end) for e in item.evidence]
    return min(start for start, _ in spans), -max(end for _, end in spans), item.id
