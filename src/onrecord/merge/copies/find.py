"""Which reports print the same text, and which draw on another's."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.merge.copies.shingles import Shingles, shingles
from onrecord.merge.copies.sites import site_lines
from onrecord.schema import Article, CopyLink, Evidence, Relation

Ints = npt.NDArray[np.int64]

# Of the runs of words of the shorter report, so many stand in the other: the same text, or parts
# of it. All 340 pairs of ECB+ above .2 lie within one story, and copies are cut, hence the shorter.
SAME, DRAWS = 0.5, 0.2
# Fewer runs tell nothing: a headline and a sentence may agree by chance.
LEAST = 8
# A run of words that more reports have is followed from each to the next only.
ALL_PAIRS = 12


def copies(articles: Sequence[Article]) -> tuple[CopyLink, ...]:
    """The links between reports that share text, quotations and the sites' own lines left out.

    The work grows with the text, not with the square of the reports. Where very many print one
    text, each is linked to the next of them, not to all.

    Args:
        articles: none twice. Their order is nothing to it.
    """
    ordered = sorted(articles, key=_when)
    own = site_lines((a.outlet, a.text) for a in ordered)
    runs = [shingles(a.report, a.text, without=own.get(a.outlet or "", ())) for a in ordered]
    links = []
    for i, j in _candidates(runs):
        a, b = runs[i], runs[j]
        fewer = min(len(a.known), len(b.known))
        shared = len(np.intersect1d(a.known, b.known, assume_unique=True))
        share = shared / fewer if fewer >= LEAST else 0.0
        if share >= DRAWS:
            links.append(_link(ordered[i], ordered[j], a, b, share))
    return tuple(links)


def _when(article: Article) -> tuple[str, int, str]:
    """Reports in order of time; undated ones last, the longer first."""
    day = article.published.value if article.published else "9"
    return day, -len(article.text), article.report


def _candidates(runs: Sequence[Shingles]) -> list[tuple[int, int]]:
    """The pairs of reports that share enough runs of words to be looked at."""
    owners = np.repeat(np.arange(len(runs)), [len(r.known) for r in runs])
    hashes = np.concatenate([r.known for r in runs] or [np.empty(0, np.uint64)])
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.diff(hashes, prepend=hashes[:1] + np.uint64(1)))
    sizes = np.diff(np.append(starts, len(hashes)))
    pairs: list[Ints] = [np.empty((0, 2), np.int64)]
    for apart in range(1, ALL_PAIRS):
        # the run's n-th owner with the one so many places further on
        near = sizes <= ALL_PAIRS if apart > 1 else sizes > 1
        first = _ranges(starts[near], np.maximum(sizes[near] - apart, 0))
        pairs.append(np.stack((owners[first], owners[first + apart]), axis=1))
    first_of, second_of = np.concatenate(pairs).T
    codes, shared = np.unique(first_of * len(runs) + second_of, return_counts=True)
    return [divmod(int(code), len(runs)) for code in codes[shared >= DRAWS * LEAST]]


def _ranges(starts: Ints, lengths: Ints) -> Ints:
    """So many whole numbers from each start on, one row after the other."""
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(lengths.sum())


def _link(a: Article, b: Article, in_a: Shingles, in_b: Shingles, share: float) -> CopyLink:
    """The link of two reports, the earlier or fuller one as its source."""
    relation: Relation = "same" if share >= SAME else "draws"
    evidence = passage(a, b, in_a, in_b)
    dated = a.published is not None and b.published is not None
    if not (dated and _when(a)[0] < _when(b)[0]) and len(in_b.known) > len(in_a.known):
        return CopyLink(b.report, a.report, relation, round(share, 3), evidence[::-1])
    return CopyLink(a.report, b.report, relation, round(share, 3), evidence)


def passage(a: Article, b: Article, in_a: Shingles, in_b: Shingles) -> tuple[Evidence, Evidence]:
    """The longest passage that two reports have in common."""
    places = {int(h): k for k, h in reversed(list(enumerate(in_b.hashes)))}
    best, length, at = (0, 0), 0, -2
    for k, h in enumerate(in_a.hashes):
        here = places.get(int(h), -2)
        length = length + 1 if here == at + 1 and here >= 0 else int(here >= 0)
        at = here
        if length > best[0]:
            best = (length, k)
    length, k = best
    other = places[int(in_a.hashes[k])]
    return (
        _evidence(a, in_a, k - length + 1, k),
        _evidence(b, in_b, other - length + 1, other),
    )


def _evidence(article: Article, runs: Shingles, first: int, last: int) -> Evidence:
    return Evidence.of(article.report, article.text, int(runs.starts[first]), int(runs.ends[last]))
