"""Phrases of a parsed sentence: what the finders ask of the tree."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from onrecord.annotate.parsed import Doc, Token

NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
# Edges inside one naming phrase: "Foreign Minister Sergey Lavrov", "Lavrov, the minister".
NAMING = frozenset(("flat", "compound", "appos", "nmod:desc", "fixed", "goeswith", "amod", "list"))
_LEFT_OF_NOUN = frozenset(
    "det amod compound nmod:poss nummod nmod:desc flat det:predet advmod nmod punct".split()
)
_OF_CLAUSES = frozenset("cop aux nsubj nsubj:outer expl mark advcl obl vocative".split())
_STOPS = frozenset(("acl", "acl:relcl", "appos", "parataxis", "conj", "cc", "punct", "advcl"))


def top(tokens: Sequence[Token]) -> Token:
    """The token of a phrase whose head stands outside it; a nominal one where there are several.

    Not one that owns what follows, whatever the parse: "the *captain*'s agent".
    """
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    tops = [t for t in tops if not _owns(t, inside)] or tops or list(tokens)
    return next((t for t in tops if t.pos_ in NOMINAL), tops[0])


def _owns(noun: Token, inside: Collection[int]) -> bool:
    """Whether a possessive mark and something owned stand behind a noun in the same phrase."""
    if not {noun.i + 1, noun.i + 2} <= set(inside):
        return False
    mark = noun.nbor()
    return mark.tag_ == "POS" or (mark.lower_ in ("'s", "’s") and mark.dep_ == "nmod:poss")


def noun_phrase(noun: Token) -> tuple[int, int]:
    """The noun with what stands before it and its "of"/"for" phrases: (start, end) tokens.

    Relative clauses and appositions stay outside, and so does what a predicate is said of.
    """
    start = noun.i
    for child in noun.lefts:
        if child.dep_ in _OF_CLAUSES:  # "now Kenya is *one of the members*"
            start = noun.i
        elif child.dep_ in _LEFT_OF_NOUN and child.pos_ not in ("PUNCT", "ADP", "SPACE"):
            start = min(start, child.left_edge.i)
    end = noun.i + 1
    for child in noun.rights:
        if child.dep_ in ("nmod", "flat", "compound") and child.i >= end:
            if child.dep_ == "nmod" and not any(
                c.dep_ == "case" and c.lower_ in ("of", "for", "at", "to", "in", "from", "with")
                for c in child.lefts
            ):
                break
            end = _end_without_clause(child)
        elif child.dep_ in _STOPS or child.i > end:
            break
    return start, end


def _end_without_clause(token: Token) -> int:
    """The end of a token's phrase, before any clause or apposition that hangs on it."""
    end = token.i + 1
    for child in token.rights:
        if child.dep_ in _STOPS:
            break
        end = max(end, _end_without_clause(child))
    return end


def subject(verb: Token) -> Token | None:
    """The verb's own subject, if it has one."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubj:pass", "nsubj:outer", "csubj"):
            return child
    return None


def is_passive(verb: Token) -> bool:
    """Whether a participle is passive: "was quoted", "asked by reporters", not "has said"."""
    if verb.tag_ != "VBN":
        return False
    helpers = {c.lemma_ for c in verb.children if c.dep_.startswith("aux")}
    return bool(helpers & {"be", "get"}) or "have" not in helpers


def runs(indices: Iterable[int]) -> list[tuple[int, int]]:
    """Contiguous runs of token indices as (start, end).

    >>> runs([3, 4, 5, 9])
    [(3, 6), (9, 10)]
    """
    out: list[tuple[int, int]] = []
    for i in sorted(indices):
        if out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return out


def chars(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Character offsets of doc[start:end]."""
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
