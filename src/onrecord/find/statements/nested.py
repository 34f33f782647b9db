"""Statements within statements: which stands in which, and those that grammar alone shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.phrases import subject
from onrecord.find.statements.drafts import Draft, pieces
from onrecord.find.statements.entries import cue_entry, negated
from onrecord.find.statements.frames import SCORE, within
from onrecord.find.statements.media import Nested, relayed

# Acts by which somebody is to do what is said by them.
BINDING = frozenset(("promise", "demand"))


def arranged(
    doc: Doc, drafts: Sequence[Draft], quoted: npt.NDArray[np.bool_]
) -> list[tuple[Draft, Draft | None]]:
    """All statements with the one that each is told in.

    What the model linked comes first; in the contents, grammar adds what is told there. The host
    of a statement is the smallest one whose content holds its cue and most of its content.
    """
    every, passed_on = relayed(doc, [_with_guest(doc, d, drafts, quoted) for d in drafts])
    cues = {i for d in (*every, *(p[0] for p in passed_on)) if d.cue for i in range(*d.cue)}
    for d in list(every):
        for start, end in d.content:
            for found in within(doc, start, end, quoted, ahead=_ahead(doc, d)):
                at = set(range(*found.cue)) if found.cue else set()
                if not cues & at:
                    cues |= at
                    every.append(found)
    mended = {id(d): _without_joined(doc, d, every, quoted) for d in every}
    passed_on = [(inner, mended[id(outer)]) for inner, outer in passed_on]
    every = list(mended.values())
    return [*((d, _host(d, every, passed_on)) for d in every), *passed_on]


def _ahead(doc: Doc, d: Draft) -> int | None:
    """What somebody binds himself or another to say: "promised *to ask*", "urged her *to tell*"."""
    entry = cue_entry(doc, d.cue)
    start = d.content[0][0] if d.content else 0
    if entry is None or entry.act not in BINDING or entry.negative or negated(doc, d.cue):
        return None
    verb = doc[start].head
    return verb.i if doc[start].tag_ == "TO" and verb.i == start + 1 else None


def _with_guest(
    doc: Doc, d: Draft, drafts: Sequence[Draft], quoted: npt.NDArray[np.bool_]
) -> Draft:
    """A content that ends with another's cue, with what that says: "blamed him for saying …"."""
    for other in drafts:
        cue = other.cue
        if other is d or cue is None or quoted[cue[0]] or _tells_when(doc[cue[0]]):
            continue
        ends = any(s <= cue[0] < e <= cue[1] for s, e in d.content)
        behind = other.content[0][0] - cue[1] if other.content else -1
        if ends and 0 <= behind <= 1:
            more = tuple(sorted({*d.content, (cue[0], other.content[0][1])}))
            return replace(d, content=_merged(more))
    return d


def _tells_when(verb: Token) -> bool:
    """Whether a verb's clause says when: "… when she accused him"."""
    return verb.dep_ == "advcl" and verb.tag_ != "VBG"


def _merged(runs: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    out: list[tuple[int, int]] = []
    for s, e in runs:
        if out and s <= out[-1][1]:
            out[-1] = (out[-1][0], max(e, out[-1][1]))
        else:
            out.append((s, e))
    return tuple(out)


def _without_joined(
    doc: Doc, d: Draft, every: Sequence[Draft], quoted: npt.NDArray[np.bool_]
) -> Draft:
    """A statement without those that its cue is joined to: "said it had no choice *and urged …*".

    Such a one is told beside it. In a quotation the parse is no witness: its verbs are often
    attached to the cue.
    """
    tokens = d.tokens()
    for other in every:
        verb = None if other is d or other.cue is None else doc[other.cue[0]]
        if (
            verb is None
            or verb.i not in tokens
            or quoted[verb.i]
            or not _is_joined(verb, d, other.score != SCORE)
        ):
            continue
        start = verb.left_edge.i
        stop = next(e for s, e in d.content if s <= verb.i < e)
        if any(i < start for i in tokens):
            tokens -= set(range(start, stop))
    if tokens == d.tokens():
        return d
    return replace(d, content=pieces(doc, tokens, d.taken(), linked=False))


def _is_joined(verb: Token, host: Draft, linked: bool) -> bool:
    """Whether a verb is joined by "and", or as a participle, to another statement's cue."""
    if any(c.tag_ in ("IN", "WP", "WDT") for c in verb.lefts):
        return False  # "said P and that Q", "by saying": of what is said, or how
    at = verb
    if not linked and "," not in (verb.left_edge.text, verb.doc[max(verb.left_edge.i - 1, 0)].text):
        return False  # the model took it for what is said
    if linked and at.dep_ == "conj" and at.left_edge.text == "," and subject(at) is not None:
        return True  # "warned that it might fall, and the governor promised …"
    while at.dep_ == "conj" or (at.dep_ == "advcl" and at.tag_ == "VBG" and _behind_comma(at)):
        at = at.head
    return at.i != verb.i and host.cue is not None and at.i in range(*host.cue)


def _behind_comma(verb: Token) -> bool:
    start = verb.left_edge.i
    return start > verb.head.i and "," in (verb.left_edge.text, verb.doc[start - 1].text)


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


def _host(d: Draft, every: Sequence[Draft], passed_on: Sequence[Nested]) -> Draft | None:
    """The smallest statement in whose content another is told; a person's before a medium's."""
    around = [o for o in every if _inside(d, o)]
    host = min(around, key=lambda o: len(o.tokens()), default=None)
    return next((inner for inner, outer in passed_on if outer is host), host)


def _inside(d: Draft, host: Draft) -> bool:
    if d is host or d.cue is None:
        return False
    mine, theirs = d.tokens(), host.tokens()
    return d.cue[0] in theirs and len(mine & theirs) > len(mine) / 2 and len(mine) < len(theirs)
