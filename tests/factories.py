"""Hand-made values for tests that need no model, and stages that find just enough to be seen."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from onrecord import across
from onrecord.batch import Summary, run
from onrecord.errors import CleanError
from onrecord.find import clauses, events, times
from onrecord.pool import Work
from onrecord.provenance import Provenance
from onrecord.read import read
from onrecord.schema import (
    Act,
    Actor,
    Article,
    Block,
    Candidate,
    Cue,
    Evidence,
    Failure,
    Mention,
    OffsetMap,
    Published,
    Reading,
    Report,
    SaidOn,
    Speaker,
    Statement,
    Time,
    Words,
    finding_id,
    report_id,
)
from onrecord.settings import DEFAULTS, Settings

MADE_WITH = Provenance(
    package="1",
    model="fake-1",
    model_sha256="0" * 64,
    lexicon_sha256="1" * 64,
    settings="{}",
    platform="a test",
    onnxruntime="1",
    cpu="a test",
)


def make_report(text: str, *, path: str = "report.txt", url: str | None = None) -> Report:
    """A plain report."""
    return Report(report_id(text.encode(), url), path, url, text, "text")


def make_article(report: Report, **fields: Any) -> Article:
    """An article whose clean text is its source, the first line its headline."""
    text = report.source
    head = text.find("\n\n")
    blocks: tuple[Block, ...] = (Block("body", 0, len(text)),)
    if head > 0:
        blocks = (Block("headline", 0, head), Block("body", head + 2, len(text)))
        fields.setdefault("headline", text[:head])
    offsets = OffsetMap((0,), (0,), len(text))
    return Article(report.id, text, blocks, offsets, fields.pop("language", "en"), **fields)


def words_at(text: str, words: str, after: int = 0) -> Words:
    """The first place behind `after` where some words stand in a text."""
    start = text.index(words, after)
    return Words.at(text, start, start + len(words))


def make_statement(
    article: Article,
    *,
    speaker: str | None,
    cue: str | None,
    content: Sequence[str],
    after: int = 0,
    before: bool = False,
    act: Act = "say",
    ordinal: int = 0,
    name: str | None = None,
    candidates: tuple[Candidate, ...] = (),
    **fields: Any,
) -> Statement:
    """A statement named by its words; the words from the first to the last are its evidence."""
    text = article.text
    # Words may stand before the speaker; then the first place in the text is meant.
    pieces = tuple(words_at(text, words, 0 if before else after) for words in content)
    said = words_at(text, cue, after) if cue else None
    who = words_at(text, speaker, after) if speaker else None
    spans = [w.span for w in (*pieces, said, who) if w is not None]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    return Statement(
        id=finding_id(article.report, "statement", (start, end), ordinal),
        report=article.report,
        speaker=Speaker(
            actor=actor_id(article, name or speaker)
            if not candidates and (name or speaker)
            else None,
            name=name or speaker,
            mention=speaker,
            role=fields.pop("role", None),
            of=fields.pop("of", None),
            span=who.span if who else None,
            candidates=candidates,
        ),
        cue=Cue(said.text, said.span, fields.pop("negated", False)) if said else None,
        act=act,
        kind=fields.pop("kind", "speech"),
        content=pieces,
        form=fields.pop("form", "indirect"),
        evidence=(Evidence.of(article.report, text, start, end),),
        confidence=fields.pop("confidence", 0.9),
        **fields,
    )


def actor_id(article: Article, name: str | None) -> str:
    """The id of an actor by its name."""
    start = max(0, article.text.find(name or ""))
    return finding_id(article.report, "actor", (start, start + len(name or "")))


def make_actor(article: Article, name: str, **fields: Any) -> Actor:
    """A person who is mentioned wherever the name stands."""
    places = [m.span() for m in re.finditer(re.escape(name), article.text)]
    mentions = tuple(Mention(article.report, name, span, "name") for span in places)
    kind = fields.pop("kind", "person")
    return Actor(
        actor_id(article, name), name, kind, reports=(article.report,), mentions=mentions, **fields
    )


# Stages for `pool.Work`: they travel to worker processes by name.

SAID = re.compile(r"([A-Z]\w+) (said|denied) ([^.]+)\.")


def load() -> str:
    """What stands for a model."""
    return "no model"


def process(report: Report, model: object) -> Reading:
    """Finds "Name said words." and obeys a few words of command in the text.

    DATED day: it is published then; RAISE: an unexpected error; DIE: the process kills itself;
    DIE ONCE path: only where no file stands at the path yet; PRINT: it prints; FRENCH: not an
    article.
    """
    try:
        return find(report)
    except CleanError as error:
        return Reading(report, failure=Failure(report.id, report.path, str(error), report.url))
    except ValueError as error:
        reason = f"unexpected ValueError: {error}"
        return Reading(report, failure=Failure(report.id, report.path, reason, report.url))


def find(report: Report) -> Reading:
    """The statements that stand in a text as `SAID` has them."""
    text = report.source
    time.sleep(float(os.environ.get("ONRECORD_TEST_DELAY", "0")))
    if "PRINT" in text:
        print("noise from a library", flush=True)
    if "FRENCH" in text:
        raise CleanError("it is written in French; only English is read")
    if "RAISE" in text:
        raise ValueError("a bug")
    once = re.search(r"DIE ONCE (\S+)", text)
    if once and not Path(once[1]).exists():
        Path(once[1]).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if "DIE NOW" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    dated = re.search(r"DATED (\S+)", text)
    published = Published(dated[1], "day", "DATED") if dated else None
    article = make_article(report, published=published)
    when = times.find(article)
    found = list(SAID.finditer(text))
    said = tuple(
        make_statement(
            article,
            speaker=m[1],
            cue=m[2],
            content=[m[3]],
            after=m.start(),
            said_on=_said_on(when, m, article.published),
        )
        for m in found
    )
    actors = tuple(make_actor(article, name) for name in _names(found))
    return Reading(report, article, said, actors, when)


def _said_on(
    when: tuple[Time, ...], said: re.Match[str], published: Published | None
) -> SaidOn | None:
    """The first day that stands in a statement."""
    inside = [t for t in when if said.start() < t.span[0] < said.end() and t.precision == "day"]
    day = published.value if published else None
    return times.said_on(inside[0], True, day) if inside else None


def _names(found: list[re.Match[str]]) -> list[str]:
    return list(dict.fromkeys(m[1] for m in found))


WORK = Work(load=load, process=process)


def run_fake(
    paths: Sequence[Path] | Path,
    out: Path,
    *,
    workers: int = 1,
    model: str = "fake-1",
    settings: Settings = DEFAULTS,
) -> Summary:
    """A run with the fake stages."""
    return run(
        [paths] if isinstance(paths, Path) else list(paths),
        out,
        read=read,
        work=WORK,
        made_with=replace(MADE_WITH, model=model),
        workers=workers,
        across=tell_across,
        settings=settings,
    )


RETELL = across.Retell(times.find, times.said_on, events.retold, clauses.retold, lambda *_: ())


def tell_across(connection: Connection) -> None:
    """What reports tell of each other, as the pipeline has it."""
    across.settle(connection, retell=RETELL)


def write_reports(folder: Path, count: int, *, first: int = 0) -> Path:
    """A folder of small reports that differ."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        text = (
            f"Report {number}\n\nAnna said report {number} is done. Boris denied it was {number}.\n"
        )
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    return folder


def outputs(out: Path) -> dict[str, bytes]:
    """The bytes of all JSONL files of a folder."""
    return {path.name: path.read_bytes() for path in sorted(out.glob("*.jsonl"))}


def living(*, parent: int | None = None, session: int | None = None) -> list[str]:
    """The command lines of processes that live, of one parent or one session; Linux only."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text().rpartition(")")[2].split()
            command = (folder / "cmdline").read_text().replace("\0", " ")
        except OSError:  # it ended meanwhile
            continue
        state, its_parent, its_session = stat[0], int(stat[1]), int(stat[3])
        if state not in "ZX" and (parent == its_parent or session == its_session):
            found.append(command)
    return found
