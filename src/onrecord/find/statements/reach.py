"""How far the words reach that a cue says: as far as words hang on them, with cuts by form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.phrases import subject
from onrecord.find.statements.openings import (
    ASKED,
    CONDITIONS,
    HELPING,
    Shape,
    begins_clause,
    is_finite,
    is_that,
)
from onrecord.lexicon.tables import cues

# Words that open a condition behind a complement, and marks that end it.
TAILS = frozenset("if unless once until provided providing as only when or".split())
STOPS = frozenset((",", ";", ".", '"', "”", "--", "—"))
# When a deed was done is told beside it, not in it: "admitted setting the fire when …".
OCCASIONS = frozenset("when before after while as during".split())


@dataclass(frozen=True, slots=True)
class Complement:
    """What a cue says.

    Attributes:
        shape: what kind of phrase it is.
        tokens: where it stands.
    """

    shape: Shape
    tokens: range


def reaching(shape: Shape, doc: Doc, k: int, limit: int, least: int) -> Complement:
    """The complement that opens at a token, as far as words hang on its words."""
    end, i = min(least, limit), k
    first = {_highest(t, k).i for t in doc[k:end]}
    while i < end:
        end = max(end, min(_highest(doc[i], k).right_edge.i + 1, limit))
        i += 1
    if shape == "infinitive" and end < limit and (is_that(doc[end]) or doc[end].lower_ in ASKED):
        end = max(end, reaching("clause", doc, end, limit, end + 2).tokens.stop)  # "to say whether"
    end = min([end, *_cuts(shape, doc, k, end, first)])
    if shape == "clause" and any(t.lower_ in CONDITIONS for t in doc[k : k + 1 + is_that(doc[k])]):
        end = _with_main_clause(doc, k, end, limit)
    return Complement(
        shape, range(k, end if shape == "gerund" else with_condition(doc, end, limit))
    )


def _with_main_clause(doc: Doc, k: int, end: int, limit: int) -> int:
    """The end of the clause that follows a condition: "that unless he paid, *they would leave*"."""
    comma = next((i for i in range(k, min(end + 1, limit)) if doc[i].text == ","), None)
    if comma is None or comma + 1 >= limit or not begins_clause(doc[comma + 1]):
        return end
    return max(end, reaching("clause", doc, comma + 1, limit, comma + 3).tokens.stop)


def _highest(token: Token, k: int) -> Token:
    """The highest word over a token that does not stand before token k."""
    while token.head.i >= k and token.head.i != token.i:
        token = token.head
    return token


def _cuts(shape: Shape, doc: Doc, k: int, end: int, first: set[int]) -> Iterator[int]:
    """Where a complement must end, whatever the parse says."""
    for token in doc[k + 1 : end]:
        before = token.nbor(-1)
        if token.tag_ == "CC" and token.i > k + 1:
            top = _highest(token, k)
            if top.i not in first and top.i > token.i and has_finite(top):
                yield token.i  # what is joined to the cue is not joined to what it says
            elif not is_that(doc[k]) and before.text == "," and _tells_anew(token.head):
                yield token.i
        if is_that(token) and before.tag_ == "CC" and not is_that(doc[k]):
            yield before.i  # "said P and that Q": the second hangs on another cue
        if shape == "gerund" and token.lower_ in OCCASIONS and token.dep_ in ("mark", "advmod"):
            yield token.i
        if shape == "infinitive" and is_finite(token) and not _has_own_subject(token, k):
            yield token.i


def _tells_anew(verb: Token) -> bool:
    """Whether a joined verb is a cue with a subject of its own: "…, but she told us"."""
    spoken = any(w.pos == "verb" and w.kind == "speech" for w in cues().get(verb.lemma_, ()))
    return spoken and has_finite(verb) and subject(verb) is not None


def has_finite(verb: Token) -> bool:
    """Whether a verb or one of its helpers is finite."""
    helpers = (c for c in verb.lefts if c.dep_ in HELPING)
    return is_finite(verb) or any(is_finite(c) for c in helpers)


def main_verb(doc: Doc, k: int, end: int) -> int:
    """Where a noun's clause ends before the noun's own verb: "the claim that … *was* false"."""
    finite = [t for t in doc[k + 1 : end] if is_finite(t)]
    return next((t.i for t in finite[1:] if not _has_own_subject(t, k)), end)


def _has_own_subject(finite: Token, k: int) -> bool:
    """Whether a finite verb's subject stands behind token k, so that it is a clause of its own."""
    at = finite.head if finite.dep_ in HELPING else finite
    for _ in range(4):
        if any(c.dep_.startswith(("nsubj", "expl", "csubj")) and c.i > k for c in at.children):
            return True
        if at.dep_ != "conj" or at.head.i <= k:
            return False
        at = at.head
    return False


def with_condition(doc: Doc, end: int, limit: int) -> int:
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
