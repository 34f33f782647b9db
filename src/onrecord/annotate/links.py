"""Attributions from the scores of one window: cues tagged, sources and contents linked."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from onrecord.annotate.layers import Attribution
from onrecord.annotate.model import Floats, Scores

# Chosen on PolNeAR dev by `bench.attribution`.
LEAST_CUE = 0.3
LEAST_LINK = 0.5


def sigmoid(x: Floats) -> Floats:
    """1 / (1 + e^-x), without overflow."""
    return np.asarray(0.5 * (np.tanh(0.5 * x) + 1), np.float32)


def softmax(x: Floats) -> Floats:
    """Probabilities along the last axis."""
    e = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(e / e.sum(-1, keepdims=True), np.float32)


def attributions(
    scores: Scores, labels: dict[str, list[str]], tokens: npt.NDArray[np.int64]
) -> list[Attribution]:
    """The attributions of one window.

    Args:
        scores: the window's scores.
        labels: the model's label lists.
        tokens: the `Doc` index of each token of the window.
    """
    tags = softmax(scores.tags["cue"])
    kinds = softmax(scores.tags["kind"])
    outside, begin, inside = (labels["cue"].index(x) for x in ("O", "B", "I"))
    out = []
    for first in np.flatnonzero(tags[:, begin] > LEAST_CUE):
        last = first + 1
        while last < len(tags) and tags[last, inside] > max(tags[last, outside], tags[last, begin]):
            last += 1
        source = sigmoid(scores.source[:, first])
        content = sigmoid(scores.content[:, first])
        # no word serves an attribution twice: the cue's own words are the cue
        source[first:last] = content[first:last] = 0
        content[source > np.maximum(content, LEAST_LINK)] = 0
        source[content >= source] = 0
        chosen = np.flatnonzero(content > LEAST_LINK)
        if not len(chosen):
            continue
        out.append(
            Attribution(
                cue=tuple(int(t) for t in tokens[first:last]),
                source=tuple(int(t) for t in tokens[source > LEAST_LINK]),
                content=tuple(int(t) for t in tokens[chosen]),
                cue_score=float(tags[first, begin]),
                link_score=float(content[chosen].mean()),
                kinds=dict(zip(labels["kind"], map(float, kinds[first]), strict=True)),
            )
        )
    return out
