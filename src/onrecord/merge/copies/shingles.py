"""A report as runs of five words, its quotations left out: what two copies have in common."""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from onrecord.schema import Span

# Five words in a row are seldom the same by chance, and still the same after small edits.
LENGTH = 5

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Two who quote one speaker are no copies of each other. What is left open ends with its line.
_QUOTED = re.compile(r"[\"“„«][^\"”»]*(?:[\"”»]|$)|``.*?(?:''|$)")
# An odd factor spreads the hashes of neighbouring words over all 64 bits.
_FACTOR = np.uint64(0x9E3779B97F4A7C15)

Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Shingles:
    """The runs of words of one report.

    Attributes:
        report: its id.
        hashes: of the runs, in the order of the text.
        starts: where in the text each run starts, in characters.
        ends: where it ends.
        known: the same hashes, rising, each once.
    """

    report: str
    hashes: Hashes
    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]
    known: Hashes


def shingles(report: str, text: str, *, without: Collection[str] = ()) -> Shingles:
    """The runs of words in a text.

    Args:
        report: its id.
        text: its clean text.
        without: lines to leave out, as `line_key` has them.

    >>> found = shingles("r1", 'He said "we met in the old town" and then left for the airport.')
    >>> [found.report, len(found.hashes)]  # runs do not reach across the quotation
    ['r1', 2]
    """
    hashes, starts, ends = [], [], []
    for line in _LINE.finditer(text):
        if without and line_key(line[0]) in without:
            continue
        for first, last in _outside(line[0]):
            words = list(_WORD.finditer(text, line.start() + first, line.start() + last))
            if len(words) >= LENGTH:
                hashes.append(_hashed([m[0].lower() for m in words]))
                starts += [m.start() for m in words[: 1 - LENGTH]]
                ends += [m.end() for m in words[LENGTH - 1 :]]
    row = np.concatenate(hashes) if hashes else np.empty(0, np.uint64)
    return Shingles(
        report, row, np.array(starts, np.int32), np.array(ends, np.int32), np.unique(row)
    )


def line_key(line: str) -> str:
    """What makes two lines the same: their words.

    >>> line_key("  Read MORE: Sport ") == line_key("read more – sport")
    True
    """
    return " ".join(m[0].lower() for m in _WORD.finditer(line))


def _outside(line: str) -> list[Span]:
    """The stretches of a line outside its quotations."""
    edges = [0, *(x for m in _QUOTED.finditer(line) for x in m.span()), len(line)]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]


def _hashed(words: list[str]) -> Hashes:
    single = np.fromiter((_hash(w) for w in words), np.uint64, len(words))
    out = np.zeros(len(words) - LENGTH + 1, np.uint64)
    for k in range(LENGTH):
        out = out * _FACTOR + single[k : len(single) - LENGTH + 1 + k]
    return out


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    data = word.encode()
    return zlib.crc32(data) << 32 | zlib.adler32(data)
