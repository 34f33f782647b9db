"""Runs `onrecord run` over reports that a careful reader has read, and scores its statements."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from bench.common import Result, Table, Task, json_lines, open_text, share
from bench.statements.score import FIELDS, Made, count, metrics


def gold_of(cases: Path) -> Path:
    """The gold of a folder of reports: the one JSON file in it, or beside it."""
    if cases.is_file():
        return cases
    for folder in (cases, cases.parent):
        found = sorted((*folder.glob("*.json"), *folder.glob("*.json.gz")))
        if len(found) == 1:
            return found[0]
        if found:
            raise ValueError(f"{len(found)} JSON files in {folder}, which of them is the gold?")
    raise ValueError(f"no gold JSON in {cases} or beside it")


def reports_of(folder: Path, names: list[str]) -> list[Path]:
    """The reports that the gold names, anywhere under a folder."""
    found = {path.name: path for path in sorted(folder.rglob("*")) if path.is_file()}
    if missing := [name for name in names if name not in found]:
        raise ValueError(f"not under {folder}: {', '.join(missing)}")
    return [found[name] for name in names]


def statements_of(out: Path) -> list[Made]:
    """The statements of a run, each with its report's file name."""
    file_of = {
        r["id"]: Path(r.get("path") or r.get("url") or "").name
        for r in json_lines(out / "reports.jsonl")
    }
    return [{**s, "file": file_of.get(s["report"])} for s in json_lines(out / "statements.jsonl")]


def measure(cases: Path, limit: int | None) -> Result:
    """Scores one run over all the reports, or the first so many."""
    from bench import shipped

    with open_text(gold_of(cases)) as file:
        gold: dict[str, Any] = json.load(file)
    names = list(gold["reports"])[:limit]
    for key in ("statements", "optional_statements"):
        gold[key] = [g for g in gold.get(key, []) if g["report"] in names]
    reports = reports_of(cases if cases.is_dir() else cases.parent, names)
    with tempfile.TemporaryDirectory() as folder:
        shipped.run_command(reports, Path(folder, "out"))
        c = count(gold, statements_of(Path(folder, "out")))
    rows = tuple(
        (f, c[f"{f} gold"], c[f"{f} right"], share(c[f"{f} right"], c[f"{f} gold"])) for f in FIELDS
    )
    found = Table(
        "statements", ("", "gold", "made", "right"), (("all", c["gold"], c["made"], c["hit"]),)
    )
    return Result(metrics(c), (found, Table("fields", ("field", "gold", "right", "share"), rows)))


TASK = Task(
    name="statements",
    about="A whole run against what a careful reader takes from the same reports.",
    metrics=("f1", "speaker_of_found", "act", "nested_f1", "condition_f1"),
    measure=measure,
)
