"""`python -m bench.archive`: a large WARC file read in a stream, killed at random, and resumed."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.archive.killed import Seen, command, digests, interrupted, run
from bench.archive.make import write
from bench.common import Table, layout


def main(arguments: Sequence[str] | None = None) -> int:
    """Makes the file, runs over it undisturbed and killed, and compares; 1 where they differ."""
    parser = argparse.ArgumentParser(prog="python -m bench.archive", description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--megabytes", type=float, default=200, help="of the whole file")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0, help="of the moments")
    parser.add_argument("--without-model", action="store_true", help="clean, quotations and times")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "pages.warc")
        write(source, pages=asked.pages, megabytes=asked.megabytes)
        print(f"{asked.pages} pages, {source.stat().st_size / 1e6:.0f} MB", flush=True)
        whole, killed = Path(folder, "whole"), Path(folder, "killed")
        words = command(source, whole, with_model=not asked.without_model)
        one = run(words, whole)
        print(layout(_table("undisturbed", [one])), flush=True)
        words = command(source, killed, with_model=not asked.without_model)
        runs = list(
            interrupted(words, killed, pages=asked.pages, kills=asked.kills, seed=asked.seed)
        )
        print(layout(_table("killed and started again", runs)))
        same = digests(whole) == digests(killed)
    print(f"most memory, all processes together: {max(s.peak for s in [one, *runs]) / 1e6:.0f} MB")
    print(f"the files are {'the same' if same else 'NOT THE SAME'}")
    return 0 if same and one.after == asked.pages else 1


def _table(title: str, runs: Sequence[Seen]) -> Table:
    rows = tuple(
        (k, s.seconds, s.before, s.after, s.first_new, s.peak / 1e6, "end" if s.ended else "killed")
        for k, s in enumerate(runs, 1)
    )
    columns = ("run", "seconds", "held", "then", "first new s", "peak MB", "by")
    return Table(title, columns, rows)


if __name__ == "__main__":
    sys.exit(main())
