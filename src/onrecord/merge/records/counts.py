"""How many there were of one thing, by each who tells it: counts of a story → records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.merge.groups import Joined
from onrecord.merge.records.around import Around
from onrecord.merge.records.counted import Count, counts_of, value_key
from onrecord.merge.records.counts_apart import TOLLS, kinds_of
from onrecord.merge.records.counts_differ import difference
from onrecord.merge.records.counts_same import why_same
from onrecord.merge.records.weights import Weights
from onrecord.schema import Clause, Difference, Match, Statement

# A count is laid beside so many that were told before it.
NEAREST = 60
# Stems that may differ in an ending are looked up by so many letters.
ROOT = 5

Found = tuple[Sequence[Clause], Difference, Sequence[Match]]


def records(clauses: Iterable[Clause], said: Iterable[Statement], around: Around) -> list[Found]:
    """The counts of which tellers give others: members, the difference, and why they are one.

    Args:
        clauses: of a story's reports, in order of time; a copy's tell nothing of their own.
        said: the statements of its reports.
        around: what is known of the story.
    """
    told = list(clauses)
    counts = counts_of(told, said, around, Weights.of(told))
    one = Joined(c.clause.id for c in counts)
    matches: dict[frozenset[str], Match] = {}
    by_key: defaultdict[str, list[Count]] = defaultdict(list)
    for count in counts:
        for key in _keys(count):
            for other in by_key[key][-NEAREST:]:
                why = why_same(other, count, around)
                if _again(other, count):
                    one.join(other.clause.id, count.clause.id)
                elif why:
                    one.join(other.clause.id, count.clause.id)
                    pair = frozenset((other.clause.id, count.clause.id))
                    matches[pair] = Match(other.clause.id, count.clause.id, why)
            by_key[key].append(count)
    by_id = {c.clause.id: c for c in counts}
    out: list[Found] = []
    for group in one.groups():
        for of in _of_one([by_id[member] for member in group], matches, few=around.few):
            found = difference(of, around)
            if found is None:
                continue
            shown = {m for v in found.values for m in v.by}
            why_of = [m for pair, m in sorted(matches.items(), key=lambda x: sorted(x[0]))
                      if pair <= shown]  # fmt: skip
            out.append(([c.clause for c in of if c.clause.id in shown], found, why_of))
    return out


def _of_one(
    group: Sequence[Count], matches: Mapping[frozenset[str], Match], *, few: bool
) -> Iterator[list[Count]]:
    """Counts of which each is held to be of one thing with each other one.

    In a story of few reports it is enough that each is with some other.
    """
    if few:
        yield list(group)
        return
    parts: list[list[Count]] = []
    for count in group:
        for part in parts:
            if all(
                _again(other, count) or frozenset((other.clause.id, count.clause.id)) in matches
                for other in part
            ):
                part.append(count)
                break
        else:
            parts.append([count])
    for part in parts:
        if len(part) > 1:
            yield part


def _again(a: Count, b: Count) -> bool:
    """Whether one teller tells one number of one thing twice."""
    same = a.clause.report == b.clause.report and a.teller == b.teller
    return same and a.noun is not None and (a.noun, value_key(a)) == (b.noun, value_key(b))


def _keys(count: Count) -> list[str]:
    toll = [count.figure.what] if count.figure.what in TOLLS else []
    out = [*toll, *(f"{w[:ROOT]}" for w in sorted(count.words))]
    out += sorted({f"kind {x}" for w in count.words for x in kinds_of(w)})
    if count.noun is None:
        out += [f"of {x}" for x in sorted(count.realms)]
        out += [w[:ROOT] for w in sorted(count.beside)]
    if count.instead is not None:
        out.append(f"= {count.instead:g}")
    if count.figure.value is not None:
        out.append(f"= {count.figure.value:g}")
    return out
