"""Which marked mentions tell of one event, by their words within one story; floors beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.clusters import b_cubed, ceaf_e, conll, lea, muc
from onrecord.merge.groups import Joined
from onrecord.merge.records.words import families, stem

# Mentions with other words for one kind of event share so many nouns of their sentences.
SHARED = 2

Labels = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an event.

    Attributes:
        id: its id in the cases.
        gold: the event that it is of.
        story: the story that its report was put into.
        words: its words.
        lemma: the lemma of its head.
        nouns: stems of the other nouns and numbers of its sentence.
    """

    id: str
    gold: str
    story: int
    words: str
    lemma: str
    nouns: frozenset[str]


def joined(mentions: Sequence[Mention]) -> Labels:
    """Mentions of one story that have a word in common, or a kind of event and other words."""
    one = Joined(m.id for m in mentions)
    having: defaultdict[Hashable, list[Mention]] = defaultdict(list)
    for m in mentions:
        for key in _keys(m):
            for other in having[m.story, key]:
                if m.lemma == other.lemma or len(m.nouns & other.nouns) >= SHARED:
                    one.join(m.id, other.id)
            having[m.story, key].append(m)
    return {member: group[0] for group in one.groups() for member in group}


def _keys(m: Mention) -> Iterable[str]:
    kinds = families(m.words) or families(m.lemma)
    return sorted({f"kind {k}" for k in kinds} | {f"stem {stem(m.lemma)}"})


def same_lemma(mentions: Sequence[Mention]) -> Labels:
    """The floor: one story and one head lemma."""
    return {m.id: (m.story, m.lemma) for m in mentions}


def alone(mentions: Sequence[Mention]) -> Labels:
    """Each mention an event of its own."""
    return {m.id: m.id for m in mentions}


def row(name: str, gold: Labels, made: Labels) -> tuple[object, ...]:
    """A line of the table."""
    return (
        name, muc(gold, made).f1, b_cubed(gold, made).f1, ceaf_e(gold, made).f1,
        conll(gold, made), lea(gold, made).f1,
    )  # fmt: skip
