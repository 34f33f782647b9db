"""Groups the marked mentions of ECB+ within the stories that grouping makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from bench.clusters import conll, lea
from bench.common import Result, Table, Task, json_lines, watched
from bench.eventcoref.score import Mention, alone, joined, row, same_lemma
from onrecord.merge.records.words import stem
from onrecord.merge.stories import gather, sketch_text

NOMINAL = frozenset(("NOUN", "PROPN", "NUM"))
HEADS = frozenset(("VERB", "NOUN", "PROPN", "ADJ"))


def mentions(record: Mapping[str, Any], story: int, *, model: Any) -> list[Mention]:
    """The validated mentions of events in a line of the cases; only their sentences are parsed."""
    from bench import shipped

    marked = [m for m in record["mentions"] if m["kind"] == "event" and m["validated"]]
    wanted = sorted({m["sent"] for m in marked})
    if not wanted:
        return []
    sentences = [[t for t in record["tokens"] if t["sent"] == n] for n in wanted]
    doc = shipped.parse_tokens(
        [[t["text"] for t in s] for s in sentences],
        [[a["end"] < b["start"] for a, b in pairwise(s)] + [False]
         for s in sentences],
        model=model,
    )  # fmt: skip
    ids = [t["id"] for s in sentences for t in s]
    place = dict(zip(ids, (t.i for t in doc if not t.is_space), strict=True))
    return [_mention(doc, m, [place[i] for i in m["token_ids"]], story) for m in marked]


def _mention(doc: Doc, marked: Mapping[str, Any], places: Sequence[int], story: int) -> Mention:
    inside = set(places)
    tops = [doc[i] for i in places if doc[i].head.i not in inside or doc[i].head.i == i]
    head = next((t for t in tops if t.pos_ in HEADS), (tops or [doc[places[0]]])[0])
    nouns = {stem(t.text) for t in head.sent if t.pos_ in NOMINAL and t.i not in inside}
    words = " ".join(doc[i].text for i in places)
    return Mention(
        marked["id"], marked["coref"], story, words, head.lemma_.lower(), frozenset(nouns)
    )


def measure(cases: Path, limit: int | None) -> Result:
    """Scores the mentions of validated sentences, in the stories that grouping makes."""
    from bench import shipped

    records = list(islice(json_lines(cases), limit))
    groups = gather(sketch_text(r["doc_id"], r["text"]) for r in records)
    story = {report: k for k, group in enumerate(groups) for report in group}
    model = shipped.load_model()
    some = [m for r in watched(records, "reports")
            for m in mentions(r, story[r["doc_id"]], model=model)]  # fmt: skip
    gold = {m.id: m.gold for m in some}
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
