"""Which tokens of a statement the act branch of the model reads, and as what.

Training and runs choose them alike, so that the branch meets what it has learnt from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import pairwise

NONE, SOURCE, CUE, CONTENT = 0, 1, 2, 3
# Of a long source the first words, of a long content what it begins with: a sentence or two.
MOST_SOURCE, MOST_CONTENT = 12, 44
# Words between the parts are read with them ("told *the guard* that"), unless they are many.
# What stands before the statement is not: with it, acts were told worse.
MOST_BETWEEN = 12


def marked(
    source: Iterable[int], cue: Iterable[int], content: Iterable[int], *, left_out: Collection[int]
) -> tuple[list[int], list[int]]:
    """Tokens of a statement in the order of the text, and each one's role.

    Args:
        source: tokens of the source.
        cue: tokens of the cue.
        content: tokens of what is said.
        left_out: tokens that are quotation marks; where a quotation begins and ends is told to
            the model by a feature of its own.

    >>> marked([7, 8], [11], [2, 3, 4, 5], left_out={1, 2, 5})
    ([3, 4, 6, 7, 8, 9, 10, 11], [3, 3, 0, 1, 1, 0, 0, 2])
    """
    roles = dict.fromkeys(_first(content, MOST_CONTENT, left_out), CONTENT)
    roles |= dict.fromkeys(_first(source, MOST_SOURCE, left_out), SOURCE)
    roles |= dict.fromkeys(sorted(cue), CUE)
    inside = sorted(roles)
    for a, b in pairwise(inside):
        if b - a <= MOST_BETWEEN:
            roles |= {i: roles.get(i, NONE) for i in range(a, b) if i not in left_out}
    tokens = sorted(roles)
    return tokens, [roles[i] for i in tokens]


def _first(tokens: Iterable[int], most: int, left_out: Collection[int]) -> list[int]:
    return [i for i in sorted(tokens) if i not in left_out][:most]
