"""What a statement does, from its cue and from what is said.

A cue with a force of its own decides ("denied", "pledged"); a neutral one ("said") leaves it to
the content: modality, person and tense, and evaluating words (after Searle's 1976 classes).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from spacy.tokens import Doc, Span, Token

from onrecord.find.phrases import subject
from onrecord.find.statements.drafts import Draft
from onrecord.lexicon.tables import CueWord, cues, rows
from onrecord.schema import Act, Kind

# Acts of cues that leave it to the content what is done.
NEUTRAL = frozenset(("say", "announce", "claim", "believe"))
ASKING = frozenset(("ask", "say", "criticise"))
EVALUATING: tuple[Act, ...] = ("deny", "criticise", "praise")
FORCEFUL = frozenset(("demand", "promise", "refuse", "threaten", "warn", "deny"))
# What a negated cue does: "did not agree" refuses; whatever is not listed is only said.
NEGATED: dict[str, Act] = {
    "agree": "refuse", "accept": "refuse", "promise": "refuse", "offer": "refuse",
    "praise": "criticise",
}  # fmt: skip
# The speaker as subject: in the first person, or in reported speech in the third.
SELF = frozenset("i we he she they".split())
SELF_OWNED = frozenset("my our his her their".split())
OBLIGE = frozenset("must should ought need".split())
POS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}
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
    return tuple(
        ActWords(cast(Act, r["act"]), r["where"], tuple(r["words"].split(";")))
        for r in rows("act_words.csv")
    )


def cue_entry(doc: Doc, cue: tuple[int, int] | None) -> CueWord | None:
    """The lexicon's entry for a cue.

    The longest run of lemmas that is one; of several ("issued a statement denying") one that has
    a force of its own goes before a neutral one.
    """
    if cue is None:
        return None
    tokens = [t for t in doc[cue[0] : cue[1] + 1] if not t.is_space]
    for size in range(len(tokens), 0, -1):
        found = []
        for k in range(len(tokens) - size + 1):
            part = tokens[k : k + size]
            words = cues().get(" ".join(t.lemma_.lower() for t in part))
            if words and part[0].i < cue[1]:
                pos = POS.get(part[0].pos_)
                found.append(next((w for w in words if w.pos == pos), words[0]))
        if found:
            apart = _with_particle_apart(doc, cue)
            return apart or next((w for w in found if w.act not in NEUTRAL), found[0])
    return None


def _with_particle_apart(doc: Doc, cue: tuple[int, int]) -> CueWord | None:
    """The entry of a verb whose particle stands apart: "did not rule that out"."""
    for t in doc[cue[0] : cue[1]]:
        particle = _with_particle(t)
        if particle and t.pos_ == "VERB" and particle in cues():
            return cues()[particle][0]
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


def act_of(
    doc: Doc,
    draft: Draft,
    entry: CueWord | None,
    *,
    own: frozenset[str] = frozenset(),
    told: bool = False,
) -> Act:
    """The act of a statement.

    Args:
        doc: the report.
        draft: cue and content.
        entry: the cue's row of the lexicon, if it has one.
        own: lower-case words that name the speaker or the body spoken for.
        told: whether an addressee stands with the cue.
    """
    base: Act = entry.act if entry else "say"
    if entry and negated(doc, draft.cue):
        return "say" if entry.negative else NEGATED.get(base, "say")
    if not draft.content:
        return base
    if base in ASKING and told and doc[draft.content[0][0]].tag_ in ("TO", "VB"):
        return "demand"  # "asked the court to release him"
    if base not in NEUTRAL:
        return base
    if entry and ("as" in entry.frames or entry.lemma == "call"):
        # "called the talks "productive"": the predicate has no verb of its own
        text = f" {' '.join(t.lower_ for s, e in draft.content for t in doc[s:e])} "
        for act in EVALUATING:
            if _has(text, act, "predicate"):
                return act
    parts = [x for start, end in draft.content for x in _sentences(doc, start, end)]
    for k, sentence in enumerate(parts):
        found = _of_sentence(sentence, own)
        # what comes later in a long quotation decides only where its force is plain
        if found and (k == 0 or found in FORCEFUL) and (base, found) != ("announce", "predict"):
            return found
    return base


def _sentences(doc: Doc, start: int, end: int) -> list[Span]:
    out, at = [], start
    for i in range(start + 1, end + 1):
        if i == end or doc[i].is_sent_start:
            out.append(doc[at:i])
            at = i
    return out


def _of_sentence(span: Span, own: frozenset[str]) -> Act | None:
    """What one sentence of a content does; None when it merely tells."""
    if any(t.text == "?" for t in span[-2:]):
        return "ask"
    return _of_root(span.root, span, own)


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
    if by_self and not_done and root.tag_ in ("VBD", "VBN") and "never" in words:
        return "deny"
    if helpers & FUTURE or (lemma in REFUSALS and _to_verb(root)):
        return _future(root, by_self, not_done, text)
    for act in EVALUATING:
        if _has(text, act, "predicate") and not not_done and _is_copular(root):
            return act
    return "warn" if _has(text, "warn", "any") else None


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
    out = {lemma, _with_particle(root)}
    if root.i + 1 < len(root.doc):
        out.add(f"{lemma} {root.nbor().lower_}")
    return out


def _with_particle(root: Token) -> str:
    particle = next((c for c in root.rights if c.dep_ == "compound:prt"), None)
    return f"{root.lemma_.lower()} {particle.lower_}" if particle is not None else ""


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
