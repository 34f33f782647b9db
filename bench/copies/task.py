"""Tells copies from reports of the same affair that were written apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from bench.common import Result, Table, Task, f1, json_lines, share
from onrecord.merge.copies import copies, voices
from onrecord.schema import Article, Block, CopyLink, OffsetMap, Published

SAME = "same"


def article(report: str, record: Mapping[str, Any]) -> Article:
    """A report of a pair, as cleaning would hand it on."""
    text = record["text"]
    return Article(
        report=report,
        text=text,
        blocks=(Block("body", 0, len(text)),),
        offsets=OffsetMap((0,), (0,), len(text)),
        language="en",
        headline=record.get("title"),
        outlet=record.get("outlet"),
        agency=record.get("agency"),
        published=Published(record["date"], "day", "given") if record.get("date") else None,
    )


def relation(a: Article, b: Article, links: Mapping[frozenset[str], CopyLink]) -> str:
    """What two reports are to each other: one voice (`same`), `draws` or `none`."""
    link = links.get(frozenset((a.report, b.report)))
    if len(voices((a, b), [link] if link else [])) == 1:
        return SAME
    return link.relation if link else "none"


def measure(cases: Path, limit: int | None) -> Result:
    """Scores one voice against two; the sites' own lines are learnt from all reports together."""
    records = list(islice(json_lines(cases), limit))
    both = {r["id"]: tuple(article(f"{r['id']}/{k}", r[k]) for k in "ab") for r in records}
    found = copies([a for pair in both.values() for a in pair])
    links = {frozenset((x.source, x.copy)): x for x in found}
    counted: Counter[tuple[str, str, str]] = Counter()
    for r in records:
        a, b = both[r["id"]]
        counted[r["kind"], r["relation"], relation(a, b, links)] += 1
    hits = sum(n for (_, gold, made), n in counted.items() if gold == made == SAME)
    made = sum(n for (_, _, made), n in counted.items() if made == SAME)
    gold = sum(n for (_, gold, _), n in counted.items() if gold == SAME)
    draws = {made: n for (_, gold, made), n in counted.items() if gold == "draws"}
    metrics = {
        "precision": share(hits, made),
        "recall": share(hits, gold),
        "f1": f1(hits, made, gold),
        "draws_recall": share(draws.get("draws", 0), sum(draws.values())),
    }
    rows = tuple((*key, n) for key, n in sorted(counted.items()))
    return Result(metrics, (Table("pairs", ("kind", "is", "held to be", "pairs"), rows),))


TASK = Task(
    name="copies",
    about="Which reports print one text and so are one voice.",
    metrics=("precision", "recall", "f1", "draws_recall"),
    measure=measure,
)
