"""Whether the actors of a record's reports are put together: by those of one full name.

    python -m bench.names.together OUT…

Nobody has marked who is one over hundreds of reports, so this counts what needs no marking: of
each two actors of one kind and one name of several words, whether they are held to be one; and of
each two who are held to be one, whether their full names can be one's.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from bench.common import Table, layout
from onrecord import open as open_record
from onrecord.merge.names import ALIKE, organization_likeness, person_likeness
from onrecord.schema import Actor, Identity

LIKENESS = {"person": person_likeness, "organization": organization_likeness}


def main(folders: Sequence[str] | None = None) -> int:
    """Prints a table for each record; 1 where none is named."""
    paths = [Path(name) for name in (sys.argv[1:] if folders is None else folders)]
    for path in paths:
        record = open_record(path)
        actors = {actor.id: actor for entry in record for actor in entry.actors}
        rows = [(kind, *measured(kind, actors, record.identities)) for kind in LIKENESS]
        columns = ("", "pairs of one name", "together", "other pairs together", "that cannot be")
        print(layout(Table(str(path), columns, tuple(rows))))
    return 0 if paths else 1


def measured(
    kind: str, actors: Mapping[str, Actor], identities: Iterable[Identity]
) -> tuple[int, float | None, int, int]:
    """Pairs of one full name, the share of them that is together, other pairs, and wrong ones.

    Args:
        kind: of actors.
        actors: by id.
        identities: who is one.
    """
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    other = wrong = 0
    for one in identities:
        mine = Counter(
            actors[m].name for m in one.members if actors[m].kind == kind and " " in actors[m].name
        )
        for name, count in mine.items():
            names[name][one.id] += count
        for a, b in combinations(mine, 2):
            other += mine[a] * mine[b]
            wrong += mine[a] * mine[b] * _apart(kind, a, b)
    pairs = sum(_pairs(sum(by.values())) for by in names.values())
    together = sum(_pairs(n) for by in names.values() for n in by.values())
    return pairs, together / pairs if pairs else None, other, wrong


def _apart(kind: str, one: str, other: str) -> bool:
    found = LIKENESS[kind](one, other)
    return found.score < ALIKE or any(d.kind == "other" for d in found.differences)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


if __name__ == "__main__":
    sys.exit(main())
