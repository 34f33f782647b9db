"""`onrecord run` with stages that clean, and then find quotations and times without the model.

What is left is what the bench is about, streaming, writing and resuming, at a fifth of the cost.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from onrecord import across, batch, provenance
from onrecord.errors import OnRecordError
from onrecord.find import times
from onrecord.pool import Work
from onrecord.read import read
from onrecord.schema import (
    Article,
    Cue,
    Evidence,
    Failure,
    Reading,
    Report,
    Speaker,
    Statement,
    Words,
    finding_id,
)

QUOTED = re.compile(r"“([^”]+)” ([A-Z]\w+) (said)\.")


def load() -> str:
    """What stands for the model."""
    return "none"


def process(report: Report, model: object) -> Reading:
    """A report cleaned, with its quotations and times."""
    from onrecord.clean import Leftovers, clean  # in the workers alone: it takes long to import

    try:
        article = clean(report, leftovers=Leftovers())
    except OnRecordError as error:
        return Reading(report, failure=Failure(report.id, report.path, str(error), report.url))
    said = tuple(_statement(article, found) for found in QUOTED.finditer(article.text))
    return Reading(report, article, said, (), times.find(article))


def _statement(article: Article, found: re.Match[str]) -> Statement:
    def words(group: int) -> Words:
        return Words.at(article.text, *found.span(group))

    return Statement(
        id=finding_id(article.report, "statement", found.span(), 0),
        report=article.report,
        speaker=Speaker(None, found[2], found[2], None, None, found.span(2), ()),
        cue=Cue(found[3], found.span(3), False),
        act="say",
        kind="speech",
        content=(words(1),),
        form="direct",
        evidence=(Evidence.of(article.report, article.text, *found.span()),),
        confidence=0.9,
    )


def _none(*_: object) -> tuple[()]:
    return ()


def settle(connection: Connection) -> None:
    """What the reports tell of each other; there are no events whose days could change."""
    retell = across.Retell(times.find, times.said_on, _none, _none, _none)
    across.settle(connection, retell=retell)


WORK = Work(load=load, process=process)


def main(source: str, out: str) -> None:
    """Run over one file with two workers."""
    batch.run(
        [Path(source)],
        Path(out),
        read=read,
        # Named from outside, since what runs as a script has no name that a worker could import.
        work=sys.modules["bench.archive.stand_in"].WORK,
        made_with=replace(provenance.gather(settings={}), model="stand-in"),
        workers=2,
        across=settle,
    )
