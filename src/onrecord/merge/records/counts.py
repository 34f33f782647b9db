"""How many there were of one thing, by each who tells it: counts of a story → records."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.merge.groups import Joined
from onrecord.merge.records import figures
from onrecord.merge.records.around import Around
from onrecord.merge.records.counted import LENGTHS, Count, counts_of, value_key
from onrecord.merge.records.differ import Told, different
from onrecord.merge.records.events import days_of
from onrecord.merge.records.weights import Weights
from onrecord.merge.records.words import all_words, kinds, spoken, stem
from onrecord.schema import Clause, Difference, Match, Statement

# What of people a story has one toll of: who counts it counts the same, unless they say of whom.
TOLLS = frozenset("killed wounded missing arrested released displaced present".split())
# All else is one figure where so much is told by what is counted and by the words with both; a
# toll, of which the first of a report is its news, where so much is.
ASKED, ASKED_TOLL = 1.0, 0.3
# The only number of its kind in both reports counts so much, and so much more in a story of few
# reports where the one is not above twice the other; the only length of its unit so much less.
SOLE, CLOSE, LENGTH = 0.4, 0.6, 0.4
TWICE = 2
# What is counted counts so much at most.
COUNTED = 0.8
# People who are told by their state alone.
REALM = 0.4
FAR = 5
# Of two sources of one report, and of numbers that lie farther apart, so much more is asked: they
# may be of two things.
UNSURE = 0.5
# A verb of both, or two for one kind of event, counts so much.
VERB = 0.4
# In a story that many reports tell, words of the sentence that stand farther off count so much of
# what those around the number do, and two verbs that are of no one kind take so much off.
FARTHER, UNLIKE = 0.5, 0.4
BARE = frozenset(f"={stem(word)}" for word in ("be", "have", "feel", "see", "get", "make"))
# A toll that is the news stands in so many characters from the beginning.
LEAD = 700
# A report that counts several of the like tells of several things, so that so much more is asked.
SEVERAL_TIMES = 0.7
# Lengths that grow while an affair lasts.
GROWING = frozenset(stem(word) for word in ("day", "hour", "week"))
# So many figures in one general unit are of several things.
SEVERAL = 3
# A count is laid beside so many that were told before it.
NEAREST = 60
# Stems of so many letters may differ in an ending; they are looked up by so many.
LONG, ROOT = 6, 5

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
                why = _same(other, count, around)
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
            found = _difference(of, around)
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
    out += sorted({f"kind {x}" for w in count.words for x in _kinds(w)})
    if count.noun is None:
        out += [f"of {x}" for x in sorted(count.realms)]
        out += [w[:ROOT] for w in sorted(count.beside)]
    if count.instead is not None:
        out.append(f"= {count.instead:g}")
    if count.figure.value is not None:
        out.append(f"= {count.figure.value:g}")
    return out


def _same(a: Count, b: Count, around: Around) -> tuple[str, ...]:
    """Why two counts are of one thing; nothing where they are not held to be."""
    if a.clause.report == b.clause.report and a.teller == b.teller:
        return ()
    if _corrects(a, b) or _corrects(b, a):
        return (f"instead of: {figures.told(b.figure)}",)
    tolls = {c.figure.what for c in (a, b)} & TOLLS
    if len(tolls) > 1 or not _one_group(a, b) or not _one_day(a, b) or not _one_place(a, b):
        return ()
    toll = bool(tolls) and a.figure.what == b.figure.what
    if {a.noun, b.noun} & LENGTHS and not _one_length(a, b, around):
        return ()
    both = sorted(a.about.keys() & b.about.keys(), key=lambda w: (-a.about[w], w))
    much = sum(_much(w, a, b) for w in both if w not in LENGTHS)
    much += VERB * bool(a.verb & b.verb) + (_only(a, b) if a.few or not toll else 0.0)
    much += REALM * (a.noun is None and b.noun is None and bool(a.realms & b.realms))
    if not a.few and _telling(a) and _telling(b) and not a.verb & b.verb:
        much -= UNLIKE
    if toll and not a.few and _long_ago(a) != _long_ago(b):
        return ()
    if not toll and not a.few and not _one_noun(a, b):
        return ()
    news = toll and _news(a) and _news(b) and (a.few or _near(a, b, FAR))
    if not news and much < _asked(a, b, toll):
        return ()
    told = f"counted: {a.figure.what if toll else a.noun or b.noun}"
    told_by = [w for w in both if a.about[w] > 0][:4]
    return (told, f"words: {spoken(told_by, a.clause.evidence.quote)}") if told_by else (told,)


def _one_length(a: Count, b: Count, around: Around) -> bool:
    """Whether two lengths, shares or sizes may be of one thing, as most things have some."""
    if a.few:
        return True
    if a.noun != b.noun or not _near(a, b, TWICE) or (a.named - b.named and b.named - a.named):
        return False
    days = [around.day[c.clause.report] for c in (a, b)]
    return a.noun not in GROWING or (None not in days and days[0] == days[1])


def _one_noun(a: Count, b: Count) -> bool:
    """Whether two counts are of things of one name: "rushing yards" are no "receiving yards"."""
    if a.noun is None or b.noun is None:
        return a.noun == b.noun
    one, other = a.words - {a.noun}, b.words - {b.noun}
    return akin(a.noun, b.noun) and not (one and other and not one & other)


def _news(count: Count) -> bool:
    """Whether a toll is the one that its report is about."""
    return count.first and (count.few or count.clause.evidence.start <= LEAD)


def _much(word: str, count: Count, other: Count) -> float:
    """How much a word of both tells; what is counted does not tell by itself of what matter."""
    told = count.about[word]
    if not count.few and not (word in count.near and word in other.near):
        told *= 0 if count.noun in LENGTHS else FARTHER
    return min(told, COUNTED) if word in count.words else told


def _only(a: Count, b: Count) -> float:
    """How much it tells that both are the only number of their kind, if nothing parts them."""
    one, other = ({w for w in c.verb if w[0] != "="} for c in (a, b))
    if not (a.sole and b.sole and _near(a, b, FAR)) or (one and other and not one & other):
        return 0.0
    return SOLE + CLOSE * (a.few and _near(a, b, TWICE)) - LENGTH * (a.noun in LENGTHS)


def _telling(count: Count) -> bool:
    """Whether a count's verb tells something: "there were four" does not."""
    return bool(count.verb) and not count.verb <= BARE


def _long_ago(count: Count) -> bool:
    """Whether a toll is told with no more than a month or year, as those of long ago are."""
    when = count.clause.when
    return when is not None and len(when.value or "") in (len("2007"), len("2007-02"))


def _asked(a: Count, b: Count, toll: bool) -> float:
    if toll and (a.few or (a.figure.what != "present" and _near(a, b, FAR))):
        return ASKED_TOLL
    several = not (a.few or (a.alone and b.alone) or {a.noun, b.noun} & LENGTHS)
    far = a.clause.report == b.clause.report or not _near(a, b, FAR)
    return ASKED + UNSURE * far + SEVERAL_TIMES * several


def _near(a: Count, b: Count, times: float) -> bool:
    """Whether two numbers are of one order: who counts otherwise is seldom so far off."""
    some = [f.value or f.low or f.high or 0.0 for f in (a.figure, b.figure)]
    return max(some) <= times * min(some)


def _corrects(a: Count, b: Count) -> bool:
    """Whether one number is told to be another's, and not what that is: "14, and not 23"."""
    return a.instead is not None and a.instead == b.figure.value and b.instead is None


def _one_group(a: Count, b: Count) -> bool:
    """Whether those counted may be the same people or things."""
    if a.realms and b.realms and not a.realms & b.realms:
        return False
    if a.noun is None and b.noun is None:
        return a.figure.what == b.figure.what and (a.figure.what in TOLLS or bool(a.realms))
    if a.noun is None or b.noun is None:
        # a crowd is one, whatever it is called; and those who lose their jobs are so many jobs
        named, other = (a, b) if a.noun else (b, a)
        crowd = a.figure.what == b.figure.what == "present"
        beside = named.noun in other.beside and a.figure.what == b.figure.what
        return crowd or (beside and _near(a, b, TWICE))
    return any(akin(x, y) or _kinds(x) & _kinds(y) for x in a.words for y in b.words)


def _kinds(word: str) -> frozenset[str]:
    """The kinds of thing that a word may be for; dollars and shillings are not of one."""
    return kinds(word) - {"money"}


def akin(a: str, b: str) -> bool:
    """Whether two stems are one, or one the other with an ending: "foreign", "foreigner"."""
    if a == b:
        return True
    return len(min(a, b, key=len)) >= LONG and (a.startswith(b) or b.startswith(a))


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
    exact = {(c.clause.report, c.teller) for c in of if c.figure.value is not None}
    for c in of:
        voice = c.clause.report, c.teller
        if c.figure.value is not None or voice not in exact:
            voices[voice].append(c)  # who says "thousands" and then 30,000 says 30,000
    kept = [c for some in voices.values() for c in some if _apart_from_some(c, voices)]
    if not kept:
        return None
    by_key = {value_key(c): c.figure for c in kept}
    told = [
        Told(
            c.clause.id, c.clause.report, figures.told(c.figure), value_key(c), c.clause.evidence,
            (c.figure.low, c.figure.high),
        )
        for c in kept
    ]  # fmt: skip
    if of[0].noun in LENGTHS and len(by_key) >= SEVERAL:
        return None
    field = of[0].figure.what
    same = _same_source(kept)
    found = different(
        field if field != "other" else _word(kept) or field, told, around,
        apart=lambda a, b: figures.apart(by_key[a], by_key[b]),
    )  # fmt: skip
    if found is None or found.state == "compatible":
        return None
    return Difference(found.field, found.values, "superseded") if same else found


def _word(of: Sequence[Count]) -> str | None:
    """What is counted, as most have it: "villages"; of two as often, the longer."""
    said = Counter(c.word for c in of if c.word)
    word = max(sorted(said), key=lambda w: (said[w], len(w)), default=None)
    return "per cent" if word in ("cent", "percent") else word


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
