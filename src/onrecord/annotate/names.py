"""Names from tag scores: the best sequence, not the best tag of each token."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc, Span

Floats = npt.NDArray[np.float32]

ENTITIES = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}
# Two names rarely touch, so a name that begins where another ends pays this; chosen on UNER's
# kept documents, so that "Georgia | Tech" is one name.
TOUCHING = 2.5


def transitions(labels: Sequence[str]) -> Floats:
    """What it costs to go from one BIO tag to the next: (from, to)."""
    n = len(labels)
    out = np.zeros((n, n), np.float32)
    for i, a in enumerate(labels):
        for j, b in enumerate(labels):
            if b.startswith("I-") and a[2:] != b[2:]:
                out[i, j] = -1e4
            elif b.startswith("B-") and a != "O":
                out[i, j] = -TOUCHING
    return out


def best_tags(scores: Floats, labels: Sequence[str], apart: npt.NDArray[np.bool_]) -> list[str]:
    """The best tag sequence (Viterbi).

    Args:
        scores: (tokens, labels), before softmax.
        labels: the BIO tags.
        apart: True for tokens that open a sentence; no name runs into them.
    """
    steps = transitions(labels)
    outside = labels.index("O")
    start = steps[outside]
    best = scores[0] + start
    back = np.zeros(scores.shape, np.int64)
    columns = np.arange(len(labels))
    for t in range(1, len(scores)):
        if apart[t]:
            back[t] = best.argmax()
            best = best.max() + start + scores[t]
        else:
            through = best[:, None] + steps
            back[t] = through.argmax(0)
            best = through[back[t], columns] + scores[t]
    at = int(best.argmax())
    path = [at]
    for t in range(len(scores) - 1, 0, -1):
        at = int(back[t, at])
        path.append(at)
    return [labels[k] for k in reversed(path)]


def spans(doc: Doc, place: npt.NDArray[np.int64], tags: Sequence[str]) -> tuple[Span, ...]:
    """Names of a `Doc` from BIO tags; `place` gives each tag's token."""
    out: list[Span] = []
    start, kind = 0, ""
    for k, tag in enumerate([*tags, "O"]):
        goes_on = tag[:2] == "I-" and tag[2:] == kind
        if kind and not goes_on:
            out.append(Span(doc, int(place[start]), int(place[k - 1]) + 1, label=ENTITIES[kind]))
            kind = ""
        if not goes_on and tag != "O":
            start, kind = k, tag[2:]
    return tuple(out)
