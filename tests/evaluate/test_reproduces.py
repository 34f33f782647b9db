"""Over the reports that the repository ships with their gold, the figures are the bench's own."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from bench.statements import score
from bench.statements.task import gold_of, reports_of, statements_of
from onrecord import pipeline
from onrecord.evaluate import evaluate, read
from onrecord.record import Record

CASES = Path(__file__).parents[2] / "bench" / "cases" / "statements"


@pytest.mark.slow
def test_the_figures_are_those_of_the_bench(tmp_path: Path) -> None:
    gold = json.loads(gold_of(CASES).read_text("utf-8"))
    out = tmp_path / "out"
    pipeline.run(reports_of(CASES, list(gold["reports"])), out)
    counted = score.count(gold, statements_of(out))
    metrics = score.metrics(counted)
    coded = tmp_path / "coded.csv"
    _write(gold, coded)
    found = evaluate(Record(out), read(coded, unit="statements"), unit="statements", outermost=True)
    fields = {field.name: field.agree.value for field in found.fields}
    assert (found.coded, found.made, found.hits) == (
        counted["gold"],
        counted["made"],
        counted["hit"],
    )
    assert found.f1.value == pytest.approx(metrics["f1"])
    assert fields["speaker_name"] == pytest.approx(metrics["speaker_of_found"])
    assert fields["act"] == pytest.approx(counted["act right"] / counted["act found"])


def _write(gold: dict[str, Any], path: Path) -> None:
    """The gold as a researcher would have it in a table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow("report words speaker_name act optional".split())
        for table, optional in (("statements", ""), ("optional_statements", "yes")):
            writer.writerows([*_row(item), optional] for item in gold.get(table, []))


def _row(item: dict[str, Any]) -> list[str]:
    words = [" ".join(item["content"]), *item.get("alt", ())]
    speaker = (item["speaker"] or "none") if "speaker" in item else ""
    return [item["report"], "|".join(words), speaker, "|".join(score.as_list(item.get("act")))]
