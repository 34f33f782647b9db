"""Groups the marked mentions of ECB+ within the stories that grouping makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from bench.clusters import conll, lea
from bench.common import Result, Table, Task, json_lines, watched
from bench.eventcoref.reading import Marked, Words, mentions
from bench.eventcoref.score import alone, joined, row, same_lemma
from onrecord.merge.stories import gather, sketch_text


def marked(records: Sequence[Mapping[str, Any]]) -> list[Marked]:
    """The mentions of all reports, in the stories that grouping makes of them."""
    from bench import shipped

    groups = gather(sketch_text(r["doc_id"], r["text"]) for r in records)
    story = {report: k for k, group in enumerate(groups) for report in group}
    words = [Words(r for r in records if story[r["doc_id"]] == k) for k in range(len(groups))]
    model = shipped.load_model()
    return [
        m
        for r in watched(records, "reports")
        for m in mentions(r, story[r["doc_id"]], words[story[r["doc_id"]]], model=model)
    ]


def measure(cases: Path, limit: int | None) -> Result:
    """Scores the mentions of validated sentences, in the stories that grouping makes."""
    records = list(islice(json_lines(cases), limit))
    some = marked(records)
    gold = {m.mention.id: m.gold for m in some}
    made = joined(some)
    table = Table(
        "events",
        ("", "MUC", "B³", "CEAFe", "CoNLL", "LEA"),
        (
            row("OnRecord", gold, made),
            row("same story, same head lemma", gold, same_lemma(some)),
            row("each mention an event", gold, alone(some)),
        ),
    )
    metrics = {"conll_f1": conll(gold, made), "lea_f1": lea(gold, made).f1}
    return Result(metrics, (table,), {"reports": len(records), "mentions": len(some)})


TASK = Task(
    name="eventcoref",
    about="Which mentions in many reports tell of one event.",
    metrics=("conll_f1", "lea_f1"),
    measure=measure,
)
