"""Scores names: the same words and the same type, over persons, organizations and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bench.common import Metrics, f1, share

TYPES = ("PER", "ORG", "LOC")
# What the data and the model call them; everything else is dropped on both sides.
NAMES_OF_TYPES = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "ORGANISATION": "ORG",
    "ORGANIZATION": "ORG",
    "LOC": "LOC",
    "LOCATION": "LOC",
    "GPE": "LOC",
}
ARTICLES = frozenset({"the", "a", "an"})

Entity = tuple[str, int, int]
"""Type, number of the first token, number behind the last."""


def entities(tags: Sequence[str]) -> list[Entity]:
    """What IOB1 or IOB2 tags mark: "B-" always opens, "I-" opens where none of its type is open.

    >>> entities(["I-PER", "I-PER", "B-PER", "O", "B-LOC", "I-ORG"])
    [('PER', 0, 2), ('PER', 2, 3), ('LOC', 4, 5), ('ORG', 5, 6)]
    """
    out: list[Entity] = []
    for i, tag in enumerate(tags):
        prefix, _, kind = tag.partition("-")
        if not kind:
            continue
        if prefix == "I" and out and out[-1][0] == kind and out[-1][2] == i:
            out[-1] = (kind, out[-1][1], i + 1)
        else:
            out.append((kind, i, i + 1))
    return out


def counted(words: Sequence[str], found: Iterable[Entity]) -> set[Entity]:
    """The entities of the three types, each without an article at its head.

    >>> counted(["the", "Hague"], [("GPE", 0, 2), ("DATE", 0, 1)])
    {('LOC', 1, 2)}
    """
    out = set()
    for kind, start, end in found:
        if (name := NAMES_OF_TYPES.get(kind.upper())) is None:
            continue
        if end - start > 1 and words[start].lower() in ARTICLES:
            start += 1
        out.add((name, start, end))
    return out


def count(words: Sequence[str], gold: Iterable[Entity], made: Iterable[Entity]) -> Counter[str]:
    """What one document adds to each sum, by type."""
    wanted, got = counted(words, gold), counted(words, made)
    c: Counter[str] = Counter()
    for key, side in (("gold", wanted), ("made", got), ("hit", wanted & got)):
        c.update(f"{kind} {key}" for kind, _, _ in side)
    return c


def metrics(c: Counter[str]) -> Metrics:
    """The scores that the bench promises."""
    hit, made, gold = (sum(c[f"{t} {key}"] for t in TYPES) for key in ("hit", "made", "gold"))
    return {
        "f1": f1(hit, made, gold),
        "precision": share(hit, made),
        "recall": share(hit, gold),
        **{f"f1_{t.lower()}": f1(*(c[f"{t} {k}"] for k in ("hit", "made", "gold"))) for t in TYPES},
    }
