"""Times `onrecord export` over a record that was grown."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from pathlib import Path

from bench.common import Result, Table, Task
from bench.exports.score import Written, grow, metrics
from bench.speed.processes import pss

FORMATS = ("csv", "parquet", "jsonl")
STATEMENTS = 100_000
LOOK_EVERY = 0.25  # seconds; to look takes time of its own


def export(format: str, out: Path) -> Written:
    """Runs one export to its end, and looks on what it takes."""
    from bench import shipped

    start, peak, used = time.perf_counter(), 0, None
    command = [*shipped.COMMAND, "export", format, str(out)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while used is None:
        peak = max(peak, pss(process.pid) or 0)
        time.sleep(LOOK_EVERY)
        done, status, usage = os.wait4(process.pid, os.WNOHANG)
        used = usage if done else None
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"onrecord export {format} ended with {process.returncode}")
    cpu = used.ru_utime + used.ru_stime
    return Written(format, time.perf_counter() - start, cpu, peak)


def measure(cases: Path, limit: int | None) -> Result:
    """Reads the reports, grows their record, and writes it in each format."""
    from bench import shipped

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out")
        shipped.run_command([cases], out)
        held = grow(out / "record.db", limit or STATEMENTS)
        written = [export(format, out) for format in FORMATS]
    rows = tuple((w.format, held, w.seconds, w.cpu, w.memory / 1e6) for w in written)
    columns = ("format", "statements", "seconds", "of them on a CPU", "MB")
    return Result(metrics(written), (Table("exports", columns, rows),))


TASK = Task(
    name="exports",
    about="Seconds and memory to write a record of 100,000 statements for others.",
    metrics=("csv_s", "parquet_s", "jsonl_s", "peak_mb"),
    measure=measure,
)
