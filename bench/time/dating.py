"""Whether reports of one affair date each other: a twentieth at a time is taken for undated.

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
from onrecord.group import Clues, Dating

WITHIN = (0, 1, 2, 7, 30)


# So many times a part of the reports is taken for undated and all are grouped anew: what groups
# them then must not know the day that is asked for.
PARTS = 20


def measure(paths: Sequence[Path]) -> Counter[str]:
    """How many reports get a day or a month from the others, and how far off."""
    from onrecord.group import date_each_other
    from onrecord.merge.stories import gather, nearest, sketch_text

    reports = _reports(paths)
    counted: Counter[str] = Counter(reports=len(reports))
    for part in range(PARTS):
        asked = {key for k, key in enumerate(reports) if k % PARTS == part}
        told = {k: replace(r, published=None) if k in asked else r for k, r in reports.items()}
        sketches = {k: sketch_text(k, r.text, day=_day(r)) for k, r in told.items()}
        near = nearest(asked, gather(sketches.values()), sketches)
        for key, made in date_each_other(told.values(), near=near).items():
            _count(counted, reports[key], made)
    return counted


def _reports(paths: Sequence[Path]) -> dict[str, Clues]:
    from onrecord.find import times
    from onrecord.schema import Article, OffsetMap, Published

    reports: dict[str, Clues] = {}
    for path in paths:
        for record in json_lines(path):
            text, day = record["text"], (record.get("dct") or record["date"])[:10]
            key = f"{len(reports):06}"
            article = Article(key, text, (), OffsetMap((0,), (0,), len(text)), "en")
            found = times.find(article)
            reports[key] = Clues(
                key, text[:60], text, published=Published(day, "day", "told"), times=found
            )
    return reports


def _day(report: Clues) -> int | None:
    return report.firm.toordinal() if report.firm else None


def _count(counted: Counter[str], report: Clues, made: Dating) -> None:
    if made.published is None or report.firm is None:
        return
    value, precision = made.published.value, made.published.precision
    counted[precision] += 1
    if precision == "day":
        apart = abs((date.fromisoformat(value) - report.firm).days)
        counted.update(f"day within {n}" for n in WITHIN if apart <= n)
    else:
        counted["month right"] += value == report.firm.isoformat()[:7]


if __name__ == "__main__":
    for what, number in measure([Path(argument) for argument in sys.argv[1:]]).items():
        print(f"{what:14} {number:6}")
