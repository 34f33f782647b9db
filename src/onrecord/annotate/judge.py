"""What statements of a `Doc` do, as the language model thinks."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from onrecord.annotate.layers import layers_of
from onrecord.annotate.marked import marked
from onrecord.annotate.model import LanguageModel
from onrecord.annotate.pieces import QUOTATION_MARKS, WordsOf


class ActJudge:
    """Judges the acts of one report's statements.

    Args:
        doc: from `annotate`.
        model: the model that annotated it.
    """

    def __init__(self, doc: Doc, model: LanguageModel) -> None:
        self._model = model
        quoted = layers_of(doc).quoted
        self._all = WordsOf.of(doc)
        self._quoted = [int(quoted[i]) for i in self._all.places]
        # where each token of the `Doc` stands among those that are words
        self._place = {i: k for k, i in enumerate(self._all.places)}
        self._marks = {k for k, w in enumerate(self._all.words) if w in QUOTATION_MARKS}

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
            [self._all.words[k] for k in tokens],
            [self._all.gaps[k] for k in tokens],
            [self._quoted[k] for k in tokens],
        )
        return self._model.acts(pieces, roles)

    def _places(self, tokens: Iterable[int]) -> list[int]:
        return [self._place[i] for i in tokens if i in self._place]
