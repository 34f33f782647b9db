"""Runs the shipped language model over texts whose names are marked."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path

from spacy.tokens import Doc

from bench.common import Result, Table, Task, lines, watched
from bench.ner.columns import read
from bench.ner.score import TYPES, Entity, count, entities, metrics


def from_doc(doc: Doc) -> list[Entity]:
    """The names that the model marked."""
    return [(e.label_, e.start, e.end) for e in doc.ents]


def measure(cases: Path, limit: int | None) -> Result:
    """Scores the names found over the words that each document gives."""
    from bench import shipped

    model = shipped.load_model()
    c: Counter[str] = Counter()
    for document in watched(list(islice(read(lines(cases)), limit)), "documents"):
        sentences, gold, at = [s.words for s in document], list[Entity](), 0
        for sentence in document:
            gold += [(kind, at + s, at + e) for kind, s, e in entities(sentence.tags)]
            at += len(sentence.words)
        doc = shipped.parse_tokens(sentences, [s.spaces() for s in document], model=model)
        c += count([w for s in sentences for w in s], gold, from_doc(doc))
    rows = tuple((t, *(c[f"{t} {key}"] for key in ("gold", "made", "hit"))) for t in TYPES)
    return Result(metrics(c), (Table("names", ("type", "gold", "made", "right"), rows),))


TASK = Task(
    name="ner",
    about="Names of persons, organizations and places.",
    metrics=("f1", "precision", "recall", "f1_per", "f1_org", "f1_loc"),
    measure=measure,
)
