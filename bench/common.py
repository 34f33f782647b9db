"""What all benches share: the command line, reading cases, tables, and the check of floors.

A bench is a folder with `score.py` (pure: gold and predictions in, numbers out), `task.py` (reads
the cases, runs the shipped code), `floors.toml` and a README.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

Item = TypeVar("Item")
Metrics = Mapping[str, float | None]
"""Scores by name; None where the cases hold nothing to score."""

SHIPPED = "shipped"
"""The set of floors that stands for the cases in the repository."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table for the reader: a title, the columns' names and the rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a bench measured.

    Attributes:
        metrics: the scores by the names that the task promises.
        tables: details for the reader.
        details: further values for the line of JSON ("genres": {...}).
    """

    metrics: Metrics
    tables: tuple[Table, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Task:
    """A bench.

    Attributes:
        name: its folder under bench/.
        about: one line for --help.
        metrics: the names it promises, in the order in which they are shown.
        measure: runs the shipped code over the cases at a path, at most so many of them.
    """

    name: str
    about: str
    metrics: tuple[str, ...]
    measure: Callable[[Path, int | None], Result]

    @property
    def folder(self) -> Path:
        """Where its README and floors stand."""
        return Path(__file__).parent / self.name


@dataclass(frozen=True, slots=True)
class Floors:
    """What a set of cases must reach: the cases' path if they ship, least and greatest values."""

    cases: Path | None = None
    least: Mapping[str, float] = field(default_factory=dict)
    greatest: Mapping[str, float] = field(default_factory=dict)


def lines(path: Path) -> Iterator[str]:
    """The lines of a text file, gzipped or not, without their ends."""
    with open_text(path) as file:
        for line in file:
            yield line.rstrip("\r\n")


def open_text(path: Path) -> Any:
    """A UTF-8 file opened for reading, gzipped or not; told by its first bytes, not its name."""
    with path.open("rb") as file:
        zipped = file.read(2) == b"\x1f\x8b"
    return gzip.open(path, "rt", encoding="utf-8") if zipped else path.open(encoding="utf-8")


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The values of a JSONL file, gzipped or not."""
    return (json.loads(line) for line in lines(path) if line.strip())


def f1(hits: float, made: float, gold: float) -> float | None:
    """F1 of so many hits among those made and those in the gold; None when both are empty.

    >>> f1(3, 4, 5)
    0.6666666666666666
    """
    return 2 * hits / (made + gold) if made + gold else None


def share(hits: float, of: float) -> float | None:
    """Hits as a fraction; None of nothing.

    >>> share(1, 4), share(0, 0)
    (0.25, None)
    """
    return hits / of if of else None


def watched(items: Sequence[Item], what: str) -> Iterator[Item]:
    """The items, with a count on the terminal while somebody watches."""
    show = sys.stderr.isatty()
    for i, item in enumerate(items, 1):
        yield item
        if show:
            print(f"\r{what} {i}/{len(items)}", end="", file=sys.stderr, flush=True)
    if show:
        print("\r\033[K", end="", file=sys.stderr)


def cell(value: object) -> str:
    """A value as tables show it.

    >>> cell(0.51234), cell(None), cell(12)
    ('0.512', '–', '12')
    """
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def layout(table: Table) -> str:
    """A table as text: the first column to the left, the others to the right."""
    rows = [table.columns, *([cell(v) for v in row] for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    pad = [str.ljust, *[str.rjust] * (len(widths) - 1)]
    text = "\n".join(
        "  ".join(p(v, w) for p, v, w in zip(pad, row, widths, strict=True)).rstrip()
        for row in rows
    )
    return f"{table.title}\n{text}\n"


def read_floors(path: Path) -> dict[str, Floors]:
    """The sets of floors in a floors.toml, by name; a set's cases are named from its folder."""
    found = tomllib.loads(path.read_text("utf-8"))
    return {
        name: Floors(
            cases=path.parent / values["cases"] if "cases" in values else None,
            least=values.get("least", {}),
            greatest=values.get("greatest", {}),
        )
        for name, values in found.items()
    }


def below(metrics: Metrics, floors: Floors) -> list[str]:
    """What falls short, a sentence each; a score that is missing falls short.

    >>> below({"f1": 0.5, "peak_mb": 700.0}, Floors(None, {"f1": 0.6}, {"peak_mb": 1000}))
    ['f1 is 0.500, its floor 0.6']
    """
    out = []
    for name, least in floors.least.items():
        value = metrics.get(name)
        if value is None or value < least:
            out.append(f"{name} is {cell(value)}, its floor {least}")
    for name, greatest in floors.greatest.items():
        value = metrics.get(name)
        if value is None or value > greatest:
            out.append(f"{name} is {cell(value)}, its ceiling {greatest}")
    return out


def report(task: Task, result: Result, *, as_json: bool) -> None:
    """Prints the tables, and the line of JSON last."""
    scores = Table(
        task.name, ("metric", "value"), tuple((m, result.metrics[m]) for m in task.metrics)
    )
    for table in (*result.tables, scores):
        print(layout(table))
    if as_json:
        rounded = {k: None if v is None else round(v, 4) for k, v in result.metrics.items()}
        print(json.dumps({**rounded, **result.details}, ensure_ascii=False))


def main(task: Task, argv: Sequence[str] | None = None) -> int:
    """The command line of a bench; returns the exit code, 1 when a floor is not reached."""
    parser = argparse.ArgumentParser(prog=f"python -m bench.{task.name}", description=task.about)
    parser.add_argument(
        "--cases", type=Path, metavar="PATH", help="the cases; default: shipped ones"
    )
    parser.add_argument("--limit", type=int, metavar="N", help="take the first N cases only")
    parser.add_argument("--json", action="store_true", help="print a last line of JSON")
    parser.add_argument(
        "--floors",
        nargs="?",
        const=SHIPPED,
        metavar="SET",
        help=f"fail below the floors of this set in floors.toml (default: {SHIPPED})",
    )
    args = parser.parse_args(argv)
    sets = read_floors(task.folder / "floors.toml")
    if args.floors and args.floors not in sets:
        parser.error(f"floors.toml has no set {args.floors!r}, only: {', '.join(sets) or 'none'}")
    floors = sets.get(args.floors or SHIPPED, Floors())
    cases = args.cases or floors.cases
    if cases is None:
        parser.error("no cases: give --cases PATH")
    if not cases.exists():
        parser.error(f"no such cases: {cases}")
    result = task.measure(cases, args.limit)
    short = below(result.metrics, floors) if args.floors else []
    for sentence in short:
        print(f"TOO LOW  {task.name}: {sentence}")
    report(task, result, as_json=args.json)
    return 1 if short else 0


def run_all(tasks: Iterable[Task]) -> int:
    """Runs each bench that has shipped cases against its floors; returns the exit code."""
    worst = 0
    for task in tasks:
        if SHIPPED in read_floors(task.folder / "floors.toml"):
            worst = max(worst, main(task, ["--floors"]))
        else:
            print(f"{task.name}: no shipped cases, nothing to hold\n")
    return worst
