"""Plain text to lines: what the author meant as one paragraph becomes one line."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from onrecord.clean.dateline import dateline_of
from onrecord.clean.line import Line, LineMaker, Look, join
from onrecord.clean.people import byline_names

_ROW = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
# A line of a letter's or message's head: "Subject: Talks fail".
_HEADER = re.compile(r"[A-Z][A-Za-z-]{1,20}(?: [A-Z][a-z]{1,12})?: \S")
# An item of a list begins a line of its own.
_BULLET = re.compile(r"\s*(?:[*•·▪►] ?|[-–—] )\S")
_QUOTED = re.compile(r"(?:> ?)+")
_WORDY = re.compile(r"\w|[^\s\x00-\x1f\x7f\x85]")
_FIELDS = re.compile(r"\s{3,}|\t+|\s*[|•·»]\s*")
_FIELD_MARKS = ("   ", "\t", "|", "•", "·", "»")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s*$")
# Mail, wires and old sites wrap between 60 and 100 columns; a text of longer lines is not wrapped.
WIDEST_WRAP = 110
NARROWEST_WRAP = 40
NARROWEST_COLUMN = 28
LONGEST_MENU = 300
# Fewer lines tell no habit.
FEWEST_ROWS = 4
# Share of line ends inside paragraphs that must lie where a wrap would put them.
WRAP_SHARE = 0.6
MARGIN_SHARE = 0.25
# So many rows that end amid a sentence, of those that could, are no chance.
FEWEST_TORN, TORN_SHARE = 3, 0.3
# A row of more words that are all capital is a menu; one of fewer may be names.
MOST_NAMED = 4
# A message that is passed on marks nearly all of its lines.
QUOTED_SHARE = 0.6
# Ragged texts break this much before their widest line.
SLACK = 6


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    raw: str
    gap: bool
    indent: int


class _Wrap(NamedTuple):
    """How a text is wrapped: its width, and how much before it a line may break."""

    width: int
    slack: int


def text_lines(source: str) -> list[Line]:
    """The paragraphs of a plain text, in order.

    A single newline ends a paragraph unless the text is hard-wrapped, which its own lines tell:
    they end where the next word would have gone over the text's width.

    >>> [line.text for line in text_lines("One line.\\nAnother line.\\n\\nA third.")]
    ['One line.', 'Another line.', 'A third.']
    """
    rows = _rows(source)
    wrap, margin = _wrap_of(rows), _margin(rows)
    groups: list[list[Line]] = []
    for before, row in zip([None, *rows], rows, strict=False):
        wrapped = before is not None and wrap and _wrapped(before, row, wrap, margin)
        if before is not None and (wrapped or _one_quotation(before, row)):
            groups[-1].append(row.line)
        else:
            groups.append([row.line])
    return [group[0] if len(group) == 1 else join(group) for group in groups]


def _one_quotation(before: _Row, row: _Row) -> bool:
    """Whether two rows are marked as those of one letter that a text quotes."""
    return not row.gap and before.raw.startswith("> ") and row.raw.startswith("> ")


def _rows(source: str) -> list[_Row]:
    rows: list[_Row] = []
    maker = LineMaker(source)
    ended = 0
    quoted = _is_quoted(source)
    for match in _ROW.finditer(source):
        mark = _QUOTED.match(match[0]) if quoted else None
        raw = match[0][mark.end() :] if mark else match[0]
        if not _WORDY.search(raw):
            continue
        between = source[ended : match.start()]
        gap = not rows or between.replace("\r\n", "\n").count("\n") + between.count("\u2029") > 1
        maker.add(match.end() - len(raw), match.end())
        line = maker.line(Look(fields=_fields(raw), gap=gap))
        ended = match.end()
        if line is not None:
            rows.append(_Row(line, raw, gap, len(raw) - len(raw.lstrip())))
    return rows


def _is_quoted(source: str) -> bool:
    """Whether most lines are marked as those of a message that was answered or passed on."""
    marked = source.count("\n>")
    return marked >= FEWEST_ROWS and marked >= QUOTED_SHARE * source.count("\n")


def _fields(raw: str) -> int:
    """How many columns a line has; a long one is a paragraph and has one."""
    if len(raw) > LONGEST_MENU or not any(mark in raw for mark in _FIELD_MARKS):
        return 1
    return max(1, len([part for part in _FIELDS.split(raw.strip()) if part]))


def _wrap_of(rows: list[_Row]) -> _Wrap | None:
    """How the text is wrapped, None when it is not.

    A column narrower than its masthead or summary is one of the rows that do not stand alone; as
    the rows of a list do not either, it must tear sentences.
    """
    every = sorted(len(row.raw.rstrip()) for row in rows)
    columns = sorted(len(a.raw.rstrip()) for a, b in pairwise(rows) if not b.gap)
    found = _wrap_at(rows, columns, NARROWEST_COLUMN, torn_only=True)
    return found or _wrap_at(rows, every, NARROWEST_WRAP, torn_only=False)


def _wrap_at(
    rows: list[_Row], lengths: list[int], narrowest: int, *, torn_only: bool
) -> _Wrap | None:
    if len(lengths) < FEWEST_ROWS:
        return None
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not narrowest <= width <= WIDEST_WRAP:
        return None
    # Lists and menus have single newlines too; only lines that could be prose have a say, and not
    # those that end a paragraph by their own look.
    margin = _margin(rows)
    pairs = [
        (a, b)
        for a, b in pairwise(rows)
        if not b.gap
        and b.indent <= margin + 1
        and len(a.raw) > narrowest // 2
        and not _HEADER.match(a.raw)
    ]
    loose, strict = _Wrap(width, SLACK), _Wrap(width, 0)
    both = [(a, b) for a, b in pairs if _wrapped(a, b, loose, margin)]
    full = [a for a, _ in both]
    # Where many short leftovers stand among the rows, sentences that go on tell all the same.
    torn = sum(_goes_on(a, b) for a, b in both)
    most = len(full) >= WRAP_SHARE * len(pairs)
    if len(pairs) < FEWEST_ROWS - 1 or not (
        (most and not torn_only) or torn >= max(FEWEST_TORN, TORN_SHARE * len(full))
    ):
        return None
    # Paragraphs of about one length look alike, but every one of them ends a sentence.
    ended = sum(bool(_SENTENCE_END.search(row.raw)) for row in full)
    wrap = loose if most else strict
    return wrap if ended < WRAP_SHARE * len(full) else None


def _goes_on(before: _Row, row: _Row) -> bool:
    """Whether a sentence of one row goes on in the next, by its words alone."""
    last = before.line.text[-2:]
    hyphened = last[-1] == "-" and last[0].isalpha()
    return row.line.text[0].islower() and (last[-1].isalnum() or hyphened)


def _margin(rows: list[_Row]) -> int:
    """The least indent that many rows have; a paragraph's first row may have more."""
    counts = Counter(row.indent for row in rows)
    return min((n for n, count in counts.items() if count >= MARGIN_SHARE * len(rows)), default=0)


def _wrapped(before: _Row, row: _Row, wrap: _Wrap, margin: int) -> bool:
    """Whether `row` goes on with the sentence of the row before it."""
    words = before.raw.split()
    capitals = len(words) > MOST_NAMED and all(not word[0].islower() for word in words)
    if capitals and not before.raw.isupper() and not row.line.text[0].islower():  # a menu
        return False
    if row.gap or row.indent > margin + 1 or byline_names(row.raw.strip()) is not None:
        return False
    if _BULLET.match(row.raw):
        return False
    if _HEADER.match(row.raw) and _HEADER.match(before.raw):
        return False
    opened = dateline_of(row.raw.strip())
    if opened is not None and opened.agency:
        return False
    first_word = row.raw.split(maxsplit=1)[0]
    if "@" in first_word and first_word == row.raw.strip():  # how to reach somebody
        return False
    length = len(before.raw.rstrip())
    if length >= NARROWEST_WRAP and _goes_on(before, row):
        return True
    return length + 1 + len(first_word) > wrap.width - wrap.slack
