"""Deeds of any kind that two reports tell otherwise: day, place, whether it was done, by whom."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from onrecord.merge.records import denied
from onrecord.merge.records.around import Around, is_country
from onrecord.merge.records.deeds import DONE, Deed, Pair, pairs, prepared
from onrecord.merge.records.differ import Told, different
from onrecord.merge.records.parties import Side
from onrecord.merge.records.weights import Weights
from onrecord.merge.records.words import all_words, kinds, stem
from onrecord.merge.stories.words import rarity
from onrecord.schema import Clause, Difference, Match

# Two days tell two deeds, more often than two places or doers do.
ASKED_DAY = 0.8
# What is done once and by one side: who else did it did not.
ONCE = frozenset(
    "kill shoot attack bomb arrest release kidnap steal rescue sink win dismiss hire find fire "
    "damage control buy".split()
)
# What is still to come may be set for one day and then for another.
AHEAD = frozenset({"planned", "promised"})
# Of one deed two days lie no farther apart, and two days of what is to come not so far; else
# there were two.
WEEK, YEAR = 7, 366
# A word of a place's name that is so rare is of one place.
TELLS = 5.0
# Words that say that a deed began what followed, so near before it.
BEGUN = frozenset({"open", "start", "begin", "first", "began"})
BEGUN_NEAR = 3
# Words that say that it is another of its kind.
ANEW = frozenset("again another second".split())


Words = Mapping[str, set[str]]
"""By report, all its words."""

Found = tuple[Sequence[Clause], Difference, Sequence[Match]]


def records(
    clauses: Iterable[Clause], around: Around, *, texts: Mapping[str, str] = MappingProxyType({})
) -> list[Found]:
    """The deeds that two reports tell otherwise: members, the difference, and why they are one.

    Args:
        clauses: of a story's reports, in order of time; a copy's tell nothing of their own.
        around: what is known of the story.
        texts: the reports' clean texts.
    """
    told = list(clauses)
    words = {r: set(_bare(all_words(texts.get(r, "")))) for r in {c.report for c in told}}
    weights = Weights.of(told)
    deeds = prepared(told, around, weights)
    seen: set[tuple[str, str, str]] = set()
    out: list[Found] = []
    for pair in pairs(deeds, few=around.few):
        a, b = pair.one.clause, pair.other.clause
        for found in _differences(pair, around, words):
            key = found.field, a.report, b.report
            if key in seen:  # of two reports the surest of a field
                continue
            seen.add(key)
            out.append(([a, b], found, [Match(a.id, b.id, pair.why)]))
    return [*out, *denied.records(deeds, around, weights)]


def _differences(pair: Pair, around: Around, words: Words) -> Iterator[Difference]:
    a, b = pair.one, pair.other
    both = {a.clause.status, b.clause.status}
    if both <= DONE:
        if pair.score >= ASKED_DAY and a.words & b.words:
            yield from _of_days(a, b, around, WEEK)
        yield from _of_places(a, b, around, words)
        if a.words & b.words:
            yield from _of_actors(a, b, around)
    elif both <= AHEAD and pair.score >= ASKED_DAY:
        yield from _of_days(a, b, around, YEAR)


def _of_actors(a: Deed, b: Deed, around: Around) -> Iterator[Difference]:
    if not ONCE & a.words & b.words or (a.days and b.days and a.days != b.days):
        return
    x, y = a.who, b.who
    same_end = (a.whom.named & b.whom.named) or (a.whom.heads & b.whom.heads)
    began = _began(a) and _began(b) and "shoot" in a.words & b.words
    if not (same_end or began) or not x.size or not y.size:
        return
    if x.named & y.named or x.heads & y.heads or x.owners & y.owners:
        return
    if not (_two_names(a, b, around) or _two_states(x, y) or (began and not _one_kind(x, y))):
        return
    values = [(c, "; ".join(p.name for p in c.actors)) for c in (a.clause, b.clause)]
    yield from _of("actors", values, around)


def _two_names(a: Deed, b: Deed, around: Around) -> bool:
    """Whether both sides are told by names, and these are of other persons.

    A ship is its navy's, and a team has two names.
    "The gunman" may have any name, and "the police" may be a policeman's; who is only "he" or
    "she" in the sentence may be taken for another.
    """
    for deed in (a, b):
        said = set(all_words(deed.clause.evidence.quote))
        here = [said & set(all_words(p.name)) for p in deed.clause.actors]
        if (
            len(deed.who.named) != deed.who.size
            or not all(here)
            or deed.who.named & deed.whom.named
        ):
            return False
    one, other = (
        {who.kind for p in d.clause.actors if (who := around.who.get(p.actor or ""))}
        for d in (a, b)
    )
    whole = all(len(all_words(name)) > 1 for side in (a.who, b.who) for name in side.names)
    return one == other == {"person"} and whole and denied.others(a.who, b.who)


def _two_states(a: Side, b: Side) -> bool:
    """Whether two sides are of two countries: "Kenyan soldiers", "Omani soldiers"."""
    one, other = ({o for o in side.owners if o.isupper()} for side in (a, b))
    return bool(one and other)


def _one_kind(a: Side, b: Side) -> bool:
    """Whether two sides may be one by another word: "police", "officer"."""
    one, other = (frozenset().union(*map(kinds, side.heads)) for side in (a, b))
    return bool(one & other)


def _began(deed: Deed) -> bool:
    """Whether a deed is told as the first of its kind: "opened fire", "started shooting"."""
    before, _, _ = deed.clause.evidence.quote.partition(deed.clause.words.text)
    near = all_words(f"{before} {deed.clause.words.text}")[-BEGUN_NEAR:]
    return bool(BEGUN & {stem(w) for w in near})


def _of_days(a: Deed, b: Deed, around: Around, near: int) -> Iterator[Difference]:
    if a.days is None or b.days is None:
        return
    if a.days[0] <= b.days[1] and b.days[0] <= a.days[1]:
        return
    if _anew(a.clause) != _anew(b.clause):
        return  # "are to meet again on 20 March"
    if near == WEEK and (a.days[0] != a.days[1] or b.days[0] != b.days[1]):
        return
    if abs(a.days[0] - b.days[0]) <= near:
        told = [(c, c.when.value or "") for c in (a.clause, b.clause) if c.when]
        yield from _of("date", told, around)


def _anew(clause: Clause) -> bool:
    """Whether a deed is told to be another of its kind."""
    return bool(ANEW & set(all_words(clause.evidence.quote)))


def _of_places(a: Deed, b: Deed, around: Around, words: Words) -> Iterator[Difference]:
    if a.place is None or b.place is None or (a.days and b.days and a.days != b.days):
        return
    x, y = _telling(a.place), _telling(b.place)
    if x & words[b.clause.report] or y & words[a.clause.report]:
        return  # a report that knows both places tells of two, or of one in the other
    if not around.few and not a.clause.kind == b.clause.kind == "verb":
        return  # "titles" are won anywhere
    if a.place.isupper() or b.place.isupper():
        return  # "TKO"
    if not is_country(a.place) and not is_country(b.place):
        yield from _of("place", [(a.clause, a.place), (b.clause, b.place)], around)


def _telling(place: str) -> set[str]:
    """The words of a place's name that no other place has: "Kabaena" of "Kabaena Island"."""
    all_of = set(_bare(all_words(place)))
    return {w for w in all_of if rarity(w) >= TELLS} or all_of


def _bare(words: Iterable[str]) -> Iterator[str]:
    """Words without their accents, with which one report in two writes a name."""
    for word in words:
        marks = unicodedata.normalize("NFKD", word)
        yield "".join(c for c in marks if not unicodedata.combining(c))


def _of(field: str, values: Sequence[tuple[Clause, str]], around: Around) -> Iterator[Difference]:
    told = [
        Told(c.id, c.report, value, " ".join(all_words(value)), c.evidence) for c, value in values
    ]
    found = different(field, told, around, apart=lambda a, b: a != b)
    if found is not None:
        yield found
