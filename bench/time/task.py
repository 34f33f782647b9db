"""Runs the shipped tagger over texts whose times are marked."""

from __future__ import annotations

import time
from collections import Counter
from itertools import islice
from pathlib import Path

from bench.common import Result, Table, Task, json_lines, watched
from bench.time.score import Case, Timex, case, count, metrics, pairs, scored

# Rows of the table of what went wrong.
MOST_ERRORS = 12


def tagged(case: Case) -> list[Timex]:
    """The times that the tagger finds in a text, told from its date."""
    from onrecord.find import times

    found = times.tag(case.text, published=case.published)
    return [Timex(*t.span, t.type, t.timex) for t in found]


def wrong(case: Case, made: list[Timex]) -> list[tuple[str, str]]:
    """What is missed, too much or of another value, with the words."""
    counting = scored(case, made)
    found = pairs(case.times, counting)
    paired = {i for i, _, _ in found}, {j for _, j, _ in found}
    out = [("missed", t) for i, t in enumerate(case.times) if i not in paired[0]]
    out += [("too much", t) for j, t in enumerate(counting) if j not in paired[1]]
    out += [
        ("value", case.times[i]) for i, j, _ in found if case.times[i].value != counting[j].value
    ]
    return [(kind, case.text[t.start : t.end].lower()) for kind, t in out]


def measure(cases: Path, limit: int | None) -> Result:
    """Scores the times found; the speed is of tagging alone, in the time of one core."""
    documents = [case(r) for r in islice(json_lines(cases), limit)]
    if documents:
        tagged(documents[0])  # tables are read and patterns compiled at the first text
    c: Counter[str] = Counter()
    errors: Counter[tuple[str, str]] = Counter()
    spent = 0.0
    for document in watched(documents, "documents"):
        start = time.process_time()
        made = tagged(document)
        spent += time.process_time() - start
        c += count(document, made)
        errors.update(wrong(document, made))
    speed = sum(len(d.text) for d in documents) / spent if spent else None
    rows = tuple((f"{kind}: {words}", n) for (kind, words), n in errors.most_common(MOST_ERRORS))
    return Result(
        {**metrics(c), "chars_per_s": speed},
        (
            Table("times", ("", "number"), tuple((k, c[k]) for k in COUNTED)),
            Table("most often wrong", ("what", "number"), rows),
        ),
        {"documents": len(documents)},
    )


COUNTED = ("gold", "made", "relaxed", "strict", "type", "value")

TASK = Task(
    name="time",
    about="Time expressions and what they mean.",
    metrics=("value_f1", "strict_f1", "relaxed_f1", "chars_per_s"),
    measure=measure,
)
