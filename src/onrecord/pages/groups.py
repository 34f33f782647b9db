"""Who is one by people's word: a fold over pairs judged the same or different."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Things that people joined.

    Attributes:
        members: all of them, the one asked for first.
        contradictions: pairs inside that somebody judged to be different.
    """

    members: tuple[str, ...]
    contradictions: tuple[Pair, ...] = ()


def group(start: str, *, same: Iterable[Pair], different: Collection[Pair] = ()) -> Group:
    """All that one thing is the same as, by however many steps.

    >>> group("a", same=[("a", "b"), ("c", "b")], different=[("c", "a")])
    Group(members=('a', 'b', 'c'), contradictions=(('c', 'a'),))
    """
    near: dict[str, set[str]] = {}
    for one, other in same:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    found, waiting = [start], [start]
    while waiting:
        new = sorted(near.get(waiting.pop(), set()) - set(found))
        found += new
        waiting += new
    inside = set(found)
    apart = tuple(sorted(pair for pair in different if inside >= set(pair)))
    return Group((start, *sorted(found[1:])), apart)
