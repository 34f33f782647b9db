"""Whom pronouns and descriptions stand for: rules and the model's coreference scores together.

Candidates are ranked in the way of Lappin and Leass (1994): agreement excludes, and nearness,
subjecthood and having just spoken count for a candidate, with what the language model says.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from onrecord.annotate import Antecedents
from onrecord.find.actors.cast import Bearer, Weighted
from onrecord.find.actors.mentions import Description
from onrecord.lexicon.tables import roles

# Weights of the ranking of a pronoun's candidates, in the order of `Reader.features`: a conditional
# logit over the pronouns of bench/cases/dev and of acts a01-a20, rounded; "quoted" did not help.
WEIGHTS = (-1.1, 0.8, 1.3, 1.1, 0.0, 0.7, 0.5, 2.5)
MODEL, MODEL_LEAST, MODEL_MOST = 0.45, -4.0, 6.0
# Sentences beyond which a pronoun does not reach back.
PRONOUN_REACH = 9
# What a description must score to be taken for somebody who is already there.
LEAST_MATCH = 2.0
SPOKE = 1.5
SAME_NOUN, GENERAL_NOUN, SHARED_WORD, OTHER_OF, STEP = 4.0, 2.5, 1.5, -4.0, 0.12
MOST_CANDIDATES = 4
# Nouns that say nothing of what somebody is, so that nearness decides.
ANYBODY = frozenset("man woman boy girl teenager youth".split())


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention that was read: whose, where, and how it stands in its sentence."""

    bearer: int
    token: int
    subject: bool
    source: bool
    quoted: bool
    named: bool


class Reader:
    """Reads a report's mentions in order and says whom the next one stands for."""

    def __init__(self, doc: Doc, antecedents: tuple[Antecedents, ...]) -> None:
        self.doc = doc
        self.sentences = [s.start for s in doc.sents]
        self._breaks = [t.i for t in doc if "\n" in t.text]
        self.bearers: list[Bearer] = []
        self.seen: list[Seen] = []
        self._windows: dict[int, tuple[Antecedents, int]] = {
            int(t): (a, k) for a in antecedents for k, t in enumerate(a.tokens)
        }

    def sentence(self, token: int) -> int:
        """The number of the sentence that a token stands in."""
        return bisect_right(self.sentences, token) - 1

    def paragraph(self, token: int) -> int:
        """The number of the paragraph that a token stands in."""
        return bisect_right(self._breaks, token)

    def pronoun(self, token: int, agrees: str) -> Weighted:
        """Whom a pronoun stands for; `agrees` is m, f, n or p."""
        scores = {
            b: sum(w * f for w, f in zip(WEIGHTS, found, strict=True))
            for b, found in self.features(token, agrees).items()
        }
        return _weights(scores)

    def features(self, token: int, agrees: str) -> dict[int, tuple[float, ...]]:
        """What speaks for each bearer as the antecedent of a pronoun.

        In order: sentences back; subject there; source there; mentioned in the pronoun's
        paragraph; mentioned in quotations only; the model's score; first of the paragraph; named
        there and not just referred to.
        """
        here, paragraph = self.sentence(token), self.paragraph(token)
        mentions: dict[int, list[Seen]] = {}
        first: int | None = None
        for m in self.seen:
            if here - self.sentence(m.token) > PRONOUN_REACH or m.token >= token:
                continue
            if _agrees(self.bearers[m.bearer], agrees):
                mentions.setdefault(m.bearer, []).append(m)
                if first is None and self.paragraph(m.token) == paragraph and not m.quoted:
                    first = m.bearer
        out: dict[int, tuple[float, ...]] = {}
        for b, of in mentions.items():
            last = self.sentence(of[-1].token)
            there = [m for m in of if self.sentence(m.token) == last]
            out[b] = (
                float(here - last),
                float(any(m.subject for m in there)),
                float(any(m.source for m in there)),
                float(self.paragraph(of[-1].token) == paragraph),
                float(all(m.quoted for m in there)),
                max(self._model(token, m.token) for m in of[-6:]),
                float(b == first),
                float(any(m.named for m in there)),
            )
        return out

    def description(self, d: Description) -> Weighted:
        """Whom a definite description stands for; empty when nobody fits."""
        scores: dict[int, float] = {}
        for b, bearer in enumerate(self.bearers):
            before = [m for m in self.seen if m.bearer == b and m.token < d.head]
            if not before:
                continue
            fit = self._fit(d, bearer)
            fit += MODEL * max(self._model(d.head, m.token) for m in before[-6:])
            fit += SPOKE * any(m.source for m in before[-3:])
            fit -= STEP * (self.sentence(d.head) - self.sentence(before[-1].token))
            if fit >= LEAST_MATCH:
                scores[b] = fit
        return _weights(scores)

    def same_words(self, d: Description) -> Weighted:
        """A group named before by the same bare words ("Russian officials")."""
        words = self.doc[d.start : d.end].text.lower()
        if d.number == "group" and self.doc[d.start].pos_ != "DET":
            for b, bearer in enumerate(self.bearers):
                if bearer.kind == "group" and bearer.name.lower() == words:
                    return ((b, 1.0),)
        return ()

    def _fit(self, d: Description, bearer: Bearer) -> float:
        """How well a description's words fit what is known of somebody."""
        if d.number == "person" and bearer.kind not in ("person", "role"):
            return -math.inf
        if d.number == "group" and bearer.kind != "group":
            return -math.inf
        if d.number == "body" and bearer.kind not in ("organization", "country"):
            return -math.inf
        noun = roles().get(d.role.noun)
        if noun and noun.gender and bearer.gender and noun.gender != bearer.gender:
            return -math.inf
        best = 0.0 if d.number != "person" or d.role.noun in ANYBODY else -1.0
        for r in bearer.roles:
            fit = 0.0
            if r.noun == d.role.noun or r.noun.split()[-1] == d.role.noun.split()[-1]:
                fit += SAME_NOUN
            elif noun and (r.noun in noun.general or r.noun.split()[-1] in noun.general):
                fit += GENERAL_NOUN
            else:
                continue
            noun_word = d.role.noun.split()[-1]
            mine, theirs = d.role.words - {noun_word}, r.words - {noun_word}
            fit += SHARED_WORD * bool(mine & theirs)
            if d.number == "body" and mine and theirs and not mine & theirs:
                fit += OTHER_OF
            if d.role.of and r.of and not _overlap(d.role.of, r.of):
                fit += OTHER_OF
            best = max(best, fit)
        if d.number == "body" and d.role.noun.split()[-1] in bearer.name.lower().split():
            best = max(best, SAME_NOUN)
        return best

    def _model(self, later: int, earlier: int) -> float:
        """The model's score for two mentions, against "nothing before"; 0 across windows."""
        a, b = self._windows.get(later), self._windows.get(earlier)
        if a is None or b is None or a[0] is not b[0]:
            return 0.0
        row = a[0].scores[a[1]]
        return float(min(max(row[b[1]] - row[a[1]], MODEL_LEAST), MODEL_MOST))


def _agrees(bearer: Bearer, agrees: str) -> bool:
    if agrees in ("m", "f"):
        return bearer.kind in ("person", "role") and bearer.gender in (None, agrees)
    if agrees == "p":
        return bearer.kind in ("group", "organization", "country")
    return bearer.kind in ("organization", "country")


def _overlap(a: str, b: str) -> bool:
    return bool({w.lower() for w in a.split()} & {w.lower() for w in b.split()})


def _weights(scores: dict[int, float]) -> Weighted:
    """Scores as weights that sum to one, the likeliest first."""
    best = sorted(scores.items(), key=lambda x: (-x[1], x[0]))[:MOST_CANDIDATES]
    if not best:
        return ()
    parts = [math.exp(s - best[0][1]) for _, s in best]
    return tuple(
        (b, p / sum(parts)) for (b, _), p in zip(best, parts, strict=True) if p / sum(parts) > 0.05
    )
