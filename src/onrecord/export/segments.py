"""Cutting a text where marks begin and end, so that marks that overlap can be drawn.

A statement told inside another one's words overlaps it, and HTML elements cannot. So the text is
cut, by code points, at every edge, and each piece names all marks that lie on it. Words of
statements that overlap get lines in different lanes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from onrecord.schema import Span, Statement

MOST_LANES = 3
"""Lines that fit below a row of text; a fourth statement inside shares the last one."""

Layer = Literal["content", "cue", "speaker"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that belongs to a statement.

    Attributes:
        layer: its part in the statement.
        number: the statement's number on the page.
        span: where.
        lane: the line it is drawn in.
    """

    layer: Layer
    number: int
    span: Span
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """Words with the same marks from end to end.

    Attributes:
        text: the words.
        content: marks of what is said, the outer lane first.
        cue: numbers of the statements whose cue these words are part of.
        speaker: likewise for speakers.
        opens: numbers of the statements a piece of whose words begins here.
        speaker_opens: whether a speaker's words begin here.
        speaker_ends: whether they end here.
    """

    text: str
    content: tuple[Mark, ...] = ()
    cue: tuple[int, ...] = ()
    speaker: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    speaker_opens: bool = False
    speaker_ends: bool = False

    @property
    def numbers(self) -> tuple[int, ...]:
        """All statements that these words belong to."""
        return tuple(sorted({mark.number for mark in self.content} | {*self.cue, *self.speaker}))


def marks(statements: Sequence[Statement]) -> tuple[Mark, ...]:
    """The marks of some statements, numbered from 1 in their order."""
    lanes: list[list[Span]] = [[] for _ in range(MOST_LANES)]
    made: list[Mark] = []
    for number, item in enumerate(statements, 1):
        spans = [piece.span for piece in item.content]
        lane = next(
            (at for at, taken in enumerate(lanes) if not _overlap(spans, taken)), MOST_LANES - 1
        )
        lanes[lane] += spans
        made += [Mark("content", number, span, lane) for span in spans]
        if item.cue is not None:
            made.append(Mark("cue", number, item.cue.span))
        if item.speaker.span is not None:
            made.append(Mark("speaker", number, item.speaker.span))
    return tuple(made)


def cut(text: str, start: int, end: int, found: Sequence[Mark]) -> tuple[Segment, ...]:
    """The segments of text[start:end].

    >>> told = Mark("content", 1, (3, 9))
    >>> [segment.text for segment in cut("He said no.", 0, 11, [told, Mark("cue", 1, (3, 7))])]
    ['He ', 'said', ' n', 'o.']
    """
    near = [mark for mark in found if mark.span[0] < end and mark.span[1] > start]
    edges = {edge for mark in near for edge in mark.span if start < edge < end} | {start, end}
    ordered = sorted(edges)
    return tuple(_segment(text, a, b, near) for a, b in pairwise(ordered) if a < b)


def _segment(text: str, start: int, end: int, near: Sequence[Mark]) -> Segment:
    here = [mark for mark in near if mark.span[0] <= start and mark.span[1] >= end]
    content = sorted((m for m in here if m.layer == "content"), key=lambda m: (-m.lane, m.number))
    speakers = [m for m in here if m.layer == "speaker"]
    return Segment(
        text=text[start:end],
        content=tuple(content),
        cue=tuple(m.number for m in here if m.layer == "cue"),
        speaker=tuple(m.number for m in speakers),
        opens=tuple(sorted(m.number for m in content if m.span[0] == start)),
        speaker_opens=any(m.span[0] == start for m in speakers),
        speaker_ends=any(m.span[1] == end for m in speakers),
    )


def _overlap(spans: Sequence[Span], taken: Sequence[Span]) -> bool:
    return any(a < d and c < b for a, b in spans for c, d in taken)
