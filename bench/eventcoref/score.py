"""Groupings of marked mentions, and how they are scored; floors beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

from bench.clusters import b_cubed, ceaf_e, conll, lea, muc
from bench.eventcoref.reading import Marked
from onrecord.merge.records.linkage import of_one_event

Labels = Mapping[str, Hashable]


def joined(marked: Sequence[Marked]) -> Labels:
    """Mentions of one event, as the product tells them within a story."""
    by_story: defaultdict[int, list[Marked]] = defaultdict(list)
    for m in marked:
        by_story[m.story].append(m)
    return {
        some[k].mention.id: some[group[0]].mention.id
        for some in by_story.values()
        for group in of_one_event([m.mention for m in some])
        for k in group
    }


def same_lemma(marked: Sequence[Marked]) -> Labels:
    """The floor: one story and one head lemma."""
    return {m.mention.id: (m.story, m.mention.lemma) for m in marked}


def alone(marked: Sequence[Marked]) -> Labels:
    """Each mention an event of its own."""
    return {m.mention.id: m.mention.id for m in marked}


def row(name: str, gold: Labels, made: Labels) -> tuple[object, ...]:
    """A line of the table."""
    return (
        name, muc(gold, made).f1, b_cubed(gold, made).f1, ceaf_e(gold, made).f1,
        conll(gold, made), lea(gold, made).f1,
    )  # fmt: skip
