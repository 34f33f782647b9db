"""`python -m bench.intake`: watching and serving together while many feeds post."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.common import Table, layout
from bench.intake.feeds import Plan, posting
from bench.intake.together import Look, looks
from onrecord import open as open_record


def main(arguments: Sequence[str] | None = None) -> int:
    """Posts, watches and counts; 1 where a report was lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m bench.intake", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10, help="in which all is posted")
    parser.add_argument("--feeds", type=int, default=30)
    parser.add_argument("--reports", type=int, default=1_000)
    parser.add_argument("--every", type=float, default=10, help="seconds between two looks")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out")
        plan = Plan(asked.feeds, asked.reports, 60 * asked.minutes, time.monotonic())
        with posting(plan) as feeds:
            seen = list(looks(plan, feeds, out, every=asked.every))
        found = Counter(numbers(out))
    print(layout(table(seen)))
    lost = [k for k in range(asked.reports) if k not in found]
    doubled = [k for k, count in found.items() if count > 1]
    print(f"posted {asked.reports}, lost {len(lost)}, doubled {len(doubled)}")
    return 1 if lost or doubled else 0


def numbers(out: Path) -> list[int]:
    """The numbers of the reports on a record, told by their addresses."""
    return [int((entry.url or "").rpartition("/")[2]) for entry in open_record(out)
            if entry.article]  # fmt: skip


def table(seen: Sequence[Look]) -> Table:
    """At most twenty of the looks, evenly."""
    step = max(1, len(seen) // 20)
    rows = tuple(
        (round(s.seconds), s.posted, s.held, s.watch / 1e6, s.serve / 1e6, s.answer)
        for s in [*seen[::step], seen[-1]]
    )
    columns = ("seconds", "posted", "held", "watch MB", "serve MB", "page s")
    return Table("watching and serving", columns, rows)


if __name__ == "__main__":
    sys.exit(main())
