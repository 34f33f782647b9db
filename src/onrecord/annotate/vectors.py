"""Static vectors of word pieces: what a text is about, without running the encoder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.annotate.pieces import PieceMaker
from onrecord.errors import ModelError

Floats = npt.NDArray[np.float32]


class Vectors:
    """A vector for every word piece, distilled from the sentence encoder (see `train/vectors.py`).

    Args:
        path: an `.npz` file of `vectors` (pieces, size), int8, and their `scale` (size,).
        pieces: cuts tokens into word pieces.

    Raises:
        ModelError: when the file is missing or damaged.
    """

    def __init__(self, path: Path, pieces: PieceMaker) -> None:
        try:
            with np.load(path, allow_pickle=False) as held:
                self._vectors, self._scale = held["vectors"], held["scale"].astype(np.float32)
        except Exception as error:  # numpy raises types of several modules
            raise ModelError(f"{path.name}: the vectors cannot be loaded: {error}") from error
        self._pieces = pieces

    @property
    def size(self) -> int:
        """How many numbers a vector has."""
        return len(self._scale)

    def of(self, texts: Iterable[Sequence[str]]) -> Floats:
        """The vector of each text, given as its tokens: (texts, size), of length 1.

        A text without a known piece has zeros. The cosine of two is their product.
        """
        rows = [self._mean([i for t in tokens for i in self._pieces.ids(t)]) for tokens in texts]
        return np.stack(rows) if rows else np.zeros((0, self.size), np.float32)

    def _mean(self, ids: list[int]) -> Floats:
        if not ids:
            return np.zeros(self.size, np.float32)
        total = self._vectors[ids].sum(0, dtype=np.int32) * self._scale
        length = float(np.linalg.norm(total))
        out: Floats = (total / length if length else total).astype(np.float32)
        return out
