"""Whether a clause looks back or ahead, told from the words around a time."""

from __future__ import annotations

import re
from functools import cache

from onrecord.find.times.words import rows

# How much of the clause is looked at; further away a verb is most often another clause's.
BEFORE, AFTER = 90, 50
CLAUSE_END = re.compile(r"[.;!?:][ \n'\"”’)]|\n|[“”\"]|``|''| _ | -- | – | — ")
# Regular verbs: their past is a cue without being listed.
PAST_FORM = re.compile(r"[a-z]{2,}[^e]ed$")
WORD = re.compile(r"[a-z]+(?:['’](?:ll|t|s|d|ve|re))?|['’]ll")
MODAL_NEXT = re.compile(r"\W*(?:\w+ ){0,3}?(?:will|would|shall)\b")


@cache
def cues() -> dict[str, int]:
    """Cue words and where they point: 1 ahead, -1 back."""
    return {r["words"]: 1 if r["direction"] == "future" else -1 for r in rows("time_cues.csv")}


def direction(text: str, start: int, end: int) -> int:
    """1 when the clause around text[start:end] looks ahead, -1 when back, 0 when it does neither.

    >>> direction("They will meet on Friday", 18, 24), direction("They met on Friday", 12, 18)
    (1, -1)
    """
    before = CLAUSE_END.split(text[max(0, start - BEFORE) : start])[-1].lower()
    for m in reversed(list(WORD.finditer(before))):
        if way := _way(m.group(), before, m.end()):
            return way
    after = CLAUSE_END.split(text[end : end + AFTER])[0].lower()
    if MODAL_NEXT.match(after):
        return 1
    for m in WORD.finditer(after):
        if way := _way(m.group(), after, m.end()):
            return way
    return 0


def _way(word: str, clause: str, end: int) -> int:
    known = cues().get(word)
    if known is not None:
        return known
    pair = re.match(r"\s+(to|be)\b", clause[end:])
    if pair and word in ("is", "are", "was", "were", "to"):
        return 1
    return -1 if PAST_FORM.match(word) else 0
