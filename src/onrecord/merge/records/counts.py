"""How many there were of one thing, by each who tells it: counts of a story → records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon.tables import function_words
from onrecord.merge.groups import Joined
from onrecord.merge.records import figures
from onrecord.merge.records.around import Around, realm
from onrecord.merge.records.differ import Told, different
from onrecord.merge.records.events import days_of
from onrecord.merge.records.weights import Weights
from onrecord.merge.records.words import all_words, spoken, stem, telling
from onrecord.schema import Clause, Difference, Figure, Match, Statement

# What of people a story has one toll of: who counts it counts the same, unless they say of whom.
TOLLS = frozenset("killed wounded missing arrested released displaced present".split())
# All else is one figure where so much is told by what is counted and by the words with both; a
# toll, of which the first of a report is its news, where so much is.
ASKED, ASKED_TOLL = 1.2, 0.3
# Deeds of which a figure may be: not what is wished, threatened or denied.
SO = frozenset({"happened", "ongoing", "planned", "promised"})
# Words for people in general: they are of no group that others are not of.
ANYBODY = frozenset(
    stem(word)
    for word in (
        "person people other others life lives body bodies dead victim death human soul man men "
        "woman women casualty casualties inhabitant resident corpse figure number toll fatality"
    ).split()
)
_MORE = frozenset("another other others more further additional extra remaining rest".split())


@dataclass(frozen=True, slots=True)
class Count:
    """A count as it is compared.

    Attributes:
        clause: where it is told.
        figure: the number.
        noun: stem of what is counted, None for anybody.
        words: stems of all words of the unit.
        realms: whose they are, as codes of countries or stems: "Keshari soldiers".
        about: the telling words of its sentence.
        teller: by whom it is told, "" for the report itself.
        first: whether it is the first of its measure in its report, told by that teller.
    """

    clause: Clause
    figure: Figure
    noun: str | None
    words: frozenset[str]
    realms: frozenset[str]
    about: Mapping[str, float]
    teller: str
    first: bool


Found = tuple[Sequence[Clause], Difference, Sequence[Match]]


def records(clauses: Iterable[Clause], said: Iterable[Statement], around: Around) -> list[Found]:
    """The counts of which tellers give others: members, the difference, and why they are one.

    Args:
        clauses: of a story's reports, in order of time; a copy's tell nothing of their own.
        said: the statements of its reports.
        around: what is known of the story.
    """
    told = list(clauses)
    tellers = {s.id: _teller(s, around) for s in said}
    weights = Weights.of(told)
    counts = _counts(told, tellers, around, weights)
    one = Joined(c.clause.id for c in counts)
    matches: dict[frozenset[str], Match] = {}
    by_key: defaultdict[str, list[Count]] = defaultdict(list)
    for count in counts:
        for key in _keys(count):
            for other in by_key[key]:
                why = _same(other, count)
                if why:
                    one.join(other.clause.id, count.clause.id)
                    pair = frozenset((other.clause.id, count.clause.id))
                    matches[pair] = Match(other.clause.id, count.clause.id, why)
            by_key[key].append(count)
    by_id = {c.clause.id: c for c in counts}
    out: list[Found] = []
    for group in one.groups():
        of = [by_id[member] for member in group]
        found = _difference(of, around)
        if found is not None:
            shown = {m for v in found.values for m in v.by}
            why_of = [m for pair, m in sorted(matches.items(), key=lambda x: sorted(x[0]))
                      if pair <= shown]  # fmt: skip
            out.append(([c.clause for c in of if c.clause.id in shown], found, why_of))
    return out


def _counts(
    clauses: Iterable[Clause], tellers: Mapping[str, str], around: Around, weights: Weights
) -> list[Count]:
    seen: set[tuple[str, str, str]] = set()
    out = []
    for c in clauses:
        if c.figure is None or c.status not in SO or around.text[c.report] != c.report:
            continue
        teller = tellers.get(c.told_by or "", "")
        words = [w for w in all_words(c.figure.unit or "") if w not in function_words()]
        nouns = [w for w in words if stem(w) not in ANYBODY]
        key = c.report, teller, c.figure.what
        first = key not in seen
        if not first and _MORE & set(all_words(c.words.text)):
            continue  # "another two died": no count of all
        seen.add(key)
        out.append(
            Count(
                c,
                c.figure,
                stem(nouns[-1]) if nouns else None,
                frozenset(map(stem, nouns)),
                frozenset(realm(w) for w in (c.figure.unit or "").split() if w[0].isupper()),
                _about(c, weights),
                teller,
                first,
            )
        )
    return out


def _about(clause: Clause, weights: Weights) -> Mapping[str, float]:
    """The telling words of a count's sentence, its number left out, and how much each tells."""
    found = telling(clause.evidence.quote)
    return {w: weights(w, n) for w, n in found.items() if not w.isdigit()}


def _keys(count: Count) -> list[str]:
    if count.figure.what in TOLLS:
        return [count.figure.what]
    return [f"{count.figure.what}|{count.noun}"] if count.noun else []


def _same(a: Count, b: Count) -> tuple[str, ...]:
    """Why two counts are of one thing; nothing where they are not held to be."""
    if a.clause.report == b.clause.report and a.teller == b.teller:
        return ()
    if not _one_group(a, b) or not _one_day(a, b) or not _one_place(a, b):
        return ()
    toll = a.figure.what in TOLLS
    both = sorted(a.about.keys() & b.about.keys(), key=lambda w: (-a.about[w], w))
    much = sum(a.about[w] for w in both)
    if not (toll and a.first and b.first) and much < (ASKED_TOLL if toll else ASKED):
        return ()
    told = f"counted: {a.figure.what if toll else a.noun}"
    told_by = [w for w in both if a.about[w] > 0][:4]
    return (told, f"words: {spoken(told_by, a.clause.evidence.quote)}") if told_by else (told,)


def _one_group(a: Count, b: Count) -> bool:
    """Whether those counted may be the same people or things."""
    if a.realms and b.realms and not a.realms & b.realms:
        return False
    if a.noun is None and b.noun is None:
        return True
    if a.noun is None or b.noun is None:
        return a.figure.what == "present"  # a crowd is one, whatever it is called
    return bool(a.words & b.words)


def _one_day(a: Count, b: Count) -> bool:
    one, other = (days_of(c.clause.when) if c.clause.when else None for c in (a, b))
    return not one or not other or (one[0] <= other[1] and other[0] <= one[1])


def _one_place(a: Count, b: Count) -> bool:
    one, other = (c.clause.where.name if c.clause.where else None for c in (a, b))
    if not one or not other:
        return True
    return bool(set(all_words(one)) & set(all_words(other)))


def _difference(of: Sequence[Count], around: Around) -> Difference | None:
    """Where tellers give figures of one thing that cannot both be so."""
    voices: defaultdict[tuple[str, str], list[Count]] = defaultdict(list)
    for c in of:
        voices[c.clause.report, c.teller].append(c)
    kept = [c for c in of if _apart_from_some(c, voices)]
    if not kept:
        return None
    by_key = {_key(c): c.figure for c in kept}
    told = [
        Told(
            c.clause.id, c.clause.report, figures.told(c.figure), _key(c), c.clause.evidence,
            (c.figure.low, c.figure.high),
        )
        for c in kept
    ]  # fmt: skip
    field = of[0].figure.what
    same = _same_source(kept)
    found = different(
        field if field != "other" else of[0].noun or field, told, around,
        apart=lambda a, b: figures.apart(by_key[a], by_key[b]),
    )  # fmt: skip
    if found is None or found.state == "compatible":
        return None
    return Difference(found.field, found.values, "superseded") if same else found


def _apart_from_some(c: Count, voices: Mapping[tuple[str, str], Sequence[Count]]) -> bool:
    """Whether some teller gives nothing that goes with what this one gives."""
    mine = voices[c.clause.report, c.teller]
    return any(
        all(figures.apart(a.figure, b.figure) for a in mine for b in theirs)
        for voice, theirs in voices.items()
        if voice != (c.clause.report, c.teller)
    )


def _same_source(of: Sequence[Count]) -> bool:
    """Whether all are told by one source, who corrects what was told before."""
    tellers = {c.teller for c in of}
    return len(tellers) == 1 and "" not in tellers


def _key(c: Count) -> object:
    return c.figure.value, c.figure.low, c.figure.high


def _teller(statement: Statement, around: Around) -> str:
    one = around.who.get(statement.speaker.actor or "")
    if one is not None:
        return one.id
    return " ".join(sorted(telling(statement.speaker.name or statement.speaker.mention or "")))
