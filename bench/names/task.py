"""Runs the shipped comparison over pairs of names."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path

from rapidfuzz.fuzz import token_set_ratio

from bench.common import Result, Table, Task, f1, lines, share
from onrecord.merge.names import ALIKE, Likeness, organization_likeness, person_likeness

KINDS: Mapping[str, tuple[tuple[str, ...], Callable[[str, str], Likeness]]] = {
    "person": (("Person",), person_likeness),
    "organization": (("Company", "Organization"), organization_likeness),
}
# Where rapidfuzz' token set ratio does best on the pairs of nomenklatura.
TOKEN_SET = {"person": 88, "organization": 56}


def measure(cases: Path, limit: int | None) -> Result:
    """Scores, for persons and organizations, which pairs are held to be one name."""
    pairs = list(islice(csv.DictReader(lines(cases)), limit))
    metrics: dict[str, float | None] = {}
    rows, wrong = [], Counter[tuple[str, str, str]]()
    for kind, (schemas, likeness) in KINDS.items():
        some = [p for p in pairs if p["schema"] in schemas]
        gold = [p["is_match"] == "true" for p in some]
        found = [likeness(p["name1"], p["name2"]) for p in some]
        made = [x.score >= ALIKE for x in found]
        floor = [token_set_ratio(p["name1"].lower(), p["name2"].lower()) for p in some]
        metrics[f"{kind}_f1"] = _f1(gold, made)
        rows.append((f"{kind}: OnRecord", *_row(gold, made)))
        rows.append(
            (f"{kind}: token set ratio", *_row(gold, [x >= TOKEN_SET[kind] for x in floor]))
        )
        for g, m, x in zip(gold, made, found, strict=True):
            if g != m:
                kinds = ", ".join(sorted({d.kind for d in x.differences})) or "nothing"
                wrong[kind, "apart" if g else "one", kinds] += 1
    columns = ("", "pairs", "precision", "recall", "F1")
    errors = tuple((*key, n) for key, n in wrong.most_common(MOST_ERRORS))
    return Result(
        metrics,
        (
            Table("names", columns, tuple(rows)),
            Table("wrongly", ("of", "held to be", "differing in", "pairs"), errors),
        ),
    )


# Rows of the table of what went wrong.
MOST_ERRORS = 12


def _f1(gold: list[bool], made: list[bool]) -> float | None:
    return f1(sum(map(bool.__and__, gold, made)), sum(made), sum(gold))


def _row(gold: list[bool], made: list[bool]) -> tuple[object, ...]:
    hits = sum(map(bool.__and__, gold, made))
    return len(gold), share(hits, sum(made)), share(hits, sum(gold)), _f1(gold, made)


TASK = Task(
    name="names",
    about="Whether two names of persons or organizations are one.",
    metrics=("person_f1", "organization_f1"),
    measure=measure,
)
