"""Which name a phrase bears: "the union's chief, *Rosa Tindall*", not "*Brandt*'s spokesman".

Read off the surface, comma by comma: where a title, a description and a name stand side by side
the parse is least sure, while their order hardly varies.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.actors.role_nouns import is_person_noun
from onrecord.lexicon.tables import collectives

_BREAKS = frozenset((",", "(", ")", "--", "–", "—", ":", ";"))
_RELATIVE = frozenset(("WP", "WDT", "WP$", "WRB"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_JOINED = frozenset(("and", "&"))


@dataclass(frozen=True, slots=True)
class Borne:
    """The names that a phrase bears: one, or several joined by "and"; as bearers."""

    bearers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands between two commas: the names that it bears, and the noun that ends it."""

    names: tuple[int, ...]
    noun: int | None
    joined: bool


def borne(
    doc: Doc,
    tokens: Sequence[int],
    names: Mapping[int, tuple[int, int]],
    places: Collection[int] = (),
) -> Borne | None:
    """The bearers that a phrase names; None when it names nobody, but may describe somebody.

    Args:
        doc: the report.
        tokens: the phrase's tokens, in order.
        names: the first token of each name → (the token behind it, its bearer).
        places: bearers that are countries and other places, which no person is named by.
    """
    parts = [p for p in (_part(doc, s, names, places) for s in _split(doc, tokens)) if p]
    if not parts:
        return None
    first, *rest = parts
    if first.names:
        listed = [first]
        for part in rest:  # "Brazil, Chile and Peru"
            if not part.names or not any(p.joined for p in rest):
                break
            listed.append(part)
        if any(p.joined for p in listed):
            return Borne(tuple(dict.fromkeys(b for p in listed for b in p.names)))
        return Borne(first.names[-1:])
    if first.noun is None:
        return None
    person = is_person_noun(doc[first.noun])
    for part in rest:
        fits = [b for b in part.names if not (person and b in places)]
        if fits:
            return Borne(tuple(fits[-1:]))
    return None


def _split(doc: Doc, tokens: Sequence[int]) -> list[list[int]]:
    """A phrase's tokens between commas, brackets and dashes."""
    out: list[list[int]] = [[]]
    for i in tokens:
        if doc[i].text in _BREAKS:
            out.append([])
        elif not doc[i].is_space and not doc[i].is_quote:
            out[-1].append(i)
    return [s for s in out if s]


def _part(
    doc: Doc,
    tokens: Sequence[int],
    names: Mapping[int, tuple[int, int]],
    places: Collection[int],
) -> _Part | None:
    """The names that a part of a phrase bears; None for a relative clause and what is no noun."""
    inside = set(tokens)
    found: list[tuple[int, int]] = []  # (token behind the name, bearer)
    noun, joined, at = None, False, 0
    sealed = False  # "Hamas and its chief rival": what follows "and" says nothing of the first
    while at < len(tokens):
        i = tokens[at]
        token = doc[i]
        end, bearer = names.get(i, (0, -1))
        if end and end - 1 in inside:
            if end in inside and _possesses(doc[end]):
                found = []
            else:
                found.append((end, bearer))
            while at < len(tokens) and tokens[at] < end:
                at += 1
            continue
        if token.tag_ in _RELATIVE or token.tag_ in _FINITE:
            break
        if token.tag_ in ("IN", "TO") and at and (found or noun is not None):
            break
        if token.lower_ in _JOINED and (found or at == 0):
            joined = True
            sealed = bool(found) and (noun is None or noun < found[-1][0])
        elif token.pos_ in ("NOUN", "PROPN", "ADJ") and not sealed:
            noun = i
        at += 1
    if doc[tokens[0]].tag_ in _RELATIVE or (found and _is_where(doc, tokens[0])):
        return None
    body = noun is not None and found and found[-1][1] not in places and _is_body(doc[noun])
    if found and (noun is None or noun < found[-1][0] or body):
        return _Part(tuple(b for _, b in found) if joined else (found[-1][1],), noun, joined)
    return _Part((), noun, joined) if noun is not None else None


def _is_where(doc: Doc, first: int) -> bool:
    """Whether a part of a phrase tells where or of what: "a survey, *in the Kurier*, put"."""
    return doc[first].tag_ == "IN" and doc[first - 1].text in _BREAKS


def _possesses(token: Token) -> bool:
    """Whether a token marks what stands before it as a possessor, however it was tagged."""
    return token.tag_ == "POS" or token.text in ("'s", "’s", "'", "’")


def _is_body(noun: Token) -> bool:
    """Whether a noun behind a name is for a body that bears it: "the Volna *agency*"."""
    return collectives().get(noun.lower_) in ("organization", "group") and not is_person_noun(noun)
