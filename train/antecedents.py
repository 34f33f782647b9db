"""Fits how much each feature of a candidate counts.

    python -m train.antecedents --data DATA --cases bench/cases src/onrecord/lexicon/antecedents.csv

A conditional logit for each kind of mention: the weights under which those who are right are
likeliest among their candidates, drawn towards what one would guess (`antecedents.csv` here), since
the mentions are few. Prints accuracy by guess, fivefold cross-validated by report, and fitted.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from onrecord.annotate import load
from train.antecedents_cases import Instance, of_cases, of_gum, of_passages

HERE = Path(__file__).parent
KINDS = ("he_she", "it", "they", "person", "group", "body", "name")
# How much a mention of each source counts. GUM is no news for the most part, and the model's
# coreference head was trained on its train part, so that its scores there say too much.
SHARES = {"gum-dev": 0.3, "gum-train": 0.1, "passages": 0.7}
OVERFITTED, MODEL = "gum-train", "model"
PULL = 0.5  # towards the guess; .3 to 3 made no difference in cross-validation
FOLDS = 5

Floats = npt.NDArray[np.float64]


class Data:
    """Instances as arrays: features of all candidates one below the other."""

    def __init__(self, instances: Sequence[Instance], features: Sequence[str]) -> None:
        self.instances = instances
        rows, right, sizes = [], [], []
        for x in instances:
            skipped = MODEL if x.source == OVERFITTED else ""
            sizes.append(len(x.candidates))
            for b, found in x.candidates.items():
                rows.append([found.get(f, 0.0) if f != skipped else 0.0 for f in features])
                right.append(float(b in x.right))
        self.rows, self.right = np.asarray(rows), np.asarray(right)
        self.starts = np.cumsum([0, *sizes[:-1]]) if sizes else np.zeros(0, int)
        self.of = np.repeat(np.arange(len(sizes)), sizes)
        self.share = np.asarray([SHARES.get(x.source, 1.0) for x in instances])

    def fit(self, guess: Floats) -> Floats:
        """The weights that make the right candidates likeliest."""
        if not len(self.instances):
            return guess

        def loss(w: Floats) -> tuple[float, Floats]:
            scores = self.rows @ w
            scores -= np.maximum.reduceat(scores, self.starts)[self.of]
            p = np.exp(scores)
            q = p * self.right
            total, good = np.add.reduceat(p, self.starts), np.add.reduceat(q, self.starts)
            off = w - guess
            value = self.share @ (np.log(total) - np.log(good)) + PULL * off @ off
            slope = (self.share[self.of] * (p / total[self.of] - q / good[self.of])) @ self.rows
            return float(value), slope + 2 * PULL * off

        return np.asarray(minimize(loss, guess, jac=True, method="L-BFGS-B").x)

    def hits(self, w: Floats) -> list[bool]:
        """For each instance, whether its likeliest candidate is right."""
        scores = np.split(self.rows @ w, self.starts[1:])
        right = np.split(self.right, self.starts[1:])
        return [bool(r[s.argmax()]) for s, r in zip(scores, right, strict=True)]


def crossed(instances: Sequence[Instance], features: Sequence[str], guess: Floats) -> list[bool]:
    """Hits on our own reports, each with weights that were fitted without it."""
    ours = sorted({x.document for x in instances if not x.source.startswith("gum")})
    fold = {name: k % FOLDS for k, name in enumerate(np.random.RandomState(0).permutation(ours))}
    out: list[bool] = []
    for k in range(FOLDS):
        rest = Data([x for x in instances if fold.get(x.document) != k], features)
        held = Data([x for x in instances if fold.get(x.document) == k], features)
        if held.instances:
            out += held.hits(rest.fit(guess))
    return out


def share(found: Sequence[bool]) -> str:
    return f"{sum(found) / len(found):.3f}" if found else "–"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cases", type=Path, required=True)
    args = parser.parse_args()
    model = load()
    found = [*of_cases(args.cases, model), *of_passages(HERE / "antecedents.txt", model)]
    for part in ("dev", "train"):
        path = args.data / "treebank" / f"gum-{part}.conllu.gz"
        found += of_gum(path, f"gum-{part}", model)
    with (HERE / "antecedents.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    features = [r["feature"] for r in rows]
    for kind in KINDS:
        guess = np.asarray([float(r[kind] or 0) for r in rows])
        of_kind = [x for x in found if x.kind == kind]

        ours = Data([x for x in of_kind if not x.source.startswith("gum")], features)
        w = Data(of_kind, features).fit(guess)
        print(
            f"{kind:7} {len(ours.instances):4} of ours: guess {share(ours.hits(guess))}, "
            f"crossed {share(crossed(of_kind, features, guess))}, fitted {share(ours.hits(w))}"
        )
        for r, value in zip(rows, w, strict=True):
            r[kind] = f"{value:.2f}" if abs(value) >= 0.005 else ""
    with args.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
