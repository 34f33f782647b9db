"""Reports → stories one by one, as they come: each joins a story, opens one, or makes two one.

What the first reports of two affairs look like says little about either. So a report that comes
makes its neighbourhood be grouped again, from single reports, as `batch` groups everything. Ids
stay: a group has the id of the story that most of it was in. Every change is told with what moved
and why, and a merge can be undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import reduce

import numpy as np

from onrecord.merge.stories.affinity import FITS, Group, Space
from onrecord.merge.stories.batch import agglomerate
from onrecord.merge.stories.changes import Change, Joined, Merged, Opened, Parted
from onrecord.merge.stories.ids import named
from onrecord.merge.stories.words import Sketch

# A story that a report fits half as well as a member would may change with it.
NEAR = FITS / 2
# So many near stories are grouped again; one of more reports than SETTLED is taken as a whole.
REGROUPED, SETTLED = 6, 60
# So many of a report's heaviest terms are looked up, each among the latest reports that have it,
# and so many of the stories that share most are compared in full.
LOOKED_UP, LATEST, COMPARED = 40, 60, 20


class Stream:
    """Stories as they grow.

    >>> from onrecord.merge.stories.words import sketch_text
    >>> stream = Stream()
    >>> texts = {"a": "The envoy met Belova in Reykjavik.", "c": "A storm hit Talvik, killing two.",
    ...          "b": "In Reykjavik, Belova saw the envoy."}
    >>> [type(change).__name__ for item in texts.items() for change in
    ...  stream.add(sketch_text(*item))]
    ['Opened', 'Opened', 'Joined']
    >>> sorted(stream.stories.values())
    [('a', 'b'), ('c',)]
    """

    def __init__(self) -> None:
        self._space = Space()
        self._single: dict[str, Group] = {}
        self._story: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._groups: dict[str, Group] = {}
        self._having: defaultdict[int, list[tuple[str, float]]] = defaultdict(list)
        self._apart: set[frozenset[str]] = set()

    @property
    def stories(self) -> Mapping[str, tuple[str, ...]]:
        """The reports of each story, by the story's id."""
        return {story: tuple(reports) for story, reports in self._members.items()}

    def restore(
        self,
        stories: Mapping[str, Iterable[Sketch]],
        *,
        apart: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Takes up stories that were grouped before, ids and all, without deciding again.

        Args:
            stories: the sketches of each story's reports; none of them may be empty.
            apart: stories that were parted for good.
        """
        for story, sketches in stories.items():
            of_story = list(sketches)
            for sketch in of_story:
                self._enter(sketch)
            self._put(story, [s.report for s in of_story])
        self._apart |= {frozenset(pair) for pair in apart}

    def add(self, sketch: Sketch) -> tuple[Change, ...]:
        """Takes in one report and says what changed; one that is known changes nothing."""
        if sketch.report in self._single:
            return ()
        near = self._near(self._space.group(sketch))
        self._enter(sketch)
        parts: list[list[str]] = []
        for story in near:
            members = self._members[story]
            parts += [members] if len(members) > SETTLED else [[r] for r in members]
        parts.append([sketch.report])
        groups = [self._taken_together(p) for p in parts]
        made = [[r for k in m for r in parts[k]] for m in agglomerate(self._space, groups)]
        return self._settle(sketch.report, near, made)

    def undo(self, merged: Merged) -> None:
        """Parts two stories that were made one, for good: what came to one since stays there."""
        moved = [r for r in merged.moved if self._story.get(r) == merged.story]
        stay = [r for r in self._members.get(merged.story, ()) if r not in set(moved)]
        if not moved or not stay or merged.gone in self._members:
            return
        self._put(merged.story, stay)
        self._put(merged.gone, moved)
        self._apart.add(frozenset((merged.story, merged.gone)))

    def _enter(self, sketch: Sketch) -> None:
        """Notes a report, so that others find it."""
        single = self._space.group(sketch)
        self._space.count(single)
        single = self._single[sketch.report] = self._space.among(single)
        for term, weight in _heaviest(single):
            self._having[term].append((sketch.report, weight))

    def _near(self, single: Group) -> list[str]:
        """The stories that a report may change, those that it fits best first."""
        much: defaultdict[str, float] = defaultdict(float)
        for term, weight in _heaviest(single):
            for report, other in self._having.get(term, ())[-LATEST:]:
                much[self._story[report]] += weight * other
        some = sorted(much, key=lambda s: (-much[s], s))[:COMPARED]
        fits = self._space.fits(single, [self._groups[s] for s in some])
        near: list[str] = []
        for fit, story in sorted(zip(fits, some, strict=True), key=lambda x: (-x[0], x[1])):
            apart = any(frozenset((story, other)) in self._apart for other in near)
            if fit >= NEAR and not apart:
                near.append(story)
        return near[:REGROUPED]

    def _settle(self, report: str, near: list[str], made: list[list[str]]) -> tuple[Change, ...]:
        """Gives groups the ids of the stories that they were, and tells the changes."""
        was = {r: story for story in near for r in self._members[story]}
        old = {story: self._groups[story] for story in near}
        names = named(made, was, taken=self._members.keys() - set(near))
        groups = [self._taken_together(members) for members in made]
        for story in near:
            del self._members[story], self._groups[story]
        for story, members, group in zip(names, made, groups, strict=True):
            self._put(story, members, group)
        changes: list[Change] = []
        for story, members in zip(names, made, strict=True):
            if members == [report]:
                changes.append(Opened(story, report))
            elif report in members:
                changes.append(Joined(story, report, *self._why(self._single[report], story)))
            for left in sorted({was[r] for r in members if r in was} - {story}):
                moved = tuple(r for r in members if was.get(r) == left)
                if left in self._members:
                    changes.append(Parted(story, left, moved))
                else:
                    changes.append(Merged(story, left, moved, *self._why(old[left], story)))
        return tuple(changes)

    def _put(self, story: str, reports: list[str], group: Group | None = None) -> None:
        """Makes a story of these reports."""
        self._groups[story] = group or self._taken_together(reports)
        self._members[story] = reports
        self._story |= dict.fromkeys(reports, story)

    def _taken_together(self, reports: list[str]) -> Group:
        """Some reports as one group; a story that stands is not added up again."""
        left, parts = set(reports), list[Group]()
        for story in dict.fromkeys(self._story.get(r, "") for r in reports):
            members = self._members.get(story)
            if members and left.issuperset(members):
                parts.append(self._groups[story])
                left -= set(members)
        return reduce(
            self._space.joined, [*parts, *(self._single[r] for r in reports if r in left)]
        )

    def _why(self, group: Group, story: str) -> tuple[float, tuple[str, ...]]:
        """How well a group fits a story, and by which terms."""
        whole = self._groups[story]
        return round(self._space.fits(group, [whole])[0], 3), self._space.shared(group, whole)


def _heaviest(group: Group) -> list[tuple[int, float]]:
    """The terms that a report is found by."""
    top = np.argsort(-group.weights, kind="stable")[:LOOKED_UP]
    return [(int(group.ids[k]), float(group.weights[k])) for k in top]
