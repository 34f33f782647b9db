"""The benchmark's own F1 over bodies, and blocks against blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from bench.common import f1

SHINGLE = 4
# Two blocks are the same stretch of the source when their overlap is this share of both together.
SAME = 0.8
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a page's source and what it is."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shared:
    """How a body found compares with the gold one: shares of all shingles of either."""

    both: float
    too_much: float
    lost: float


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Every run of four words, counted; a shorter text is one run.

    >>> len(shingles("one two three four five"))
    2
    """
    words = _TOKEN.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[n : n + SHINGLE]) for n in range(max(1, len(words) - SHINGLE + 1)))


def compare(gold: str, made: str) -> Shared:
    """One page's bodies compared, so that long ones weigh no more than short ones.

    >>> compare("a b c d e", "a b c d")
    Shared(both=0.5, too_much=0.0, lost=0.5)
    """
    want, got = shingles(gold), shingles(made)
    both = (want & got).total()
    every = (want | got).total()
    if not every:
        return Shared(0.0, 0.0, 0.0)
    return Shared(both / every, (got - want).total() / every, (want - got).total() / every)


def body_scores(pages: Sequence[Shared]) -> dict[str, float | None]:
    """Precision and recall as means over pages, and the F1 of these two means.

    A page counts for precision when something was made of it, for recall when it has a body; one
    without any words on either side counts for neither.
    """
    precisions = [p.both / (p.both + p.too_much) for p in pages if p.both + p.too_much]
    recalls = [p.both / (p.both + p.lost) for p in pages if p.both + p.lost]
    precision = mean(precisions) if precisions else None
    recall = mean(recalls) if recalls else None
    total = (precision or 0.0) + (recall or 0.0)
    score = 2 * (precision or 0.0) * (recall or 0.0) / total if total else None
    return {"f1": score, "precision": precision, "recall": recall}


def overlap(a: Block, b: Block) -> float:
    """The share of two blocks' stretches together that both cover.

    >>> overlap(Block("body", 0, 10), Block("body", 5, 10))
    0.5
    """
    common = min(a.end, b.end) - max(a.start, b.start)
    return common / (max(a.end, b.end) - min(a.start, b.start)) if common > 0 else 0.0


def matched(gold: Sequence[Block], made: Sequence[Block]) -> list[tuple[Block, Block]]:
    """The blocks of the same kind over the same stretch, one to one."""
    left = list(made)
    found = []
    for block in gold:
        fits = [m for m in left if m.kind == block.kind and overlap(block, m) >= SAME]
        if fits:
            best = max(fits, key=lambda m: overlap(block, m))
            left.remove(best)
            found.append((block, best))
    return found


def covered(blocks: Sequence[Block], source: str, kind: str = "body") -> set[int]:
    """The places of the source whose characters blocks of a kind hold, white space left out."""
    return {
        at
        for block in blocks
        if block.kind == kind
        for at in range(block.start, block.end)
        if not source[at].isspace()
    }


def block_f1(counts: Counter[str], kind: str = "") -> float | None:
    """F1 over all blocks, or those of a kind."""
    end = f" {kind}" if kind else ""
    return f1(counts[f"hit{end}"], counts[f"made{end}"], counts[f"gold{end}"])
