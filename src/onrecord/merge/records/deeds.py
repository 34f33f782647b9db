"""Clauses of a story as they are compared, and how much speaks for two telling of one deed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.merge.records.around import Around
from onrecord.merge.records.events import Days, days_of
from onrecord.merge.records.parties import Side, side
from onrecord.merge.records.weights import Weights
from onrecord.merge.records.words import all_words, families, kinds, stem
from onrecord.merge.stories.words import rarity
from onrecord.schema import Clause, Evidence

# How much has to speak for two clauses telling of one deed, beside the word that both have: each
# noun of both by how rare it is, from nothing for "people" to 1 for one that hardly any report has.
ASKED = 0.6
# Told by words that have nothing in common, so much.
ASKED_OTHERWISE = 1.0
# In a story of few reports so much is enough of either: no other deed is as near.
ASKED_FEW, ASKED_OTHERWISE_FEW = 0.4, 0.5
# A side of both by name counts so much.
NAMED = 1.0
SAME_DAY = 0.7
# Each the only place of which its report tells on a day, so much.
ONLY_PLACE = 0.3
# Other words for one kind of event count so much.
FAMILY = 0.3
# Another word for one kind of thing, so much of what it tells.
KIND = 0.5
# Each clause is compared with so many before it that share a word: the work grows with the
# clauses of a story and not with their square.
NEAREST = 60
# Kinds of event whose words stand in every report, about anything.
VAGUE = frozenset(
    "say report think know want try to begin end continue plan cause show watch work live put "
    "carry enter move leave arrive succeed fail announce confirm claim urge help host study "
    "increase "
    "decrease restore offer lead control contact suffer give".split()
)
DONE = frozenset({"happened", "ongoing"})


@dataclass(frozen=True, slots=True, eq=False)
class Deed:
    """A clause as it is compared.

    Attributes:
        clause: the clause.
        words: stems and families of the word that tells of it.
        about: stems of the nouns that stand with it, and how much each tells.
        who: who does it.
        whom: to whom.
        days: when, None where it does not tell.
        own: how much its own word tells.
        kinds: the kinds of thing that its word may be for.
        place: where, by its own words, else by those of its sentence where they name one place.
        only: whether its report, one of few, tells of no other place on its day.
    """

    clause: Clause
    words: frozenset[str]
    about: Mapping[str, float]
    who: Side
    whom: Side
    days: Days | None
    own: float
    kinds: frozenset[str] = frozenset()
    place: str | None = None
    only: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clauses that may tell of one deed.

    Attributes:
        score: how much speaks for it.
        one: the first told.
        other: the other.
        why: what speaks for it.
    """

    score: float
    one: Deed
    other: Deed
    why: tuple[str, ...]


def prepared(clauses: Iterable[Clause], around: Around, weights: Weights) -> list[Deed]:
    """The deeds among a story's clauses; a copy's tell nothing of their own."""
    told = [c for c in clauses if c.kind in ("verb", "noun") and around.text[c.report] == c.report]
    named: defaultdict[Evidence, set[str]] = defaultdict(set)
    for c in told:
        if c.where is not None:
            named[c.evidence].add(c.where.name)
    out = []
    for c in told:
        place = c.where.name if c.where else None
        if place is None and len(named[c.evidence]) == 1:
            (place,) = named[c.evidence]
        out.append(replace(_deed(c, around, weights), place=place))
    places: defaultdict[tuple[str, Days | None], set[str]] = defaultdict(set)
    for d in out:
        if d.place is not None:
            places[d.clause.report, d.days].add(d.place)
    return [replace(d, only=around.few and len(places[d.clause.report, d.days]) == 1) for d in out]


def _deed(c: Clause, around: Around, weights: Weights) -> Deed:
    words = families(c.words.text) or families(c.lemma)
    about = {stem(w): weights(stem(w), rarity(w)) for w in c.about}
    return Deed(
        c,
        frozenset({f"={stem(c.lemma)}", *(words - VAGUE)}),
        {w: n for w, n in about.items() if n > 0},
        side(c.actors, around),
        side(c.recipients, around),
        days_of(c.when) if c.when and c.when.ground == "words" else None,
        weights(stem(c.lemma), rarity(c.lemma)),
        kinds(stem(c.lemma)),
    )


def pairs(deeds: Sequence[Deed], *, few: bool) -> list[Pair]:
    """Those of different reports that tell of one deed, the surest first.

    Args:
        deeds: of a story.
        few: whether few reports tell it.
    """
    asked = (ASKED_FEW, ASKED_OTHERWISE_FEW) if few else (ASKED, ASKED_OTHERWISE)
    found = sorted(
        _pairs(deeds, *asked), key=lambda p: (-p.score, p.one.clause.id, p.other.clause.id)
    )
    return found


def _pairs(deeds: Sequence[Deed], asked: float, otherwise: float) -> Iterator[Pair]:
    by_word: defaultdict[str, list[Deed]] = defaultdict(list)
    done: set[tuple[str, str]] = set()
    for deed in deeds:
        for word in _keys(deed):
            for other in by_word[word][-NEAREST:]:
                pair = other.clause.id, deed.clause.id
                if other.clause.report == deed.clause.report or pair in done:
                    continue
                done.add(pair)
                score, why = alike(other, deed)
                if score >= (asked if other.words & deed.words else otherwise):
                    yield Pair(score, other, deed, why)
            by_word[word].append(deed)


def _keys(deed: Deed) -> list[str]:
    """What a deed is looked up by: its word, and its day where it tells a place with it."""
    days = deed.days
    when = [f"on {days[0]}"] if days and days[0] == days[1] and deed.place else []
    return [*sorted(deed.words), *when]


def alike(a: Deed, b: Deed) -> tuple[float, tuple[str, ...]]:
    """How much speaks for two clauses telling of one deed, beside their word."""
    told = [f"words: {a.clause.words.text}, {b.clause.words.text}"]
    score = a.own if a.clause.lemma == b.clause.lemma else FAMILY * bool(a.words & b.words)
    both = sorted(a.about.keys() & b.about.keys(), key=lambda w: (-a.about[w], w))
    score += sum(a.about[w] for w in both)
    score += KIND * sum(a.about[w] for w in of_one_kind(a.about, b.about))
    if both:
        told.append(f"about: {', '.join(both[:4])}")
    for name, x, y in (("actor", a.who, b.who), ("recipient", a.whom, b.whom)):
        named = x.named & y.named
        if named:
            score += NAMED
            told.append(f"{name}: {', '.join(n for n in x.names if n in y.names) or '='}")
    if a.days and a.days == b.days and a.days[0] == a.days[1]:
        score += SAME_DAY + ONLY_PLACE * bool(a.only and b.only and a.place and b.place)
        told.append(f"time: {a.clause.when.value if a.clause.when else ''}")
    return score, tuple(told)


def of_one_kind(some: Mapping[str, float], others: Iterable[str]) -> list[str]:
    """Those of some stems for which others are only another word: "soldiers" and "troops"."""
    theirs = set(others)
    mine = [w for w in some if w not in theirs]
    named = {kind for w in theirs if w not in some for kind in kinds(w)}
    return [w for w in mine if kinds(w) & named]


def names(some: Side) -> frozenset[str]:
    """Stems of all words of the names of a side."""
    return frozenset(stem(w) for name in some.names for w in all_words(name))
