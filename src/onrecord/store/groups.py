"""What is one by people's word: the machine's groups, parted and joined by pairs of judgements."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Things that are one.

    Attributes:
        members: all of them, the one asked for first.
        joined: those that a person's word brought in, not the machine.
        contradictions: pairs inside that somebody judged to be different.
    """

    members: tuple[str, ...]
    joined: tuple[str, ...] = ()
    contradictions: tuple[Pair, ...] = ()


def left(different: Iterable[Pair], *, of: Callable[[str], Sequence[str]]) -> set[str]:
    """What was parted from the machine's group: the first of a pair leaves, the other stays.

    >>> left([("b", "a"), ("x", "a")], of=lambda key: "abc" if key in "abc" else key)
    {'b'}
    """
    return {one for one, other in different if one != other and other in of(one)}


def alone(key: str) -> Sequence[str]:
    """The machine's group of what it never joins to anything."""
    return (key,)


def group(
    start: str,
    *,
    same: Collection[Pair],
    different: Collection[Pair] = (),
    of: Callable[[str], Sequence[str]] = alone,
) -> Group:
    """All that a thing is one with, by however many steps.

    Args:
        start: the thing.
        same: pairs that people joined.
        different: pairs that people parted.
        of: all that the machine takes for one with a thing, itself too.

    >>> group("a", same=[("a", "b"), ("c", "b")], different=[("c", "a")])
    Group(members=('a', 'b', 'c'), joined=('b', 'c'), contradictions=(('c', 'a'),))
    """
    gone = left(different, of=of)
    near: dict[str, set[str]] = {}
    for one, other in same:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    found, waiting, told = {start: False}, deque([start]), set[str]()
    while waiting:
        key = waiting.popleft()
        beside: list[tuple[str, bool]] = [(each, True) for each in sorted(near.get(key, ()))]
        if key not in gone and key not in told:
            # Asked once for all of a group of the machine, which may be thousands.
            mine = [each for each in of(key) if each not in gone]
            told.update(mine)
            beside += [(each, found[key]) for each in mine]
        for each, by_people in beside:
            if each not in found:
                found[each] = by_people
                waiting.append(each)
    apart = tuple(sorted(pair for pair in different if found.keys() >= set(pair)))
    joined = tuple(sorted(key for key, by_people in found.items() if by_people))
    return Group((start, *sorted(found.keys() - {start})), joined, apart)
