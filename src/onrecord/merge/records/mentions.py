"""A mention of an event, as two of one story are compared: its word, and what stands with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.merge.records.words import families, stem, telling

Told = Mapping[str, float]
"""Words as stems, and how much each tells of which deed of its story is meant."""


@dataclass(frozen=True, eq=False)
class Mention:
    """A mention of an event.

    Attributes:
        id: its id.
        report: the report that it stands in.
        sentence: its sentence's place there.
        words: its words.
        lemma: the lemma of their head.
        verb: whether the head is a verb.
        many: whether it is a noun of several.
        own: how much its lemma tells in its story.
        often: the share of its story's sentences that have its lemma.
        spread: the share of its story's reports that have it.
        beside: what else its sentence tells of: nouns, names, verbs, numbers.
        nouns: those of its sentence that are nouns, names or numbers.
        doers: who does it.
        ends: to whom or what it is done, and whose it is.
        parts: what else hangs on it: where, with what, of what kind.
        governor: the stem of what it hangs on itself, empty where it hangs on nothing.
    """

    id: str
    report: str
    sentence: int
    words: str
    lemma: str
    verb: bool = True
    many: bool = False
    own: float = 0.0
    often: float = 0.0
    spread: float = 0.0
    beside: Told = field(default_factory=dict)
    nouns: frozenset[str] = frozenset()
    doers: Told = field(default_factory=dict)
    ends: Told = field(default_factory=dict)
    parts: Told = field(default_factory=dict)
    governor: str = ""

    @cached_property
    def stem(self) -> str:
        """The lemma's stem."""
        return stem(self.lemma)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of event that it may be of."""
        return families(self.words) or families(self.lemma)

    @cached_property
    def stems(self) -> Told:
        """All its words that tell something."""
        return telling(self.words)

    @cached_property
    def around(self) -> Told:
        """Everything that hangs on it."""
        out = dict(self.parts)
        for told in (self.doers, self.ends):
            out |= {s: max(n, out.get(s, 0.0)) for s, n in told.items()}
        return out
