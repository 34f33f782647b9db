"""What parts two counts: that they are of other people or things, of another day or place."""

from __future__ import annotations

from onrecord.merge.records.around import Around
from onrecord.merge.records.counted import Count
from onrecord.merge.records.events import days_of
from onrecord.merge.records.words import all_words, kinds, stem

# What of people a story has one toll of: who counts it counts the same, unless they say of whom.
TOLLS = frozenset("killed wounded missing arrested released displaced present".split())
# Two numbers of one thing are close where the one is not above twice the other.
TWICE = 2
# Lengths that grow while an affair lasts.
GROWING = frozenset(stem(word) for word in ("day", "hour", "week"))
# Stems of so many letters may differ in an ending.
LONG = 6


def one_group(a: Count, b: Count) -> bool:
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
        return crowd or (beside and near(a, b, TWICE))
    return any(akin(x, y) or kinds_of(x) & kinds_of(y) for x in a.words for y in b.words)


def one_noun(a: Count, b: Count) -> bool:
    """Whether two counts are of things of one name: "rushing yards" are no "receiving yards"."""
    if a.noun is None or b.noun is None:
        return a.noun == b.noun
    one, other = a.words - {a.noun}, b.words - {b.noun}
    return akin(a.noun, b.noun) and not (one and other and not one & other)


def one_length(a: Count, b: Count, around: Around) -> bool:
    """Whether two lengths, shares or sizes may be of one thing, as most things have some."""
    if a.few:
        return True
    if a.noun != b.noun or not near(a, b, TWICE) or (a.named - b.named and b.named - a.named):
        return False
    days = [around.day[c.clause.report] for c in (a, b)]
    return a.noun not in GROWING or (None not in days and days[0] == days[1])


def one_day(a: Count, b: Count) -> bool:
    one, other = (days_of(c.clause.when) if c.clause.when else None for c in (a, b))
    return not one or not other or (one[0] <= other[1] and other[0] <= one[1])


def one_place(a: Count, b: Count) -> bool:
    one, other = (c.clause.where.name if c.clause.where else None for c in (a, b))
    if not one or not other:
        return True
    return bool(set(all_words(one)) & set(all_words(other)))


def near(a: Count, b: Count, times: float) -> bool:
    """Whether two numbers are of one order: who counts otherwise is seldom so far off."""
    some = [f.value or f.low or f.high or 0.0 for f in (a.figure, b.figure)]
    return max(some) <= times * min(some)


def akin(a: str, b: str) -> bool:
    """Whether two stems are one, or one the other with an ending: "foreign", "foreigner"."""
    if a == b:
        return True
    return len(min(a, b, key=len)) >= LONG and (a.startswith(b) or b.startswith(a))


def kinds_of(word: str) -> frozenset[str]:
    """The kinds of thing that a word may be for; dollars and shillings are not of one."""
    return kinds(word) - {"money"}
