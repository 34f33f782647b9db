"""What a statement under a neutral cue does by the form of its words.

Modality, person and tense, and evaluating words (after Searle's 1976 classes).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.annotate.parsed import Doc, Span, Token
from onrecord.find.phrases import subject
from onrecord.find.statements.drafts import Draft
from onrecord.find.statements.entries import NEGATIONS, with_particle
from onrecord.lexicon.tables import CueWord, rows
from onrecord.schema import Act

EVALUATING: tuple[Act, ...] = ("deny", "criticise", "praise")
FORCEFUL = frozenset(("demand", "promise", "refuse", "threaten", "warn", "deny"))
# The speaker as subject: in the first person, or in reported speech in the third.
SELF = frozenset("i we he she they".split())
SELF_OWNED = frozenset("my our his her their".split())
OBLIGE = frozenset("must should ought need".split())
FUTURE = frozenset("will would 'll wo ’ll shall".split())
READINESS = frozenset("ready willing prepared".split())
REFUSALS = READINESS | frozenset("able inclined going".split())


@dataclass(frozen=True, slots=True)
class ActWords:
    """One row of `act_words.csv`."""

    act: Act
    where: str
    words: tuple[str, ...]


@cache
def act_words() -> tuple[ActWords, ...]:
    """Words in a content that show what is done by saying it."""
    return tuple(
        ActWords(cast(Act, r["act"]), r["where"], tuple(r["words"].split(";")))
        for r in rows("act_words.csv")
    )


def by_form(doc: Doc, draft: Draft, entry: CueWord | None, base: Act, own: frozenset[str]) -> Act:
    """What a statement does by the form of its words; the cue's own act where they tell nothing.

    Args:
        doc: the report.
        draft: cue and content.
        entry: the cue's row of the lexicon, if it has one.
        base: the cue's act.
        own: lower-case words that name the speaker or the body spoken for.
    """
    if entry and ("as" in entry.frames or entry.lemma == "call"):
        # "called the talks "productive"": the predicate has no verb of its own
        text = f" {' '.join(t.lower_ for s, e in draft.content for t in doc[s:e])} "
        for act in EVALUATING:
            if _has(text, act, "predicate"):
                return act
    parts = [x for start, end in draft.content for x in sentences(doc, start, end)]
    for k, sentence in enumerate(parts):
        found = _of_sentence(sentence, own)
        # what comes later in a long quotation decides only where its force is plain
        if found and (k == 0 or found in FORCEFUL) and (base, found) != ("announce", "predict"):
            return found
    return base


def sentences(doc: Doc, start: int, end: int) -> list[Span]:
    """The sentences, or their parts, between two tokens."""
    out, at = [], start
    for i in range(start + 1, end + 1):
        if i == end or doc[i].is_sent_start:
            out.append(doc.span(at, i))
            at = i
    return out


def _of_sentence(span: Span, own: frozenset[str]) -> Act | None:
    """What one sentence of a content does; None when it merely tells."""
    if is_question(span):
        return "ask"
    return _of_root(span.root, span, own)


def is_question(span: Span) -> bool:
    """Whether a sentence ends with a question mark, or with one and a quotation mark."""
    return any(t.text == "?" for t in span[-2:])


def _of_root(root: Token, span: Span, own: frozenset[str]) -> Act | None:
    """What a clause does, by its verb's form and the words of its sentence."""
    words = [t.lower_ for t in span]
    subj = subject(root)
    by_self = subj is not None and _is_self(subj, own)
    helpers = {c.lower_ for c in root.children if c.dep_ in ("aux", "aux:pass", "cop")}
    lemma = root.lemma_.lower()
    not_done = any(c.lower_ in NEGATIONS for c in root.children)
    text = f" {' '.join(words)} "
    if by_self and not (helpers & FUTURE) and not not_done and root.tag_ != "VBD":
        found = _listed("first_person", _forms(root))
        if found == "believe":  # "we think that Israel must refrain" demands
            clause = next((c for c in root.rights if c.dep_ == "ccomp"), None)
            inner = _of_root(clause, span, own) if clause is not None else None
            return inner if inner in FORCEFUL else found
        if found:
            return found
    if helpers & OBLIGE or (lemma in ("have", "need") and _to_verb(root)):
        return "promise" if by_self and "must" not in helpers else "demand"
    if subj is None and root.tag_ == "VB" and root.dep_ != "xcomp" and not helpers:
        return "demand" if not _to(root) else None
    if not_done and lemma in REFUSALS and any(c.dep_ in ("xcomp", "advcl") for c in root.children):
        return "refuse"
    if not_done and root.tag_ in ("VBD", "VBN") and "never" in words:
        return "deny"
    if helpers & FUTURE or (lemma in REFUSALS and _to_verb(root)):
        return _future(root, by_self, not_done, text)
    for act in EVALUATING:
        if _has(text, act, "predicate") and not not_done and _is_copular(root):
            return act
    return "warn" if _has(text, "warn", "any") else None


def is_unready(root: Token) -> bool:
    """Whether a clause tells that somebody is not ready, willing or prepared to do a thing."""
    return (
        root.lemma_.lower() in READINESS
        and any(c.lower_ in NEGATIONS for c in root.children)
        and any(c.dep_ in ("xcomp", "advcl") for c in root.children)
    )


def _future(root: Token, by_self: bool, not_done: bool, text: str) -> Act:
    """What a look ahead does: one's own deed is promised, threatened or refused."""
    if not by_self:
        return "warn" if _has(text, "warn", "any") else "predict"
    if not_done:
        return "refuse"
    if " unless " in text:
        return "threaten"
    if " if " in text or " once " in text:
        return _listed("self_future", _forms(root), only="threaten") or "promise"
    return _listed("self_future", _forms(root)) or "promise"


def _is_copular(root: Token) -> bool:
    return any(c.dep_ == "cop" for c in root.children)


def _is_self(subj: Token, own: frozenset[str]) -> bool:
    """Whether a subject is the speaker, or belongs to the speaker, or is the body spoken for."""
    if subj.lower_ in SELF or subj.lower_ in own:
        return True
    return any(c.dep_ == "nmod:poss" and c.lower_ in SELF_OWNED for c in subj.lefts)


def _forms(root: Token) -> set[str]:
    """A verb's lemma, alone and with the word behind it: "walk", "walk out"."""
    lemma = root.lemma_.lower()
    out = {lemma, with_particle(root)}
    if root.i + 1 < len(root.doc):
        out.add(f"{lemma} {root.nbor().lower_}")
    return out


def _listed(where: str, forms: set[str], *, only: Act | None = None) -> Act | None:
    for row in act_words():
        if row.where == where and forms & set(row.words) and only in (None, row.act):
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
