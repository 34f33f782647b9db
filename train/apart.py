"""How the second look reads an author of whom it learnt nothing: `python -m train.apart FOLDER…`.

Each FOLDER holds the marked pages of one author. Each in turn is left out: weights are learnt from
all others, and from invented pages that tell the others' stories, and the pages left out are
sorted with them. Its figures, not those of pages that were learnt from, tell what a change is
worth; the rules, though, were fitted to most of the pages, so that those last written tell most.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from bench.article.score import block_f1
from bench.article.task import Case, cases, count
from bench.common import share
from onrecord.clean.article import article_of
from onrecord.clean.draft import sorted_lines
from onrecord.clean.second import UNIT, Weights, second_look
from onrecord.clean.traits import STEPS
from onrecord.errors import CleanError
from onrecord.schema import Article
from train.chain import Learnt
from train.lines import learn, weighed

INVENTED = 600


def weights_of(learnt: Learnt) -> Weights:
    """What was learnt, as it is when read from its tables."""
    table, follow = np.round(learnt.weights / UNIT), np.round(learnt.follow / UNIT)
    none = np.ones((len(learnt.kinds), len(learnt.kinds)))
    ways = {way: np.exp(follow[n] * UNIT) for n, way in enumerate(learnt.steps)}
    places = {trait: n for n, trait in enumerate(learnt.traits)}
    every = {way: ways.get(way, none) for way in STEPS}
    padded = np.vstack([table * UNIT, np.zeros((1, len(learnt.kinds)))])
    return Weights(tuple(learnt.kinds), places, padded, every)


def read(page: Case, weights: Weights) -> Article | None:
    """The article in a page, None where none was found."""
    try:
        draft = sorted_lines(page.report)
        titled = bool(page.report.known.title)
        look = second_look(
            draft.labels, draft.outlet, titles=draft.names, titled=titled, weights=weights
        )
        return article_of(replace(draft, labels=look))
    except CleanError:
        return None


def left_out(folder: Path, others: Sequence[Path], invented: int) -> Counter[str]:
    """The sums over a folder's pages, learnt from the others."""
    weights = weights_of(learn(weighed(others), invented))
    return sum((count(page, read(page, weights)) for page in cases(folder)), Counter[str]())


def told(name: str, c: Counter[str]) -> str:
    """A line of figures."""
    lost, much = share(c["body lost"], c["body"]), share(c["body too much"], c["body"])
    return f"{name}: block F1 {block_f1(c):.3f}, body lost {lost:.4f}, too much {much:.4f}"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", help="marked pages, one author each")
    parser.add_argument("--only", type=Path, nargs="*", help="leave out only these of them")
    parser.add_argument("--invented", type=int, default=INVENTED)
    args = parser.parse_args()
    total: Counter[str] = Counter()
    for folder in args.only or args.folders:
        others = [other for other in args.folders if other != folder]
        sums = left_out(folder, others, args.invented)
        print(told(str(folder), sums), flush=True)
        total += sums
    print(told("all", total))


if __name__ == "__main__":
    main()
