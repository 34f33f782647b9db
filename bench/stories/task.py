"""Groups reports whose stories are known: all at once, and one by one in a random order."""

from __future__ import annotations

import random
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import mean
from typing import Any

from bench.clusters import b_cubed, pairs
from bench.common import Result, Table, Task, json_lines, watched
from bench.stories.floor import grouped
from onrecord.merge.stories import Sketch, Stream, gather, sketch_text

# Streamed in so many orders; the mean is reported.
ORDERS = 3


@dataclass(frozen=True, slots=True)
class Case:
    """A report and its story."""

    id: str
    story: str
    text: str
    day: int | None
    outlet: str | None


def case(record: Mapping[str, Any]) -> Case:
    """A line of the cases' JSONL, in the bench's own form or in that of ECB+."""
    title, text = record.get("title") or "", record["text"]
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    story = record["story"] if "story" in record else record["subtopic"]
    return Case(record["doc_id"], story, text, _day(record.get("date")), record.get("outlet"))


def _day(value: str | None) -> int | None:
    try:
        return date.fromisoformat((value or "")[:10]).toordinal()
    except ValueError:
        return None


def labels(groups: Sequence[Sequence[str]]) -> dict[str, Hashable]:
    """The number of each report's group."""
    return {report: k for k, group in enumerate(groups) for report in group}


def streamed(sketches: Sequence[Sketch], seed: int) -> list[tuple[str, ...]]:
    """The stories after all reports came in a random order."""
    order = list(sketches)
    random.Random(seed).shuffle(order)
    stream = Stream()
    for one in watched(order, "reports"):
        stream.add(one)
    return list(stream.stories.values())


def measure(cases: Path, limit: int | None) -> Result:
    """Scores both ways of grouping, and TF-IDF beside them."""
    return scored([case(r) for r in islice(json_lines(cases), limit)])


def scored(reports: Sequence[Case]) -> Result:
    """Scores the grouping of reports whose stories are known."""
    gold = {r.id: r.story for r in reports}
    sketches = [sketch_text(r.id, r.text, day=r.day, outlet=r.outlet) for r in reports]
    at_once = labels(gather(sketches))
    orders = [labels(streamed(sketches, seed)) for seed in range(ORDERS)]
    floor = dict(zip(gold, grouped([r.text for r in reports]), strict=True))

    def row(name: str, made: Sequence[Mapping[str, Hashable]]) -> tuple[object, ...]:
        def of(measure: Callable[..., Any], part: str) -> float:
            return mean(float(getattr(measure(gold, m), part)) for m in made)

        parts = ("precision", "recall", "f1")
        return (
            name,
            *(of(b_cubed, part) for part in parts),
            of(pairs, "f1"),
            round(mean(len(set(m.values())) for m in made), 1),
        )

    columns = ("", "B³ precision", "recall", "F1", "pair F1", "stories")
    table = Table(
        "stories",
        columns,
        (
            row("OnRecord, all at once", [at_once]),
            row(f"OnRecord, streamed, mean of {ORDERS} orders", orders),
            row("TF-IDF, average linkage", [floor]),
            row("each report a story", [{i: i for i in gold}]),
        ),
    )
    metrics = {
        "b3_f1": b_cubed(gold, at_once).f1,
        "pair_f1": pairs(gold, at_once).f1,
        "made": len(set(at_once.values())),
        "true": len(set(gold.values())),
        "streamed_b3_f1": mean(b_cubed(gold, m).f1 for m in orders),
    }
    return Result(metrics, (table,), {"reports": len(reports)})


TASK = Task(
    name="stories",
    about="Which reports tell of one affair.",
    metrics=("b3_f1", "pair_f1", "made", "true", "streamed_b3_f1"),
    measure=measure,
)
