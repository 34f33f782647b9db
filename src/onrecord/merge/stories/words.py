"""A report as weighted terms: what it is about, for grouping and for nothing else."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

from onrecord.lexicon.tables import function_words
from onrecord.schema import Article

# How much of a report's length each kind of term has. Names tell who; numbers and years tell one
# occasion from the next of its kind. Years count among the numbers and once more by themselves,
# since a report that names another year tells of another affair. Chosen on ECB+ train, where half
# or double of any but names loses less than a point. A dense vector would be a kind more.
SHARES: Mapping[str, float] = {"name": 0.48, "word": 0.24, "number": 0.12, "year": 0.16}

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
# A capital behind one of these says nothing.
_STARTS = frozenset(".!?:\"“”'‘`\n•–—")

# The encoder's vocabulary lists words by how common they are, from "the" on. Shares of reports
# that hold a word follow 1 - exp(-STEEPNESS / place) closely enough (1,092 reports of PolNeAR,
# TimeBank and AQUAINT). A store's own counts did no better and would move with every report.
STEEPNESS = 45
# A word outside the vocabulary counts as if one report in so many held it.
RARE = 1000


@dataclass(frozen=True, slots=True)
class Sketch:
    """What grouping knows of a report.

    Attributes:
        report: its id.
        terms: what it is about, each with its kind ("name:lavrov"), none twice.
        weights: of each term; their squares sum to at most 1.
        day: proleptic ordinal of its date, None when it is not known to the day.
        outlet: who published it.
    """

    report: str
    terms: tuple[str, ...]
    weights: tuple[float, ...]
    day: int | None = None
    outlet: str | None = None


def sketch(article: Article) -> Sketch:
    """The sketch of an article."""
    published = article.published
    known = published is not None and published.precision in ("day", "minute")
    day = date.fromisoformat(published.value[:10]).toordinal() if published and known else None
    return sketch_text(article.report, article.text, day=day, outlet=article.outlet)


def sketch_text(
    report: str, text: str, *, day: int | None = None, outlet: str | None = None
) -> Sketch:
    """The sketch of a text.

    The year in which it was published tells nothing, for all of its time may name it.

    >>> found = sketch_text("r1", "The envoy met Belova in Reykjavik in 2013. She met nobody.")
    >>> sorted(found.terms)
    ['name:belova', 'name:reykjavik', 'number:2013', 'word:envoy', 'word:met', 'year:2013']
    """
    weighted: dict[str, float] = {}
    for kind, counted in _by_kind(text).items():
        if day is not None:
            counted.pop(str(date.fromordinal(day).year), None)
        raw = {w: (1 + math.log(n)) * rarity(w) for w, n in counted.items()}
        length = math.sqrt(sum(x * x for x in raw.values()))
        scale = math.sqrt(SHARES[kind]) / length if length else 0.0
        weighted |= {f"{kind}:{w}": x * scale for w, x in raw.items()}
    return Sketch(report, tuple(weighted), tuple(weighted.values()), day, outlet)


def _by_kind(text: str) -> dict[str, Counter[str]]:
    """The counted terms of each kind."""
    out = {kind: Counter[str]() for kind in SHARES}
    counted, capitals, small = Counter[str](), Counter[str](), Counter[str]()
    for token, n in Counter(_TOKEN.findall(text)).items():
        if token[0].isdigit():
            out["number"][token] += n
            if _YEAR.fullmatch(token):
                out["year"][token] += n
            continue
        word = plain(token)
        counted[word] += n
        small[word] += n * token[0].islower()
    for match in _TOKEN.finditer(text):
        if match[0][0].isupper():
            before = text[max(0, match.start() - 2) : match.start()]
            capitals[plain(match[0])] += bool(before) and not _STARTS & set(before)
    for word, n in counted.items():
        if len(word) > 1 and word not in function_words():
            # a name has its capital inside sentences, and mostly has it
            name = capitals[word] > small[word]
            out["name" if name else "word"][word if name else singular(word)] += n
    return out


@lru_cache(maxsize=1 << 16)
def plain(token: str) -> str:
    """A token in lower case without its possessive.

    >>> plain("Lavrov’s")
    'lavrov'
    """
    low = token.lower().replace("’", "'")
    return low[:-2] if low.endswith("'s") else low


def singular(word: str) -> str:
    """A word without the ending of a plural or third person; rough, as both sides get the same.

    >>> [singular(w) for w in ("talks", "countries", "gas", "crisis", "bus")]
    ['talk', 'country', 'gas', 'crisis', 'bus']
    """
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


@cache
def _places() -> dict[str, int]:
    """Each whole word of the encoder's vocabulary by its place, "the" being the first."""
    path = files("onrecord") / "weights" / "tokenizer.json"
    vocabulary: dict[str, int] = json.loads(path.read_text("utf-8"))["model"]["vocab"]
    first = vocabulary["the"]
    return {w: i - first + 1 for w, i in vocabulary.items() if i >= first and w[0] != "#"}


@lru_cache(maxsize=1 << 17)
def rarity(word: str) -> float:
    """How much a word tells: 1 for one that all reports hold, near 8 for one that hardly any does.

    >>> round(rarity("the"), 1), round(rarity("minister"), 1), round(rarity("mashaal"), 1)
    (1.0, 3.8, 7.9)
    """
    place = _places().get(word)
    share = 1 - math.exp(-STEEPNESS / place) if place else 0.0
    return 1 + math.log((1 + RARE) / (1 + RARE * share))


def rarities(terms: Iterable[str]) -> list[float]:
    """How much each of some terms tells in all news, whatever kind it is of."""
    return [rarity(term.partition(":")[2]) for term in terms]
