"""A report as it was read, and the article that was found in it."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from onrecord.schema.evidence import Span, Words

Format = Literal["html", "text"]
Precision = Literal["minute", "day", "week", "month", "quarter", "year", "decade", "century"]
DateSource = Literal[
    "given", "json-ld", "meta", "url", "stamp", "dateline", "wire", "caption", "copyright", "text",
    "page", "weekday",
]  # fmt: skip
"""Where a date comes from: what came with the report, the page's data or its words, its address, a
visible stamp, the dateline, a wire's slug, a caption, a copyright line, a weekday with its date."""
BlockKind = Literal["headline", "body", "caption"]
# What stands for a headline where there is none is no longer than this.
LONGEST_TITLE = 90
_SENTENCE = re.compile(rf".{{25,{LONGEST_TITLE - 1}}}[a-z\d”’\"'][.!?](?=\s[A-Z“\"‘])")


@dataclass(frozen=True, slots=True)
class Known:
    """What came with a report from outside its text: a JSONL line's fields, say."""

    title: str | None = None
    date: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it was read, before anybody decided what in it is the article.

    Attributes:
        id: hashed from the bytes and the URL, so the same report at another path is the same.
        path: where it was read from; a line of a file is `file.jsonl#3`, a member of an
            archive `file.zip!page.html`.
        url: its address, if it came with one.
        source: the decoded text (HTML or plain), which all source offsets point into.
        format: what `source` is.
        encoding: the encoding that the bytes were read in.
        known: title, date and outlet that came with it.
    """

    id: str
    path: str
    url: str | None
    source: str
    format: Format
    encoding: str = "utf-8"
    known: Known = field(default_factory=Known)


_IN_ARCHIVE = re.compile(r"(.+?\.(?:zip|tar\.gz|tgz))!.", re.IGNORECASE | re.DOTALL)


def file_of(path: str) -> Path:
    """The file that a report's path leads to: a line of it, or a member of an archive.

    >>> str(file_of("lines.jsonl#3")), str(file_of("pages.zip!more/lines.jsonl#3"))
    ('lines.jsonl', 'pages.zip')
    """
    if found := _IN_ARCHIVE.match(path):
        return Path(found[1])
    head, mark, tail = path.rpartition("#")
    return Path(head if mark and tail.isdigit() else path)


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be read, kept in the run.

    Attributes:
        id: as a report's; hashed from the path where there are no bytes.
        path: the file.
        reason: what is wrong, in words for the person who has the file.
        url: its address, if it came with one.
    """

    id: str
    path: str
    reason: str
    url: str | None = None


PartKind = Literal[
    "headline", "byline", "dateline", "body", "caption", "credit", "promotion", "stamp",
    "correction", "contributor", "copyright", "other",
]  # fmt: skip
"""What a stretch of a page is; see docs/blocks.md."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a report's source, what it is, and why it is held to be that.

    Attributes:
        kind: what it is.
        start: offset of its first character in the source.
        end: offset behind the last one.
        reason: by what that was told, in words for the reader.
    """

    kind: PartKind
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the clean text and what it is."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published: an ISO 8601 date cut to its precision, and by which clue."""

    value: str
    precision: Precision
    clue: str


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A date that some clue gives for a report; all of them are kept, whichever is believed.

    Attributes:
        value: an ISO 8601 date cut to its precision.
        precision: how fine it is.
        source: what kind of clue gives it.
        weight: how far the clue is believed beside the others, 0 to 1.
        of: whether it dates the publication or a later change.
        clue: the words of the clue, for the reader.
    """

    value: str
    precision: Precision
    source: DateSource
    weight: float
    of: Literal["published", "updated"] = "published"
    clue: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one version of a report and those that stand in their place in the next one.

    Attributes:
        was: the words that were there; None for what was added.
        now: the words that are there; None for what was dropped.
    """

    was: Words | None
    now: Words | None


@dataclass(frozen=True, slots=True)
class Version:
    """A report's place among the versions of it that were read at one address.

    Attributes:
        all: ids of all versions, the earliest first.
        changes: what is other than in the version before; nothing in the first.
    """

    all: tuple[str, ...]
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each character of a clean text stands in the source.

    Attributes:
        clean: start of each run in the clean text, rising from 0.
        source: start of each run in the source; within a run both go on by one. A character that
            stands for several of the source (an entity) or for none (a blank line that cleaning
            put in) is a run of its own, at the place where it comes from.
        length: length of the source.
    """

    clean: tuple[int, ...]
    source: tuple[int, ...]
    length: int

    def to_source(self, start: int, end: int) -> Span:
        """The stretch of the source that clean[start:end] comes from.

        >>> OffsetMap((0, 6), (10, 21), 40).to_source(2, 8)
        (12, 23)
        """
        first, last = self._place(start), self._place(max(start, end - 1))
        return first, min(last + 1, self.length)

    def _place(self, at: int) -> int:
        run = bisect.bisect_right(self.clean, at) - 1
        return self.source[run] + at - self.clean[run]


@dataclass(frozen=True, slots=True)
class Article:
    """What a report says, cleaned: headline, body and captions in source order.

    Attributes:
        report: the report's id.
        text: the clean text; blocks are parted by a blank line.
        blocks: what each stretch of the text is, in order.
        offsets: the way back into the source.
        language: ISO 639-1 code of what the text is written in.
        headline: the headline's words, which stand in the text where the source has them.
        outlet: who published it.
        agency: the news agency whose copy it is or draws on, by its full name.
        byline: the names of those who wrote it.
        contributors: names from "contributed to this report" lines.
        dateline_place: the dateline's place ("Moscow").
        dateline: where "MOSCOW (AP) --" stands in the text, if it does.
        published: its date; None when nothing tells.
        dates: every date that a clue gives for it, the weightiest first.
        parts: all that the source shows, leftovers included, in order.
    """

    report: str
    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap
    language: str
    headline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    dateline_place: str | None = None
    dateline: Span | None = None
    published: Published | None = None
    dates: tuple[DateCandidate, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def title(self) -> str:
        """The headline, else how the text begins: its first sentence, or as many words as fit."""
        if self.headline:
            return self.headline
        first = self.text.strip().split("\n", 1)[0]
        if len(first) <= LONGEST_TITLE:
            return first
        sentence = _SENTENCE.match(first)
        return sentence[0] if sentence else first[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"

    def block_at(self, offset: int) -> BlockKind | None:
        """What the block is that holds the character at `offset`; None between blocks.

        A finding of a caption is told from one of the body by this.
        """
        holding = (block.kind for block in self.blocks if block.start <= offset < block.end)
        return next(holding, None)
