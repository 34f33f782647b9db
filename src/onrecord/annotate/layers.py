"""What the language model adds to a spaCy `Doc` beside its tokens, parse and names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

_KEY = "onrecord"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One linked attribution, as token indices of the `Doc`, in order.

    Attributes:
        cue: the cue's tokens, contiguous.
        source: the tokens that name the source; empty when none does.
        content: the tokens of what is attributed; may be in several pieces.
        cue_score: the model's probability that the cue is one.
        link_score: mean probability of the content's links.
        kinds: probability of each kind (`speech belief intention perception document`).
    """

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    cue_score: float
    link_score: float
    kinds: dict[str, float]


@dataclass(frozen=True, slots=True)
class Antecedents:
    """Scores of coreference within one window.

    Attributes:
        tokens: `Doc` indices of the window's tokens, shape (n,).
        scores: (n, n) before softmax: row a mention's head token, column an earlier mention's;
            the diagonal stands for "nothing before".
    """

    tokens: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Layers:
    """All layers of one `Doc`."""

    attributions: tuple[Attribution, ...]
    antecedents: tuple[Antecedents, ...]
    quoted: npt.NDArray[np.bool_]
    """True for each token that stands inside double quotation marks, marks included."""


def attach(doc: Doc, layers: Layers) -> None:
    """Puts the layers on a `Doc` that was just made."""
    doc.user_data[_KEY] = layers


def layers_of(doc: Doc) -> Layers:
    """The layers of a `Doc` that `annotate` made."""
    return cast(Layers, doc.user_data[_KEY])
