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
    best: npt.NDArray[np.int64] = scores.argmax(1)
    opens = np.array(apart)
    opens[:1] = True
    # Where the best tag of each token may follow the one before at no cost, nothing beats them.
    before = np.where(opens, outside, np.roll(best, 1))
    costly = np.flatnonzero(steps[before, best])
    edges = [*np.flatnonzero(opens), len(scores)]
    for k in {int(np.searchsorted(edges, t, "right")) - 1 for t in costly}:
        sentence = slice(edges[k], edges[k + 1])
        best[sentence] = _best_path(scores[sentence], steps, outside)
    return [labels[k] for k in best]


def _best_path(scores: Floats, steps: Floats, outside: int) -> list[int]:
    """The tags of a sentence that score best together, what stands between them counted."""
    best = scores[0] + steps[outside]
    back = np.zeros(scores.shape, np.int64)
    columns = np.arange(scores.shape[1])
    for t in range(1, len(scores)):
        through = best[:, None] + steps
        back[t] = through.argmax(0)
        best = through[back[t], columns] + scores[t]
    path = [int(best.argmax())]
    for t in range(len(scores) - 1, 0, -1):
        path.append(int(back[t, path[-1]]))
    return path[::-1]


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
