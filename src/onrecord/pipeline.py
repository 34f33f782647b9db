"""The order of the stages, and nothing else. Only this module knows all rooms.

Heavy rooms are imported inside functions: `import onrecord` must stay light.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import date
from functools import cache, partial
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
from onrecord.settings import DEFAULTS, Manners, Settings, default_workers

if TYPE_CHECKING:
    import threading

    from sqlalchemy import Connection

    from onrecord.annotate import LanguageModel
    from onrecord.batch import Summary, Watch
    from onrecord.clean import Leftovers
    from onrecord.lexicon.own import Own
    from onrecord.pool import Work
    from onrecord.verify import Verdict
    from onrecord.watch import News, Watched


def read_one(
    report: Report,
    *,
    model: LanguageModel,
    leftovers: Leftovers | None = None,
    own: Own | None = None,
) -> Reading:
    """All stages for one report.

    Raises:
        OnRecordError: when a stage cannot do its work.
    """
    from onrecord.clean import Leftovers, clean

    article = clean(report, leftovers=leftovers or Leftovers())
    return find_all(report, article, model=model, own=own)


def find_all(
    report: Report, article: Article, *, model: LanguageModel, own: Own | None = None
) -> Reading:
    """The stages that follow cleaning."""
    from onrecord.annotate import ActJudge, annotate
    from onrecord.find import actors, clauses, events, positions, statements, times

    doc = annotate(article, model=model)
    when = times.find(article)
    who = actors.find(doc, article, own=own)
    judge = ActJudge(doc, model)
    said = statements.find(doc, article, actors=who, times=when, judge=judge)
    done = events.find(doc, article, statements=said, actors=who, times=when)
    cast = who.of(said, done)
    stands = positions.find(doc, article, statements=said, events=done, actors=who)
    told = clauses.find(doc, article, statements=said, actors=who, times=when)
    return Reading(report, article, said, cast, when, events=done, positions=stands, clauses=told)


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


def process(
    report: Report,
    *,
    model: LanguageModel,
    leftovers: Leftovers | None = None,
    own: Own | None = None,
) -> Reading:
    """All stages for one report; whatever goes wrong becomes a failure that is kept.

    Args:
        report: what was read.
        model: the language model.
        leftovers: what was learnt of sites' repeated lines.
        own: the user's table of actors.
    """
    try:
        return read_one(report, model=model, leftovers=leftovers, own=own)
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
        paths: files, folders and archives; `-` is standard input.
        out: the folder; what earlier runs wrote there is kept and gone on with.
        workers: how many processes; by default one a CPU.
        progress: called as the run goes on.
        settings: the run's settings.

    Raises:
        StoreError: when the folder or the database in it cannot be used.
        ModelError: when the language model cannot be loaded.
    """
    from onrecord import batch, provenance
    from onrecord.read import STANDARD_INPUT, kept, read

    named = [Path(path) for path in ([paths] if isinstance(paths, str | Path) else paths)]
    asked = STANDARD_INPUT in named
    with kept(sys.stdin.buffer) if asked else nullcontext() as given:
        return batch.run(
            named,
            Path(out),
            read=partial(read, standard_input=given),
            work=_work(settings),
            made_with=provenance.gather(settings=settings.decisive()),
            workers=workers or default_workers(),
            progress=progress or batch.unwatched,
            across=_across,
            settings=settings,
        )


def watch(
    feeds: Sequence[str],
    out: Path | str,
    *,
    once: bool = False,
    workers: int = 1,
    manners: Manners | None = None,
    stop: threading.Event | None = None,
    tell: Callable[[News], None] | None = None,
    settings: Settings = DEFAULTS,
) -> Watched:
    """Follow feeds and keep a record of what they link to, until it is stopped.

    Args:
        feeds: addresses of RSS or Atom feeds.
        out: the folder; what is in it is gone on with.
        once: end when all that is due is done.
        workers: how many processes read reports.
        manners: how to behave on the network.
        stop: set from elsewhere to end it.
        tell: is told what happens.
        settings: as a run's.

    Raises:
        FetchError: when what is named is no address of the web.
        StoreError: when the folder or the database in it cannot be used.
        ModelError: when the language model cannot be loaded.
    """
    from onrecord import across, batch, provenance, read
    from onrecord import watch as watching
    from onrecord.pool import Crew
    from onrecord.retelling import retell

    return watching.follow(
        feeds,
        Path(out),
        manners=manners or Manners(),
        formats=watching.Formats(read.parse_feed, read.page_fields, read.fetched, read.line),
        crew=Crew(_work(settings), workers),
        made_with=provenance.gather(settings=settings.decisive()),
        stories=across.Growing(retell()),
        write_files=batch.write_files,
        once=once,
        stop=stop,
        tell=tell or watching.untold,
        settings=settings,
    )


def _across(connection: Connection) -> None:
    """What is told once all reports are read, and what is told again then."""
    from onrecord import across
    from onrecord.retelling import retell

    across.settle(connection, retell=retell())


def _work(settings: Settings) -> Work:
    from onrecord import tables
    from onrecord.pool import Work

    process = partial(_process, leftovers=tables.leftovers(settings), own=tables.own(settings))
    return Work(load=_load, process=process)


def _load() -> LanguageModel:
    from onrecord.annotate import load

    return load()


_model = cache(_load)


def _process(
    report: Report, model: LanguageModel, *, leftovers: Leftovers | None, own: Own | None
) -> Reading:
    return process(report, model=model, leftovers=leftovers, own=own)


def learn(paths: Iterable[Path]) -> str:
    """A table of the lines that sites repeat over their reports, for `Settings.leftovers`.

    Args:
        paths: files and folders.
    """
    from onrecord import clean
    from onrecord.read import read

    return clean.learn(item for item in read(paths) if isinstance(item, Report)).to_csv()


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
