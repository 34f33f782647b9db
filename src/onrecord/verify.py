"""Whether every quote still stands: in the stored text, and in the file that it came from."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.schema import Article, Failure, Report, Span, file_of
from onrecord.store import Entry

Read = Callable[[Iterable[Path]], Iterator[Report | Failure]]

_ENTITY = re.compile(r"&#?\w{1,32};?")


@dataclass(frozen=True, slots=True)
class Problem:
    """Words that do not stand where the record says.

    Attributes:
        path: the report's.
        finding: id of the statement, event, position, actor or time.
        part: which of its words: evidence, content, cue …
        span: where they should stand in the clean text.
        words: what should stand there.
        reason: what is wrong, in words.
    """

    path: str
    finding: str
    part: str
    span: Span
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked at.

    Attributes:
        quotes: how many quotes were looked at.
        sources: how many reports were held against their file as well.
        absent: paths of reports whose file is not there any more.
        problems: all words that do not stand.
    """

    quotes: int
    sources: int
    absent: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Quote:
    finding: str
    part: str
    span: Span
    words: str


def verify(entries: Iterable[Entry], *, read: Read) -> Verdict:
    """Look at all quotes of some reports.

    Args:
        entries: the reports.
        read: the reading stage, to read their files again.
    """
    quotes, sources = 0, 0
    absent: list[str] = []
    problems: list[Problem] = []
    lines = _Files(read)
    for entry in entries:
        article = entry.article
        if article is None:
            continue
        found = list(_quotes(entry))
        quotes += len(found)
        problems += _in_text(entry.path, article, found)
        report = lines.report(entry.path)
        if report is None:
            absent.append(entry.path)
            continue
        sources += 1
        problems += _in_source(entry.path, article, report.source, found)
    return Verdict(quotes, sources, tuple(absent), tuple(problems))


def stands(article: Article, source: str, span: Span) -> bool:
    """Whether a stretch of a clean text stands in the source where its offset map says.

    Runs of several characters must be the same in both. A single one may be an entity there
    ("&amp;"), or white space that cleaning set.
    """
    offsets = article.offsets
    edges = (*offsets.clean, len(article.text))
    for run, begin in enumerate(offsets.clean):
        start, end = max(begin, span[0]), min(edges[run + 1], span[1])
        if start >= end:
            continue
        words, place = article.text[start:end], offsets.source[run] + start - begin
        if source[place : place + len(words)] != words and not _stands_for(source, place, words):
            return False
    return True


def _stands_for(source: str, place: int, words: str) -> bool:
    if words.isspace():
        return True
    entity = _ENTITY.match(source, place)
    return len(words) == 1 and entity is not None and html.unescape(entity[0]).startswith(words)


def _quotes(entry: Entry) -> Iterator[_Quote]:
    for item in entry.statements:
        for evidence in item.evidence:
            yield _Quote(item.id, "evidence", (evidence.start, evidence.end), evidence.quote)
        for piece in item.content:
            yield _Quote(item.id, "content", piece.span, piece.text)
        if item.cue:
            yield _Quote(item.id, "cue", item.cue.span, item.cue.text)
        if item.condition:
            yield _Quote(item.id, "condition", item.condition.span, item.condition.text)
        if item.venue:
            yield _Quote(item.id, "venue", item.venue.span, item.venue.text)
        for hedge in item.hedges:
            yield _Quote(item.id, "hedge", hedge.span, hedge.text)
        if item.speaker.span and item.speaker.mention:
            yield _Quote(item.id, "speaker", item.speaker.span, item.speaker.mention)
    for event in entry.events:
        yield _Quote(event.id, "trigger", event.trigger.span, event.trigger.text)
        for matter in event.matters:
            yield _Quote(event.id, "matter", matter.span, matter.text)
    deeds = [(event.id, event.evidence) for event in entry.events]
    for key, found in deeds + [(item.id, item.evidence) for item in entry.positions]:
        for evidence in found:
            yield _Quote(key, "evidence", (evidence.start, evidence.end), evidence.quote)
    for time in entry.times:
        yield _Quote(time.id, "time", time.span, time.text)
    for actor in entry.actors:
        for mention in actor.mentions:
            yield _Quote(actor.id, "mention", mention.span, mention.text)


def _in_text(path: str, article: Article, quotes: list[_Quote]) -> Iterator[Problem]:
    for quote in quotes:
        start, end = quote.span
        if not 0 <= start < end <= len(article.text):
            yield _problem(path, quote, f"lies outside a text of {len(article.text)} characters")
        elif article.text[start:end] != quote.words:
            yield _problem(path, quote, f"the text has {article.text[start:end]!r} there")


def _in_source(path: str, article: Article, source: str, quotes: list[_Quote]) -> Iterator[Problem]:
    for quote in quotes:
        if not stands(article, source, quote.span):
            yield _problem(path, quote, "the file has other words at that place")


def _problem(path: str, quote: _Quote, reason: str) -> Problem:
    return Problem(path, quote.finding, quote.part, quote.span, quote.words, reason)


class _Files:
    """Reads a path's report again; of a file with many lines, all at once."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._file: Path | None = None
        self._reports: dict[str, Report] = {}

    def report(self, path: str) -> Report | None:
        file = file_of(path)
        if file != self._file:
            found = self._read([file]) if file.is_file() else iter(())
            self._reports = {item.path: item for item in found if isinstance(item, Report)}
            self._file = file
        return self._reports.get(path)
