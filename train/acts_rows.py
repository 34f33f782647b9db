"""Reads statements whose act somebody has judged: marked tokens and probabilities of acts."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from spacy.tokens import Doc

from bench.common import lines
from onrecord import pipeline
from onrecord.annotate.marked import marked
from onrecord.annotate.model import LanguageModel
from onrecord.annotate.pieces import QUOTATION_MARKS, WordsOf, quoted_tokens
from onrecord.schema import Act, Statement

ACTS: tuple[Act, ...] = get_args(Act)
FIRST = 2 / 3
"""The share of the better of two acts that can be defended."""
CORPORA = {
    "polnear_train": "attribution/polnear_train.jsonl.gz",
    "aquaint-te3": "time/aquaint-te3.jsonl.gz",
    "timebank-te3": "time/timebank-te3.jsonl.gz",
    "ecb": "crossdoc/ecbplus/train.jsonl.gz",
}
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Row:
    """One statement as the branch reads it, and its gold.

    Attributes:
        tokens: its words, without quotation marks.
        gaps: how each stands to the one before.
        quoted: 1 for each word inside quotation marks.
        roles: for each word 1 in the source, 2 in the cue, 3 in the content.
        acts: the right act, and perhaps a second one.
        document: what its folds are grouped by.
    """

    tokens: list[str]
    gaps: list[int]
    quoted: list[int]
    roles: list[int]
    acts: tuple[str, ...]
    document: str

    def chances(self) -> list[float]:
        """The gold as probabilities in the order of ACTS."""
        shares = (1.0,) if len(self.acts) == 1 else (FIRST, 1 - FIRST)
        given = dict(zip(self.acts, shares, strict=True))
        return [given.get(a, 0.0) for a in ACTS]


@dataclass(frozen=True, slots=True)
class Text:
    """The words of one document with their places."""

    words: list[str]
    gaps: list[int]
    places: list[tuple[int, int]]

    @classmethod
    def of(cls, plain: Doc) -> Text:
        found = WordsOf.of(plain)
        places = [(plain[i].idx, plain[i].idx + len(plain[i])) for i in found.places]
        return cls(found.words, found.gaps, places)

    def row(self, source: Spans, cue: Spans, content: Spans, acts: Iterable[str], name: str) -> Row:
        """The row of a statement whose parts stand at these characters."""
        quoted = quoted_tokens(self.words, self.gaps)
        marks = {i for i, w in enumerate(self.words) if w in QUOTATION_MARKS}
        tokens, roles = marked(self._in(source), self._in(cue), self._in(content), left_out=marks)
        return Row(
            [self.words[i] for i in tokens],
            [self.gaps[i] for i in tokens],
            [quoted[i] for i in tokens],
            roles,
            tuple(acts),
            name,
        )

    def _in(self, spans: Spans) -> list[int]:
        return [i for i, (a, b) in enumerate(self.places) if any(a < e and s < b for s, e in spans)]


def of_corpora(path: Path, data: Path, model: LanguageModel) -> Iterator[Row]:
    """The rows of `acts.tsv.gz`, whose words stand in the corpora."""
    wanted: dict[str, list[dict[str, str]]] = {}
    for r in csv.DictReader(lines(path), delimiter="\t"):
        wanted.setdefault(r["document"], []).append(r)
    for corpus, file in CORPORA.items():
        for d in map(json.loads, lines(data / file)):
            name = f"{corpus}/{d['doc_id']}"
            if name not in wanted:
                continue
            text = Text.of(model.nlp.make_doc(d["text"]))
            for r in wanted[name]:
                parts = [_spans(r[k]) for k in ("source", "cue", "content")]
                yield text.row(*parts, r["act"].split("/"), name)  # type: ignore[misc]


def _spans(written: str) -> list[tuple[int, int]]:
    if written == "-":
        return []
    pairs = (part.split("-") for part in written.split(";"))
    return [(int(a), int(b)) for a, b in pairs]


def of_sentences(path: Path, model: LanguageModel) -> Iterator[Row]:
    """The rows of a table of invented statements, marked by the finder, by scene."""
    for k, r in enumerate(csv.DictReader(lines(path))):
        found = pipeline.process_text(r["text"], model=model).statements
        if found:
            outer = max(found, key=lambda s: sum(w.span[1] - w.span[0] for w in s.content))
            name = r.get("scene") or f"own{k}"
            yield row_of(Text.of(model.nlp.make_doc(r["text"])), outer, (r["act"],), name)


def row_of(text: Text, s: Statement, acts: Sequence[str], name: str) -> Row:
    """The row of a statement that was found."""
    return text.row(
        [s.speaker.span] if s.speaker.span else [],
        [s.cue.span] if s.cue else [],
        [w.span for w in s.content],
        acts,
        name,
    )
