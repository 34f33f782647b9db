"""Runs `onrecord run` over reports that a careful reader has coded, and scores its events."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from bench.common import Result, Table, Task, json_lines, open_text, share
from bench.events.score import FIELDS, Made, count_events, count_positions, metrics
from bench.statements.task import gold_of, reports_of

METRICS = (
    "f1", "precision", "recall", "found_f1", *FIELDS, "figures_f1", "positions_f1",
    "positions_precision", "positions_recall",
)  # fmt: skip


def lines_of(out: Path, name: str) -> list[Made]:
    """The lines of a file of a run, each with its report's file name."""
    file_of = {
        r["id"]: Path(r.get("path") or r.get("url") or "").name
        for r in json_lines(out / "reports.jsonl")
    }
    return [{**x, "file": file_of.get(x["report"])} for x in json_lines(out / f"{name}.jsonl")]


def count(gold: dict[str, Any], out: Path) -> Counter[str]:
    """The sums over a run's events and positions."""
    speakers = {s["id"]: s["speaker"]["name"] for s in json_lines(out / "statements.jsonl")}

    def teller(event: Made) -> str | None:
        return speakers.get(event["told_by"])

    positions = count_positions(gold["positions"], lines_of(out, "positions"))
    if "events" not in gold:  # a set of positions alone
        return positions
    return positions + count_events(gold["events"], lines_of(out, "events"), teller)


def measure(cases: Path, limit: int | None) -> Result:
    """Scores one run over all the reports, or the first so many."""
    from bench import shipped

    with open_text(gold_of(cases)) as file:
        gold: dict[str, Any] = json.load(file)
    chosen = list(gold["reports"])[:limit]
    for key in gold.keys() & {"events", "positions"}:
        gold[key] = [g for g in gold[key] if g["report"] in chosen]
    reports = reports_of(cases if cases.is_dir() else cases.parent, chosen)
    with tempfile.TemporaryDirectory() as folder:
        shipped.run_command(reports, Path(folder, "out"))
        c = count(gold, Path(folder, "out"))
    rows = [(f, c["found"], c[f"{f} right"], share(c[f"{f} right"], c["found"])) for f in FIELDS]
    found = Table(
        "events",
        ("", "gold", "made", "found", "right"),
        (
            ("events", c["gold"], c["made"], c["found"], c["hit"]),
            ("positions", c["positions gold"], c["positions made"], "", c["positions hit"]),
        ),
    )
    fields = Table("fields of found events", ("field", "found", "right", "share"), tuple(rows))
    return Result(metrics(c), (found, fields))


TASK = Task(
    name="events",
    about="A whole run's events and positions against what a careful reader codes.",
    metrics=METRICS,
    measure=measure,
)
