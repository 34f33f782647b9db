"""Which reports tell of the same affair: those that share many rare names and words.

A first grouping, which serves the dates. Weights come from the reports themselves and from what
any store may be taken to hold, so two reports alone are told from two strangers as well as forty
thousand are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

# A capital inside a sentence makes a name, unless the same word stands in small letters elsewhere.
NAME = re.compile(
    r"(?<![.!?:\"“”‘`'\n]\s)(?<![\n\"“‘'`])(?<!^)\b(?:[A-Z][\w’'-]*[a-z][\w’'-]*|[A-Z]{2,}\b)"
)
WORD = re.compile(r"[a-z][a-z’'-]{3,}")
SMALL = re.compile(r"\b[a-z][a-z’'-]+")
POSSESSIVE = re.compile(r"['’]s?$")
SHORTEST_NAME = 3

# A store is taken to be part of one that holds so many reports more, each with a tenth of all
# words but none of the names. Without it no word of two reports would be rarer than another. With
# it one pair in a hundred of unrelated political reports comes above .20, alone or among 1,200.
IMAGINED_REPORTS = 100
WITH_A_WORD = 0.1

# Reports of one affair share at least so much. Of the nearest pairs above it (1,180 reports of
# PolNeAR, TimeBank and AQUAINT) three in four were published within four days; .20 gives half.
ALIKE = 0.25
# The nearest reports are looked for by terms that at most so many share, first absolutely, then
# as a share of the store: above that a term tells no affair, and the work grows with the square.
RARE, RARE_SHARE = 20, 0.05
COMMONEST = 400
# So many candidates are compared in full, and so many kept.
COMPARED, KEPT = 24, 12

Terms = npt.NDArray[np.uint32]


def terms(text: str, body: str) -> frozenset[str]:
    """The names and words of a report, each once; names keep their capital.

    Args:
        text: all of its text.
        body: the part without headline, whose words may all have capitals.

    >>> body = "An envoy met Belova in Reykjavik."
    >>> sorted(terms("Ferry Talks Fail. " + body, body))
    ['Belova', 'Reykjavik', 'envoy', 'fail', 'ferry', 'talks']
    """
    small = set(SMALL.findall(body))
    found = (POSSESSIVE.sub("", m.group()) for m in NAME.finditer(body))
    names = {n for n in found if len(n) >= SHORTEST_NAME and n.lower() not in small}
    words = {POSSESSIVE.sub("", w) for w in WORD.findall(text.lower())}
    return frozenset(names | (words - {n.lower() for n in names}))


class Alike:
    """Reports by their terms, to be asked which are alike.

    Args:
        found: the terms of each report; it is known by its place in the row.

    >>> texts = ["The envoy met Belova in Reykjavik.", "In Reykjavik, Belova met no envoy.",
    ...          "A storm hit Talvik, killing two."]
    >>> index = Alike(terms(text, text) for text in texts)
    >>> [other for likeness, other in index.nearest(0, np.ones(3, bool))]
    [1]
    """

    def __init__(self, found: Iterable[frozenset[str]]) -> None:
        numbers: dict[str, int] = {}
        self._terms: list[Terms] = [
            np.sort(np.array([numbers.setdefault(t, len(numbers)) for t in sorted(one)], np.uint32))
            for one in found
        ]
        every = np.concatenate([*self._terms, np.empty(0, np.uint32)])
        self._shared = np.bincount(every, minlength=len(numbers))
        imagined = np.array([0 if t[0].isupper() else WITH_A_WORD for t in numbers])
        size = len(self._terms) + IMAGINED_REPORTS
        self._weights = np.log(size / (self._shared + imagined * IMAGINED_REPORTS)) ** 2
        self._lengths = np.array([np.sqrt(self._weights[t].sum()) or 1.0 for t in self._terms])
        self._postings(every)

    def _postings(self, every: Terms) -> None:
        """For each term the reports that have it, one behind the other."""
        owners = np.repeat(np.arange(len(self._terms)), [len(t) for t in self._terms])
        self._owners = owners[np.argsort(every, kind="stable")]
        self._starts = np.concatenate([[0], np.cumsum(self._shared)])
        limit = min(max(RARE, RARE_SHARE * len(self._terms)), COMMONEST)
        self._rare = (self._shared > 1) & (self._shared <= limit)

    def nearest(self, one: int, among: npt.NDArray[np.bool_]) -> list[tuple[float, int]]:
        """The reports that are alike to one, the nearest first, each with its likeness.

        Args:
            one: the report.
            among: which reports count.
        """
        rare = self._terms[one][self._rare[self._terms[one]]]
        if not len(rare):
            return []
        places = [self._owners[self._starts[t] : self._starts[t + 1]] for t in rare]
        weights = np.repeat(self._weights[rare], [len(p) for p in places])
        sums = np.bincount(np.concatenate(places), weights, minlength=len(self._terms))
        shared = np.where(among, sums, 0.0) / self._lengths
        shared[one] = 0.0
        first = np.argsort(-shared, kind="stable")[:COMPARED]
        found = [(self._likeness(one, int(n)), int(n)) for n in first if shared[n] > 0]
        return sorted((f for f in found if f[0] >= ALIKE), key=lambda f: (-f[0], f[1]))[:KEPT]

    def _likeness(self, one: int, other: int) -> float:
        both = np.intersect1d(self._terms[one], self._terms[other], assume_unique=True)
        lengths = self._lengths[one] * self._lengths[other]
        return round(float(self._weights[both].sum() / lengths), 6)
