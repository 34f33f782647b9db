"""Mentions with their candidates and with whom they stand for: what the ranking is fitted on.

Three kinds of text: GUM's chains; invented reports with the speaker of each statement
(`bench/cases`, the parts that are looked at); and invented passages with their descriptions
marked (`antecedents.txt`). Candidates are those of the shipped finder, with its mistakes.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from bench.statements.score import dice, pair, same_name
from onrecord import annotate, clean, read
from onrecord.annotate import LanguageModel
from onrecord.annotate.pieces import JOINED, PARAGRAPH, SPACED
from onrecord.find import actors, statements, times
from onrecord.find.actors.cast import NOBODY, Cast, Weighted
from onrecord.find.actors.places import Place
from onrecord.find.actors.reading import Reading
from onrecord.find.actors.resolve import Candidates
from onrecord.schema import Article, OffsetMap
from train.corpora import Text, treebank

CASES = {"acts": 20, "nested": 20, "dev": 10, "speakers": 10}
"""How many reports of each set are looked at, the first ones."""
GENRES = frozenset("news interview bio speech court".split())


@dataclass(frozen=True)
class Instance:
    """One mention to be ranked: where from, its kind, its candidates, those who are right."""

    source: str
    document: str
    kind: str
    candidates: Candidates
    right: frozenset[int]


@dataclass(frozen=True)
class Ranking:
    """What was ranked: kind and head token of the mention, its candidates, the name read there."""

    kind: str
    token: int
    candidates: Candidates
    named: int | None


class Watch(Reading):
    """A reading that keeps what was ranked, and the head tokens first taken for each bearer."""

    last: Watch

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.rankings: list[Ranking] = []
        self.heads: dict[int, list[int]] = defaultdict(list)
        self._bearer: int | None = None
        Watch.last = self

    def rank(self, kind: str, candidates: Candidates, token: int) -> Weighted:
        """Keeps a ranking."""
        copy = {b: dict(found) for b, found in candidates.items()}
        self.rankings.append(Ranking(kind, token, copy, self._bearer))
        return super().rank(kind, candidates, token)

    def _described_before(self, bearer: int, place: Place) -> int:
        self._bearer = bearer
        best = super()._described_before(bearer, place)
        self._bearer = None
        return best

    def _note(self, token: Token, place: Place, bearer: int, *, named: bool) -> None:
        self.heads[bearer].append(token.i)
        super()._note(token, place, bearer, named=named)


def bare(text: str) -> Article:
    """A text as an article without any other facts."""
    return Article("r0", text, (), OffsetMap((0,), (0,), len(text)), "en")


def of_cases(root: Path, model: LanguageModel) -> Iterator[Instance]:
    """The sources of statements in the invented reports, by the speaker that the gold names."""
    for name, most in CASES.items():
        gold = json.loads((root / name / "gold.json").read_text("utf-8"))
        looked_at = sorted(gold["reports"])[:most]
        for report in read.read([root / name / file for file in looked_at]):
            file = Path(report.path).name
            article = clean.clean(report)
            doc = annotate.annotate(article, model=model)
            cast = actors.find(doc, article, reading=Watch)
            watch = Watch.last
            wanted = [g for g in gold["statements"] if g["report"] == file]
            who = _speakers(doc, article, cast, wanted)
            yield from _instances(name, file, cast, watch, who)


def _unjudged(*_: object) -> dict[str, float]:
    """Acts do not matter here."""
    return {"say": 1.0}


def _speakers(
    doc: Doc, article: Article, cast: Cast, wanted: list[dict[str, Any]]
) -> dict[int, str]:
    """Tokens of sources → the name that the gold gives their statements' speaker."""
    made = statements.find(doc, article, actors=cast, times=times.find(article), judge=_unjudged)
    outer = [s for s in made if s.within is None and s.speaker.span is not None]
    lines = [{"text": " ".join(w.text for w in s.content), "span": s.speaker.span} for s in outer]

    def like(g: Mapping[str, Any], m: Mapping[str, Any]) -> float:
        return max(dice(m["text"], cut) for cut in (" ".join(g["content"]), *g.get("alt", ())))

    out: dict[int, str] = {}
    for g, m in pair(wanted, lines, like):
        if g["speaker"]:
            start, end = m["span"]
            out |= {t.i: g["speaker"] for t in doc if start <= t.idx < end}
    return out


def of_passages(path: Path, model: LanguageModel) -> Iterator[Instance]:
    """The marked descriptions of passages: "[the Dane|Ada Holm]", "-" for somebody new."""
    for n, passage in enumerate(path.read_text("utf-8").strip().split("\n\n")):
        text, marks = "", []
        for part in re.split(r"(\[[^\]]*\])", passage):
            words, _, whom = part.strip("[]").partition("|") if part[:1] == "[" else (part, "", "")
            if whom:
                marks.append((len(text), len(text) + len(words), whom))
            text += words
        doc = annotate.annotate_text(text, model=model)
        cast = actors.find(doc, bare(text), reading=Watch)
        who = {
            t.i: whom if whom != "-" else f"new {start}"
            for start, end, whom in marks
            for t in doc
            if start <= t.idx < end
        }
        yield from _instances("passages", f"p{n}", cast, Watch.last, who)


def _instances(
    source: str, document: str, cast: Cast, watch: Watch, who: Mapping[int, str]
) -> Iterator[Instance]:
    """Rankings of the mentions whose bearer's name is known."""

    def told_before(b: int, token: int, right: Callable[[str], bool]) -> bool:
        return any(t < token and t in who and right(who[t]) for t in watch.heads[b])

    def is_right(b: int, token: int, wanted: str) -> bool:
        now = cast.bearers[watch.reader.same.get(b, b)].name
        return same_name(now, wanted) or told_before(b, token, lambda w: w == wanted)

    for r in watch.rankings:
        others = [b for b in r.candidates if b != NOBODY]
        if r.named is not None:
            name = cast.bearers[r.named].name
            same = partial(same_name, name)
            right = {b for b in others if told_before(b, r.token, same)}
            unknown = [b for b in others if not any(t in who for t in watch.heads[b])]
            clues = {"source", "same noun", "kindred noun"}
            if not right and any(clues & r.candidates[b].keys() for b in unknown):
                continue  # it may well be one of whom the gold says nothing
        elif r.token in who:
            right = {b for b in others if is_right(b, r.token, who[r.token])}
        else:
            continue
        if others and (right or NOBODY in r.candidates):
            yield Instance(source, document, r.kind, r.candidates, frozenset(right or {NOBODY}))


def of_gum(path: Path, source: str, model: LanguageModel) -> Iterator[Instance]:
    """All mentions that GUM puts in a chain, by the chain that a candidate's mentions are in."""
    for text in treebank(path, entities=True):
        if text.name.split("_")[1] not in GENRES:
            continue
        words, starts = _plain(text)
        doc = annotate.annotate_text(words, model=model)
        places = [t.idx for t in doc]
        chain = {bisect_right(places, starts[h]) - 1: e for h, e in text.mentions or ()}
        actors.find(doc, bare(words), reading=Watch)
        watch = Watch.last
        for r in watch.rankings:
            if len(r.candidates) < 2 or r.token not in chain:
                continue
            right = {b for b in r.candidates if _in_chain(watch.heads[b], r.token, chain)}
            if right or NOBODY in r.candidates:
                found = frozenset(right or {NOBODY})
                yield Instance(source, text.name, r.kind, r.candidates, found)


def _plain(text: Text) -> tuple[str, list[int]]:
    """A treebank's document as running text, and where each of its tokens starts."""
    out, starts = "", []
    for token, gap in zip(text.tokens, text.gaps, strict=True):
        out += {JOINED: "", SPACED: " ", PARAGRAPH: "\n\n"}[gap] if out else ""
        starts.append(len(out))
        out += token
    return out, starts


def _in_chain(heads: list[int], token: int, chain: Mapping[int, str]) -> bool:
    """Whether a bearer's mentions before a token are in its chain: the last of them, or most."""
    ids = [chain[t] for t in heads if t < token and t in chain]
    return bool(ids) and chain[token] in (ids[-1], Counter(ids).most_common(1)[0][0])
