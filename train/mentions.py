"""Fits how much each feature counts for two mentions of a story being of one event.

    python -m train.mentions --data DATA src/onrecord/lexicon/mention_weights.csv \
        src/onrecord/lexicon/mention_rivals.csv

A logistic regression over all pairs of marked mentions within the stories that grouping makes of
ECB+'s train part, in which a story counts by the root of its pairs: else the largest would be all
that is learnt. The second table is another such regression, over what the first says of mentions
of other topics. Prints CoNLL, fivefold cross-validated by topic, for several thresholds, without
the second and with it. The tables have to hold the features and what they mean; their weights are
written anew.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.clusters import conll
from bench.common import json_lines
from bench.eventcoref.reading import Marked
from bench.eventcoref.task import marked
from onrecord.merge.records.likeness import features
from onrecord.merge.records.linkage import LEAST, linked
from onrecord.merge.records.rivals import views

FOLDS = 5
PULL = 3.0  # towards no weight, of features scaled to one deviation; 1 to 30 made no difference
STEPS = 8
TRIED = (0.35, 0.4, LEAST, 0.5)
DIGITS = 3

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Story:
    """A story's mentions; of each two their places, features, and whether they are one."""

    some: Sequence[Marked]
    topics: Sequence[str]
    places: tuple[npt.NDArray[np.int64], ...]
    rows: Floats
    one: npt.NDArray[np.bool_]


def story(some: Sequence[Marked], topic: Mapping[str, str], names: Sequence[str]) -> Story:
    places = np.triu_indices(len(some), 1)
    column = {name: k for k, name in enumerate(names)}
    rows = np.zeros((len(places[0]), len(names)))
    for row, i, j in zip(rows, *places, strict=True):
        for name, n in features(some[i].mention, some[j].mention):
            row[column[name]] = n
    one = [some[i].gold == some[j].gold for i, j in zip(*places, strict=True)]
    topics = [topic[m.mention.report] for m in some]
    return Story(some, topics, places, rows, np.asarray(one, bool))


def fit(stories: Sequence[Story]) -> Floats:
    """The weights, the one for any two first."""
    rows = np.concatenate([s.rows for s in stories])
    one = np.concatenate([s.one for s in stories])
    counts = np.concatenate(
        [np.full(len(s.one), 1 / np.sqrt(len(s.one))) for s in stories if len(s.one)]
    )
    counts /= counts.mean()
    middle, width = rows.mean(0), rows.std(0) + 1e-6
    x = np.column_stack([np.ones(len(rows)), (rows - middle) / width])
    w = np.zeros(x.shape[1])
    pull = np.full(len(w), PULL)
    pull[0] = 0
    for _ in range(STEPS):  # Newton's
        p = 1 / (1 + np.exp(-np.clip(x @ w, -20, 20)))
        slope = x.T @ ((p - one) * counts) + pull * w
        bend = (x * (counts * p * (1 - p))[:, None]).T @ x + np.diag(pull + 1e-6)
        w -= np.linalg.solve(bend, slope)
    of = w[1:] / width
    return np.asarray([w[0] - of @ middle, *of])


def chances(story: Story, w: Floats) -> Floats:
    """How likely each two mentions are of one event, as a symmetric matrix."""
    likely = np.zeros((len(story.some), len(story.some)))
    likely[story.places] = 1 / (1 + np.exp(-(story.rows @ w[1:] + w[0])))
    return likely + likely.T


def crossed(stories: Sequence[Story]) -> list[Floats]:
    """The chances of each story, by weights that were fitted without its topics."""
    topics = sorted({t for s in stories for t in s.topics})
    fold = {t: k % FOLDS for k, t in enumerate(np.random.RandomState(0).permutation(topics))}
    out: list[Floats] = [np.zeros(0)] * len(stories)
    for k in range(FOLDS):
        held = [n for n, s in enumerate(stories) if fold[s.topics[0]] == k]
        without = {t for n in held for t in stories[n].topics}
        w = fit([s for s in stories if not without & set(s.topics)])
        for n in held:
            out[n] = chances(stories[n], w)
    return out


def second(story: Story, likely: Floats) -> Story:
    """A story of which is seen what others make of its mentions."""
    seen = views(likely, [m.mention for m in story.some])
    return replace(story, rows=np.column_stack([view[story.places] for view in seen]))


def show(name: str, stories: Sequence[Story], found: Sequence[Floats]) -> None:
    gold = {m.mention.id: m.gold for s in stories for m in s.some}
    for least in TRIED:
        made = {}
        for s, likely in zip(stories, found, strict=True):
            for group in linked(likely, least=least):
                made |= {s.some[k].mention.id: s.some[group[0]].mention.id for k in group}
        print(f"{name}, likelier than {least}: CoNLL {conll(gold, made):.3f}", flush=True)


def write(out: Path, table: Sequence[dict[str, str]], w: Floats) -> None:
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(table[0]), lineterminator="\n")
        writer.writeheader()
        for r, value in zip(table, w, strict=True):
            writer.writerow(r | {"weight": f"{value:.{DIGITS}f}"})


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="weights of the features of two mentions")
    parser.add_argument("rivals", type=Path, help="weights of the second look")
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    names = [r["feature"] for r in table(args.out) if r["feature"]]
    records = list(json_lines(args.data / "crossdoc" / "ecbplus" / "train.jsonl.gz"))
    topic = {r["doc_id"]: r["topic"] for r in records}
    by_story: defaultdict[int, list[Marked]] = defaultdict(list)
    for m in marked(records):
        by_story[m.story].append(m)
    stories = [story(some, topic, names) for some in by_story.values()]
    found = crossed(stories)
    show("first", stories, found)
    again = [second(s, likely) for s, likely in zip(stories, found, strict=True)]
    show("second", stories, crossed(again))
    write(args.out, table(args.out), fit(stories))
    write(args.rivals, table(args.rivals), fit(again))


if __name__ == "__main__":
    main()
