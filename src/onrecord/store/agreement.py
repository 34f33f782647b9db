"""How far people agree who judged the same findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from onrecord.schema import Judgement
from onrecord.store.standing import OPEN, in_force


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two people's judgements of the same things.

    Attributes:
        one: the first.
        other: the second.
        both: how many things both decided.
        alike: the share of these on which they decided alike.
        kappa: Cohen's kappa: the same beyond what chance gives; None where chance gives all.
    """

    one: str
    other: str
    both: int
    alike: float
    kappa: float | None


def of(made: Iterable[Judgement]) -> list[Agreement]:
    """The agreement of every two people who judged something in common.

    >>> lines = [Judgement("event", f"e{n}", "accept", who, "2025") for n in "12" for who in "AB"]
    >>> of(lines)
    [Agreement(one='A', other='B', both=2, alike=1.0, kappa=None)]
    """
    decided: dict[str, dict[tuple[str, str], str]] = {}
    for item in in_force(made):
        if item.verdict != OPEN:
            about = item.field or item.other or ""
            answer = f"{item.verdict} {item.value or ''}".strip()
            decided.setdefault(item.person, {})[item.target, about] = answer
    found = []
    for one, other in combinations(sorted(decided), 2):
        common = decided[one].keys() & decided[other].keys()
        if common:
            pairs = [(decided[one][key], decided[other][key]) for key in common]
            found.append(_of(one, other, pairs))
    return found


def _of(one: str, other: str, pairs: list[tuple[str, str]]) -> Agreement:
    total = len(pairs)
    alike = sum(a == b for a, b in pairs) / total
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[answer] * second[answer] for answer in first) / total**2
    kappa = None if chance == 1 else (alike - chance) / (1 - chance)
    return Agreement(one, other, total, alike, kappa)
