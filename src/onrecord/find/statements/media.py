"""Media that pass on a person's words: "Peskov was quoted by Tass as saying" is two statements.

The medium's is the outer one, the person's is told in it, and both have the same content. The
model links a cue of its own to either, or one to both; here they are put together anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.actors.role_nouns import is_person_noun
from onrecord.find.phrases import NOMINAL, is_passive
from onrecord.find.statements.complements import of_verb
from onrecord.find.statements.drafts import Draft, pieces
from onrecord.find.statements.tellers import nearest_subject
from onrecord.lexicon.tables import collectives, cues

# Verbs by which a medium passes on a person's words.
RELAYS = frozenset(("quote", "cite"))
# Tokens from "quoted" to "as saying".
REACH = 30
SCORE = 0.6

Nested = tuple[Draft, Draft]
"""A statement and the one that it is told in."""


def relayed(doc: Doc, drafts: Sequence[Draft]) -> tuple[list[Draft], list[Nested]]:
    """Drafts with those of media put right, and what persons say in them."""
    kept, nested = list(drafts), []
    for token in doc:
        if token.lemma_ not in RELAYS or token.pos_ != "VERB":
            continue
        said = _as_saying(token)
        linked = [d for d in kept if d.cue and _meets(d.cue, token, said or token)]
        if said is not None:
            made = _quoted(token, said, linked)
            if made is not None:
                kept = [d for d in kept if d not in linked] + [made[0]]
                nested += [made] if made[1] is not made[0] else []
        elif token.tag_ == "VBG" and (source := _cited(token)):
            beside = all(d.tokens() <= set(source) for d in linked)
            found = _citing(token, source, [d for d in kept if d not in linked]) if beside else []
            kept = [d for d in kept if not found or d not in linked]
            nested += found
    return kept, [(inner, outer) for outer, inner in nested]


def _as_saying(relay: Token) -> Token | None:
    """The verb of "quoted … as saying"."""
    doc = relay.doc
    for token in doc[relay.i + 2 : min(relay.i + REACH, relay.sent.end)]:
        if token.tag_ == "VBG" and token.nbor(-1).lower_ == "as":
            return token if token.lemma_ in cues() else None
    return None


def _meets(cue: tuple[int, int], first: Token, last: Token) -> bool:
    return cue[0] <= last.i and first.i < cue[1]


def _quoted(relay: Token, said: Token, linked: Sequence[Draft]) -> Nested | None:
    """What a medium quotes somebody as saying: (the medium's statement, the person's).

    Without a medium ("was quoted as saying") there is only the person's, given twice.
    """
    doc = relay.doc
    if is_passive(relay):
        person, medium = nearest_subject(relay), _by(relay, said)
        person = relay.head if person is None and relay.dep_ == "acl" else person
    else:
        person, medium = _object(relay, said), nearest_subject(relay)
    if person is None:
        return None
    by, of = _phrase(medium, relay, said), _phrase(person, relay, said)
    taken = {*range(relay.i, said.i + 1), *by, *of}
    content = {i for d in linked for i in d.tokens()} - taken
    if not content or max(content) > said.i:
        found = of_verb(said, cues()[said.lemma_][0], said.i + 1, said.sent.end)
        content |= set(found.tokens) - taken if found else set()
    runs = pieces(doc, content, taken)
    if not runs:
        return None
    score = max((d.score for d in linked), default=SCORE)
    inner = Draft((said.i, said.i + 1), of, runs, score)
    if medium is None:
        alone = replace(inner, cue=(relay.i, said.i + 1))
        return alone, alone
    return Draft((relay.i, relay.i + 1), by, runs, score), inner


def _by(relay: Token, said: Token) -> Token | None:
    """The medium of "was quoted by Tass as saying", "quoted as saying by Tass"."""
    for verb in (relay, said):
        for child in verb.rights:
            if child.pos_ in NOMINAL and any(c.lower_ in ("by", "in") for c in child.lefts):
                return child
    return None


def _object(relay: Token, said: Token) -> Token | None:
    """Whom a medium quotes: the noun between the two verbs that no other there governs."""
    between = [t for t in relay.doc[relay.i + 1 : said.i] if t.pos_ in NOMINAL]
    return next((t for t in between if not relay.i < t.head.i < said.i), None)


def _phrase(noun: Token | None, relay: Token, said: Token) -> tuple[int, ...]:
    """A phrase's tokens on its own side of the verbs, without its preposition and edge marks."""
    if noun is None:
        return ()
    tokens = [t for t in noun.subtree if t.i not in (relay.i, said.i)]
    if relay.i < noun.i:
        tokens = [t for t in tokens if t.i > relay.i and (t.i < said.i) == (noun.i < said.i)]
    else:
        tokens = [t for t in tokens if t.i < relay.i]
    while tokens and (tokens[0].is_punct or tokens[0].dep_ == "case"):
        tokens = tokens[1:]
    while tokens and (tokens[-1].is_punct or tokens[-1].lower_ == "as"):
        tokens = tokens[:-1]
    return tuple(t.i for t in tokens)


def _cited(relay: Token) -> tuple[int, ...]:
    """The tokens of whom a report cites, a person or a body; none where it is something else."""
    who = next((c for c in relay.rights if c.dep_ == "obj"), None)
    if who is None:
        return ()
    named = who.ent_type_ in ("PER", "PERSON", "ORG") or collectives().get(who.lower_) is not None
    if not named and not is_person_noun(who):
        return ()
    return tuple(t.i for t in who.subtree if t.i > relay.i)


def _citing(relay: Token, source: tuple[int, ...], drafts: Sequence[Draft]) -> list[Nested]:
    """What a report says that cites somebody: "The daily said …, citing two officials"."""
    for d in drafts:
        verb = None if d.cue is None else d.cue[0]
        if relay.i not in d.tokens() and (verb == relay.head.i or relay.head.i in d.source):
            return [(d, Draft((relay.i, relay.i + 1), source, d.content, SCORE))]
    return []
