"""Statements by lexicon and parse alone: a cue word, who speaks, and the phrase that is said.

These serve what the model was not trained to mark: statements within statements.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.find.phrases import is_passive, understood_subject
from onrecord.find.statements.drafts import Draft, pieces
from onrecord.lexicon.tables import CueWord, cues

CLAUSES = {"that": ("ccomp", "parataxis"), "to": ("xcomp", "ccomp"), "obj_to": ("xcomp", "ccomp")}
NOUN_CLAUSES = ("acl", "ccomp", "acl:relcl")
# A bare object shows a statement only with verbs that do more than tell.
PLAIN = frozenset(("say", "claim", "believe", "announce", "confirm", "ask"))
# Words that open a condition behind a content, and marks that end it.
TAILS = frozenset("if unless once until provided providing as only when or".split())
STOPS = frozenset((",", ";", ".", '"', "”", "--", "—"))
# How surely a statement stands that grammar alone shows.
SCORE = 0.6


def cue_word(token: Token) -> tuple[CueWord, tuple[int, ...]] | None:
    """The cue that a token is the head of, with its particle or preposition: (word, tokens)."""
    pos = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}.get(token.pos_)
    if pos is None:
        return None
    lemma = token.lemma_.lower()
    for child in token.children:
        particle = child if child.dep_ == "compound:prt" else None
        if particle is None and child.dep_ in ("obl", "advcl", "nmod", "ccomp", "xcomp"):
            particle = next((c for c in child.lefts if c.dep_ in ("case", "mark")), None)
        if particle is not None:
            for word in cues().get(f"{lemma} {particle.lower_}", ()):
                if word.pos == pos:
                    return word, (token.i, particle.i)
    for word in cues().get(lemma, ()):
        if word.pos == pos:
            return word, (token.i,)
    return None


def within(doc: Doc, start: int, end: int) -> Iterator[Draft]:
    """Statements that the words doc[start:end] tell of, by lexicon and parse."""
    for token in doc[start:end]:
        found = cue_word(token)
        if found is None or found[0].kind not in ("speech", "document"):
            continue
        said = _content(token, found[0])
        if said is None:
            continue
        speaker = _speaker(token)
        if speaker is None and not is_passive(token):
            continue
        lo, hi = max(said.left_edge.i, start), min(said.right_edge.i + 1, end)
        hi = _with_condition(doc, hi, end)
        source = _source(speaker, range(start, end), range(lo, hi))
        content = pieces(doc, set(range(lo, hi)), {token.i, *source})
        if content:
            yield Draft((token.i, token.i + 1), source, content, SCORE)


def _with_condition(doc: Doc, end: int, limit: int) -> int:
    """The end of a content with the condition that follows it, wherever that was attached.

    "agreed to return if the shelling stopped": the condition is of what was agreed.
    """
    at = end + (end < limit and doc[end].text == ",")
    if at >= limit or doc[at].lower_ not in TAILS or doc[at].sent.start > end:
        return end
    stop = at + 1
    while stop < limit and not doc[stop].is_space and doc[stop].text not in STOPS:
        stop += 1
    return stop


def _source(speaker: Token | None, inside: range, content: range) -> tuple[int, ...]:
    """The tokens of a speaker's phrase, within the host's words and apart from the content."""
    if speaker is None:
        return ()
    phrase = range(speaker.left_edge.i, speaker.right_edge.i + 1)
    tokens = tuple(i for i in phrase if i in inside and i not in content)
    return tokens if speaker.i in tokens else (speaker.i,)


def _content(token: Token, word: CueWord) -> Token | None:
    """The clause, or for verbs that deny, demand or promise a thing the phrase, that is said."""
    if token.pos_ == "NOUN":
        return next((c for c in token.rights if c.dep_ in NOUN_CLAUSES and _is_clause(c)), None)
    for frame in ("that", "to", "obj_to"):
        if frame in word.frames:
            for child in token.rights:
                if child.dep_ in CLAUSES[frame] and (frame != "that" or _finite(child)):
                    return child
    if "np" in word.frames and word.act not in PLAIN and token.pos_ == "VERB":
        return next((c for c in token.rights if c.dep_ == "obj" and c.pos_ == "NOUN"), None)
    return None


def _finite(clause: Token) -> bool:
    return any(
        c.dep_.startswith(("nsubj", "csubj", "expl")) for c in clause.children
    ) or clause.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _is_clause(child: Token) -> bool:
    """A "that" clause or infinitive on a noun, not a relative clause."""
    marks = {c.lower_ for c in child.lefts if c.dep_ == "mark" or c.tag_ == "TO"}
    return bool(marks & {"that", "to"})


def _speaker(token: Token) -> Token | None:
    """Who speaks: a verb's subject or agent, a noun's possessor or the subject of its verb."""
    if token.pos_ in ("VERB", "ADJ"):
        agent = next((c for c in token.children if c.dep_ == "obl:agent"), None)
        if agent is not None:
            return agent
        return None if is_passive(token) else understood_subject(token)
    for child in token.lefts:
        if child.dep_ == "nmod:poss":
            return child
    for child in token.rights:
        if child.dep_ == "nmod" and any(c.lower_ in ("by", "from", "of") for c in child.lefts):
            return child
    return understood_subject(token.head) if token.dep_ in ("obj", "xcomp") else None
