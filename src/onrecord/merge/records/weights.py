"""How much a word tells of which deed of a story a sentence is about."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.merge.records.words import telling
from onrecord.schema import Clause

# A word that any report may have tells nothing, one that hardly any has tells all; see `rarity`.
COMMON, RARE = 3.0, 7.0


@dataclass(frozen=True, slots=True)
class Weights:
    """Of a story, in how many of its sentences each word stands.

    The names of an affair stand in half of its sentences, so they tell none from another.

    Attributes:
        counted: by stem, in how many.
        sentences: how many there are.
    """

    counted: Mapping[str, int]
    sentences: int

    @classmethod
    def of(cls, clauses: Iterable[Clause]) -> Weights:
        """The weights of a story's words."""
        quotes = {(c.report, c.evidence.start): c.evidence.quote for c in clauses}
        counted = Counter(w for quote in quotes.values() for w in telling(quote))
        return cls(counted, len(quotes))

    def __call__(self, stem: str, rarity: float) -> float:
        """How much a word tells, 0 to 1.

        Args:
            stem: the word's.
            rarity: how rare it is in any report.
        """
        rare = min(1.0, max(0.0, (rarity - COMMON) / (RARE - COMMON)))
        held = max(2, self.counted.get(stem, 2))
        if self.sentences <= 4:
            return rare
        return rare * math.log(self.sentences / held) / math.log(self.sentences / 2)
