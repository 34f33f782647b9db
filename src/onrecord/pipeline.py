"""The order of the stages, and nothing else. Only this module knows all rooms.

Heavy rooms are imported inside functions: `import onrecord` must stay light.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import OnRecordError
from onrecord.schema import (
    Article,
    Block,
    Failure,
    Known,
    OffsetMap,
    Reading,
    Report,
    report_id,
)
from onrecord.settings import DEFAULTS, Settings, default_workers

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from onrecord.annotate import LanguageModel
    from onrecord.batch import Progress, Watch
    from onrecord.pool import Work
    from onrecord.provenance import Provenance
    from onrecord.verify import Verdict


@dataclass(frozen=True, slots=True)
class Skipped:
    """A report that could not be read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did.

    Attributes:
        out: the folder it wrote.
        read: reports of this input that stand in the record.
        new: how many of all its reports were not held from an earlier run.
        skipped: reports of this input that could not be read, by path.
        statements: statements in the whole record.
        actors: actors in the whole record.
        seconds: how long it took.
    """

    out: Path
    read: int
    new: int
    skipped: tuple[Skipped, ...]
    statements: int
    actors: int
    seconds: float


def _unwatched(progress: Progress) -> None:
    """For callers who do not ask how far the run is."""


def read_one(report: Report, *, model: LanguageModel) -> Reading:
    """All stages for one report.

    Raises:
        OnRecordError: when a stage cannot do its work.
    """
    from onrecord.clean import clean

    return find_all(report, clean(report), model=model)


def find_all(report: Report, article: Article, *, model: LanguageModel) -> Reading:
    """The stages that follow cleaning."""
    from onrecord.annotate import annotate
    from onrecord.find import actors, statements, times

    doc = annotate(article, model=model)
    when = times.find(doc, article)
    who = actors.find(doc, article)
    said = statements.find(doc, article, actors=who, times=when)
    return Reading(report, article, said, who.of(said))


def process_text(text: str, *, model: LanguageModel) -> Reading:
    """Annotates and finds in a text as it stands: nothing is cleaned off, nothing is dated."""
    key = report_id(text.encode("utf-8", "surrogatepass"), None)
    report = Report(key, "", None, text, "text")
    article = Article(
        report=key,
        text=text,
        blocks=(Block("body", 0, len(text)),),
        offsets=OffsetMap((0,), (0,), len(text)),
        language="en",
    )
    return find_all(report, article, model=model)


def process(report: Report, *, model: LanguageModel) -> Reading:
    """All stages for one report; whatever goes wrong becomes a failure that is kept.

    Args:
        report: what was read.
        model: the language model.
    """
    try:
        return read_one(report, model=model)
    except OnRecordError as error:
        reason = str(error)
    except Exception as error:  # one bad report must not stop a batch
        reason = f"unexpected {type(error).__name__}: {error}"
    return Reading(report, failure=Failure(report.id, report.path, reason, report.url))


def extract(
    text: str,
    *,
    published: str | date | None = None,
    url: str | None = None,
    title: str | None = None,
) -> Reading:
    """Who said what in one text.

    Args:
        text: a news report as plain text.
        published: its date, ISO 8601; relative dates are resolved against it.
        url: its address.
        title: its headline, where the text does not hold it.

    Raises:
        CleanError: when the text holds no article, or not one in English.
    """
    day = published.isoformat() if isinstance(published, date) else published
    key = report_id(text.encode("utf-8", "surrogatepass"), url)
    report = Report(key, "", url, text, "text", known=Known(title, day))
    return read_one(report, model=_model())


def run(
    paths: Iterable[Path | str] | Path | str,
    out: Path | str,
    *,
    workers: int | None = None,
    progress: Watch | None = None,
    settings: Settings = DEFAULTS,
) -> Summary:
    """Read all reports under some paths and write their record into a folder.

    Args:
        paths: files and folders.
        out: the folder; what earlier runs wrote there is kept and gone on with.
        workers: how many processes; by default one a CPU.
        progress: called as the run goes on.
        settings: the run's settings.

    Raises:
        StoreError: when the folder or the database in it cannot be used.
        ModelError: when the language model cannot be loaded.
    """
    from onrecord import provenance
    from onrecord.pool import Work

    return run_with(
        [Path(path) for path in ([paths] if isinstance(paths, str | Path) else paths)],
        Path(out),
        work=Work(load=_load, process=_process),
        made_with=provenance.gather(settings=settings.decisive()),
        workers=workers or default_workers(),
        progress=progress or _unwatched,
        settings=settings,
    )


def run_with(
    paths: list[Path],
    out: Path,
    *,
    work: Work,
    made_with: Provenance,
    workers: int,
    progress: Watch = _unwatched,
    settings: Settings = DEFAULTS,
) -> Summary:
    """`run` with stages of the caller's, and the provenance that goes with them."""
    from onrecord import batch
    from onrecord.read import read
    from onrecord.store import query, writing

    begun = time.monotonic()
    with writing(out, database=settings.database) as connection:
        outcome = batch.run(
            paths,
            connection,
            read=read,
            work=work,
            provenance=made_with,
            workers=workers,
            settings=settings,
            watch=progress,
        )
        with connection.begin():
            _export(connection, out, progress)
            held = query.held(connection)
            statements, actors = query.counts(connection)
    skipped = sorted(
        (held[key].path, reason) for key in outcome.ids if (reason := held[key].failure)
    )
    return Summary(
        out=out,
        read=len(outcome.ids) - len(skipped),
        new=outcome.new,
        skipped=tuple(Skipped(path, reason) for path, reason in skipped),
        statements=statements,
        actors=actors,
        seconds=time.monotonic() - begun,
    )


def _export(connection: Connection, out: Path, watch: Watch) -> None:
    from onrecord.batch import Progress
    from onrecord.export import jsonl, pages
    from onrecord.store import query

    count = len(query.ids(connection))
    watch(Progress("write", 0, 2))
    jsonl.write(query.entries(connection), out)
    watch(Progress("write", 1, 2))
    pages.write(lambda: query.entries(connection), out, count=count)
    watch(Progress("write", 2, 2))


def _load() -> LanguageModel:
    from onrecord.annotate import load

    return load()


_model = cache(_load)


def _process(report: Report, model: LanguageModel) -> Reading:
    return process(report, model=model)


def read_file(path: Path) -> Iterator[Reading]:
    """Read the reports of a file or folder without keeping them.

    Raises:
        ModelError: when the language model cannot be loaded.
    """
    from onrecord.read import read

    for item in read([path]):
        if isinstance(item, Failure):
            yield Reading(None, failure=item)
        else:
            yield process(item, model=_model())


def verify(out: Path, *, database: str | None = None) -> Verdict:
    """Whether every quote of a record still stands, in its text and in its file.

    Raises:
        StoreError: when the folder holds no record.
    """
    from onrecord import verify as verifying
    from onrecord.read import read
    from onrecord.record import Record

    return verifying.verify(Record(out, database=database), read=read)
