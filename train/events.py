"""Fits how much each feature counts for an event's confidence.

    python -m train.events --cases FOLDER src/onrecord/lexicon/event_confidence.csv

Reads a folder as `bench/events` does, finds the events of its reports and sees which stand in the
gold with type, actors and recipients. A logistic regression over the features of
`find/events/confidence.py`; prints a reliability table, fivefold cross-validated by report.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from bench.events.score import like, pair, same_sides
from bench.statements.task import gold_of
from onrecord.annotate import ActJudge, LanguageModel, annotate, load
from onrecord.clean import Leftovers, clean
from onrecord.find import actors, events, statements, times
from onrecord.find.events.confidence import features
from onrecord.find.events.mention import Mention
from onrecord.read import read
from onrecord.schema import Event, Party, Report

FOLDS = 5
# Bounds of the reliability table.
BOUNDS = (0.0, 0.5, 0.6, 0.7, 0.8, 1.01)
# How strongly weights are drawn to nothing; .3 to 3 made little difference in cross-validation.
STRENGTH = 1.0

Case = tuple[str, dict[str, float], bool]
"""A report's file name, an event's features, and whether it is right."""
Floats = npt.NDArray[np.float64]


def found_in(report: Report, model: LanguageModel) -> list[tuple[Event, dict[str, float]]]:
    """The events of a report with their features."""
    article = clean(report, leftovers=Leftovers())
    doc = annotate(article, model=model)
    when, cast = times.find(article), actors.find(doc, article)
    said = statements.find(doc, article, actors=cast, times=when, judge=ActJudge(doc, model))
    seen: list[dict[str, float]] = []

    def watch(group: Sequence[Mention]) -> float:
        seen.append(features(group))
        return 0.5

    done = events.find(doc, article, statements=said, actors=cast, times=when, judge=watch)
    return list(zip(done, seen, strict=True))


def cases_of(folder: Path, model: LanguageModel) -> list[Case]:
    """All events of the reports of a folder that the gold tells about."""
    gold: dict[str, Any] = json.loads(gold_of(folder).read_text("utf-8"))
    out: list[Case] = []
    for item in read([folder]):
        name = Path(item.path).name
        if not isinstance(item, Report) or name not in gold["reports"]:
            continue
        made = [(_line(e, name), seen) for e, seen in found_in(item, model)]
        wanted = [g for g in gold["events"] if g["report"] == name]
        pairs = pair(wanted, [line for line, _ in made], like)
        right = {line["id"] for g, line in pairs if same_sides(g, line)}
        spared = {line["id"] for g, line in pairs if not g["required"]} - right
        out += [(name, seen, x["id"] in right) for x, seen in made if x["id"] not in spared]
    return out


def _line(event: Event, name: str) -> dict[str, Any]:
    def names(parties: Sequence[Party]) -> list[dict[str, Any]]:
        return [{"name": p.name} for p in parties]

    return {
        "id": event.id,
        "file": name,
        "type": event.type,
        "actors": names(event.actors),
        "recipients": names(event.recipients),
        "trigger": {"text": event.trigger.text},
        "when": {"value": event.when.value} if event.when else None,
    }


def fit(x: Floats, y: npt.NDArray[np.bool_]) -> Floats:
    """The weights of the features."""
    model = LogisticRegression(C=STRENGTH, fit_intercept=False).fit(x, y)
    return np.asarray(model.coef_[0], np.float64)


def crossed(cases: Sequence[Case], x: Floats, y: npt.NDArray[np.bool_]) -> Floats:
    """The confidence of each event by the weights of the other reports."""
    names = sorted({name for name, _, _ in cases})
    fold = np.asarray([names.index(name) % FOLDS for name, _, _ in cases])
    out = np.zeros(len(cases))
    for k in range(FOLDS):
        out[fold == k] = 1 / (1 + np.exp(-x[fold == k] @ fit(x[fold != k], y[fold != k])))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--cases", type=Path, required=True)
    args = parser.parse_args()
    cases = cases_of(args.cases, load())
    with args.out.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    x = np.asarray([[seen.get(r["feature"], 0.0) for r in table] for _, seen, _ in cases])
    y = np.asarray([right for _, _, right in cases])
    p = crossed(cases, x, y)
    print(f"{len(y)} events, {y.mean():.3f} right, Brier score {np.mean((p - y) ** 2):.3f}")
    for low, high in pairwise(BOUNDS):
        inside = (p >= low) & (p < high)
        if inside.any():
            print(f"{low:.1f} {inside.sum():4} said {p[inside].mean():.2f} {y[inside].mean():.2f}")
    for r, weight in zip(table, fit(x, y), strict=True):
        r["weight"] = f"{weight:.2f}"
    with args.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(table[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


if __name__ == "__main__":
    main()
