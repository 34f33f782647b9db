"""What statements of a `Doc` do, as the language model thinks."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from spacy.tokens import Doc

from onrecord.annotate.layers import layers_of
from onrecord.annotate.marked import marked
from onrecord.annotate.model import LanguageModel
from onrecord.annotate.pieces import CLOSING, EITHER, JOINED, OPENING, PARAGRAPH, SPACED


class ActJudge:
    """Judges the acts of one report's statements.

    Args:
        doc: from `annotate`.
        model: the model that annotated it.
    """

    def __init__(self, doc: Doc, model: LanguageModel) -> None:
        self._model = model
        quoted = layers_of(doc).quoted
        self._words: list[str] = []
        self._gaps: list[int] = []
        self._quoted: list[int] = []
        # where each token of the `Doc` stands among those that are words
        self._place = np.full(len(doc), -1)
        gap = PARAGRAPH
        for t in doc:
            if t.is_space:
                gap = PARAGRAPH if "\n" in t.text else max(gap, SPACED)
                continue
            self._place[t.i] = len(self._words)
            self._words.append(t.text)
            self._gaps.append(gap)
            self._quoted.append(int(quoted[t.i]))
            gap = SPACED if t.whitespace_ else JOINED
        self._marks = {k for k, w in enumerate(self._words) if w in OPENING | CLOSING | EITHER}

    def __call__(
        self, source: Iterable[int], cue: Iterable[int], content: Iterable[int]
    ) -> dict[str, float]:
        """The probabilities of the acts of one statement.

        Args:
            source: tokens of the source, of the `Doc`.
            cue: tokens of the cue.
            content: tokens of what is said.
        """
        parts = [self._places(x) for x in (source, cue, content)]
        tokens, roles = marked(*parts, left_out=self._marks)
        pieces = self._model.pieces.window(
            [self._words[k] for k in tokens],
            [self._gaps[k] for k in tokens],
            [self._quoted[k] for k in tokens],
        )
        return self._model.acts(pieces, roles)

    def _places(self, tokens: Iterable[int]) -> list[int]:
        return [int(self._place[i]) for i in tokens if self._place[i] >= 0]
