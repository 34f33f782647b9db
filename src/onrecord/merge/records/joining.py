"""Things that match two by two → groups, the best matches first, none twice from one report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.schema import Match

# Of those who share a key, each is compared with so many of the nearest in time: the work grows
# with the findings of a story and not with their square.
NEAREST = 40

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Item:
    """A finding's place: its id, its report, and what it is looked up by."""

    id: str
    report: str
    keys: Sequence[str]


def join(
    items: Sequence[Item],
    things: Mapping[str, Thing],
    *,
    match: Callable[[Thing, Thing], tuple[float, tuple[str, ...]]],
    least: float,
) -> list[tuple[list[str], list[Match]]]:
    """The groups, and why the members of each are one.

    Args:
        items: in order of time.
        things: by id, what is compared.
        match: how much speaks for two being one, and what.
        least: how much has to.
    """
    place = {item.id: k for k, item in enumerate(items)}
    found = sorted(
        ((n, place[a], place[b], why) for a, b in _pairs(items)
         for n, why in [match(things[a], things[b])] if n >= least),
        key=lambda x: (-x[0], x[1], x[2]),
    )  # fmt: skip
    group = {item.id: [k] for k, item in enumerate(items)}
    matches: defaultdict[int, list[Match]] = defaultdict(list)
    for _, i, j, why in found:
        one, other = group[items[i].id], group[items[j].id]
        reports = {items[k].report for k in one}
        if one is other or any(items[k].report in reports for k in other):
            continue
        matches[id(one)] += [*matches.pop(id(other), []), Match(items[i].id, items[j].id, why)]
        one += other
        for k in other:
            group[items[k].id] = one
    whole = {id(g): g for g in group.values()}
    made = sorted((sorted(g), matches[key]) for key, g in whole.items())
    return [([items[k].id for k in g], why) for g, why in made]


def _pairs(items: Sequence[Item]) -> list[tuple[str, str]]:
    """The pairs of different reports that share a key."""
    having: defaultdict[str, list[Item]] = defaultdict(list)
    out: dict[tuple[str, str], None] = {}
    for item in items:
        for key in item.keys:
            for other in having[key][-NEAREST:]:
                if other.report != item.report:
                    out[other.id, item.id] = None
            having[key].append(item)
    return list(out)
