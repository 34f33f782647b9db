"""A second look at how likely two mentions are of one event, in view of all others of their story.

A sentence rarely tells twice of one deed: what is likelier to be one with another word there is
less likely one with this. And two of one event are alike to the same third ones. How much each
counts is a table, `lexicon/mention_rivals.csv`, learnt by `train/mentions.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from onrecord.lexicon.tables import rows
from onrecord.merge.records.mentions import Mention

FEATURES = ("first", "rival", "company")
# Neither likely nor unlikely beyond this.
SURE = 1e-4

Floats = npt.NDArray[np.float64]


def reconsidered(likely: Floats, mentions: Sequence[Mention]) -> Floats:
    """How likely each two mentions of a story are of one event, in view of all others.

    Args:
        likely: how likely each two are by themselves, symmetric, nothing on the diagonal.
        mentions: the mentions.
    """
    first, *others = weights()
    total = np.full(likely.shape, first)
    for weight, seen in zip(others, views(likely, mentions), strict=True):
        total += weight * seen
    out: Floats = 1 / (1 + np.exp(-total))
    np.fill_diagonal(out, 0)
    return out


def views(likely: Floats, mentions: Sequence[Mention]) -> tuple[Floats, ...]:
    """What is to be seen of each two mentions, in the order of `FEATURES`."""
    first = np.log(likely + SURE) - np.log(1 - likely + SURE)
    places = [(m.report, m.sentence) for m in mentions]
    rival = np.zeros_like(likely)
    for k, place in enumerate(places):
        others = [j for j, other in enumerate(places) if other == place and j != k]
        if others:
            rival[:, k] = likely[:, others].max(1)
    length = np.sqrt((likely**2).sum(1)) + SURE
    return first, np.maximum(rival, rival.T), likely @ likely / np.outer(length, length)


@cache
def weights() -> tuple[float, ...]:
    """How much each view counts, behind what is counted for any two."""
    held = {r["feature"]: float(r["weight"]) for r in rows("mention_rivals.csv")}
    return tuple(held[name] for name in ("", *FEATURES))
