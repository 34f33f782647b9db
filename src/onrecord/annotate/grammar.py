"""What grammar rules out, whatever the scores of single arcs and labels prefer.

Arcs and labels are scored one by one. These are rules of Universal Dependencies that hold between
them, and that single scores break most in news that is unlike the treebanks.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

MARK, OWNER = "POS", "nmod:poss"
# What may stand right behind the mark within the phrase that is owned, and be its head.
_INSIDE = ("NN", "JJ", "CD", "VBN", "VBG", "RB", "``", "$")
_HEADS = ("NN", "CD", "VBG")
# Two nouns side by side, and how the first hangs on the second: "*journalist* Luis Orr".
_JOINED = {
    ("NN", "NNP"): "nmod:desc",
    ("NN", "NN"): "compound",
    ("NN", "NNS"): "compound",
    ("NNP", "NNP"): "compound",
}
# Relations without a preposition, of which a word has one of each row.
_CORE = (("nsubj", "nsubj:pass"), ("obj",))
# An arc that grammar rules out: no sentence has enough words to make it worth while.
OUT = np.float32(-1e4)


def bound(scores: Floats, tags: Sequence[str]) -> tuple[Floats, list[int]]:
    """Arc scores of a sentence by which possessors hang on what they own.

    The mark hangs on a word before it and bears nothing; the word that it hangs on likeliest, the
    possessor, hangs on a noun behind it.

    Args:
        scores: (n, n), row the dependent, column the head, as `trees.decode` takes them.
        tags: the Penn tag of each token.

    Returns:
        The scores, a copy where something changed, and the possessors.

    >>> arcs = np.array([[0, 1, 2, 4], [3, 0, 0, 1], [1, 0, 0, 4], [0, 0, 0, 5]], np.float32)
    >>> int(bound(arcs, ["NNP", "POS", "NN", "VBD"])[0][0].argmax())  # Orr 's campaign said
    2
    """
    marks = [i for i in range(1, len(tags) - 1)
             if tags[i] == MARK and tags[i + 1].startswith(_INSIDE)]  # fmt: skip
    if not marks:
        return scores, []
    scores, owners = scores.copy(), []
    for i in marks:
        scores[:, i] = OUT
        scores[i, i:] = OUT
        owner = int(scores[i, :i].argmax())
        heads = [k for k in range(i + 1, len(tags)) if tags[k].startswith(_HEADS)]
        if not heads:
            continue
        others = np.ones(len(tags), bool)
        others[heads] = False
        scores[owner, others] = OUT
        owners.append(owner)
    return scores, owners


def agreed(scores: Floats, heads: Ints, tags: Sequence[str], labels: Sequence[str]) -> Ints:
    """The best label of each arc, where a preposition marks neither a subject nor an object.

    Two nouns side by side that would both be subject, or object, of one word are one phrase: the
    first hangs on the second.

    Args:
        scores: (n, labels), how well each label fits each token's arc; changed in place.
        heads: (n,), the head of each token, a root's is itself; changed in place.
        tags: the Penn tag of each token.
        labels: their names.
    """
    place = {name: k for k, name in enumerate(labels)}
    own = np.arange(len(heads))
    best: Ints = scores.argmax(1)
    marked = np.unique(heads[(best == place["case"]) & (heads > own)])
    core = [place[name] for row in _CORE for name in row]
    scores[marked[:, None], core] = OUT
    best[marked] = scores[marked].argmax(1)
    for row in _CORE:
        held = np.flatnonzero(np.isin(best, [place[name] for name in row]) & (heads != own))
        for i in held[:-1][np.diff(held) == 1].tolist():
            if heads[i] == heads[i + 1] and (tags[i], tags[i + 1]) in _JOINED:
                heads[i] = i + 1
                best[i] = place[_JOINED[tags[i], tags[i + 1]]]
    return best
