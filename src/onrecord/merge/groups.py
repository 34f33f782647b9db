"""Things that are joined two by two, as groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Joined:
    """Groups that grow as their members are joined; each group is known by its first member.

    >>> one = Joined("abcd")
    >>> one.join("d", "b")
    >>> one.groups()
    [('a',), ('b', 'd'), ('c',)]
    """

    def __init__(self, items: Iterable[str]) -> None:
        self._place = {item: i for i, item in enumerate(items)}
        self._head = {item: item for item in self._place}

    def __contains__(self, item: str) -> bool:
        return item in self._head

    def head(self, item: str) -> str:
        """The first member of the group that something is in."""
        top = item
        while self._head[top] != top:
            top = self._head[top]
        while self._head[item] != top:
            self._head[item], item = top, self._head[item]
        return top

    def join(self, a: str, b: str) -> None:
        """Makes the groups of two things one."""
        first, second = sorted((self.head(a), self.head(b)), key=self._place.__getitem__)
        self._head[second] = first

    def groups(self) -> list[tuple[str, ...]]:
        """All groups, they and their members in the order given."""
        out: defaultdict[str, list[str]] = defaultdict(list)
        for item in self._place:
            out[self.head(item)].append(item)
        return [tuple(members) for members in out.values()]
