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

from onrecord.schema import Event, Span, Statement

MOST_LANES = 3
"""Lines that fit below a row of text; a fourth statement inside shares the last one."""

Layer = Literal["content", "cue", "speaker", "trigger", "chosen"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that belongs to a finding.

    Attributes:
        layer: its part in the finding; "chosen" belongs to none, a link leads there.
        key: the finding's number on the page.
        span: where.
        lane: the line it is drawn in.
    """

    layer: Layer
    key: str
    span: Span
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """Words with the same marks from end to end.

    Attributes:
        text: the words.
        content: marks of what is said, the outer lane first.
        cue: keys of the statements whose cue these words are part of.
        speaker: likewise for speakers.
        trigger: keys of the events that these words tell of.
        opens: keys of the findings a piece of whose words begins here.
        speaker_opens: whether a speaker's words begin here.
        speaker_ends: whether they end here.
        chosen: whether a link leads to these words.
    """

    text: str
    content: tuple[Mark, ...] = ()
    cue: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    trigger: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    speaker_opens: bool = False
    speaker_ends: bool = False
    chosen: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """All findings that these words belong to."""
        said = {mark.key for mark in self.content}
        return tuple(sorted(said | {*self.cue, *self.speaker, *self.trigger}))


def marks(statements: Sequence[Statement], events: Sequence[Event] = ()) -> tuple[Mark, ...]:
    """The marks of some findings: statements are numbered 1, 2 …, events e1, e2 …"""
    lanes: list[list[Span]] = [[] for _ in range(MOST_LANES)]
    made: list[Mark] = []
    for number, item in enumerate(statements, 1):
        key = str(number)
        spans = [piece.span for piece in item.content]
        lane = next(
            (at for at, taken in enumerate(lanes) if not _overlap(spans, taken)), MOST_LANES - 1
        )
        lanes[lane] += spans
        made += [Mark("content", key, span, lane) for span in spans]
        if item.cue is not None:
            made.append(Mark("cue", key, item.cue.span))
        if item.speaker.span is not None:
            made.append(Mark("speaker", key, item.speaker.span))
    made += [Mark("trigger", f"e{n}", event.trigger.span) for n, event in enumerate(events, 1)]
    return tuple(made)


def cut(text: str, start: int, end: int, found: Sequence[Mark]) -> tuple[Segment, ...]:
    """The segments of text[start:end].

    >>> told = Mark("content", "1", (3, 9))
    >>> [segment.text for segment in cut("He said no.", 0, 11, [told, Mark("cue", "1", (3, 7))])]
    ['He ', 'said', ' n', 'o.']
    """
    near = [mark for mark in found if mark.span[0] < end and mark.span[1] > start]
    edges = {edge for mark in near for edge in mark.span if start < edge < end} | {start, end}
    ordered = sorted(edges)
    return tuple(_segment(text, a, b, near) for a, b in pairwise(ordered) if a < b)


def _segment(text: str, start: int, end: int, near: Sequence[Mark]) -> Segment:
    here = [mark for mark in near if mark.span[0] <= start and mark.span[1] >= end]
    layers: dict[Layer, list[Mark]] = {}
    for mark in here:
        layers.setdefault(mark.layer, []).append(mark)
    content = sorted(
        layers.get("content", []), key=lambda mark: (-mark.lane, len(mark.key), mark.key)
    )
    speakers, triggers = layers.get("speaker", []), layers.get("trigger", [])
    return Segment(
        text=text[start:end],
        content=tuple(content),
        cue=tuple(mark.key for mark in layers.get("cue", [])),
        speaker=tuple(mark.key for mark in speakers),
        trigger=tuple(mark.key for mark in triggers),
        opens=tuple(
            mark.key
            for mark in sorted(content + triggers, key=lambda mark: (len(mark.key), mark.key))
            if mark.span[0] == start
        ),
        speaker_opens=any(mark.span[0] == start for mark in speakers),
        speaker_ends=any(mark.span[1] == end for mark in speakers),
        chosen="chosen" in layers,
    )


def _overlap(spans: Sequence[Span], taken: Sequence[Span]) -> bool:
    return any(a < d and c < b for a, b in spans for c, d in taken)
