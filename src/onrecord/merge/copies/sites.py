"""The lines that an outlet prints with every report, whatever it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from onrecord.merge.copies.shingles import line_key
from onrecord.merge.stories.words import sketch_text

# A line that stands with so many reports of an outlet may be the site's own …
REPEATED = 3
# … and is, when two of them are about different things but for what they share: so little do
# unrelated reports have in common, and reports that follow one affair from day to day more.
UNRELATED = 0.05
# With fewer terms nothing can be said of what a report is about.
LEAST_TERMS = 10

Lines = dict[str, str]
"""The lines of a report by their keys."""


def site_lines(texts: Iterable[tuple[str | None, str]]) -> Mapping[str, frozenset[str]]:
    """By outlet, the keys of the lines that are the site's own.

    Args:
        texts: outlet and clean text of each report; without an outlet nothing is learnt.
    """
    by_outlet: defaultdict[str, list[Lines]] = defaultdict(list)
    for outlet, text in texts:
        if outlet:
            by_outlet[outlet].append({k: x for x in text.split("\n") if (k := line_key(x))})
    return {outlet: found for outlet, of in by_outlet.items() if (found := _own(of))}


def _own(reports: list[Lines]) -> frozenset[str]:
    """The lines that stand in reports which have nothing else in common."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for i, lines in enumerate(reports):
        for key in lines:
            having[key].append(i)
    known: dict[tuple[int, int], bool] = {}
    return frozenset(
        key
        for key, of in having.items()
        if len(of) >= REPEATED and any(_apart(i, j, reports, known) for i, j in pairwise(of))
    )


def _apart(i: int, j: int, reports: list[Lines], known: dict[tuple[int, int], bool]) -> bool:
    """Whether two reports are about different things; asked again for each line they share."""
    if (i, j) not in known:
        known[i, j] = unrelated(reports[i], reports[j])
    return known[i, j]


def unrelated(a: Lines, b: Lines) -> bool:
    """Whether two reports are about different things, the lines that both have left out."""
    one, other = (
        sketch_text("", "\n".join(line for key, line in lines.items() if key not in shared))
        for lines, shared in ((a, b), (b, a))
    )
    if min(len(one.terms), len(other.terms)) < LEAST_TERMS:
        return False
    weights = dict(zip(one.terms, one.weights, strict=True))
    alike = sum(weights.get(t, 0.0) * w for t, w in zip(other.terms, other.weights, strict=True))
    return alike < UNRELATED
