"""Word pieces and surface features of treebank tokens, as the encoder reads them.

The encoder's vocabulary is uncased and its input is pre-tokenized, so what case, spacing and
quotation marks say is handed to it beside the pieces: one small integer a token for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from tokenizers import Tokenizer

# A word of more pieces than this (an URL, a hash) is cut: its first pieces say enough.
MOST_PIECES_A_TOKEN = 8
UNKNOWN, CLS, SEP = 100, 101, 102

SHAPES = ("none", "lower", "title", "upper", "digit", "punct", "mixed")
# How a token stands to the one before it.
GAPS = ("none", "space", "paragraph")
JOINED, SPACED, PARAGRAPH = range(3)

OPENING, CLOSING, EITHER = {"“", "``", "„", "«", "‘‘"}, {"”", "»", "’’"}, {'"', "''"}
QUOTATION_MARKS = frozenset(OPENING | CLOSING | EITHER)

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """One window as the encoder takes it.

    Attributes:
        ids: word piece ids with [CLS] and [SEP], shape (pieces,).
        shape: index into SHAPES of each piece's token.
        gap: index into GAPS of each piece's token.
        quoted: 1 where the piece's token stands inside double quotation marks, marks included.
        first: position in `ids` of each token's first piece, shape (tokens,).
    """

    ids: Ints
    shape: Ints
    gap: Ints
    quoted: Ints
    first: Ints


@dataclass(frozen=True, slots=True)
class WordsOf:
    """The tokens of a `Doc` that are no whitespace, each list as long as the others.

    Attributes:
        places: their indices in the `Doc`.
        words: their texts.
        gaps: how each stands to the one before.
    """

    places: list[int]
    words: list[str]
    gaps: list[int]

    @classmethod
    def of(cls, doc: Doc) -> WordsOf:
        """The words of a `Doc` that was only cut into tokens, or of a finished one."""
        places, words, gaps, after = [], [], [], PARAGRAPH
        for t in doc:
            if t.is_space:
                after = PARAGRAPH if "\n" in t.text else max(after, SPACED)
                continue
            places.append(t.i)
            words.append(t.text)
            gaps.append(after)
            after = SPACED if t.whitespace_ else JOINED
        return cls(places, words, gaps)


@lru_cache(maxsize=65536)
def shape_of(token: str) -> int:
    """The index in SHAPES of one token.

    >>> [SHAPES[shape_of(t)] for t in ("the", "Moscow", "EU", "2007", ",", "iPhone", "al-Ani")]
    ['lower', 'title', 'upper', 'digit', 'punct', 'mixed', 'mixed']
    """
    letters = [c for c in token if c.isalpha()]
    if not letters:
        return SHAPES.index("digit" if any(c.isdigit() for c in token) else "punct")
    if all(c.islower() for c in letters):
        return SHAPES.index("lower")
    if token[0].isupper() and all(c.islower() for c in letters[1:]):
        return SHAPES.index("title")
    if all(c.isupper() for c in letters):
        return SHAPES.index("upper")
    return SHAPES.index("mixed")


def quoted_tokens(tokens: Sequence[str], gaps: Sequence[int]) -> list[int]:
    """1 for every token between double quotation marks, the marks included.

    A quotation left open ends with its paragraph, as news convention has it.

    >>> quoted_tokens(['"', 'Yes', ',', '"', 'he', 'said'], [2, 0, 0, 0, 1, 1])
    [1, 1, 1, 1, 0, 0]
    """
    out, inside = [], False
    for token, gap in zip(tokens, gaps, strict=True):
        if gap == PARAGRAPH:
            inside = False
        opens = token in OPENING or (token in EITHER and not inside)
        closes = token in CLOSING or (token in EITHER and inside)
        out.append(int(inside or opens))
        inside = (inside or opens) and not closes
    return out


class PieceMaker:
    """Cuts tokens into word pieces, each token by itself, so that a piece never spans two.

    Args:
        tokenizer: a WordPiece tokenizer; its own truncation and padding are switched off.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}

    def ids(self, token: str) -> list[int]:
        """The word piece ids of one token, at least one."""
        got = self._known.get(token)
        if got is None:
            got = self._tokenizer.encode(token, add_special_tokens=False).ids[:MOST_PIECES_A_TOKEN]
            got = got or [UNKNOWN]
            if len(self._known) < 500_000:  # a bound on memory in a run over an archive
                self._known[token] = got
        return got

    def lengths(self, tokens: Sequence[str]) -> list[int]:
        """How many pieces each token has."""
        known = self._known
        return [len(known.get(t) or self.ids(t)) for t in tokens]

    def window(self, tokens: Sequence[str], gaps: Sequence[int], quoted: Sequence[int]) -> Pieces:
        """The pieces and features of one window of tokens."""
        known = self._known
        parts = [known.get(t) or self.ids(t) for t in tokens]
        sizes = np.fromiter((len(p) for p in parts), np.int64, len(parts))
        ids = np.fromiter((i for p in parts for i in p), np.int64, int(sizes.sum()))

        def spread(values: Sequence[int]) -> Ints:
            out = np.zeros(len(ids) + 2, np.int64)
            out[1:-1] = np.repeat(np.asarray(values, np.int64), sizes)
            return out

        return Pieces(
            ids=np.concatenate(([CLS], ids, [SEP])).astype(np.int64),
            shape=spread([shape_of(t) for t in tokens]),
            gap=spread(gaps),
            quoted=spread(quoted),
            first=1 + np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.int64),
        )
