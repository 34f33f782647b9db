"""Whether reports of one affair date each other: each report in turn is taken for undated.

    python -m bench.time.dating CASES…

CASES are JSONL files, gzipped or not, of dated texts: `{doc_id, text, dct}` or `{…, date}`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from bench.common import json_lines

WITHIN = (0, 1, 2, 7, 30)


def measure(paths: Sequence[Path]) -> Counter[str]:
    """How many reports get a day or a month from the others, and how far off."""
    from onrecord.find import times
    from onrecord.group import Clues
    from onrecord.group.dating import Others
    from onrecord.schema import Article, OffsetMap, Published

    reports: list[Clues] = []
    for path in paths:
        for record in json_lines(path):
            text, day = record["text"], (record.get("dct") or record["date"])[:10]
            key = f"{len(reports):06}"
            article = Article(key, text, (), OffsetMap((0,), (0,), len(text)), "en")
            published = Published(day, "day", "told")
            found = times.find(article)
            reports.append(Clues(key, text[:60], text, text, published, (), found))
    others = Others(reports)
    counted: Counter[str] = Counter(reports=len(reports))
    for report in reports:
        made = others.date(replace(report, published=None, text="", body=""))
        if made is None or made.published is None or report.firm is None:
            continue
        value, precision = made.published.value, made.published.precision
        counted[precision] += 1
        if precision == "day":
            apart = abs((date.fromisoformat(value) - report.firm).days)
            counted.update(f"day within {n}" for n in WITHIN if apart <= n)
        else:
            counted["month right"] += value == report.firm.isoformat()[:7]
    return counted


if __name__ == "__main__":
    for what, number in measure([Path(argument) for argument in sys.argv[1:]]).items():
        print(f"{what:14} {number:6}")
