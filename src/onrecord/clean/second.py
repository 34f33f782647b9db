"""A second look at the lines of a report: what place, look and words together make of each.

The rules know forms; of a site that no rule has met they know little. A reader tells its boxes all
the same, by many small signs at once. Their weights were learnt (`train/lines.py`) and stand in
`lexicon/line_weights.csv`; a line's scores are the sums of its traits' weights.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from onrecord.clean import lexicon
from onrecord.clean.kinds import Told, is_prose
from onrecord.clean.label import Labelled, Labels, kept
from onrecord.clean.parts import PART_OF
from onrecord.clean.traits import Around, around, step, traits

# The weights of the table are tenths.
UNIT = 0.1
# How sure the second look must be to overrule the rules, chosen on the pages of each of two authors
# while learning from all others (block F1 .833 -> .835, body lost 1.1 -> .9 %). To call text what
# the rules left out it need not be as sure, but where the rules saw the text closed above it,
# nearly certain; to take a paragraph out, surer, and to leave out a line for nothing, more so.
SURE = 0.4
SURE_OF_TEXT = 0.3
SURE_OF_TAIL = 0.95
SURE_OF_PROSE = 0.6
SURE_OF_LOSS = 0.75
# A line whose own words or page told what it is, is called otherwise only by so sure a look.
SURE_OF_FORM = 0.9
# The likeliest headline is one when it is at least so likely: on all pages that were looked at it
# was right wherever it differed from the rules' own.
LEAST_TOP = 0.25
_BY_WORDS = frozenset({"byline", "contributor", "correction", "credit", "copyright", "stamp"})
# What is left of the text must be this share of what the rules held for it.
LEAST_LEFT = 0.5
# Paragraphs among others need no second look, unless they speak to readers or of the page.
CERTAIN_WORDS = 12
_SPEAKS = re.compile(
    r"\b(?:you|your|our|us|we|click|read|photos?|image|video|version|article|story|report|editor"
    r"|update|newsletter|page|site|comments?|advertisement|continue[sd]?)\b|[©@»|]|http|\w: ",
    re.IGNORECASE,
)
# What has more lines is no report, and would take long.
MOST_LINES = 3000
_NO_TITLES: tuple[str, ...] = ()
# The kinds of lines that stand for each kind of part.
_INTERNAL = {"promotion": "promo"}


_Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each trait and each step speaks for.

    Attributes:
        kinds: the kinds of parts.
        rows: the row of each trait.
        table: a row a trait, a column a kind; the last row is nought, so that no sum is empty.
        follow: for each way of standing how much a kind before speaks for a kind after.
    """

    kinds: tuple[str, ...]
    rows: dict[str, int]
    table: _Floats
    follow: dict[str, _Floats]


def second_look(
    labels: Labels,
    outlet: str | None,
    *,
    titles: Sequence[str] = _NO_TITLES,
    titled: bool = False,
    weights: Weights | None = None,
) -> Labels:
    """The lines of a report, each called what it most likely is.

    Args:
        labels: its lines as the rules sort them.
        outlet: who published it.
        titles: what its page calls itself, and its address.
        titled: whether its headline is known for certain.
        weights: those of the tables unless given.
    """
    if len(labels.lines) > MOST_LINES:
        return labels
    of = around(labels.lines, outlet, titles=titles)
    guessed = guesses(of, weights or shipped())
    top = of.top if titled else _top(of, guessed)
    looked = kept([_told(n, of, guess, top) for n, guess in enumerate(guessed)])
    return looked if _words(looked) >= LEAST_LEFT * _words(labels) else labels


def _words(labels: Labels) -> int:
    return sum(line.text.count(" ") + 1 for kind, line in labels.blocks if kind == "body")


def _certain(number: int, of: Around) -> bool:
    """Whether a line is a paragraph among paragraphs."""
    item = of.items[number]
    return (
        item.kind == "body"
        and of.first < number < of.last
        and item.line.text.count(" ") >= CERTAIN_WORDS
        and is_prose(item.line.text)
        and not _SPEAKS.search(item.line.text)
        and of.items[number - 1].kind == "body" == of.items[number + 1].kind
    )


def guesses(of: Around, weights: Weights) -> list[dict[str, float] | None]:
    """How likely each line is of each kind, in view of all others; None where that is certain.

    What a line may be is what its traits say, and what the lines before and behind it may be: the
    sums over all ways to call the lines of a page, forwards and backwards.
    """
    kinds, rows, table = weights.kinds, weights.rows, weights.table
    body = kinds.index("body")
    certain = [_certain(n, of) for n in range(len(of.items))]
    likely = np.zeros((len(of.items), len(kinds)))
    likely[certain, body] = 1.0
    told = [n for n, sure in enumerate(certain) if not sure]
    none = len(table) - 1
    held = [[none, *(rows[trait] for trait in traits(n, of) if trait in rows)] for n in told]
    if held:
        starts = np.cumsum([0, *map(len, held[:-1])])
        scores = np.add.reduceat(table[[row for some in held for row in some]], starts)
        likely[told] = np.exp(scores - scores.max(axis=1, keepdims=True))
    steps = [weights.follow[step(number, of)] for number in range(len(of.items))]
    ahead, behind = likely.copy(), np.ones_like(likely)
    for number in range(1, len(likely)):
        ahead[number] *= ahead[number - 1] @ steps[number]
        ahead[number] /= ahead[number].sum()
    for number in range(len(likely) - 1, 0, -1):
        behind[number - 1] = steps[number] @ (behind[number] * likely[number])
        behind[number - 1] /= behind[number - 1].sum()
    found = ahead * behind
    found /= found.sum(axis=1, keepdims=True)
    return [
        None if sure else dict(zip(kinds, row.tolist(), strict=True))
        for sure, row in zip(certain, found, strict=True)
    ]


def _top(of: Around, guessed: Sequence[dict[str, float] | None]) -> int:
    """The index of the headline: the likeliest line."""
    likely = [(guess or {}).get("headline", 0.0) for guess in guessed]
    best = max(range(len(likely)), key=lambda n: (likely[n], -n), default=-1)
    return best if best >= 0 and likely[best] >= LEAST_TOP else of.top


def _told(number: int, of: Around, guess: dict[str, float] | None, top: int) -> Labelled:
    item = of.items[number]
    if number == top:
        reason = item.reason if item.kind == "headline" else "looks most like the headline"
        return Labelled("headline", item.line, reason)
    if guess is None or item.kind in ("site", "learnt"):
        return item
    was = rule_kind(item.kind)
    rest = {kind: p for kind, p in guess.items() if kind != "headline"}
    kind = max(rest, key=lambda k: rest[k])
    listed = was == "stamp" and number > of.last  # the day of another story, perhaps
    marked = was == "caption" and "caption" in item.line.look.regions  # by its page
    if (was in _BY_WORDS and not listed) or marked:
        bar = SURE_OF_FORM
    elif was == "body" and is_prose(item.line.text):
        bar = SURE_OF_PROSE
    elif kind == "body":
        bar = SURE_OF_TAIL if item.kind == "tail" else SURE_OF_TEXT
    else:
        bar = SURE
    bar = max(bar, SURE_OF_LOSS) if was == "body" and kind == "other" else bar
    if was != "headline" and (kind == was or guess[kind] < bar):
        return item
    told = _INTERNAL.get(kind, kind)
    if kind == "stamp" and number > of.last:
        told = "late"
    tell = Told(told, "place, look and words together")
    return Labelled(tell.kind, item.line, tell.reason)


def rule_kind(kind: str) -> str:
    """The kind of part that a kind of line makes."""
    return PART_OF.get(kind, "other")


@cache
def shipped() -> Weights:
    """The weights of the tables."""
    kinds: tuple[str, ...] = ()
    places: dict[str, int] = {}
    table: list[list[float]] = []
    for row in lexicon.rows("line_weights.csv"):
        places[row.pop("trait")] = len(table)
        kinds = kinds or tuple(row)
        table.append([float(value or 0) * UNIT for value in row.values()])
    follow: dict[str, _Floats] = {}
    for row in lexicon.rows("line_steps.csv"):
        name, before = row.pop("step"), kinds.index(row.pop("before"))
        ways = follow.setdefault(name, np.ones((len(kinds), len(kinds))))
        ways[before] = np.exp([float(row[kind] or 0) * UNIT for kind in kinds])
    return Weights(kinds, places, np.array([*table, [0.0] * len(kinds)]), follow)
