"""Deeds of any kind that two reports tell otherwise: day, place, whether it was done, by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon.tables import country_words
from onrecord.merge.records.around import Around
from onrecord.merge.records.differ import Told, different
from onrecord.merge.records.events import Days, days_of
from onrecord.merge.records.parties import Side, side
from onrecord.merge.records.weights import Weights
from onrecord.merge.records.words import all_words, families, stem, telling
from onrecord.merge.stories.words import rarity
from onrecord.schema import Clause, Difference, Match

# How much has to speak for two clauses telling of one deed, beside the word that both have: each
# noun of both by how rare it is, from nothing for "people" to 1 for one that hardly any report has.
ASKED = 0.6
# A side of both by name counts so much.
NAMED = 1.0
SAME_DAY = 0.7
# Other words for one kind of event count so much.
FAMILY = 0.3
# Two days tell two deeds, more often than two places or doers do.
ASKED_DAY = 0.8
# Of verbs that one has and another denies so much is asked beside the verb: much is not done.
ASKED_DENIED = 1.0
# A word that is so rare tells one meeting from another; see `rarity`.
TELLS = 4.5
# What is done once and by one side: who else did it did not.
ONCE = frozenset(
    "kill shoot attack bomb arrest release kidnap steal rescue sink win dismiss hire find fire "
    "damage control buy".split()
)
# Kinds of event whose words stand in every report, about anything.
VAGUE = frozenset(
    "say report think know want try to begin end continue plan cause show watch work live put "
    "carry enter move leave arrive succeed fail announce confirm claim urge help host study "
    "increase "
    "decrease restore offer lead control contact suffer give".split()
)
DONE = frozenset({"happened", "ongoing"})
# So many more places of a report are shown where it tells a deed again.
AGAIN = 2
# Of one deed two days lie no farther apart; else there were two.
WEEK = 7


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
    """

    clause: Clause
    words: frozenset[str]
    about: Mapping[str, float]
    who: Side
    whom: Side
    days: Days | None
    own: float


Found = tuple[Sequence[Clause], Difference, Sequence[Match]]


def records(clauses: Iterable[Clause], around: Around) -> list[Found]:
    """The deeds that two reports tell otherwise: members, the difference, and why they are one.

    Args:
        clauses: of a story's reports, in order of time; a copy's tell nothing of their own.
        around: what is known of the story.
    """
    told = list(clauses)
    weights = Weights.of(told)
    deeds = [
        _deed(c, around, weights)
        for c in told
        if c.kind != "count" and around.text[c.report] == c.report
    ]
    seen: set[tuple[str, str, str]] = set()
    out: list[Found] = []
    for score, a, b, why in sorted(
        _pairs(deeds), key=lambda x: (-x[0], x[1].clause.id, x[2].clause.id)
    ):
        for found in _differences(a, b, around, deeds, score):
            key = found.field, a.clause.report, b.clause.report
            if key in seen:  # of two reports the surest of a field
                continue
            seen.add(key)
            out.append(([a.clause, b.clause], found, [Match(a.clause.id, b.clause.id, why)]))
    return out


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
    )


def _pairs(deeds: Sequence[Deed]) -> Iterator[tuple[float, Deed, Deed, tuple[str, ...]]]:
    by_word: defaultdict[str, list[Deed]] = defaultdict(list)
    done: set[tuple[str, str]] = set()
    for deed in deeds:
        for word in sorted(deed.words):
            for other in by_word[word]:
                pair = other.clause.id, deed.clause.id
                if other.clause.report == deed.clause.report or pair in done:
                    continue
                done.add(pair)
                score, why = _alike(other, deed)
                if score >= ASKED:
                    yield score, other, deed, why
            by_word[word].append(deed)


def _alike(a: Deed, b: Deed) -> tuple[float, tuple[str, ...]]:
    """How much speaks for two clauses telling of one deed, beside their word."""
    told = [f"words: {a.clause.words.text}, {b.clause.words.text}"]
    score = a.own if a.clause.lemma == b.clause.lemma else FAMILY
    both = sorted(a.about.keys() & b.about.keys(), key=lambda w: (-a.about[w], w))
    score += sum(a.about[w] for w in both)
    if both:
        told.append(f"about: {', '.join(both[:4])}")
    for name, x, y in (("actor", a.who, b.who), ("recipient", a.whom, b.whom)):
        named = x.named & y.named
        if named:
            score += NAMED
            told.append(f"{name}: {', '.join(n for n in x.names if n in y.names) or '='}")
    if a.days and a.days == b.days and a.days[0] == a.days[1]:
        score += SAME_DAY
        told.append(f"time: {a.clause.when.value if a.clause.when else ''}")
    return score, tuple(told)


def _differences(
    a: Deed, b: Deed, around: Around, deeds: Sequence[Deed], score: float
) -> Iterator[Difference]:
    one, other = a.clause.status, b.clause.status
    if {one, other} <= DONE:
        if score >= ASKED_DAY:
            yield from _of_days(a, b, around)
        yield from _of_places(a, b, around)
        yield from _of_actors(a, b, around)
    elif {one, other} & DONE and "denied" in (one, other):
        done, not_ = (a, b) if one in DONE else (b, a)
        told = {d: _alike_in_report(d, deeds) for d in (a, b)}
        # A noun alone does not say that it took place, and a verb denied may be of another deed.
        sure = any(d.clause.kind == "verb" for d in told[done])
        if not sure or not _all_of_it(not_, told[done]):
            return
        # Of nouns a raid or strike is one, and a promise or assurance one of many.
        of_kind = not_.clause.kind == "noun" and any(w[0] != "=" for w in not_.words)
        if of_kind or score - not_.own >= ASKED_DENIED:
            values = [(d.clause, d.clause.status) for d in (*told[a], *told[b])]
            yield from _of("status", values, around)


def _all_of_it(denied: Deed, done: Sequence[Deed]) -> bool:
    """Whether all that tells a denied deed from others stands with the one that was done."""
    words = {w for d in done for w in telling(d.clause.evidence.quote)}
    return all(stem(w) in words for w in denied.clause.about if rarity(w) >= TELLS)


def _of_actors(a: Deed, b: Deed, around: Around) -> Iterator[Difference]:
    if not ONCE & a.words & b.words or (a.days and b.days and a.days != b.days):
        return
    x, y = a.who, b.who
    same_end = (a.whom.named & b.whom.named) or (a.whom.heads & b.whom.heads)
    if not same_end or not x.size or not y.size:
        return
    if x.named & y.named or x.heads & y.heads or x.owners & y.owners:
        return
    values = [(c, "; ".join(p.name for p in c.actors)) for c in (a.clause, b.clause)]
    yield from _of("actors", values, around)


def _alike_in_report(deed: Deed, deeds: Sequence[Deed]) -> list[Deed]:
    """A deed, and where its report tells it again in the same sense with the same status."""
    kinds = {w for w in deed.words if w[0] != "="}
    same = [
        d
        for d in deeds
        if d.clause.report == deed.clause.report
        and d.clause.status == deed.clause.status
        and d is not deed
        and kinds & d.words
    ]
    return [deed, *same[:AGAIN]]


def _of_days(a: Deed, b: Deed, around: Around) -> Iterator[Difference]:
    if a.days is None or b.days is None:
        return
    if a.days[0] != a.days[1] or b.days[0] != b.days[1] or a.days == b.days:
        return
    if abs(a.days[0] - b.days[0]) <= WEEK:
        told = [(c, c.when.value or "") for c in (a.clause, b.clause) if c.when]
        yield from _of("date", told, around)


def _of_places(a: Deed, b: Deed, around: Around) -> Iterator[Difference]:
    one, other = a.clause.where, b.clause.where
    if one is None or other is None or (a.days and b.days and a.days != b.days):
        return
    x, y = set(all_words(one.name)), set(all_words(other.name))
    if x <= y or y <= x:
        return
    if not _country(one.name) and not _country(other.name):
        yield from _of("place", [(a.clause, one.name), (b.clause, other.name)], around)


def _country(name: str) -> bool:
    word = country_words().get(name.lower())
    return word is not None and word.how == "name"


def _of(field: str, values: Sequence[tuple[Clause, str]], around: Around) -> Iterator[Difference]:
    told = [
        Told(c.id, c.report, value, " ".join(all_words(value)), c.evidence) for c, value in values
    ]
    found = different(field, told, around, apart=lambda a, b: a != b)
    if found is not None:
        yield found
