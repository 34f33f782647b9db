"""The paragraph says what the run knows, and no score of another model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.export.methods import SCORES, paragraph
from onrecord.provenance import weights
from onrecord.record import Record
from tests.export.full import write_record


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return Record(write_record(tmp_path_factory.mktemp("out")))


@pytest.mark.parametrize(
    "words",
    [
        "We coded 2 English news reports",
        "of 2025-03-03",
        "(1 more could not be read)",
        "OnRecord 1, which found",
        "1 events",
        "1 positions",
        "language model fake-1 (SHA-256 0000000000000000…)",
        "All settings were the defaults.",
        "left missing and not imputed",
    ],
)
def test_what_it_says(record: Record, words: str) -> None:
    assert words in paragraph(record.runs, record.counts(), scores=None)


def test_scores_are_the_cards(record: Record) -> None:
    scores = weights().card["scores"]
    told = paragraph(record.runs, record.counts(), scores=scores)
    for name, words in SCORES:
        assert words.format(scores[name]) in told
    assert "not trained on" not in paragraph(record.runs, record.counts(), scores=None)


def test_what_was_not_the_default_is_said(record: Record) -> None:
    run = replace(record.runs[0], settings='{"leftovers": "ab12"}')
    assert "ab12" in paragraph([run], record.counts(), scores=None)


def test_earlier_versions_are_said(record: Record) -> None:
    runs = [replace(record.runs[0], fingerprint="other"), record.runs[0]]
    assert "Earlier runs with other versions" in paragraph(runs, record.counts(), scores=None)


def test_nothing_dated_has_no_span(record: Record) -> None:
    counts = replace(record.counts(), first=None, last=None)
    assert "news reports (1 more" in paragraph(record.runs, counts, scores=None)
    several = replace(record.counts(), first="2025-03-01")
    assert "dated 2025-03-01 to 2025-03-03" in paragraph(record.runs, several, scores=None)


def test_the_model_of_another_run_lends_it_no_scores(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from onrecord.cli.app import app

    done = CliRunner().invoke(app, ["methods", str(write_record(tmp_path / "out"))])
    assert done.exit_code == 0
    assert "We coded 2 English news reports" in done.stdout
    assert "not trained on" not in done.stdout
