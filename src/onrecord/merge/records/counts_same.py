"""Whether two counts are of one thing: how much speaks for it, and how much is asked."""

from __future__ import annotations

from onrecord.merge.records import figures
from onrecord.merge.records.around import Around
from onrecord.merge.records.counted import LENGTHS, Count
from onrecord.merge.records.counts_apart import (
    TOLLS,
    TWICE,
    near,
    one_day,
    one_group,
    one_length,
    one_noun,
    one_place,
)
from onrecord.merge.records.words import spoken, stem

# All else is one figure where so much is told by what is counted and by the words with both; a
# toll, of which the first of a report is its news, where so much is.
ASKED, ASKED_TOLL = 1.0, 0.3
# The only number of its kind in both reports counts so much, and so much more in a story of few
# reports where the one is not above twice the other; the only length of its unit so much less.
SOLE, CLOSE, LENGTH = 0.4, 0.6, 0.4
# What is counted counts so much at most.
COUNTED = 0.8
# People who are told by their state alone.
REALM = 0.4
# Numbers of which one is more than so many times the other are hardly told of one thing.
FAR = 5
# Of two sources of one report, and of numbers that lie farther apart, so much more is asked: they
# may be of two things.
UNSURE = 0.5
# A verb of both, or two for one kind of event, counts so much.
VERB = 0.4
# In a story that many reports tell, words of the sentence that stand farther off count so much of
# what those around the number do, and two verbs that are of no one kind take so much off.
FARTHER, UNLIKE = 0.5, 0.4
# Verbs that tell nothing of what they stand with.
BARE = frozenset(f"={stem(word)}" for word in ("be", "have", "feel", "see", "get", "make"))
# A toll that is the news stands in so many characters from the beginning.
LEAD = 700
# A report that counts several of the like tells of several things, so that so much more is asked.
SEVERAL_TIMES = 0.7


def why_same(a: Count, b: Count, around: Around) -> tuple[str, ...]:
    """Why two counts are of one thing; nothing where they are not held to be."""
    if a.clause.report == b.clause.report and a.teller == b.teller:
        return ()
    if _corrects(a, b) or _corrects(b, a):
        return (f"instead of: {figures.told(b.figure)}",)
    tolls = {c.figure.what for c in (a, b)} & TOLLS
    if len(tolls) > 1 or not one_group(a, b) or not one_day(a, b) or not one_place(a, b):
        return ()
    toll = bool(tolls) and a.figure.what == b.figure.what
    if {a.noun, b.noun} & LENGTHS and not one_length(a, b, around):
        return ()
    both = sorted(a.about.keys() & b.about.keys(), key=lambda w: (-a.about[w], w))
    much = sum(_much(w, a, b) for w in both if w not in LENGTHS)
    much += VERB * bool(a.verb & b.verb) + (_only(a, b) if a.few or not toll else 0.0)
    much += REALM * (a.noun is None and b.noun is None and bool(a.realms & b.realms))
    if not a.few and _telling(a) and _telling(b) and not a.verb & b.verb:
        much -= UNLIKE
    if toll and not a.few and _long_ago(a) != _long_ago(b):
        return ()
    if not toll and not a.few and not one_noun(a, b):
        return ()
    news = toll and _news(a) and _news(b) and (a.few or near(a, b, FAR))
    if not news and much < _asked(a, b, toll):
        return ()
    told = f"counted: {a.figure.what if toll else a.noun or b.noun}"
    told_by = [w for w in both if a.about[w] > 0][:4]
    return (told, f"words: {spoken(told_by, a.clause.evidence.quote)}") if told_by else (told,)


def _corrects(a: Count, b: Count) -> bool:
    """Whether one number is told to be another's, and not what that is: "14, and not 23"."""
    return a.instead is not None and a.instead == b.figure.value and b.instead is None


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
    if not (a.sole and b.sole and near(a, b, FAR)) or (one and other and not one & other):
        return 0.0
    return SOLE + CLOSE * (a.few and near(a, b, TWICE)) - LENGTH * (a.noun in LENGTHS)


def _telling(count: Count) -> bool:
    """Whether a count's verb tells something: "there were four" does not."""
    return bool(count.verb) and not count.verb <= BARE


def _long_ago(count: Count) -> bool:
    """Whether a toll is told with no more than a month or year, as those of long ago are."""
    when = count.clause.when
    return when is not None and len(when.value or "") in (len("2007"), len("2007-02"))


def _asked(a: Count, b: Count, toll: bool) -> float:
    if toll and (a.few or (a.figure.what != "present" and near(a, b, FAR))):
        return ASKED_TOLL
    several = not (a.few or (a.alone and b.alone) or {a.noun, b.noun} & LENGTHS)
    far = a.clause.report == b.clause.report or not near(a, b, FAR)
    return ASKED + UNSURE * far + SEVERAL_TIMES * several
