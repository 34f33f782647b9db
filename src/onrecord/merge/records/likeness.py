"""How likely two mentions of a story are of one event.

A sum of features, each a number under a name; `lexicon/mention_weights.csv` says what each means
and how much it counts, which `train/mentions.py` learnt.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

from onrecord.lexicon.tables import rows
from onrecord.merge.records.mentions import Mention, Told
from onrecord.merge.records.words import stem
from onrecord.merge.stories.words import rarity

# Words of one root begin alike for so many letters, and differ in so few at most: "stop",
# "stoppage"; "decide", "decision".
ROOT, REST = 4, 2
# The rarest lemma's share of a story's sentences that is told from none.
SELDOM = 1e-3
# More nouns, or sentences between two mentions, tell no more.
NOUNS, FAR = 4, 20
# A sum of which so much is left is none.
LITTLE = 1e-9
# The opening of a report, in sentences: headline and lead.
OPENING = 2
SAYING = frozenset(
    stem(w) for w in "say tell report announce add state note claim confirm speak comment quote "
    "statement report announcement".split()
)  # fmt: skip


def likelihood(a: Mention, b: Mention) -> float:
    """How likely two mentions are of one event, 0 to 1."""
    held = weights()
    total = held[""] + sum(held[name] * n for name, n in features(a, b) if name in held)
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


@cache
def weights() -> dict[str, float]:
    """How much each feature counts; under the empty name what is counted for any two."""
    return {r["feature"]: float(r["weight"]) for r in rows("mention_weights.csv")}


def features(a: Mention, b: Mention) -> Iterator[tuple[str, float]]:
    """What is to be seen of two mentions; a feature that is not named is 0."""
    same = a.stem == b.stem
    kind = not same and bool(a.kinds & b.kinds)
    root = not same and one_root(a.lemma, b.lemma)
    known = same or kind or root
    yield from _words(a, b, same=same, kind=kind, root=root)
    verbs = a.verb + b.verb
    yield "verbs", float(verbs == 2)
    yield "verb and noun", float(verbs == 1)
    if same:
        yield "verbs, same", float(verbs == 2)
        yield "verb and noun, same", float(verbs == 1)
    if kind:
        yield "verb and noun, kind", float(verbs == 1)
    if a.report == b.report:
        yield "report", 1.0
        yield "sentence", float(a.sentence == b.sentence)
        yield "report, same", float(same)
    share = _cosine(a.beside, b.beside)
    yield "beside", _shared(a.beside, b.beside)
    yield "beside share", share
    yield "beside share, same", share * same
    yield "beside share, unknown", share * (not known)
    yield "nouns", float(min(NOUNS, len(a.nouns & b.nouns)))
    yield from _sides(a, b, same=same)
    opening = (a.sentence < OPENING) + (b.sentence < OPENING)
    yield "opening", float(opening)
    yield "opening, same", float(opening * same)
    yield "far", min(FAR, abs(a.sentence - b.sentence)) / FAR
    yield "several words", float((" " in a.words) + (" " in b.words))
    yield "one of many", float(a.many != b.many)


def _words(
    a: Mention, b: Mention, *, same: bool, kind: bool, root: bool
) -> Iterator[tuple[str, float]]:
    yield "lemma", float(a.lemma == b.lemma)
    yield "same", float(same)
    yield "kind", float(kind)
    yield "root", float(root)
    if same:
        yield "own, same", min(a.own, b.own)
        yield "often, same", math.log(max(a.often, SELDOM))
        yield "spread, same", a.spread
        yield "rare, same", rarity(a.lemma)
    else:
        yield "own", a.own + b.own
        yield "word within", float(bool(a.stems.keys() & b.stems.keys()))
    yield "told beside", float((a.stem in b.beside) + (b.stem in a.beside))
    saying = (a.stem in SAYING) + (b.stem in SAYING)
    if saying:
        yield "saying and not", float(saying == 1)
        yield "sayings", float(saying == 2)
    if saying == 2:
        yield "sayings, same", float(same)
        yield "sayings, doers", _shared(a.doers, b.doers)
        yield "sayings, others", _others(a.doers, b.doers)


def _sides(a: Mention, b: Mention, *, same: bool) -> Iterator[tuple[str, float]]:
    for name, x, y in (
        ("doers", a.doers, b.doers), ("ends", a.ends, b.ends), ("parts", a.parts, b.parts),
    ):  # fmt: skip
        yield name, _shared(x, y)
        yield f"{name} share", _cosine(x, y)
        yield f"{name} other", _others(x, y)
    yield "crossed", _shared(a.doers, b.ends) + _shared(a.ends, b.doers)
    yield "a part", sum(_shared(a.parts, x) + _shared(x, b.parts) for x in (a.ends, b.ends))
    share = _cosine(a.around, b.around)
    yield "around", _shared(a.around, b.around)
    yield "around share", share
    yield "around share, same", share * same
    yield "around other", _others(a.around, b.around)
    yield "bare", float((not a.around) + (not b.around))
    yield "governor", float(bool(a.governor) and a.governor == b.governor)


def one_root(a: str, b: str) -> bool:
    """Whether two words begin so much alike that one is likely made of the other.

    >>> one_root("stop", "stoppage"), one_root("decide", "decision"), one_root("march", "market")
    (True, True, False)
    """
    common = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    shorter = min(len(a), len(b))
    return (shorter if common is None else common) >= max(ROOT, shorter - REST)


def _shared(a: Told, b: Told) -> float:
    return sum(min(n, b[s]) for s, n in a.items() if s in b)


def _others(a: Told, b: Told) -> float:
    return float(bool(a) and bool(b) and not a.keys() & b.keys())


def _cosine(a: Told, b: Told) -> float:
    both = sum(n * b[s] for s, n in a.items() if s in b)
    if both <= LITTLE:
        return 0.0
    return both / math.sqrt(sum(n * n for n in a.values()) * sum(n * n for n in b.values()))
