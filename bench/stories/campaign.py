"""`python -m bench.stories.campaign POLNEAR…`: the stories of one campaign, told by reading.

PolNeAR's reports tell of one election campaign over eleven months, so their names tell none of
its affairs from another, and most affairs have one report. Who reads them puts 349 of the 924
into 95 stories; `campaign.tsv` has the labels by the hash of a report's id, and no words.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean

from bench.clusters import b_cubed, pairs
from bench.common import Table, json_lines, layout
from bench.stories.task import Case, case, labels, scored
from onrecord.merge.stories import gather, sketch_text

LABELS = Path(__file__).with_name("campaign.tsv")
# So many reports at a time beside all of them.
WINDOWS = (40, 120)


def main(files: Sequence[str] | None = None) -> int:
    """Prints the table; 1 where no file is named or none of its reports is known."""
    paths = [Path(name) for name in (sys.argv[1:] if files is None else files)]
    reports = list(labelled(paths))
    if not reports:
        print("no report with a label: name PolNeAR's files", file=sys.stderr)
        return 1
    for table in (*scored(reports).tables, windows(reports)):
        print(layout(table))
    return 0


def windows(reports: Sequence[Case]) -> Table:
    """The reports by fewer at a time, as a desk has them: means over stretches in order of time."""
    ordered = sorted(reports, key=lambda r: (r.day or 0, r.id))
    rows = []
    for size in WINDOWS:
        parts = [ordered[i : i + size] for i in range(0, len(ordered), size)]
        for dated in (True, False):
            found = [_grouped(part, dated) for part in parts]
            name = f"{size} at a time, {'dated' if dated else 'no dates'}"
            rows.append((name, *(round(mean(column), 3) for column in zip(*found, strict=True))))
    return Table("fewer at a time", ("", "B³ F1", "pair F1", "stories", "true"), tuple(rows))


def _grouped(reports: Sequence[Case], dated: bool) -> tuple[float, float, int, int]:
    gold = {r.id: r.story for r in reports}
    days = {r.id: r.day if dated else None for r in reports}
    made = labels(gather(sketch_text(r.id, r.text, day=days[r.id]) for r in reports))
    counts = len(set(made.values())), len(set(gold.values()))
    return b_cubed(gold, made).f1, pairs(gold, made).f1, *counts


def labelled(paths: Sequence[Path]) -> Iterator[Case]:
    """The reports of some files that have a label, each once."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        left = {row["report"]: row["story"] for row in csv.DictReader(file, delimiter="\t")}
    for path in paths:
        for record in json_lines(path):
            key = hashlib.sha256(record["doc_id"].encode()).hexdigest()[:12]
            if story := left.pop(key, None):
                yield case(record | {"story": story, "outlet": record["publisher"]})


if __name__ == "__main__":
    sys.exit(main())
