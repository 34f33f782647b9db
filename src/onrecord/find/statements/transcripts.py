"""Transcripts within a report: paragraphs that begin with a speaker's name and a colon.

Each such turn is one statement; what is told in it is told within it.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.statements.drafts import QUOTES, Draft, paragraph

# Words of a label: "WALLACE:", "MR. VAN DYK:", "Q:".
LONGEST_LABEL = 4
# One capital word and a colon may be a heading; a transcript has several turns.
LEAST_TURNS = 3
SCORE = 0.9


def with_turns(doc: Doc, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with a transcript's turns, and what others hold of a turn left to it."""
    turns = _turns(doc)
    if len(turns) < LEAST_TURNS:
        return list(drafts)
    held = {i: k for k, t in enumerate(turns) for i in t.tokens() | t.taken()}
    labels = {i for t in turns for i in t.taken()}
    out = list(turns)
    for d in drafts:
        home = held.get(d.cue[0]) if d.cue else None
        if d.cue and d.cue[0] in labels:
            continue
        kept = {i for i in d.tokens() - labels if held.get(i) == home}
        if kept and (d.cue is not None or home != held.get(min(kept))):
            out.append(d.with_content(doc, kept))
    return [d for d in out if d.content]


def _turns(doc: Doc) -> list[Draft]:
    out = []
    for token in doc:
        if token.i and not (token.is_space and "\n" in token.text):
            continue
        start = token.i + token.is_space
        start += start < len(doc) and doc[start].text in QUOTES
        colon = start
        while colon < min(len(doc), start + LONGEST_LABEL) and _is_label(doc[colon]):
            colon += 1
        if start < colon < len(doc) and doc[colon].text == ":":
            end = paragraph(doc, colon)[1]
            turn = Draft((colon, colon + 1), tuple(range(start, colon)), (), SCORE)
            turn = turn.with_content(doc, set(range(colon + 1, end)))
            out += [turn] if turn.content else []
    return out


def _is_label(token: Token) -> bool:
    return token.text.isupper() and any(c.isalpha() for c in token.text)
