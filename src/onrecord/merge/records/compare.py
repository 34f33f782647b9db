"""Statements of one side on one matter that pull apart: offered to be laid side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.merge.records.around import Around
from onrecord.merge.records.statements import Saying, saying
from onrecord.merge.records.words import shared, spoken, stem
from onrecord.schema import Comparison, Statement

# Acts by which somebody moves towards a thing, and away from it.
TOWARDS = frozenset(
    {"promise", "offer", "agree", "accept", "confirm", "demand", "advise", "praise"}
)
AWAY = frozenset("refuse reject deny threaten criticise".split())
# Acts that deny nothing by themselves: only their words may.
PLAIN = frozenset("say claim predict announce believe".split())
# So many telling words, and so much of the shorter statement, are one matter; so many pairs of a
# story are offered, the closest first.
ABOUT, SHARE, MOST = 2, 0.3, 20
# Of one side's statements on a word, each is compared with so many that came before it.
BEFORE = 12


def comparisons(
    said: Iterable[Statement], around: Around, *, one: Mapping[str, str]
) -> tuple[Comparison, ...]:
    """Pairs of a story's statements that a reader should see side by side.

    Args:
        said: the statements of its reports.
        around: what is known of the story.
        one: the record of each statement: two accounts of one saying are no such pair.
    """
    ordered = sorted(said, key=lambda s: (around.order[s.report], s.evidence[0].start, s.id))
    sides: defaultdict[str, list[Saying]] = defaultdict(list)
    for statement in ordered:
        if statement.kind == "speech" and statement.within is None:
            for side in sorted(_sides(statement, around)):
                sides[side].append(saying(statement, around))
    found: dict[tuple[str, str], tuple[float, Comparison]] = {}
    for side, of in sides.items():
        for share, pair in _pulling_apart(side, of, around):
            key = one.get(pair.one, pair.one), one.get(pair.other, pair.other)
            if key[0] != key[1]:
                found.setdefault(key, (share, pair))
    best = sorted(found.values(), key=lambda x: (-x[0], x[1].one, x[1].other))
    return tuple(pair for _, pair in best[:MOST])


def _sides(statement: Statement, around: Around) -> frozenset[str]:
    """For whom somebody speaks: himself or herself, and the state or body that is behind."""
    speaker = statement.speaker
    name = around.name(speaker.actor, None)
    return around.owners(speaker.actor, speaker.of) | (frozenset([name]) if name else frozenset())


def _pulling_apart(
    side: str, of: Sequence[Saying], around: Around
) -> list[tuple[float, Comparison]]:
    out = []
    own = stem(side)
    for k, b in enumerate(of):
        for a in of[max(0, k - BEFORE) : k]:
            one, other = a.statement, b.statement
            if around.text[one.report] == around.text[other.report]:
                continue
            words, share = shared(a.words, b.words)
            about = [w for w in words if w != own]
            why = _why(a, b)
            if why and len(about) >= ABOUT and share >= SHARE:
                pair = Comparison(
                    one.id, other.id, side, tuple(spoken(about[:5], b.text).split(", ")), why
                )
                out.append((share * len(about), pair))
    return out


def _why(a: Saying, b: Saying) -> str | None:
    """What sets two statements against each other: acts that go opposite ways."""
    one, other = (_way(x) for x in (a, b))
    if {one, other} != {1, -1}:
        return None
    told = [f"{s.statement.act}{' (not)' if s.negated else ''}" for s in (a, b)]
    return f"{told[0]}, then {told[1]}"


def _way(a: Saying) -> int:
    """Whether a statement goes towards a thing, 1, or away from it, -1; else 0."""
    act = a.statement.act
    if act in AWAY:
        return -1
    if a.negated:
        return -1 if act in PLAIN else 0
    return 1 if act in TOWARDS else 0
