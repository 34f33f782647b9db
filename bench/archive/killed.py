"""Runs that are killed and started again, watched from outside."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.shipped import command_line
from bench.speed.processes import children_on, pss
from bench.speed.task import written

LOOK_EVERY = 0.2  # seconds
WORKERS = 2
WAIT = 5.0
"""Seconds, at most, from a count to the kill: some fall into the start of a process."""
STAND_IN = "from bench.archive.stand_in import main; import sys; main(*sys.argv[1:])"


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of one process.

    Attributes:
        seconds: how long it lived.
        before: reports that stood in the database when it began.
        after: when it ended.
        first_new: seconds until it had written a new one; None where it never did.
        peak: most memory of all its processes, in bytes.
        ended: whether it came to its end by itself.
    """

    seconds: float
    before: int
    after: int
    first_new: float | None
    peak: int
    ended: bool


def command(source: Path, out: Path, *, with_model: bool) -> list[str]:
    """The words of a run over one file."""
    if with_model:
        return command_line([source], out)
    return [sys.executable, "-c", STAND_IN, str(source), str(out)]


def run(words: Sequence[str], out: Path, *, kill_at: float | None = None, wait: float = 0) -> Seen:
    """Run once, perhaps killing it with all its workers.

    Args:
        words: of the command.
        out: the folder that it writes.
        kill_at: kill it when so many reports are written …
        wait: … and so many seconds have passed then.
    """
    before = written(out / "record.db")
    with children_on(WORKERS), out.with_suffix(".log").open("a") as log:
        start = time.perf_counter()
        process = subprocess.Popen(words, stdout=log, stderr=log, start_new_session=True)
    first_new, peak, due = None, 0, None
    while process.poll() is None:
        now, count = time.perf_counter() - start, written(out / "record.db")
        if first_new is None and count > before:
            first_new = now
        peak = max(peak, pss(process.pid) or 0)
        if due is None and kill_at is not None and count >= kill_at:
            due = now + wait
        if due is not None and now >= due:
            os.killpg(process.pid, signal.SIGKILL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(LOOK_EVERY)
    if process.returncode not in (0, -signal.SIGKILL):
        raise RuntimeError(out.with_suffix(".log").read_text()[-2000:])
    seconds, after = time.perf_counter() - start, written(out / "record.db")
    return Seen(seconds, before, after, first_new, peak, process.returncode == 0)


def moments(kills: int, pages: int, seed: int) -> list[tuple[float, float]]:
    """When to kill: by reports written, and seconds after; every tenth when all are written.

    >>> [0 < count < 100 for count, _ in moments(9, 100, 0)] == [True] * 9
    True
    >>> [count for count, _ in moments(20, 100, 0)][-2:]
    [100.0, 100.0]
    """
    r = random.Random(seed)
    late = kills // 10
    early = sorted((r.random() * pages, WAIT * r.random()) for _ in range(kills - late))
    return early + [(float(pages), WAIT * r.random()) for _ in range(late)]


def interrupted(
    words: Sequence[str], out: Path, *, pages: int, kills: int, seed: int
) -> Iterator[Seen]:
    """Kill a run at random moments, start it again each time, and let it end."""
    for count, wait in moments(kills, pages, seed):
        yield run(words, out, kill_at=count, wait=wait)
    yield run(words, out)


def digests(out: Path) -> dict[str, str]:
    """The hashes of all JSON lines of a folder."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(out.glob("*.jsonl"))}
