"""Discourse networks, weighted and normalised as Discourse Network Analyzer (DNA) defines them.

Let n(i, c, a) be how often actor i stands to concept c with agreement a, and N(i) its sum. Between
two actors

- congruence is the sum over concepts and agreements of n(i, c, a) · n(k, c, a),
- conflict the sum over concepts of n(i, c, yes) · n(k, c, no) and the reverse,
- subtract the first less the second.

The norms divide by: the mean of N(i) and N(k) (average activity); what either uses alone and the
product of what both use (Jaccard); N(i) · N(k) ("cosine": DNA takes the length of a vector of one
number, the sum, so it is not the cosine of the two profiles and is named `dna_cosine` here).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, get_args

Kind = Literal["congruence", "conflict", "subtract"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Profile = Counter[tuple[str, bool]]
"""How often an actor stands to each concept with each agreement."""


@dataclass(frozen=True, slots=True)
class Stand:
    """An actor is for a concept or against it."""

    actor: str
    concept: str
    agreement: bool


@dataclass(frozen=True, slots=True)
class Affiliation:
    """An edge between an actor and a concept.

    Attributes:
        actor: the actor.
        concept: the concept.
        positive: how often the actor is for it.
        negative: how often against.
        weight: the first less the second.
        activity: the weight divided by all that the actor says.
        prominence: the weight divided by all that is said of the concept.
    """

    actor: str
    concept: str
    positive: int
    negative: int
    weight: int
    activity: float
    prominence: float


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge between two actors: its weight, and the weight by each of DNA's norms."""

    first: str
    second: str
    weight: int
    average: float
    jaccard: float
    dna_cosine: float


def affiliation(stands: Iterable[Stand]) -> list[Affiliation]:
    """The two-mode network, by actor and concept."""
    told = Counter((stand.actor, stand.concept, stand.agreement) for stand in stands)
    actors, concepts = Counter[str](), Counter[str]()
    for (actor, concept, _), count in told.items():
        actors[actor] += count
        concepts[concept] += count
    made = []
    for actor, concept in sorted({(actor, concept) for actor, concept, _ in told}):
        yes, no = told[actor, concept, True], told[actor, concept, False]
        share = ((yes - no) / actors[actor], (yes - no) / concepts[concept])
        made.append(Affiliation(actor, concept, yes, no, yes - no, *share))
    return made


def one_mode(stands: Iterable[Stand], kind: Kind) -> list[Edge]:
    """The network of actors, each pair once, without those that have nothing between them.

    >>> yes, no = Stand("Varna", "truce", True), Stand("Ostrava", "truce", False)
    >>> one_mode([yes, no], "conflict")
    [Edge(first='Ostrava', second='Varna', weight=1, average=1.0, jaccard=0.5, dna_cosine=1.0)]
    """
    profiles: dict[str, Profile] = defaultdict(Counter)
    by_concept: dict[str, set[str]] = defaultdict(set)
    for stand in stands:
        profiles[stand.actor][stand.concept, stand.agreement] += 1
        by_concept[stand.concept].add(stand.actor)
    pairs = {pair for actors in by_concept.values() for pair in combinations(sorted(actors), 2)}
    edges = (_edge(first, second, profiles, WEIGHTS[kind]) for first, second in sorted(pairs))
    return [edge for edge in edges if edge.weight]


def _edge(
    first: str,
    second: str,
    profiles: dict[str, Profile],
    weigh: Callable[[Profile, Profile], int],
) -> Edge:
    one, other = profiles[first], profiles[second]
    weight = weigh(one, other)
    return Edge(
        first,
        second,
        weight,
        average=weight / ((one.total() + other.total()) / 2),
        jaccard=weight / _union(one, other),
        dna_cosine=weight / (one.total() * other.total()),
    )


def congruence(one: Profile, other: Profile) -> int:
    """How often two are of one mind."""
    return sum(count * other[key] for key, count in one.items() if key in other)


def conflict(one: Profile, other: Profile) -> int:
    """How often two are of different minds on the same concept."""
    return sum(
        count * other[concept, not agreement]
        for (concept, agreement), count in one.items()
        if (concept, not agreement) in other
    )


def _subtract(one: Profile, other: Profile) -> int:
    return congruence(one, other) - conflict(one, other)


WEIGHTS: dict[Kind, Callable[[Profile, Profile], int]] = {
    "congruence": congruence,
    "conflict": conflict,
    "subtract": _subtract,
}


def _union(one: Profile, other: Profile) -> int:
    """What one alone uses, what the other alone uses, and the product of what both do."""
    alone = sum(count for key, count in one.items() if key not in other)
    alone += sum(count for key, count in other.items() if key not in one)
    return alone + congruence(one, other)
