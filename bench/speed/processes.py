"""Memory of a process and its children, and a process kept to some CPUs (Linux)."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")


def pss(pid: int) -> int | None:
    """Bytes of a process and all below it, shared pages divided among those who share them."""
    sizes = [size for p in family(pid) if (size := _own_pss(p)) is not None]
    return sum(sizes) if sizes else None


def family(pid: int) -> list[int]:
    """A process and all below it."""
    out = [pid]
    for parent in out:  # grows while it is walked
        for task in (PROC / str(parent) / "task").glob("*/children"):
            with contextlib.suppress(OSError):  # it may have ended meanwhile
                out.extend(map(int, task.read_text().split()))
    return out


def _own_pss(pid: int) -> int | None:
    try:
        rollup = (PROC / str(pid) / "smaps_rollup").read_text()
    except OSError:
        return None
    kilobytes = next((line.split()[1] for line in rollup.splitlines() if line[:4] == "Pss:"), None)
    return None if kilobytes is None else int(kilobytes) * 1024


@contextlib.contextmanager
def children_on(cpus: int) -> Iterator[None]:
    """Processes that are started within run on so many CPUs; we go back to all of ours after."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    ours = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(ours)[:cpus])
    try:
        yield
    finally:
        os.sched_setaffinity(0, ours)
