"""What a report is of, by its words: public affairs, or sport, business, crime, accidents, culture.

The words of all of these are weighed against those of public affairs, since a report of politics
uses some of each: "the minister *fell*", "a *trial* of the ex-president".
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from onrecord.annotate.parsed import Annotated, parsed
from onrecord.lexicon.tables import rows

Topic = Literal["sport", "business", "crime", "accident", "culture"]

PUBLIC = "public"
STRONG, WEAK = 2, 1
# How often one word counts: a name of a thing that returns in every sentence says little more.
MOST = 3
# A report is plainly of what has so much more weight than public affairs; in 40 reports of PolNeAR
# dev and 30 invented ones nothing but business comes near it (2.7), in ECB+ dev's of sport, crimes
# and accidents nearly all are beyond 4.
PLAINLY = 2.5
# So much weight in all, and a sentence: fewer words may stand in any report.
LEAST, LEAST_RATE = 6, 0.8
# From here on a report tells of a crime among other things.
LEANING = 2.0

CONTENT = frozenset("NOUN VERB PROPN ADJ ADV".split())


@dataclass(frozen=True, slots=True)
class Topics:
    """What a report is of.

    Attributes:
        plain: what it is plainly of; None where that is public affairs, or nothing plainly.
        crime: whether it tells of a crime, plainly or among other things.
    """

    plain: Topic | None
    crime: bool


@cache
def topic_words() -> dict[str, tuple[tuple[str, int], ...]]:
    """The topics that a word or a pair of words is of, with its weight, in small letters."""
    out: dict[str, list[tuple[str, int]]] = {}
    for row in rows("event_domains.csv"):
        for words, weight in ((row["strong"], STRONG), (row["weak"], WEAK)):
            for word in words.split(";"):
                out.setdefault(word, []).append((row["domain"], weight))
    return {word: tuple(found) for word, found in out.items()}


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """All words that stand alone, and those that end a pair."""
    words = topic_words()
    alone = frozenset(word for word in words if " " not in word)
    return alone, frozenset(word.split()[-1] for word in words if " " in word)


def weights(doc: Annotated) -> Counter[str]:
    """The weight of each topic's words in a report."""
    doc = parsed(doc)
    known = topic_words()
    alone, ends = _words()
    met: Counter[str] = Counter()
    for i, token in enumerate(doc):
        lower, lemma = token.lower_, token.lemma_
        one = lower in alone or lemma in alone
        two = i > 0 and (lower in ends or lemma in ends)
        if token.pos_ not in CONTENT or not (one or two):
            continue
        forms = {token.lower_, token.lemma_.lower()}
        if two:
            forms |= {f"{doc[i - 1].lower_} {form}" for form in forms}
        met.update(form for form in forms if form in known)
    out: Counter[str] = Counter()
    for word, count in met.items():
        for topic, weight in known[word]:
            out[topic] += weight * min(count, MOST)
    return out


def topics_of(doc: Annotated) -> Topics:
    """What a report is of, by its words."""
    doc = parsed(doc)
    found = weights(doc)
    public = max(1, found.pop(PUBLIC, 0))
    sentences = len(doc.sents)
    told = {t: w for t, w in found.items() if w >= max(LEAST, sentences * LEAST_RATE)}
    first = max(sorted(told), key=lambda topic: told[topic], default=None)
    plain = first if first is not None and told[first] >= public * PLAINLY else None
    crime = told.get("crime", 0) >= public * LEANING
    return Topics(cast(Topic | None, plain), crime)
