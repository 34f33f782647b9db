"""Statements whose cue stands as an aside in what they tell, within another's content.

"The bridge, *according to two engineers*, had been mined"; "The road, *villagers had told him*,
was shut". Such asides mislead the parse, so they are found by their commas and forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.statements.drafts import Draft, pieces
from onrecord.find.statements.openings import FINITE
from onrecord.lexicon.tables import cues

SCORE = 0.6
# Tokens between the commas of an aside.
LONGEST = 9
NAMING = frozenset("DET ADJ NOUN PROPN PRON NUM PART".split())
BEFORE_VERB = NAMING | {"AUX", "ADV"}
BEHIND_VERB = NAMING | {"ADV"}
NOMINAL = frozenset("NOUN PROPN PRON NUM".split())

RELATIVE = frozenset("who whom whose which".split())

Found = tuple[tuple[int, int], range]
"""Tokens of a cue and of its source."""


def asides(doc: Doc, start: int, end: int) -> Iterator[Draft]:
    """The statements that the words doc[start:end] tell by an aside."""
    commas = [t.i for t in doc[start:end] if t.text == ","]
    for a, b in pairwise(commas):
        found = _told(doc, a, b) if 2 < b - a <= LONGEST else None
        sentence = doc[a].sent
        first, last = max(start, sentence.start), min(end, sentence.end)
        if found is None or not first < a < b < last - 1:
            continue
        cue, source = found
        content = set(range(first, last)) - set(range(a, b + 1))
        runs = pieces(doc, content, set(range(a, b + 1)), linked=False)
        if runs:
            yield Draft(cue, tuple(source), runs, SCORE)


def _told(doc: Doc, a: int, b: int) -> Found | None:
    """Cue and source of an aside between the commas a and b."""
    if doc[a + 1].lower_ == "according" and doc[a + 2].lower_ == "to":
        return ((a + 1, a + 3), range(a + 3, b)) if b > a + 3 else None
    verb = next((t for t in doc[a + 1 : b] if t.pos_ == "VERB"), None)
    if verb is None or not _tells(verb):
        return None
    before, behind = doc[a + 1 : verb.i], doc[verb.i + 1 : b]
    if any(t.lower_ in RELATIVE for t in before):
        return None  # ", whose names they had not told,"
    plain = all(t.pos_ in BEFORE_VERB for t in before)
    plain = plain and all(t.pos_ in BEHIND_VERB for t in behind)
    helpers = [t.i for t in before if t.pos_ == "AUX"]
    source = range(a + 1, min([verb.i, *helpers]))
    finite = verb.tag_ in FINITE or any(doc[i].tag_ in FINITE for i in helpers)
    named = any(doc[i].pos_ in NOMINAL for i in source)
    return ((verb.i, verb.i + 1), source) if plain and finite and named else None


def _tells(verb: Token) -> bool:
    words = cues().get(verb.lemma_.lower(), ())
    return any(w.pos == "verb" and w.kind == "speech" and "that" in w.frames for w in words)
