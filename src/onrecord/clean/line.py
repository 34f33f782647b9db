"""A line of clean text that knows where in the source each of its characters stands."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

# What parts words: Unicode's spaces and line ends, and control characters.
_SPACE = "\\s\\x00-\\x1f\\x7f\\x85"
# What nobody sees: soft hyphens, zero-width characters, direction marks, byte order marks.
_UNSEEN = "\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff"
_STRETCH = re.compile(f"[^{_SPACE}{_UNSEEN}]+(?: [^{_SPACE}{_UNSEEN}]+)*")
_SPACES = re.compile(f"[{_SPACE}]")


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is shown, as far as that tells what it is.

    Attributes:
        tag: the HTML element it stands in ("p", "h1"); "" in a plain text.
        regions: what the elements around it are for: "caption", "byline", "menu", "footer" ...
        links: share of its characters that are links, 0 to 1.
        fields: into how many columns wide gaps or bars part it.
        gap: whether a blank line stands before it.
        at: the number of the HTML element it stands in, by the order of opening; 0 in a text.
        box: the number of the element around that one.
        names: what the site names the elements it stands in, the innermost first.
        piece: whether it is one of several elements side by side in one line.
        marks: how all of it is set apart: "bold", "italic", "quote" ...
        pictured: whether a picture or film stands between the line before and it.
    """

    tag: str = ""
    regions: frozenset[str] = frozenset()
    links: float = 0.0
    fields: int = 1
    gap: bool = True
    at: int = 0
    box: int = 0
    names: str = ""
    piece: bool = False
    marks: frozenset[str] = frozenset()
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Words of the source with single spaces between them.

    Attributes:
        text: the words.
        starts: where each run begins in `text`, rising from 0; see `schema.OffsetMap`.
        source: where each run begins in the source.
        look: how it is shown.
    """

    text: str
    starts: tuple[int, ...]
    source: tuple[int, ...]
    look: Look = field(default_factory=Look)

    def place(self, at: int) -> int:
        """Where in the source the character at `at` stands."""
        run = bisect.bisect_right(self.starts, at) - 1
        return self.source[run] + at - self.starts[run]

    def cut(self, start: int, end: int) -> Line:
        """The part between two offsets, without spaces at its ends."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        first = bisect.bisect_right(self.starts, start) - 1
        last = bisect.bisect_left(self.starts, end)
        starts = (0, *(at - start for at in self.starts[first + 1 : last]))
        source = (self.place(start), *self.source[first + 1 : last])
        return Line(self.text[start:end], starts, source, self.look)


class LineMaker:
    """Collects pieces of the source into one line, white space collapsed.

    >>> maker = LineMaker("a  b&amp;c")
    >>> maker.add(0, 4); maker.put("&", 4); maker.add(9, 10)
    >>> maker.line(Look()).text
    'a b&c'
    """

    def __init__(self, source: str) -> None:
        self._all = source
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._source: list[int] = []
        self._length = 0
        self._space: int | None = None  # where a space stands that the next word will need

    @property
    def length(self) -> int:
        """How long the line is so far."""
        return self._length

    def add(self, start: int, end: int) -> None:
        """Take in source[start:end]."""
        at = start
        for match in _STRETCH.finditer(self._all, start, end):
            self._gap(at, match.start())
            self._push(match[0], match.start())
            at = match.end()
        self._gap(at, end)

    def put(self, text: str, at: int) -> None:
        """Take in characters that an entity at `at` stands for, or a space where a tag parts."""
        for char in text:
            if _SPACES.match(char):
                self._space = at if self._space is None else self._space
            elif _STRETCH.match(char):
                self._push(char, at, alone=True)

    def line(self, look: Look) -> Line | None:
        """The line, None when it has no words. The maker is empty afterwards."""
        made = Line("".join(self._parts), tuple(self._starts), tuple(self._source), look)
        self.__init__(self._all)  # type: ignore[misc]
        return made if made.text else None

    def _gap(self, start: int, end: int) -> None:
        if self._space is None and start < end:
            space = _SPACES.search(self._all, start, end)
            self._space = space.start() if space else None

    def _push(self, text: str, at: int, *, alone: bool = False) -> None:
        if self._space is not None and self._length:
            self._run(self._space)
            self._parts.append(" ")
            self._length += 1
        self._space = None
        self._run(at, alone=alone)
        self._parts.append(text)
        self._length += len(text)

    def _run(self, at: int, *, alone: bool = False) -> None:
        """Begin a run unless the place goes on from the one before."""
        if self._starts and not alone:
            follows = self._source[-1] + self._length - self._starts[-1]
            if follows == at:
                return
        self._starts.append(self._length)
        self._source.append(at)


def join(lines: Sequence[Line], *, look: Look | None = None) -> Line:
    """Several lines as one, a space between each two at the place where the first ends."""
    text = ""
    starts: list[int] = []
    source: list[int] = []
    ended = 0
    for line in lines:
        if text:
            starts.append(len(text))
            source.append(ended)
            text += " "
        starts += [len(text) + at for at in line.starts]
        source += line.source
        text += line.text
        ended = line.place(len(line.text) - 1) + 1
    return Line(text, tuple(starts), tuple(source), look or lines[0].look)
