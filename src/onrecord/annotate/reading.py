"""A second reading of what a statement does, added to the branch's scores.

The lower layers of the branch hold what the words mean, the last one what told its own training
rows apart. A linear reading of the lower ones (`train/reading.py`, `lexicon/act_reading.csv`)
learnt from statements that the branch never saw, and judges acts that no word names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
# The weights of the table are hundredths.
UNIT = 0.01
# How much of the branch's own scores counts beside it; cross-validated with the table's weights.
TRUST = 0.7


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The weights of the table: (places of the layers' means, acts), and of each act alone."""

    weights: Floats
    bias: Floats

    def with_it(self, scores: Floats, pools: Floats) -> Floats:
        """The branch's scores with this reading of the means of its lower layers."""
        return (TRUST * scores + pools @ self.weights + self.bias).astype(np.float32)


def second_reading(acts: Sequence[str]) -> Reading:
    """The weights, in the order of the branch's acts."""
    return _table(tuple(acts))


@cache
def _table(acts: tuple[str, ...]) -> Reading:
    path = files("onrecord") / "lexicon" / "act_reading.csv"
    head, _, rest = path.read_text("utf-8").partition("\n")
    if tuple(head.split(",")) != acts:
        raise ValueError("act_reading.csv belongs to another model")
    numbers = np.array([line.split(",") for line in rest.splitlines()], np.float32) * UNIT
    return Reading(numbers[1:].astype(np.float32), numbers[0].astype(np.float32))
