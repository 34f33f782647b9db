"""What some report or source tells and another says is not so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.merge.records.around import Around
from onrecord.merge.records.deeds import DONE, KIND, Deed, names, of_one_kind
from onrecord.merge.records.differ import Told, different
from onrecord.merge.records.events import Days
from onrecord.merge.records.parties import Side
from onrecord.merge.records.weights import Weights
from onrecord.merge.records.words import all_words, kinds, stem, telling
from onrecord.merge.stories.words import rarity
from onrecord.schema import Clause, Difference, Match

# Of what tells in a denial so much stands in the sentence that it is set against …
COVERED: Mapping[str, float] = {"by": 0.6, "none": 0.6, "not": 0.8}
# … all but so much of it, where no verb of both says that it is of one deed.
COVERED_THING = 0.8
# … and so much at least, where 1 is a word that hardly any report has: less where somebody denies
# it, since who does so denies what is told, and more of what only was not done, as most things are.
LEAST: Mapping[str, float] = {"by": 0.3, "none": 0.4, "not": 1.2}
# In a story of few reports a mere "not" asks for no more than this: what it denies is at hand.
LEAST_FEW: Mapping[str, float] = {**LEAST, "not": 0.6}
# A side of both by name counts so much beside it.
NAMED = 0.5
# A denial is set against what so many reports tell.
REPORTS = 4
# Words by which a denial is of what was told just before it, and how far that may stand.
BEFORE = frozenset({"such"})
NEAR = 500
# So many places of one are shown.
AGAIN = 2
# A verb that tells so little is told by its object: "*used* no gas", "*gave* no order".
LIGHT = 0.3


Found = tuple[Sequence[Clause], Difference, Sequence[Match]]


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence that tells of something done.

    Attributes:
        report: the report.
        deeds: what it tells as done.
        words: stems of all its words, and of the names that its pronouns stand for.
    """

    report: str
    deeds: Sequence[Deed]
    words: frozenset[str]


def records(deeds: Sequence[Deed], around: Around, weights: Weights) -> list[Found]:
    """What is told as done and denied elsewhere: members, the difference, why they are one.

    Args:
        deeds: of a story, in order of time.
        around: what is known of the story.
        weights: how much each of its words tells.
    """
    sentences = list(_sentences(deeds))
    by_word: defaultdict[str, list[Sentence]] = defaultdict(list)
    for s in sentences:
        for word in s.words:
            by_word[word].append(s)
    out: dict[tuple[str, int], tuple[float, Found]] = {}
    for deed in deeds:
        if deed.clause.status != "denied" or deed.clause.denial is None:
            continue
        if BEFORE & set(deed.clause.about):
            best = _of_before(deed, sentences, around)
        else:
            best = _best(deed, _told(deed, weights), by_word, sentences, around)
        place = deed.clause.report, deed.clause.evidence.start
        if best is not None and (place not in out or best[0] > out[place][0]):
            out[place] = best
    return [found for _, found in out.values()]


def _sentences(deeds: Iterable[Deed]) -> Iterator[Sentence]:
    held: dict[tuple[str, int], list[Deed]] = {}
    for d in deeds:
        held.setdefault((d.clause.report, d.clause.evidence.start), []).append(d)
    for (report, _), of in held.items():
        done = [d for d in of if d.clause.status in DONE]
        if done:
            own = telling(of[0].clause.evidence.quote).keys()
            known = frozenset().union(*(names(x) for d in of for x in (d.who, d.whom)))
            yield Sentence(report, done, frozenset(own) | known)


def _told(deed: Deed, weights: Weights) -> dict[str, float]:
    """The words of what is denied, and how much each tells."""
    c = deed.clause
    sides = frozenset().union(*(names(x) for x in _known(deed)))
    about = {stem(w): weights(stem(w), rarity(w)) for w in c.about if stem(w) not in sides}
    return {**about, stem(c.lemma): deed.own}


def _best(
    deed: Deed,
    told: Mapping[str, float],
    by_word: Mapping[str, list[Sentence]],
    sentences: Sequence[Sentence],
    around: Around,
) -> tuple[float, Found] | None:
    whole = sum(told.values())
    how = deed.clause.denial or "not"
    least = (LEAST_FEW if around.few else LEAST)[how]
    near = dict.fromkeys(s for w, n in told.items() if n for s in by_word.get(w, ()))
    found = []
    for s in near:
        head = _head(deed, s)
        if head is None or not _may(deed, head, around):
            continue
        if not around.few and head.clause.kind == "noun" != deed.clause.kind:
            continue  # "associates" of who is not "associated"
        much = sum(n for w, n in told.items() if w in s.words)
        much += KIND * sum(told[w] for w in of_one_kind(told, s.words))
        named = (deed.who.named & head.who.named) | (deed.whom.named & head.whom.named)
        asked = COVERED[how] if head.words & deed.words else max(COVERED[how], COVERED_THING)
        if much >= asked * whole and much + NAMED * bool(named) >= least:
            found.append((much, head))
    if not found:
        return None
    found.sort(key=lambda x: (-x[0], x[1].clause.id))
    surest: defaultdict[str, list[Deed]] = defaultdict(list)
    for _, head in found:
        if len(surest[head.clause.report]) < AGAIN:
            surest[head.clause.report].append(head)
    told_by = [d for some in list(surest.values())[:REPORTS] for d in some]
    made = _record(deed, [*told_by, *_again(deed, told_by, sentences)], around)
    return (found[0][0], made) if made else None


def _again(deed: Deed, told: Sequence[Deed], sentences: Sequence[Sentence]) -> list[Deed]:
    """Where reports that tell what is denied tell of it again, by another word."""
    family = {w for w in deed.words if w[0] != "="}
    by_thing = deed.own < LIGHT and bool(deed.about)
    if not by_thing and (deed.clause.kind != "noun" or deed.about):
        return []
    held = {d.clause.evidence for d in told}
    again: dict[str, Deed] = {}
    for s in sentences:
        if s.report in {d.clause.report for d in told}:
            for d in s.deeds:
                same = _matter(d) & _matter(deed) if by_thing else d.words & family
                if d.clause.kind == "verb" and same and d.clause.evidence not in held:
                    again.setdefault(s.report, d)
    return list(again.values())


def _of_before(
    deed: Deed, sentences: Sequence[Sentence], around: Around
) -> tuple[float, Found] | None:
    """A denial of what the sentence before it tells: "denied there was any *such* promise"."""
    at = deed.clause.evidence.start
    before = [
        s
        for s in sentences
        if s.report == deed.clause.report and at - NEAR < s.deeds[0].clause.evidence.start < at
    ]
    heads = [d for s in before for d in s.deeds if d.kinds & _kinds(deed)]
    made = _record(deed, heads[-1:], around) if heads else None
    return (1.0, made) if made else None


def _head(deed: Deed, s: Sentence) -> Deed | None:
    """The deed of a sentence that a denial is of; None where the sentence tells of another."""
    if not any(d.clause.kind == "verb" for d in s.deeds):
        return None  # a noun alone does not say that it took place
    if deed.own < LIGHT and deed.about:
        same = [d for d in s.deeds if _matter(d) & _matter(deed)]
    else:
        same = [d for d in s.deeds if d.words & deed.words or d.kinds & deed.kinds]
    if same:
        return min(same, key=lambda d: (d.clause.kind != "verb", d.clause.words.span))
    thing = stem(deed.clause.lemma) if deed.clause.kind == "noun" else None
    with_it = [d for d in s.deeds if d.clause.kind == "verb" and thing in d.about]
    return with_it[0] if with_it else None


def _kinds(deed: Deed) -> frozenset[str]:
    return deed.kinds.union(*(kinds(w) for w in deed.about))


def _matter(deed: Deed) -> set[str]:
    """The words and kinds of what stands with a deed, the names of its sides left out."""
    words = deed.about.keys() - frozenset().union(*(names(x) for x in _known(deed)))
    return set(words) | {kind for w in words for kind in kinds(w)}


def _known(deed: Deed) -> list[Side]:
    return [x for x in (deed.who, deed.whom) if x.named]


def _may(deed: Deed, head: Deed, around: Around) -> bool:
    """Whether a denial may be of what is told: no other day, nobody else, and not before it."""
    a, b = deed.clause, head.clause
    if a.report == b.report and (a.told_by == b.told_by or a.evidence == b.evidence):
        return False
    if deed.days and head.days and not _meet(deed.days, head.days):
        return False
    if others(deed.who, head.who) or others(deed.whom, head.whom):
        return False
    first, last = around.day[b.report], around.day[a.report]
    told = head.days[0] if head.days else first
    return a.denial != "not" or told is None or last is None or told <= last


def _meet(a: Days, b: Days) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def others(a: Side, b: Side) -> bool:
    """Whether two sides are known by name, all of them, and none is the other's."""
    known = a.size and b.size and len(a.named) == a.size and len(b.named) == b.size
    if not known or a.named & b.named:
        return False
    mine, theirs = ([set(all_words(name)) for name in x.names] for x in (a, b))
    return not any(x <= y or y <= x for x in mine for y in theirs)


def _record(deed: Deed, heads: Sequence[Deed], around: Around) -> Found | None:
    told = [_value(d) for d in (*heads, deed)]
    told.sort(key=lambda t: around.order[t.report])
    found = different("status", told, around, apart=lambda a, b: a != b)
    if found is None:
        return None
    if deed.clause.told_by or any(d.clause.told_by for d in heads):
        # what one source denies is another's, though one agency may carry both
        found = Difference(found.field, found.values, "differs")
    why = f"words: {heads[0].clause.words.text}, {deed.clause.words.text}"
    members = [*(d.clause for d in heads), deed.clause]
    return members, found, [Match(heads[0].clause.id, deed.clause.id, (why,))]


def _value(d: Deed) -> Told:
    status = "denied" if d.clause.status == "denied" else "happened"
    return Told(d.clause.id, d.clause.report, status, status, d.clause.evidence)
