"""Times `onrecord run` over many reports with two workers."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.common import Result, Table, Task, json_lines
from bench.speed.processes import children_on, pss
from bench.speed.score import Watched, cut, metrics

WORKERS = 2
# A report of the length that the numbers to reach are stated for.
WORDS = 500
LOOK_EVERY = 0.1  # seconds


@contextlib.contextmanager
def inputs(cases: Path, limit: int | None) -> Iterator[list[Path]]:
    """The reports to read: a folder's files, or a JSONL's texts, cut and written as files."""
    if cases.is_dir():
        yield sorted(p for p in cases.rglob("*") if p.is_file())[:limit]
        return
    with tempfile.TemporaryDirectory() as folder:
        for i, case in enumerate(islice(json_lines(cases), limit)):
            Path(folder, f"{i:05}.txt").write_text(cut(case["text"], WORDS), "utf-8")
        yield [Path(folder)]


def written(database: Path) -> int:
    """How many reports stand in a database that a run is writing."""
    with contextlib.suppress(sqlite3.Error):
        connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        with contextlib.closing(connection):
            return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])
    return 0


def watch(reports: list[Path], out: Path) -> tuple[float | None, int, float, int | None]:
    """Runs and looks on: when the first record came, how many by then, the end, the peak."""
    from bench import shipped

    first, before, peak = None, 0, None
    with children_on(WORKERS), out.with_suffix(".log").open("w+") as log:
        start = time.perf_counter()
        process = subprocess.Popen(shipped.command_line(reports, out), stdout=log, stderr=log)
    while process.poll() is None:
        if first is None and (before := written(out / "record.db")):
            first = time.perf_counter() - start
        peak = max(filter(None, (peak, pss(process.pid))), default=None)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(LOOK_EVERY)
    end = time.perf_counter() - start
    if process.returncode:
        printed = out.with_suffix(".log").read_text()
        raise RuntimeError(f"onrecord run ended with {process.returncode}: {printed[-2000:]}")
    return first, before, end, peak


def measure(cases: Path, limit: int | None) -> Result:
    """Times one run."""
    with tempfile.TemporaryDirectory() as folder, inputs(cases, limit) as reports:
        out = Path(folder, "out")
        first, before, end, peak = watch(reports, out)
        read = [r for r in json_lines(out / "reports.jsonl") if r.get("text")]
    words = sum(len(r["text"].split()) for r in read)
    rows = (("reports", len(read)), ("words", words), ("seconds in all", end))
    return Result(
        metrics(Watched(first, before, end, len(read), words, peak)),
        (Table("the run", ("", "value"), rows),),
    )


TASK = Task(
    name="speed",
    about="Reports and words a second, time to the first record, and memory.",
    metrics=("reports_per_s", "words_per_s", "first_record_s", "peak_mb"),
    measure=measure,
)
