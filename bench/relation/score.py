"""Macro-averaged F1 over classes, and PLOVER's quads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bench.common import f1

# Verbal cooperation, material cooperation, verbal conflict, material conflict. PLV's YIELD is
# CONCEDE or RETREAT; its coders hold it for material.
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT", "YIELD"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}


def by_class(gold: Sequence[object], made: Sequence[object]) -> dict[object, tuple[int, int, int]]:
    """For each class of the gold: how often in the gold, how often made, how often right."""
    hits = Counter(g for g, m in zip(gold, made, strict=True) if g == m)
    of, got = Counter(gold), Counter(made)
    return {c: (of[c], got[c], hits[c]) for c in sorted(of, key=str)}


def macro_f1(gold: Sequence[object], made: Sequence[object]) -> float | None:
    """The mean of the classes' F1, over the classes that the gold has; None of nothing.

    >>> macro_f1(["a", "a", "b"], ["a", "b", "b"])
    0.6666666666666666
    """
    scores = [f1(h, m, g) or 0.0 for g, m, h in by_class(gold, made).values()]
    return sum(scores) / len(scores) if scores else None


def table(gold: Sequence[object], made: Sequence[object]) -> tuple[tuple[object, ...], ...]:
    """A row for each class: name, gold, made, right, F1."""
    counts = by_class(gold, made).items()
    return tuple((c, g, m, h, f"{f1(h, m, g) or 0:.3f}") for c, (g, m, h) in counts)
