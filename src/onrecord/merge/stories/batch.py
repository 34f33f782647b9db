"""Reports → stories, all at once: the closest go together first, until nothing fits any more."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

from onrecord.merge.stories.affinity import FITS, Group, Space
from onrecord.merge.stories.neighbours import neighbours
from onrecord.merge.stories.words import Sketch

# A group keeps so many groups in sight: those that fit best. More change nothing on ECB+.
IN_SIGHT = 60
# So few reports are too little to be grouped by how well they are knit: they go with the group
# that they fit best, and it them, at so much, so many times better than any other, where both have
# a name to themselves. Chosen on small invented stories of which one report in ten stayed alone;
# of ECB+ and of a campaign's 924 reports it moves next to nothing.
SMALL, SMALL_FITS, BETTER = 2, 0.35, 2.5


def gather(sketches: Iterable[Sketch], *, least: float = FITS) -> list[list[str]]:
    """The reports of each story, stories and reports in order of time.

    The order in which the reports come is nothing to it. The work grows with their number, not
    with its square.

    Args:
        sketches: of all reports, none twice.
        least: how well groups must fit to be one story.

    >>> from onrecord.merge.stories.words import sketch_text
    >>> texts = {"a": "The envoy met Belova in Reykjavik.", "b": "In Reykjavik, Belova saw him.",
    ...          "c": "A storm hit Talvik, killing two, and the port of Talvik was closed."}
    >>> gather(sketch_text(*item) for item in texts.items())
    [['a', 'b'], ['c']]
    """
    ordered = sorted(sketches, key=lambda s: (s.day is None, s.day or 0, s.report))
    names = [s.report for s in ordered]
    space = Space()
    groups = [space.group(s) for s in ordered]
    for group in groups:
        space.count(group)
    groups = [space.among(g) for g in groups]
    return [[names[i] for i in m] for m in agglomerate(space, groups, least=least)]


def agglomerate(space: Space, groups: Sequence[Group], *, least: float = FITS) -> list[list[int]]:
    """Which of these groups make up each story, by their places, in order.

    Args:
        space: where the groups were made.
        groups: in order of time.
        least: how well groups must fit to be one story.
    """
    return sorted(sorted(m) for m in _Agglomeration(space, groups, least).run())


class _Agglomeration:
    """Groups on their way to stories."""

    def __init__(self, space: Space, groups: Sequence[Group], least: float) -> None:
        self.space, self.least = space, least
        self.groups: list[Group | None] = list(groups)
        self.members = [[i] for i in range(len(groups))]
        self.near: list[set[int]] = [set() for _ in groups]
        self.heap: list[tuple[float, int, int]] = []
        for i, found in enumerate(neighbours(groups)):
            for j in found:
                self.near[i].add(j)
                self.near[j].add(i)

    def run(self) -> list[list[int]]:
        """Joins what fits, best first; returns the members of what is left."""
        for i in range(len(self.groups)):
            self._look(i, [j for j in self.near[i] if j > i])
        while self.heap:
            _, a, b = heapq.heappop(self.heap)
            if self.groups[a] is not None and self.groups[b] is not None:
                self._join(a, b)
        for a, b in self._left():
            self._join(a, b)
        return [m for m, g in zip(self.members, self.groups, strict=True) if g is not None]

    def _left(self) -> list[tuple[int, int]]:
        """Small groups, each with the one that it goes with though it does not fit it."""
        out: dict[tuple[int, int], None] = {}
        for i, one in enumerate(self.groups):
            if one is None or one.size > SMALL:
                continue
            j, most, second = self._best(i)
            other = self.groups[j]
            if most < max(SMALL_FITS, BETTER * second) or other is None:
                continue
            if self.space.own_name(one, other) and self._best(j)[0] == i:
                out[min(i, j), max(i, j)] = None
        return list(out)

    def _best(self, i: int) -> tuple[int, float, float]:
        """The group that fits a group best, itself where there is none; how well, and the next."""
        one = self.groups[i]
        near = [(j, g) for j in sorted(self.near[i]) if (g := self.groups[j]) is not None]
        if one is None or not near:
            return i, 0.0, 0.0
        fits = self.space.fits(one, [g for _, g in near])
        (least, j), *others = sorted((-fit, j) for fit, (j, _) in zip(fits, near, strict=True))
        return j, -least, -others[0][0] if others else 0.0

    def _join(self, a: int, b: int) -> None:
        """Makes two groups a new one."""
        one, other = self.groups[a], self.groups[b]
        assert one is not None and other is not None
        new = len(self.groups)
        near = (self.near[a] | self.near[b]) - {a, b}
        self.groups[a] = self.groups[b] = None
        self.groups.append(self.space.joined(one, other))
        self.members.append(self.members[a] + self.members[b])
        self.near.append(set())
        for j in near:
            self.near[j] -= {a, b}
        self.near[a] = self.near[b] = set()
        fits = self._look(new, sorted(near))
        for j in sorted(near, key=lambda j: (-fits[j], j))[:IN_SIGHT]:
            self.near[new].add(j)
            self.near[j].add(new)

    def _look(self, i: int, others: list[int]) -> dict[int, float]:
        """How well a group fits others; those that fit are noted to be joined."""
        one = self.groups[i]
        assert one is not None
        alive = [(j, g) for j in others if (g := self.groups[j]) is not None]
        found = self.space.fits(one, [g for _, g in alive])
        fits = {j: fit for (j, _), fit in zip(alive, found, strict=True)}
        for j, fit in fits.items():
            if fit >= self.least:
                heapq.heappush(self.heap, (-fit, min(i, j), max(i, j)))
        return fits
