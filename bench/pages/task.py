"""Asks `onrecord serve` for every page over a large record, then for many at once."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from bench.common import Result, Table, Task, watched
from bench.pages.ask import addresses, many
from bench.pages.grow import grow
from bench.pages.score import Load, Page, load, metrics
from onrecord.schema import Judgement
from onrecord.store import judgements, query, reading
from onrecord.store.database import judging

REPORTS = 10_000
READERS, SECONDS = 50, 120
STARTS = 30  # seconds that a server may take to answer
SEED = 7
JUDGE_EVERY = 2.0  # seconds
READS = 5
"""Times that a run surely does not read the cases over in a second."""


def measure(cases: Path, limit: int | None) -> Result:
    """Grows a record from some reports, and reads it."""
    from bench import shipped

    with tempfile.TemporaryDirectory() as folder:
        small, out = Path(folder, "small"), Path(folder, "out")
        shipped.run_command([cases], small)
        with reading(small) as connection, connection.begin():
            base = [entry for entry in query.entries(connection) if entry.article]
        grow(base, out, reports=limit or REPORTS)
        with reading(out) as connection, connection.begin():
            asked, drawn = addresses(connection), many(connection, Random(SEED))
        with serving(out) as home:
            pages = [page(home, name, address) for name, address in watched(asked, "pages")]
            found, lost = crowd(home, out, cases, Path(folder), drawn)
    rows = tuple((p.name, p.first, p.again, p.size / 1000) for p in pages)
    return Result(
        metrics(pages, found, lost),
        (
            Table("pages", ("page", "first, s", "again, s", "kB"), rows),
            Table("at once", ("", "value"), (("pages", found.pages), ("slowest", found.slowest))),
        ),
    )


def page(home: str, name: str, address: str) -> Page:
    """Ask for a page twice."""
    taken = []
    for _ in range(2):
        start = time.perf_counter()
        with urllib.request.urlopen(home + address) as answer:
            size = len(answer.read())
        taken.append(time.perf_counter() - start)
    return Page(name, taken[0], taken[1], size)


@contextlib.contextmanager
def serving(out: Path) -> Iterator[str]:
    """A server of the record, and its address."""
    from bench import shipped

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*shipped.COMMAND, "serve", str(out), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    home, end = f"http://127.0.0.1:{port}", time.monotonic() + STARTS
    try:
        while time.monotonic() < end:
            with contextlib.suppress(OSError), urllib.request.urlopen(home + "/keys.js"):
                break
            time.sleep(0.1)
        yield home
    finally:
        process.terminate()
        process.wait()


def crowd(home: str, out: Path, cases: Path, folder: Path, asked: list[str]) -> tuple[Load, int]:
    """Readers who ask at one time while a run with one worker writes and somebody judges.

    Returns:
        What they were given, and how many of the judgements and reports that were held are gone.
    """
    Path(folder, "addresses").write_text("\n".join(asked), "utf-8")
    command = [sys.executable, "-m", "locust", "-f", str(Path(__file__).with_name("readers.py"))]
    command += ["--headless", "--users", str(READERS), "--spawn-rate", str(READERS)]
    command += ["--run-time", f"{SECONDS}s", "--host", home, "--csv", str(folder / "load")]
    command += ["--only-summary", "--loglevel", "ERROR"]
    before = held(out)
    with writing_on(out, more(cases, folder)):
        readers = subprocess.Popen(
            command,
            env=os.environ | {"ONRECORD_BENCH_ADDRESSES": str(folder / "addresses")},
            stdout=subprocess.DEVNULL,
        )
        judged = 0
        while readers.poll() is None:
            judged += judge(out, judged)
            time.sleep(JUDGE_EVERY)
    after = held(out)
    lost = max(0, before[0] - after[0]) + (before[1] + judged - after[1])
    return load(Path(folder, "load_stats.csv").read_text("utf-8").splitlines()), lost


def more(cases: Path, folder: Path) -> Path:
    """Many more reports than are read in the time: the cases again and again, each time changed."""
    to = folder / "more"
    for number in range(SECONDS * READS):
        for file in sorted(cases.glob("*.txt")):
            to.mkdir(exist_ok=True)
            text = file.read_text("utf-8")
            (to / f"{number:04}-{file.name}").write_text(f"{text}\n\nEdition {number}.\n", "utf-8")
    return to


@contextlib.contextmanager
def writing_on(out: Path, reports: Path) -> Iterator[None]:
    """A run with one worker that writes into the record, stopped as by Ctrl-C."""
    from bench import shipped

    command = [*shipped.COMMAND, "run", str(reports), "-o", str(out), "--workers", "1"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def judge(out: Path, number: int) -> int:
    """Accept a statement of the record, as somebody who reviews would."""
    with judging(out) as connection, connection.begin():
        row = connection.exec_driver_sql(f"SELECT id FROM statements LIMIT 1 OFFSET {number}")
        time = datetime.now(UTC).isoformat()
        line = Judgement("statement", row.scalar_one(), "accept", "Ada", time)
        return judgements.add(connection, [line])


def held(out: Path) -> tuple[int, int]:
    """How many reports and judgements a record holds."""
    with reading(out) as connection, connection.begin():
        return len(query.ids(connection)), len(judgements.every(connection))


TASK = Task(
    name="pages",
    about="Seconds for every page over 10,000 reports, alone and with 50 readers during a run.",
    metrics=(
        "slowest_s",
        "slowest_first_s",
        "load_p50_s",
        "load_p95_s",
        "load_failed",
        "lost",
    ),
    measure=measure,
)
