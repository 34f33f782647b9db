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

from bench.common import json_lines, layout
from bench.stories.task import Case, case, scored

LABELS = Path(__file__).with_name("campaign.tsv")


def main(files: Sequence[str] | None = None) -> int:
    """Prints the table; 1 where no file is named or none of its reports is known."""
    paths = [Path(name) for name in (sys.argv[1:] if files is None else files)]
    reports = list(labelled(paths))
    if not reports:
        print("no report with a label: name PolNeAR's files", file=sys.stderr)
        return 1
    for table in scored(reports).tables:
        print(layout(table))
    return 0


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
