"""`onrecord watch` and `onrecord serve` over one folder, looked at from outside."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.intake.feeds import Plan
from bench.shipped import COMMAND
from bench.speed.processes import pss
from bench.speed.task import written

LOOK_EVERY = 5.0  # seconds
ASKED = ("/", "/stories", "/statements", "/actors")
"""What a reader asks `serve` for between two looks, one after the other."""

# The command's own `--every` is at least a minute: no site of others is asked more often.
WATCH = """
import signal, sys, threading
from onrecord import pipeline
from onrecord.settings import Manners
stop = threading.Event()
signal.signal(signal.SIGINT, lambda *_: stop.set())
out, every, *feeds = sys.argv[1:]
manners = Manners(every=float(every), pause=0.2, allow_private=True)
done = pipeline.watch(feeds, out, manners=manners, stop=stop)
print(done.pages, done.entries, done.nothing, done.waiting, sep="\\t")
"""


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen at a moment.

    Attributes:
        seconds: since the beginning.
        posted: reports that the feeds had posted.
        held: reports on the record.
        watch: memory of the watch and its workers, in bytes.
        serve: memory of the server.
        answer: seconds in which the server gave a page; None where it did not.
    """

    seconds: float
    posted: int
    held: int
    watch: int
    serve: int
    answer: float | None


def looks(plan: Plan, feeds: Sequence[str], out: Path, *, every: float) -> Iterator[Look]:
    """Watch and serve together until all that is posted is held, or it takes far too long."""
    out.mkdir()
    log = out.with_suffix(".log").open("w")
    words = [sys.executable, "-c", WATCH, str(out), str(every), *feeds]
    with log, subprocess.Popen(words, stdout=log, stderr=log) as watch:
        while not (out / "record.db").exists():
            time.sleep(0.1)
        port = _free_port()
        words = [*COMMAND, "serve", str(out), "--port", str(port)]
        with subprocess.Popen(words, stdout=log, stderr=log) as serve:
            count = 0
            while watch.poll() is None:
                now = time.monotonic()
                yield Look(
                    now - plan.begun,
                    plan.posted(now),
                    written(out / "record.db"),
                    pss(watch.pid) or 0,
                    pss(serve.pid) or 0,
                    _asked(port, ASKED[count % len(ASKED)]),
                )
                count += 1
                late = now - plan.begun > 4 * plan.seconds + 300
                if written(out / "record.db") >= plan.reports or late:
                    break
                time.sleep(LOOK_EVERY)
            watch.send_signal(signal.SIGINT)
            watch.wait()
            serve.send_signal(signal.SIGINT)
    if watch.returncode:
        raise RuntimeError(out.with_suffix(".log").read_text()[-2000:])


def _asked(port: int, path: str) -> float | None:
    begun = time.perf_counter()
    with contextlib.suppress(OSError):
        urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60).read()
        return time.perf_counter() - begun
    return None


def _free_port() -> int:
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])
