"""Those whose names sound alike, found by what they share beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.merge.names.linked import Link
from onrecord.merge.names.profile import Profile

# Who share with so many whose names sound alike only what all of them share are not compared: the
# pairs of all who are called Smith would outgrow the record.
MANY = 60

Shared = tuple[str, str]
"""A thing that two may share, and of what kind it is."""


@dataclass(slots=True, eq=False)
class Known:
    """An actor of all reports while it is put together.

    Attributes:
        profile: what is known of it.
        members: ids of the reports' actors.
        links: why they are one.
        candidates: links to others who may be the same.
        at: its number in its block.
    """

    profile: Profile
    members: list[str]
    links: list[Link] = field(default_factory=list)
    candidates: list[Link] = field(default_factory=list)
    at: int = -1


class Block:
    """The known actors whose names' last words sound alike.

    Thousands may be called Smith and share nothing: they are never compared.
    """

    def __init__(self) -> None:
        self._held: dict[int, Known] = {}
        self._having: defaultdict[Shared, set[int]] = defaultdict(set)
        self._next = 0

    def __iter__(self) -> Iterator[Known]:
        return iter(list(self._held.values()))

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, one: Known) -> bool:
        return self._held.get(one.at) is one

    def add(self, one: Known) -> None:
        """Takes somebody in, behind all others."""
        one.at = self._next
        self._next += 1
        self._held[one.at] = one
        self.note(one, one.profile)

    def note(self, one: Known, more: Profile) -> None:
        """Takes notice of what more is known of somebody."""
        for shared in _sharing(more):
            self._having[shared].add(one.at)

    def remove(self, one: Known) -> None:
        """Lets somebody go."""
        del self._held[one.at]
        for shared in _sharing(one.profile):
            self._having[shared].discard(one.at)

    def near(self, profile: Profile) -> list[Known]:
        """Those who share something with somebody beside the name, in the order they came.

        What more than `MANY` of one name have in common tells nothing of any two of them.
        """
        found: set[int] = set()
        for shared in _sharing(profile):
            having = self._having.get(shared, ())
            if len(having) <= MANY:
                found.update(having)
        return [self._held[at] for at in sorted(found)]


def _sharing(profile: Profile) -> Iterator[Shared]:
    """All that somebody may share with others: without any of it nothing speaks for a link."""
    yield from (("story", x) for x in profile.stories)
    yield from (("company", x) for x in profile.company)
    yield from (("role", x) for x, _ in profile.roles)
    yield from (("country", x) for x in profile.countries | profile.codes)
