"""What the store gives back: one report with all that was found in it, and a run's row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.schema import (
    Actor,
    Article,
    BlockKind,
    Clause,
    Event,
    Known,
    Position,
    Reading,
    Statement,
    Time,
    Version,
)

LEAST_OF_ID = 4
"""Characters of an id that stand for it: fewer would be met by chance, or be a number in a list."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What stands of a finding by people's judgements, or of one field of it.

    Attributes:
        field: the field that is edited; empty for the verdict on the whole.
        verdict: the last decision of anybody.
        value: what the field should be.
        was: what the machine found there.
        people: all who have judged it, by name.
        disputed: whether their last decisions differ.
    """

    field: str
    verdict: str
    value: str | None
    was: str | None
    people: tuple[str, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A report of the record and all that was found in it. Its source stays in its file.

    Attributes:
        id: the report's id.
        path: where it was read from, the smallest path when there are several.
        url: its address, if it came with one.
        format: "html" or "text"; None when nothing could be read.
        encoding: the encoding it was read in.
        known: title, date and outlet that came with it.
        article: the clean text and what is known of it; None when it failed.
        statements: in the order of the text.
        actors: in the order of their first mention.
        times: in the order of the text.
        events: in the order of the text.
        positions: in the order in which they are first shown.
        clauses: in the order of the text; they are written and not read back with an entry.
        failure: why it could not be read, in words.
        dated_by: ids of the reports of the same affair that its date is told by, if it is.
        version: its place among the versions of it, where there are several.
        story: id of the story that it is of; None when it failed.
        copies_of: id of the report whose text it prints, if it does.
        together: for a statement's or event's id that of its record, for an actor's that of
            who it is over all reports.
        judged: for the id of a statement, event or position what people judged of it; empty
            where it was not asked for.
    """

    id: str
    path: str
    url: str | None = None
    format: str | None = None
    encoding: str | None = None
    known: Known | None = None
    article: Article | None = None
    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    clauses: tuple[Clause, ...] = ()
    failure: str | None = None
    dated_by: tuple[str, ...] = ()
    version: Version | None = None
    story: str | None = None
    copies_of: str | None = None
    together: Mapping[str, str] = field(default_factory=dict)
    judged: Mapping[str, tuple[Judged, ...]] = field(default_factory=dict)

    def goes_by(self, name: str) -> bool:
        """Whether a name is this report's: its id or a beginning of it, its path, or its file."""
        by_id = len(name) >= LEAST_OF_ID and self.id.startswith(name)
        return by_id or name in (self.path, self.path.replace("\\", "/").split("/")[-1])

    def block(self, offset: int) -> BlockKind | None:
        """What the block of the text is that holds a character: headline, body or caption."""
        return self.article.block_at(offset) if self.article else None

    @classmethod
    def of(cls, reading: Reading) -> Entry:
        """The entry that a reading makes."""
        report, failure = reading.report, reading.failure
        if report is None:
            if failure is None:
                raise ValueError("a reading needs a report or a failure")
            return cls(failure.id, failure.path, failure.url, failure=failure.reason)
        return cls(
            id=report.id,
            path=report.path,
            url=report.url,
            format=report.format,
            encoding=report.encoding,
            known=report.known,
            article=reading.article,
            statements=reading.statements,
            actors=reading.actors,
            times=reading.times,
            events=reading.events,
            positions=reading.positions,
            clauses=reading.clauses,
            failure=failure.reason if failure else None,
        )


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run that wrote into a database; `ended` is None when it was stopped."""

    id: int
    fingerprint: str
    package: str
    model: str
    model_sha256: str
    lexicon_sha256: str
    settings: str
    platform: str
    onnxruntime: str
    cpu: str
    inputs: int
    started: str
    ended: str | None
