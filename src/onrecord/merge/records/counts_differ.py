"""Where tellers give figures of one thing that cannot both be so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from onrecord.merge.records import figures
from onrecord.merge.records.around import Around
from onrecord.merge.records.counted import LENGTHS, Count, value_key
from onrecord.merge.records.differ import Told, different
from onrecord.schema import Difference

# So many figures in one general unit are of several things.
SEVERAL = 3


def difference(of: Sequence[Count], around: Around) -> Difference | None:
    """What tellers of one thing give, where some cannot both be so; None where all go together.

    Args:
        of: counts of one thing, in order of time.
        around: what is known of the story.
    """
    voices: defaultdict[tuple[str, str], list[Count]] = defaultdict(list)
    exact = {(c.clause.report, c.teller) for c in of if c.figure.value is not None}
    for c in of:
        voice = c.clause.report, c.teller
        if c.figure.value is not None or voice not in exact:
            voices[voice].append(c)  # who says "thousands" and then 30,000 says 30,000
    kept = [c for some in voices.values() for c in some if _apart_from_some(c, voices)]
    if not kept:
        return None
    by_key = {value_key(c): c.figure for c in kept}
    told = [
        Told(
            c.clause.id, c.clause.report, figures.told(c.figure), value_key(c), c.clause.evidence,
            (c.figure.low, c.figure.high),
        )
        for c in kept
    ]  # fmt: skip
    if of[0].noun in LENGTHS and len(by_key) >= SEVERAL:
        return None
    field = of[0].figure.what
    same = _same_source(kept)
    found = different(
        field if field != "other" else _word(kept) or field, told, around,
        apart=lambda a, b: figures.apart(by_key[a], by_key[b]),
    )  # fmt: skip
    if found is None or found.state == "compatible":
        return None
    return Difference(found.field, found.values, "superseded") if same else found


def _word(of: Sequence[Count]) -> str | None:
    """What is counted, as most have it: "villages"; of two as often, the longer."""
    said = Counter(c.word for c in of if c.word)
    word = max(sorted(said), key=lambda w: (said[w], len(w)), default=None)
    return "per cent" if word in ("cent", "percent") else word


def _apart_from_some(c: Count, voices: Mapping[tuple[str, str], Sequence[Count]]) -> bool:
    """Whether some teller gives nothing that goes with what this one gives."""
    mine = voices[c.clause.report, c.teller]
    return any(
        all(figures.apart(a.figure, b.figure) for a in mine for b in theirs)
        for voice, theirs in voices.items()
        if voice != (c.clause.report, c.teller)
    )


def _same_source(of: Sequence[Count]) -> bool:
    """Whether all are told by one source, who corrects what was told before."""
    tellers = {c.teller for c in of}
    return len(tellers) == 1 and "" not in tellers
