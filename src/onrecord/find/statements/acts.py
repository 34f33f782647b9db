"""What a statement does, from its cue and from what is said.

A cue with a force of its own decides ("denied", "pledged"); a neutral one ("said") leaves it to
the content: modality, person and tense, and evaluating words (after Searle's 1976 classes).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from spacy.tokens import Doc, Span, Token

from onrecord.find.phrases import subject
from onrecord.find.statements.drafts import Draft
from onrecord.lexicon.tables import CueWord, cues
from onrecord.schema import Act, Kind

# Acts of cues that leave it to the content what is done.
NEUTRAL = frozenset(("say", "announce", "claim", "believe", "confirm"))
# What a negated cue does: "did not agree" refuses; whatever is not listed is only said.
NEGATED: dict[str, Act] = {
    "agree": "refuse", "accept": "refuse", "promise": "refuse", "offer": "refuse",
    "praise": "criticise",
}  # fmt: skip
SELF = frozenset("i we".split())
OBLIGE = frozenset("must should ought need".split())
FUTURE = frozenset("will would 'll wo ’ll shall".split())
REFUSALS = frozenset("ready willing prepared able inclined going".split())
NEGATIONS = frozenset("not n't n’t never no neither nor".split())


@dataclass(frozen=True, slots=True)
class ActWords:
    """One row of `act_words.csv`."""

    act: Act
    where: str
    words: tuple[str, ...]


@cache
def act_words() -> tuple[ActWords, ...]:
    """Words in a content that show what is done by saying it."""
    with (files("onrecord") / "lexicon" / "act_words.csv").open(
        encoding="utf-8", newline=""
    ) as fh:
        return tuple(
            ActWords(cast(Act, r["act"]), r["where"], tuple(r["words"].split(";")))
            for r in csv.DictReader(fh)
        )


def cue_entry(doc: Doc, cue: tuple[int, int] | None) -> CueWord | None:
    """The lexicon's entry for a cue: its longest run of lemmas that is one."""
    if cue is None:
        return None
    tokens = [t for t in doc[cue[0] : cue[1] + 1] if not t.is_space]
    inside = [t for t in tokens if t.i < cue[1]]
    for size in range(len(tokens), 0, -1):
        for k in range(len(tokens) - size + 1):
            part = tokens[k : k + size]
            if part[0].i >= cue[1]:
                continue
            words = cues().get(" ".join(t.lemma_.lower() for t in part))
            if words:
                pos = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}.get(part[0].pos_)
                return next((w for w in words if w.pos == pos), words[0])
    for t in inside:  # a particle that stands apart: "ruled it out"
        for child in t.children:
            if child.dep_ == "compound:prt":
                words = cues().get(f"{t.lemma_.lower()} {child.lower_}")
                if words:
                    return words[0]
    return None


def negated(doc: Doc, cue: tuple[int, int] | None) -> bool:
    """Whether a cue is negated: "did not say", "stopped short of saying"."""
    if cue is None:
        return False
    for t in doc[cue[0] : cue[1]]:
        if t.lower_ in NEGATIONS:
            return True
        if t.pos_ in ("VERB", "NOUN") and any(c.lower_ in NEGATIONS for c in t.lefts):
            return True
    return False


def kind_of(draft: Draft, entry: CueWord | None) -> Kind:
    """The kind of an attribution: by the lexicon, else as the model thinks likeliest."""
    if entry is not None:
        return entry.kind
    if draft.kinds:
        return cast(Kind, max(draft.kinds, key=draft.kinds.__getitem__))
    return "speech"


def act_of(doc: Doc, draft: Draft, entry: CueWord | None) -> Act:
    """The act of a statement.

    Args:
        doc: the report.
        draft: cue and content.
        entry: the cue's row of the lexicon, if it has one.
    """
    base: Act = entry.act if entry else "say"
    if negated(doc, draft.cue) and entry and not entry.negative:
        return NEGATED.get(base, "say")
    if base not in NEUTRAL or not draft.content:
        return base
    if entry and "as" in entry.frames or entry and entry.lemma == "call":
        # "called the talks "productive"": the predicate has no verb of its own
        text = f" {' '.join(t.lower_ for s, e in draft.content for t in doc[s:e])} "
        for act in ("criticise", "praise", "deny"):
            if _has(text, act, "predicate"):
                return cast(Act, act)
    for start, end in draft.content:
        for sentence in _sentences(doc, start, end):
            found = _of_clause(sentence)
            if found and not (base == "announce" and found == "predict"):
                return found
    return base


def _sentences(doc: Doc, start: int, end: int) -> list[Span]:
    out, at = [], start
    for i in range(start + 1, end + 1):
        if i == end or doc[i].is_sent_start:
            out.append(doc[at:i])
            at = i
    return out


def _of_clause(span: Span) -> Act | None:
    """What one sentence of a content does; None when it merely tells."""
    if any(t.text == "?" for t in span[-2:]):
        return "ask"
    return _of_root(span.root, span)


def _of_root(root: Token, span: Span) -> Act | None:
    """What a clause does, by its verb's form and the words of its sentence."""
    words = [t.lower_ for t in span]
    subj = subject(root)
    by_self = subj is not None and _self_subject(subj)
    helpers = {c.lower_ for c in root.children if c.dep_ in ("aux", "aux:pass", "cop")}
    lemma = root.lemma_.lower()
    not_done = any(c.lower_ in NEGATIONS for c in root.children)
    text = f" {' '.join(words)} "
    if by_self and not (helpers & FUTURE) and not not_done:
        found = _listed("first_person", {lemma, _with_particle(root)})
        if found == "believe":  # "we think that Israel must refrain" demands
            clause = next((c for c in root.rights if c.dep_ == "ccomp"), None)
            return (_of_root(clause, span) if clause is not None else None) or found
        if found:
            return found
    if helpers & OBLIGE or (lemma in ("have", "need") and _to_verb(root)):
        return "promise" if by_self and "must" not in helpers else "demand"
    if subj is None and root.tag_ == "VB" and root.dep_ != "xcomp" and not helpers:
        return "demand" if not _to(root) else None
    if not_done and lemma in REFUSALS and any(c.dep_ in ("xcomp", "advcl") for c in root.children):
        return "refuse"
    if helpers & FUTURE or lemma in REFUSALS and _to_verb(root):
        return _future(root, by_self, not_done, text)
    if _has(text, "deny", "predicate"):
        return "deny"
    if root.pos_ in ("ADJ", "NOUN", "VERB") and "cop" in {c.dep_ for c in root.children}:
        for act in ("criticise", "praise"):
            if _has(text, act, "predicate") and not not_done:
                return cast(Act, act)
    if _has(text, "warn", "any"):
        return "warn"
    return None


def _future(root: Token, by_self: bool, not_done: bool, text: str) -> Act:
    if by_self:
        if not_done:
            return "refuse"
        found = _listed("self_future", {root.lemma_.lower(), _with_particle(root)})
        return found or "promise"
    return "warn" if _has(text, "warn", "any") else "predict"


def _self_subject(subj: Token) -> bool:
    """Whether the speaker is the subject: I, we, or in reported speech he, she, they."""
    return subj.lower_ in SELF or subj.lower_ in ("he", "she", "they")


def _with_particle(root: Token) -> str:
    particle = next(
        (c for c in root.rights if c.dep_ == "compound:prt"),
        next((c for o in root.rights if o.dep_ == "obl" for c in o.lefts if c.dep_ == "case"), None),
    )
    return f"{root.lemma_.lower()} {particle.lower_}" if particle is not None else ""


def _listed(where: str, lemmas: set[str]) -> Act | None:
    for row in act_words():
        if row.where == where and lemmas & set(row.words):
            return row.act
    return None


def _has(text: str, act: str, where: str) -> bool:
    return any(
        f" {w} " in text
        for row in act_words()
        if row.act == act and row.where == where
        for w in row.words
    )


def _to(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.lefts)


def _to_verb(verb: Token) -> bool:
    return any(c.dep_ in ("xcomp", "ccomp") and _to(c) for c in verb.rights)
