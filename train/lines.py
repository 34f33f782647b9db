"""The weights of the second look at lines: `python -m train.lines OUT.csv FOLDER…`.

FOLDER… hold marked pages that may be looked at. Their lines, and those of invented pages that tell
their stories among other furniture (`furnished.py`), are sorted by the rules; a logistic
regression over what is then to be seen of each line learns what it is. Weights are tenths; what
hardly matters is left out.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bench.article.score import Block
from bench.article.task import Case, cases
from onrecord.clean.draft import Draft, sorted_lines
from onrecord.clean.line import Line
from onrecord.clean.second import UNIT
from onrecord.clean.traits import around, traits
from onrecord.errors import CleanError
from onrecord.schema import Report
from train.furnished import furnished, stories

Row = tuple[list[str], str, float]  # traits, kind, weight
INVENTED = 1400
# A line of a marked page counts for as many of invented ones; of pages to which the rules were
# fitted the rules' own word would be believed too readily, so they count for less.
FITTED, FRESH = 1.5, 6.0
STRENGTH = 0.1
# Traits seen less often tell nothing that another line would bear.
FEWEST = 4
# What no kind's score is moved by more than this many tenths for is left out.
LEAST = 0.5


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


def rows(draft: Draft, blocks: Sequence[Block], weight: float) -> Iterator[Row]:
    """What is to be seen of each line of a page, and what it is."""
    of = around(draft.labels.lines, draft.outlet, titles=draft.names)
    for number, item in enumerate(draft.labels.lines):
        yield list(traits(number, of)), kind_of(item.line, blocks), weight


def marked_rows(pages: Iterable[Case], weight: float) -> Iterator[Row]:
    """The lines of marked pages."""
    for page in pages:
        yield from rows(sorted_lines(page.report), page.blocks or (), weight)


def invented_rows(pages: Sequence[Case], count: int) -> Iterator[Row]:
    """The lines of invented pages that tell the stories of marked ones."""
    told = stories([(page.source, page.blocks or (), page.html) for page in pages])
    for seed in range(count):
        source, blocks, web = furnished(told[seed % len(told)], seed)
        report = Report(f"r{seed}", "page", None, source, "html" if web else "text")
        try:
            yield from rows(sorted_lines(report), blocks, 1.0)
        except CleanError:
            continue


def fit(every: Sequence[Row]) -> tuple[list[str], list[str], np.ndarray]:
    """The kinds, the traits, and the weight of each trait for each kind."""
    counts = Counter(trait for seen, _, _ in every for trait in set(seen))
    names = sorted(trait for trait, count in counts.items() if count >= FEWEST)
    index = {name: number for number, name in enumerate(names)}
    columns = [[index[t] for t in sorted(set(seen)) if t in index] for seen, _, _ in every]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.array([n for line in columns for n in line])
    shape = (len(every), len(names))
    seen = csr_matrix((np.ones(len(flat), np.float32), flat, ends), shape=shape)
    kinds = [kind for _, kind, _ in every]
    weights = [weight for _, _, weight in every]
    model = LogisticRegression(C=STRENGTH, max_iter=200, tol=1e-3)
    model.fit(seen, kinds, sample_weight=weights)
    table = model.coef_.T.copy()
    table[index[""]] += model.intercept_
    return list(model.classes_), names, table / UNIT


def write(out: Path, kinds: Sequence[str], names: Sequence[str], table: np.ndarray) -> int:
    """The table, of the traits that matter; how many they are."""
    held = [n for n in range(len(names)) if np.abs(table[n]).max() >= LEAST]
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["trait", *kinds])
        for n in held:
            writer.writerow([names[n], *(str(round(w)) if round(w) else "" for w in table[n])])
    return len(held)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("out", type=Path)
    parser.add_argument("folders", type=Path, nargs="+", help="marked pages; the last is fresh")
    parser.add_argument("--invented", type=int, default=INVENTED)
    args = parser.parse_args()
    fitted = [page for folder in args.folders[:-1] for page in cases(folder)]
    fresh = list(cases(args.folders[-1]))
    every = [*marked_rows(fitted, FITTED), *marked_rows(fresh, FRESH)]
    every += invented_rows([*fitted, *fresh], args.invented)
    kinds, names, table = fit(every)
    print(f"{len(every)} lines, {write(args.out, kinds, names, table)} traits")


if __name__ == "__main__":
    main()
