"""Scores attributions against gold ones: source, cue and content, each right and linked.

All is computed on word tokens, so quotation marks, commas and full stops at the edge of a span
never decide. A span without any word (":" as a cue) is compared on its marks.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from bench.common import Metrics, f1, share

ROLES = ("source", "cue", "content")
Track = Literal["all", "speech"]
Marked = Mapping[str, Any]
"""An attribution as the data hold it: lists of [start, end] for each role, and its classes."""

# Half of the words shared tells the same content or source; the corpus's own guideline of overlap.
SAME = 0.5

TOKEN = re.compile(r"\w+(?:['’.\-]\w+)*|[^\w\s]")
_FOUND = Path(__file__).with_name("speech_cues.txt").read_text("utf-8").splitlines()
SPEECH = re.compile(rf"\b(?:{'|'.join(x for x in _FOUND if x[:1] != '#')})\b", re.IGNORECASE)


def cue_class(cue: str) -> str:
    """Whether a cue tells of an act of communication.

    >>> cue_class("had told reporters"), cue_class("hopes"), cue_class(":")
    ('speech', 'other', 'speech')
    """
    return "speech" if SPEECH.search(cue) or not re.search(r"\w", cue) else "other"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as sets of token numbers, with its gold classes where it has them."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    cue_class: str | None = None
    quote_type: str | None = None
    source_kind: str | None = None


class Words:
    """The word tokens of a text."""

    def __init__(self, text: str) -> None:
        found = list(TOKEN.finditer(text))
        self.starts = [m.start() for m in found]
        self.ends = [m.end() for m in found]
        self.is_word = [bool(re.match(r"\w", m.group())) for m in found]

    def within(self, spans: Iterable[Sequence[int]]) -> frozenset[int]:
        """The numbers of the tokens that overlap any of the spans; words only unless none is."""
        got: set[int] = set()
        for start, end in spans:
            first = bisect.bisect_right(self.ends, start)
            got.update(range(first, max(first, bisect.bisect_left(self.starts, end))))
        return frozenset({i for i in got if self.is_word[i]} or got)


def dice(a: frozenset[int], b: frozenset[int]) -> float:
    """How much two sets share; two empty ones are the same."""
    if not a and not b:
        return 1.0
    return 2 * len(a & b) / (len(a) + len(b))


def align(gold: Sequence[Attribution], made: Sequence[Attribution]) -> list[tuple[int, int, float]]:
    """One-to-one pairs by shared content, the best first: (gold, made, Dice)."""
    found = []
    for i, g in enumerate(gold):
        for j, m in enumerate(made):
            if g.content & m.content:
                content = dice(g.content, m.content)
                found.append((-content, -dice(g.cue, m.cue), -dice(g.source, m.source), i, j))
    taken_gold: set[int] = set()
    taken_made: set[int] = set()
    pairs = []
    for minus, _, _, i, j in sorted(found):
        if i not in taken_gold and j not in taken_made:
            taken_gold.add(i)
            taken_made.add(j)
            pairs.append((i, j, -minus))
    return pairs


def read_gold(text: str, marked: Iterable[Marked]) -> list[Attribution]:
    """The gold attributions that have content."""
    words = Words(text)
    found = (
        replace(
            _read(words, a),
            cue_class=a.get("cue_class"),
            quote_type=a.get("quote_type"),
            source_kind=a.get("source_kind"),
        )
        for a in marked
    )
    return [a for a in found if a.content]


def read_made(text: str, marked: Iterable[Marked]) -> list[Attribution]:
    """The predicted attributions that have content; one without a cue counts as speech."""
    words = Words(text)
    out = []
    for a in marked:
        cue = " ".join(text[s:e] for s, e in a.get("cue") or ())
        out.append(replace(_read(words, a), cue_class=cue_class(cue) if cue else "speech"))
    return [a for a in out if a.content]


def _read(words: Words, a: Marked) -> Attribution:
    source, cue, content = (words.within(a.get(role) or ()) for role in ROLES)
    return Attribution(source, cue, content)


def only_speech(
    gold: list[Attribution], made: list[Attribution]
) -> tuple[list[Attribution], list[Attribution]]:
    """Acts of communication alone.

    A prediction that meets gold of another class is left out, and so is one that meets none and
    whose own cue is of another class.
    """
    met = {j: gold[i] for i, j, d in align(gold, made) if d >= SAME}
    kept = [m for j, m in enumerate(made) if met.get(j, m).cue_class == "speech"]
    return [g for g in gold if g.cue_class == "speech"], kept


Counts = Counter[tuple[str, ...]]


def count(gold: list[Attribution], made: list[Attribution]) -> Counts:
    """What one document adds to each sum."""
    c: Counts = Counter({("gold",): len(gold), ("made",): len(made)})
    for role in ROLES:
        wanted, got = (
            frozenset[int]().union(*(getattr(a, role) for a in side)) for side in (gold, made)
        )
        c["token", role, "gold"] += len(wanted)
        c["token", role, "made"] += len(got)
        c["token", role, "hit"] += len(wanted & got)
    for g in gold:
        for key in _classes(g):
            c[(*key, "gold")] += 1
    for i, j, content in align(gold, made):
        g, m = gold[i], made[j]
        if content < SAME:
            continue
        source = dice(g.source, m.source) >= SAME
        cue = bool(g.cue & m.cue) or not (g.cue or m.cue)
        c["detect",] += 1
        c["source",] += source
        c["full",] += source and cue
        for key in _classes(g):
            c[(*key, "detect")] += 1
            c[(*key, "source")] += source
    return c


def _classes(g: Attribution) -> list[tuple[str, str]]:
    found = {"type": g.quote_type, "source kind": g.source_kind, "cue class": g.cue_class}
    return [(kind, value) for kind, value in found.items() if value]


def count_all(
    cases: Iterable[tuple[str, Sequence[Marked], Sequence[Marked]]], *, track: Track = "all"
) -> Counts:
    """The sums over (text, gold attributions, predicted attributions)."""
    total: Counts = Counter()
    for text, wanted, got in cases:
        gold, made = read_gold(text, wanted), read_made(text, got)
        if track == "speech":
            gold, made = only_speech(gold, made)
        total.update(count(gold, made))
    return total


def metrics(everything: Counts, speech: Counts) -> Metrics:
    """The scores that the bench promises."""

    def linked(c: Counts, name: str) -> float | None:
        return f1(c[name,], c["made",], c["gold",])

    c = everything
    return {
        "full": linked(c, "full"),
        "full_speech": linked(speech, "full"),
        "detect": linked(c, "detect"),
        "source": linked(c, "source"),
        "cue": f1(c["token", "cue", "hit"], c["token", "cue", "made"], c["token", "cue", "gold"]),
        **{
            f"recall_{kind}": share(c["type", kind, "detect"], c["type", kind, "gold"])
            for kind in ("direct", "mixed", "indirect")
        },
    }
