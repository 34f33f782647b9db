"""What the lexicon says of a statement's cue."""

from __future__ import annotations

from typing import cast

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.statements.drafts import Draft
from onrecord.lexicon.tables import CueWord, cues
from onrecord.schema import Kind

# Acts of cues that leave it to the content what is done.
NEUTRAL = frozenset(("say", "announce", "claim", "believe"))
# Verbs that only carry the noun behind them: "*offered* praise", "*pressed* his attack".
CARRIERS = frozenset("offer press renew repeat reiterate stress underline emphasise".split())
POS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}
# What a verb's own particle is: "wrote *back*" backs nothing.
PARTICLES = frozenset(("RB", "RP"))
NEGATIONS = frozenset("not n't n’t never no neither nor".split())
NOBODY = frozenset("nobody none neither".split())


def cue_entry(doc: Doc, cue: tuple[int, int] | None) -> CueWord | None:
    """The lexicon's entry for a cue.

    The longest run of lemmas that is one; of several ("issued a statement denying") one that has
    a force of its own goes before a neutral one, and a verb that only carries a noun goes last.
    """
    if cue is None:
        return None
    tokens = [t for t in doc[cue[0] : cue[1] + 1] if not t.is_space]
    for size in range(len(tokens), 0, -1):
        found = []
        for k in range(len(tokens) - size + 1):
            part = tokens[k : k + size]
            words = cues().get(" ".join(t.lemma_.lower() for t in part))
            if words and part[0].i < cue[1] and part[0].tag_ not in PARTICLES:
                pos = POS.get(part[0].pos_)
                found.append(next((w for w in words if w.pos == pos), words[0]))
        if found:
            apart = _with_particle_apart(doc, cue)
            best = _most_telling(found)
            return apart or (_carried(doc, cue) if best.lemma in CARRIERS else None) or best
    # "renewed her", of "renewed her criticism": no entry of its own
    return _carried(doc, cue) if any(t.lemma_.lower() in CARRIERS for t in tokens) else None


def _most_telling(found: list[CueWord]) -> CueWord:
    own = [w for w in found if w.lemma not in CARRIERS] or found
    return next((w for w in own if w.act not in NEUTRAL), own[0])


def _carried(doc: Doc, cue: tuple[int, int]) -> CueWord | None:
    """The entry of the noun that a verb carries, where it has a force: "offered an *apology*"."""
    nouns = (c for t in doc[cue[0] : cue[1]] for c in t.rights if c.dep_ == "obj")
    words = (w for n in nouns for w in cues().get(n.lemma_.lower(), ()) if w.pos == "noun")
    return next((w for w in words if w.act not in NEUTRAL), None)


def _with_particle_apart(doc: Doc, cue: tuple[int, int]) -> CueWord | None:
    """The entry of a verb whose particle stands apart: "did not rule that out"."""
    for t in doc[cue[0] : cue[1]]:
        particle = with_particle(t)
        if particle and t.pos_ == "VERB" and particle in cues():
            return cues()[particle][0]
    return None


def with_particle(verb: Token) -> str:
    """A verb's lemma with its particle: "walk out"; empty where it has none."""
    particle = next((c for c in verb.rights if c.dep_ == "compound:prt"), None)
    return f"{verb.lemma_.lower()} {particle.lower_}" if particle is not None else ""


def negated(doc: Doc, cue: tuple[int, int] | None) -> bool:
    """Whether a cue is negated: "did not say", "stopped short of saying", "nobody would say"."""
    if cue is None:
        return False
    for t in doc[cue[0] : cue[1]]:
        if t.lower_ in NEGATIONS:
            return True
        if t.pos_ in ("VERB", "NOUN") and any(c.lower_ in NEGATIONS for c in t.lefts):
            return True
        if t.pos_ == "VERB" and any(is_nobody(c) for c in t.lefts if c.dep_ == "nsubj"):
            return True
    return False


def is_nobody(subject: Token) -> bool:
    """Whether a subject is that of a negated clause: "nobody", "neither side", "none of them"."""
    if subject.lower_ in NOBODY:
        return True
    return any(c.lower_ in NEGATIONS for c in subject.lefts if c.dep_ in ("det", "cc:preconj"))


def kind_of(draft: Draft, entry: CueWord | None) -> Kind:
    """The kind of an attribution: by the lexicon, else as the model thinks likeliest."""
    if entry is not None:
        return entry.kind
    if draft.kinds:
        return cast(Kind, max(draft.kinds, key=draft.kinds.__getitem__))
    return "speech"
