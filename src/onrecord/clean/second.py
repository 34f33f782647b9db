"""A second look at the lines of a report: what place, look and words together make of each.

The rules know forms; of a site that no rule has met they know little. A reader tells its boxes all
the same, by many small signs at once. Their weights were learnt (`train/lines.py`) and stand in
`lexicon/line_weights.csv`; a line's scores are the sums of its traits' weights.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from onrecord.clean import lexicon
from onrecord.clean.kinds import Told, is_prose
from onrecord.clean.label import Labelled, Labels, kept
from onrecord.clean.parts import PART_OF
from onrecord.clean.traits import Around, around, traits

# The weights of the table are tenths.
UNIT = 0.1
# How sure the second look must be to overrule the rules: on the pages that were looked at, a lower
# bound lost paragraphs.
SURE = 0.5
# A paragraph that the rules took for the report's, and a line whose own words told what it is, are
# called otherwise only by a look as sure as this.
SURE_OF_PROSE = 0.9
LONG_WORDS = 20
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


def second_look(
    labels: Labels, outlet: str | None, *, titles: Sequence[str] = _NO_TITLES, titled: bool = False
) -> Labels:
    """The lines of a report, each called what it most likely is.

    Args:
        labels: its lines as the rules sort them.
        outlet: who published it.
        titles: what its page calls itself, and its address.
        titled: whether its headline is known for certain.
    """
    if len(labels.lines) > MOST_LINES:
        return labels
    of = around(labels.lines, outlet, titles=titles)
    guesses = [None if _certain(n, of) else _guess(n, of) for n in range(len(labels.lines))]
    top = of.top if titled else _top(of, guesses)
    looked = kept([_told(n, of, guess, top) for n, guess in enumerate(guesses)])
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


def _guess(number: int, of: Around) -> dict[str, float]:
    """How likely a line is of each kind."""
    kinds, weights = _weights()
    scores = np.zeros(len(kinds))
    for trait in traits(number, of):
        row = weights.get(trait)
        if row is not None:
            scores += row
    likely = np.exp(scores - scores.max())
    return dict(zip(kinds, (likely / likely.sum()).tolist(), strict=True))


def _top(of: Around, guesses: Sequence[dict[str, float] | None]) -> int:
    """The index of the headline: the likeliest line."""
    likely = [(guess or {}).get("headline", 0.0) for guess in guesses]
    best = max(range(len(likely)), key=lambda n: (likely[n], -n), default=-1)
    return best if best >= 0 and likely[best] >= SURE else of.top


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
    long = is_prose(item.line.text) and item.line.text.count(" ") >= LONG_WORDS
    firm = was in _BY_WORDS or (was == "body" and long)
    if item.kind == "tail" and kind == "body":  # what closes a text is seen from all of it
        return item
    if was != "headline" and (kind == was or guess[kind] < (SURE_OF_PROSE if firm else SURE)):
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
def _weights() -> tuple[tuple[str, ...], dict[str, np.ndarray]]:
    """The kinds in the table's order, and each trait's weights for them."""
    kinds: tuple[str, ...] = ()
    found = {}
    for row in lexicon.rows("line_weights.csv"):
        trait = row.pop("trait")
        kinds = kinds or tuple(row)
        found[trait] = np.array([float(value or 0) * UNIT for value in row.values()])
    return kinds, found
