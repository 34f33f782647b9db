"""Statements within statements: which stands in which, and those that grammar alone shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.find.phrases import subject, understood_subject
from onrecord.find.statements.drafts import Draft
from onrecord.find.statements.frames import within

# Verbs by which a medium passes on a person's words.
RELAYS = frozenset(("quote", "cite"))
RELAY_REACH = 8


def arranged(doc: Doc, drafts: Sequence[Draft]) -> list[tuple[Draft, Draft | None]]:
    """All statements with the one that each is told in.

    What the model linked comes first; in the contents, grammar adds what is told there. The host
    of a statement is the smallest one whose content holds its cue and most of its content.
    """
    relayed: list[tuple[Draft, Draft]] = []
    every: list[Draft] = []
    for d in drafts:
        by = _medium(doc, d)
        if by is None:
            every.append(d)
        else:
            every.append(by)
            relayed.append((d, by))
    cues = {d.cue for d in drafts}
    for d in list(every):
        for start, end in d.content:
            for found in within(doc, start, end):
                if found.cue not in cues:
                    cues.add(found.cue)
                    every.append(found)
    return [*((d, _host(d, every)) for d in every), *relayed]


def in_order(pairs: list[tuple[Draft, Draft | None]]) -> list[tuple[Draft, Draft | None]]:
    """Outermost statements as they stand in the text, each followed by what is told in it."""
    out: list[tuple[Draft, Draft | None]] = []

    def add(host: Draft | None) -> None:
        guests = [p for p in pairs if p[1] is host]
        for d, h in sorted(guests, key=lambda p: _place(p[0])):
            out.append((d, h))
            add(d)

    add(None)
    return out


def _place(draft: Draft) -> tuple[int, int]:
    first = min([draft.content[0][0], *([draft.cue[0]] if draft.cue else [])])
    return first, draft.cue[0] if draft.cue else first


def _host(d: Draft, every: Sequence[Draft]) -> Draft | None:
    """The smallest statement in whose content another is told."""
    around = [o for o in every if _inside(d, o)]
    return min(around, key=lambda o: len(o.tokens()), default=None)


def _inside(d: Draft, host: Draft) -> bool:
    if d is host or d.cue is None:
        return False
    mine, theirs = d.tokens(), host.tokens()
    return d.cue[0] in theirs and len(mine & theirs) > len(mine) / 2 and len(mine) < len(theirs)


def _medium(doc: Doc, draft: Draft) -> Draft | None:
    """The statement of a medium that quotes a person: "Interfax quoted Orlov as saying …"."""
    if draft.cue is None:
        return None
    near = doc[max(0, draft.cue[0] - RELAY_REACH) : draft.cue[1]]
    verb = next((t for t in near if t.lemma_ in RELAYS and t.pos_ == "VERB"), None)
    if verb is None or verb.sent.start != doc[draft.cue[0]].sent.start:
        return None
    agent = next((c for c in verb.children if c.dep_ == "obl:agent"), None)
    theirs = agent if agent is not None else understood_subject(verb)
    person = subject(verb) if agent is not None else _object(verb)
    if theirs is None or person is None or theirs.i == person.i:
        return None
    source = tuple(t.i for t in theirs.subtree if t.dep_ != "case" and t.i not in draft.tokens())
    return replace(draft, cue=(verb.i, verb.i + 1), source=source or (theirs.i,))


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.rights if c.dep_ == "obj"), None)
