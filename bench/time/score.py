"""Times against times, as TempEval-3 scores them (UzZaman et al. 2013, task A)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.common import Metrics, f1


@dataclass(frozen=True, slots=True)
class Timex:
    """A marked time: its place, TIMEX3 type and value."""

    start: int
    end: int
    type: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A text with its times.

    Attributes:
        id: the document's name.
        text: its text.
        published: the document's date.
        times: the marked ones.
        dateline: those that are the document's own date; nothing over them is scored.
        end: where marking ends.
    """

    id: str
    text: str
    published: str | None
    times: tuple[Timex, ...]
    dateline: tuple[Timex, ...]
    end: int


def case(record: Mapping[str, Any]) -> Case:
    """A line of the cases' JSONL."""
    marked = [
        (bool(t.get("dct")), Timex(t["start"], t["end"], t.get("type"), t.get("value")))
        for t in record["timexes"]
    ]
    return Case(
        id=record.get("source") or record["doc_id"],
        text=record["text"],
        published=record.get("dct") or None,
        times=tuple(t for own, t in marked if not own),
        dateline=tuple(t for own, t in marked if own),
        end=record.get("annotated_end", len(record["text"])),
    )


def overlap(a: Timex, b: Timex) -> int:
    """By how many characters two times overlap; not above 0 when they do not."""
    return min(a.end, b.end) - max(a.start, b.start)


def pairs(gold: Sequence[Timex], made: Sequence[Timex]) -> list[tuple[int, int, bool]]:
    """Which gold time goes with which made one, one to one, and whether their places are equal.

    Equal places first, then the largest overlap, then the earliest.

    >>> pairs([Timex(0, 6)], [Timex(3, 9), Timex(0, 6)])
    [(0, 1, True)]
    """
    found = sorted(
        (
            ((g.start, g.end) == (m.start, m.end), overlap(g, m), -i, -j)
            for i, g in enumerate(gold)
            for j, m in enumerate(made)
            if overlap(g, m) > 0
        ),
        reverse=True,
    )
    out: list[tuple[int, int, bool]] = []
    for exact, _, i, j in found:
        if all(-i != a and -j != b for a, b, _ in out):
            out.append((-i, -j, exact))
    return out


def scored(case: Case, made: Sequence[Timex]) -> list[Timex]:
    """The made times that count: inside what was marked, and not over the document's own date."""
    return [m for m in made if m.end <= case.end and all(overlap(m, d) <= 0 for d in case.dateline)]


def count(case: Case, made: Sequence[Timex]) -> Counter[str]:
    """What one document adds to each sum."""
    counting = scored(case, made)
    c = Counter(gold=len(case.times), made=len(counting))
    for i, j, exact in pairs(case.times, counting):
        gold, found = case.times[i], counting[j]
        c["relaxed"] += 1
        c["strict"] += exact
        c["type"] += gold.type == found.type
        c["value"] += gold.value == found.value
    return c


def metrics(c: Counter[str]) -> Metrics:
    """The F1 of spans that overlap, of equal spans, and of overlapping ones with the right value.

    Value F1 is relaxed F1 times the share of pairs whose values are equal, hence the F1 of those
    pairs; so for type.
    """
    return {
        f"{name}_f1": f1(c[name], c["made"], c["gold"])
        for name in ("value", "strict", "relaxed", "type")
    }
