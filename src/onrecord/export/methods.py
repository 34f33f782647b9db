"""A paragraph for the methods section of a paper, from what the record knows of its making."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.store import RunRow

SCORES = (
    ("polnear_full_speech", "F1 {:.2f} for reported speech with source, cue and content (PolNeAR)"),
    ("polnear_full", "F1 {:.2f} for attributions of every kind (PolNeAR)"),
    ("ewt_las", "a labelled attachment score of {:.2f} from raw text (UD English EWT)"),
    ("uner_f1", "F1 {:.2f} for names (UNER-EWT)"),
)
"""The scores of the model's card that a reader of the field asks for, each in words."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds.

    Attributes:
        reports: reports that were read.
        failed: reports that could not be.
        first: the date of the earliest report, None where none is dated.
        last: that of the latest.
        statements: statements.
        events: events.
        positions: positions.
    """

    reports: int
    failed: int
    first: str | None
    last: str | None
    statements: int
    events: int
    positions: int


def paragraph(runs: Sequence[RunRow], counts: Counts, *, scores: Mapping[str, float] | None) -> str:
    """The paragraph.

    Args:
        runs: those that wrote the record, the last one last.
        counts: how much it holds.
        scores: of the model's card; None where the model at hand is not the run's.
    """
    run = runs[-1]
    parts = [_coded(run, counts), _made(runs), _settings(run)]
    if scores is not None:
        told = [words.format(scores[name]) for name, words in SCORES if name in scores]
        parts.append(
            f"On data it was not trained on the model reaches {_and(told)}, as its card states;"
            " agreement with our own coding of a sample is reported below [onrecord evaluate]."
        )
    parts.append(
        "Every finding carries the words of the report that support it; what a report does not"
        " say was left missing and not imputed."
    )
    return " ".join(part for part in parts if part)


def _coded(run: RunRow, counts: Counts) -> str:
    span = ""
    if counts.first and counts.last:
        same = counts.first == counts.last
        span = f" of {counts.first}" if same else f" dated {counts.first} to {counts.last}"
    failed = f" ({counts.failed} more could not be read)" if counts.failed else ""
    return (
        f"We coded {counts.reports:,} English news reports{span}{failed} with OnRecord"
        f" {run.package}, which found {counts.statements:,} statements, {counts.events:,} events"
        f" in the sixteen types of PLOVER and {counts.positions:,} positions of actors on issues."
    )


def _made(runs: Sequence[RunRow]) -> str:
    run, several = runs[-1], len({run.fingerprint for run in runs}) > 1
    versions = (
        " Earlier runs with other versions wrote to the same record; all reports were read again"
        " when versions changed."
        if several
        else ""
    )
    return (
        f"It was run on {run.started[:10]} with the language model {run.model} (SHA-256"
        f" {run.model_sha256[:16]}…), the lexicon {run.lexicon_sha256[:16]}…, onnxruntime"
        f" {run.onnxruntime} and {run.platform}.{versions}"
    )


def _settings(run: RunRow) -> str:
    if run.settings in ("", "{}"):
        return "All settings were the defaults."
    return f"Settings other than the defaults: {run.settings}."


def _and(told: Sequence[str]) -> str:
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
