"""The weights of the second look: `python -m train.lines WEIGHTS.csv STEPS.csv FOLDER…`.

FOLDER… hold marked pages that may be looked at. Their lines, and those of invented pages that tell
their stories among other furniture (`furnished/`), are sorted by the rules; a chain (`chain.py`)
over what is then to be seen of each line learns what it is and what may follow what. Weights are
tenths; what hardly matters is left out.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from bench.article.score import Block
from bench.article.task import Case, cases
from onrecord.clean.draft import Draft, sorted_lines
from onrecord.clean.line import Line
from onrecord.clean.second import UNIT
from onrecord.clean.traits import STEPS, around, step, traits
from onrecord.errors import CleanError
from onrecord.schema import Report
from train.chain import Learnt, Page, fit
from train.furnished import furnished, stories

INVENTED = 1800
# A line of a marked page counts for as many of invented ones; of pages to which the rules were
# fitted the rules' own word would be believed too readily, so they count for less.
FITTED, FRESH = 1.5, 6.0
STRENGTH = 0.1
# What no kind's score is moved by more than this many tenths for is left out.
LEAST = 0.5
# The folders whose pages the rules were not fitted to.
UNFITTED = frozenset({"dev", "styles", "a", "b"})
Marked = tuple[Case, float]  # a page, and how much it counts


def kind_of(line: Line, blocks: Iterable[Block]) -> str:
    """The kind that most of a line's source is marked as."""
    start, end = line.place(0), line.place(len(line.text) - 1) + 1
    shares: Counter[str] = Counter({"other": end - start})
    for block in blocks:
        common = max(0, min(block.end, end) - max(block.start, start))
        shares[block.kind] += common
        shares["other"] -= common
    if shares["body"]:
        shares["body"] += shares.pop("dateline", 0)
    shares.pop("dateline", None)
    return max(shares, key=lambda kind: shares[kind])


def page_of(draft: Draft, blocks: Sequence[Block], weight: float) -> Page:
    """What is to be seen of the lines of a page, and what they are."""
    of = around(draft.labels.lines, draft.outlet, titles=draft.names)
    every = range(len(draft.labels.lines))
    return Page(
        [traits(number, of) for number in every],
        [step(number, of) for number in every],
        [kind_of(item.line, blocks) for item in draft.labels.lines],
        weight,
    )


def weighed(folders: Iterable[Path]) -> list[Marked]:
    """The pages of some folders, and how much each counts."""
    return [
        (page, FRESH if folder.name in UNFITTED else FITTED)
        for folder in folders
        for page in cases(folder)
    ]


def marked_pages(pages: Iterable[Marked]) -> Iterator[Page]:
    """Marked pages."""
    for page, weight in pages:
        yield page_of(sorted_lines(page.report), page.blocks or (), weight)


def invented_pages(pages: Sequence[Marked], number: int) -> Iterator[Page]:
    """Invented pages that tell the stories of marked ones."""
    told = stories([(page.source, page.blocks or (), page.html) for page, _ in pages])
    for seed in range(number):
        source, blocks, web = furnished(told[seed % len(told)], seed)
        report = Report(f"r{seed}", "page", None, source, "html" if web else "text")
        try:
            yield page_of(sorted_lines(report), blocks, 1.0)
        except CleanError:
            continue


def learn(pages: Sequence[Marked], invented: int) -> Learnt:
    """The weights by marked pages and invented ones."""
    every = [*marked_pages(pages), *invented_pages(pages, invented)]
    print(f"{len(every)} pages, {sum(len(page.kinds) for page in every)} lines", flush=True)
    return fit(every, strength=STRENGTH)


def write(weights: Path, steps: Path, learnt: Learnt) -> int:
    """The two tables, of the traits that matter; how many they are."""
    table, follow = np.round(learnt.weights / UNIT), np.round(learnt.follow / UNIT)
    held = [n for n in range(len(learnt.traits)) if np.abs(table[n]).max() >= LEAST]
    rows = [[learnt.traits[n], *map(_cell, table[n])] for n in held]
    _write(weights, ["trait", *learnt.kinds], rows)
    both = [(way, n) for way in STEPS if way in learnt.steps for n in range(len(learnt.kinds))]
    rows = [
        [way, learnt.kinds[n], *map(_cell, follow[learnt.steps.index(way), n])] for way, n in both
    ]
    _write(steps, ["step", "before", *learnt.kinds], rows)
    return len(held)


def _cell(value: float) -> str:
    return str(round(value)) if round(value) else ""


def _write(out: Path, head: list[str], rows: Iterable[list[str]]) -> None:
    with out.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("steps", type=Path)
    parser.add_argument("folders", type=Path, nargs="+", help="marked pages")
    parser.add_argument("--invented", type=int, default=INVENTED)
    args = parser.parse_args()
    kept = write(args.weights, args.steps, learn(weighed(args.folders), args.invented))
    print(f"{kept} traits")


if __name__ == "__main__":
    main()
