"""The counts of a story, made ready to be laid side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon.tables import function_words
from onrecord.merge.records.around import Around, realm
from onrecord.merge.records.deeds import VAGUE
from onrecord.merge.records.weights import Weights
from onrecord.merge.records.words import all_words, families, stem, telling
from onrecord.merge.stories.words import plain, rarity
from onrecord.schema import Clause, Figure, Statement

# Lengths are of anything.
LENGTHS = frozenset(
    stem(word)
    for word in (
        "year month week day hour minute decade kilometre kilometer km mile metre meter centimetre "
        "foot yard inch acre hectare cubic square degree tonne ton litre liter kilo gram pound "
        "barrel cent percent magnitude"
    ).split()
)
# Deeds of which a figure may be: not what is threatened or denied, nor what somebody wishes; what
# a report itself says must be done is of a rule or an agreement.
SO = frozenset({"happened", "ongoing", "planned", "promised"})
# What is object of these verbs is not yet so.
WANTED = frozenset("want demand seek propose request".split())
# Words for people in general: they are of no group that others are not of.
ANYBODY = frozenset(
    stem(word)
    for word in (
        "person people other others life lives body bodies dead victim death human soul man men "
        "woman women casualty casualties inhabitant resident corpse figure number toll fatality "
        "citizen national"
    ).split()
)
_MORE = frozenset("another other others more further additional extra remaining rest".split())
# "More than 500" are no more to be added.
_THAN = "more than"
# So many words on either side of a number tell what it is of.
WINDOW = 8
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_NAME = re.compile(r"[A-Z][^\W_]+")
# Capitals of the calendar, and of a sentence's first word unless it is rare, are of no name.
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday gmt".split()
)
_RARE = 5.0


@dataclass(frozen=True, slots=True)
class Count:
    """A count as it is compared.

    Attributes:
        clause: where it is told.
        figure: the number.
        noun: stem of what is counted, None for anybody.
        words: stems of all words of the unit.
        verb: families and lemma of the verb that tells of it.
        beside: stems of the nouns that stand with that verb.
        near: those of its sentence's telling words that stand right around the number.
        named: the words of names among them.
        word: the noun as the report has it.
        realms: whose they are, as codes of countries or stems: "Keshari soldiers".
        about: the telling words of its sentence.
        teller: by whom it is told, "" for the report itself.
        instead: the number that it is said to take the place of.
        alone: whether its report has one number of the like only.
        sole: whether its report counts the like but once; lengths only where few reports tell.
        few: whether few reports tell the story.
        first: whether it is the first of its measure in its report, told by that teller.
    """

    clause: Clause
    figure: Figure
    noun: str | None
    words: frozenset[str]
    verb: frozenset[str]
    beside: frozenset[str]
    realms: frozenset[str]
    about: Mapping[str, float]
    teller: str
    first: bool
    near: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    word: str | None = None
    instead: float | None = None
    sole: bool = False
    alone: bool = False
    few: bool = False


def counts_of(
    clauses: Iterable[Clause], said: Iterable[Statement], around: Around, weights: Weights
) -> list[Count]:
    """The counts among a story's clauses; a copy's tell nothing of their own.

    Args:
        clauses: of a story's reports, in order of time.
        said: their statements, whose speakers tell some of them.
        around: what is known of the story.
        weights: how much each of its words tells.
    """
    tellers = {s.id: _teller(s, around) for s in said}
    seen: set[tuple[str, str, str]] = set()
    out = []
    for c in clauses:
        if c.kind != "count" or c.figure is None or not _so(c) or around.text[c.report] != c.report:
            continue
        teller = tellers.get(c.told_by or "", "")
        words = [w for w in all_words(c.figure.unit or "") if w not in function_words()]
        realms = frozenset(realm(w) for w in (c.figure.unit or "").split() if w[0].isupper())
        nouns = [w for w in words if stem(w) not in ANYBODY and realm(w.title()) not in realms]
        of = all_words((c.figure.unit or "").partition(" of ")[0])[-1:]
        if not _of_matter(c):
            continue
        key = c.report, teller, c.figure.what
        first = key not in seen
        if not first and _MORE & set(all_words(c.words.text.lower().replace(_THAN, ""))):
            continue  # "another two died": no count of all
        if c.figure.value is not None:
            seen.add(key)  # "thousands" leave it open how many
        counted = of[0] if of and of[0] in nouns else None
        around_it = _window(c.evidence.quote, c.figure.span[0] - c.evidence.start)
        out.append(
            Count(
                c,
                c.figure,
                stem(counted) if counted else None,
                frozenset(map(stem, nouns)),
                _verb(c),
                frozenset(map(stem, c.about[1:])),
                realms,
                _about(c, weights),
                teller,
                first,
                frozenset(telling(around_it)),
                _names(around_it),
                counted,
                c.instead,
            )
        )
    return _alone(out, few=around.few)


def _alone(counts: Sequence[Count], *, few: bool) -> list[Count]:
    """Counts, those marked of whose kind or length a report has no other."""
    values: defaultdict[tuple[str, str | None], set[object]] = defaultdict(set)
    for c in counts:
        values[c.clause.report, c.noun].add(value_key(c))
    out = []
    for c in counts:
        alone = len(values[c.clause.report, c.noun]) == 1
        sole = alone and (few or c.noun not in LENGTHS)
        out.append(replace(c, sole=sole, alone=alone, few=few))
    return out


def _so(clause: Clause) -> bool:
    return clause.status in SO or (clause.status == "demanded" and clause.told_by is None)


def _of_matter(clause: Clause) -> bool:
    """Whether a count is of the matter, and not of what somebody wants."""
    return not clause.about or clause.about[0] not in WANTED


def _window(quote: str, at: int) -> str:
    """The words of a sentence right before and behind a place in it.

    >>> _window("A b c d e f g h i j 12 k.", 20)
    'c d e f g h i j 12 k'
    """
    words = [m.span() for m in _WORD.finditer(quote)]
    here = next((k for k, (_, end) in enumerate(words) if end > at), 0)
    near = words[max(0, here - WINDOW) : here + WINDOW + 1]
    return quote[near[0][0] : near[-1][1]] if near else ""


def _names(window: str) -> frozenset[str]:
    """The words of names in some words, as stems."""
    out = set()
    for match in _NAME.finditer(window):
        low = plain(match[0])
        first = not window[: match.start()].strip() or window[: match.start()].rstrip()[-1] in ".:"
        if low not in _CALENDAR and not (first and rarity(low) < _RARE):
            out.add(stem(low))
    return frozenset(out)


def _about(clause: Clause, weights: Weights) -> Mapping[str, float]:
    """The telling words of a count's sentence, its number left out, and how much each tells."""
    found = telling(clause.evidence.quote)
    return {w: weights(w, n) for w, n in found.items() if not w.isdigit()}


def _verb(clause: Clause) -> frozenset[str]:
    """The verb that tells of a count, by itself and by the kinds of event that it is a word for."""
    if not clause.about:
        return frozenset()
    word = clause.about[0]
    return families(word) - VAGUE | {f"={stem(word.partition(' ')[0])}"}


def value_key(c: Count) -> object:
    """What two counts of one number have in common."""
    return c.figure.value, c.figure.low, c.figure.high


def _teller(statement: Statement, around: Around) -> str:
    one = around.who.get(statement.speaker.actor or "")
    if one is not None:
        return one.id
    return " ".join(sorted(telling(statement.speaker.name or statement.speaker.mention or "")))
