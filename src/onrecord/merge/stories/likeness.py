"""How alike reports of one story are: by what the other reports at hand do not have."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.merge.stories.words import Sketch

# Some reports are taken to be part of a store that holds so many more, each with a tenth of all
# words but none of the names: without it no word of two reports would be rarer than another.
IMAGINED = 100
WITH_A_WORD = 0.1


def nearest(
    wanted: Iterable[str], stories: Iterable[Sequence[str]], sketches: Mapping[str, Sketch]
) -> dict[str, list[tuple[float, str]]]:
    """For some reports the others of their stories, the most alike first, and how alike, 0 to 1.

    The names of a long affair stand in all of its reports and tell none of its days from another,
    so terms count by how few of all reports have them.

    Args:
        wanted: ids of reports.
        stories: the reports of each story.
        sketches: of all of them.

    >>> from onrecord.merge.stories.words import sketch_text
    >>> texts = {"a": "The envoy met Belova.", "b": "Belova met nobody.", "c": "Belova sang."}
    >>> sketches = {key: sketch_text(key, text) for key, text in texts.items()}
    >>> [other for _, other in nearest(["a"], [["a", "b", "c"]], sketches)["a"]]
    ['b', 'c']
    """
    asked = set(wanted)
    weights = _weights(sketches.values())
    out: dict[str, list[tuple[float, str]]] = {}
    for story in stories:
        for one in asked.intersection(story):
            mine = frozenset(sketches[one].terms)
            found = [(_likeness(mine, sketches[r].terms, weights), r) for r in story if r != one]
            out[one] = sorted(found, key=lambda x: (-x[0], x[1]))
    return out


def _weights(sketches: Iterable[Sketch]) -> dict[str, float]:
    """How much each term tells, squared."""
    counted: Counter[str] = Counter()
    size = IMAGINED
    for sketch in sketches:
        size += 1
        counted.update(sketch.terms)
    imagined = {"word": WITH_A_WORD * IMAGINED}
    return {
        term: math.log(size / (n + imagined.get(term.partition(":")[0], 0.0))) ** 2
        for term, n in counted.items()
    }


def _likeness(mine: frozenset[str], others: Sequence[str], weights: Mapping[str, float]) -> float:
    """The share of what two reports are about that both are about."""
    shared = sum(weights[t] for t in others if t in mine)
    lengths = sum(weights[t] for t in mine) * sum(weights[t] for t in others)
    return round(shared / math.sqrt(lengths), 6) if lengths else 0.0
