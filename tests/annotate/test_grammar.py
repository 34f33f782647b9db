"""What grammar rules out: whose an apostrophe makes things, and what a preposition marks."""

import numpy as np
import pytest

from onrecord.annotate.grammar import agreed, bound
from onrecord.annotate.trees import decode

# Words, tags, the arcs that the scores prefer, and the tree that grammar leaves.
OWNED = [
    ("Orr 's campaign said", "NNP POS NN VBD", [3, 0, 3, 3], [2, 0, 3, 3]),
    ("Orr 's campaign said", "NNP POS NN VBD", [2, 2, 3, 3], [2, 0, 3, 3]),
    ("the workers ' long march ended", "DT NNS POS JJ NN VBD", [1, 5, 1, 4, 5, 5],
     [1, 4, 1, 4, 5, 5]),
    ("it was Orr 's .", "PRP VBD NNP POS .", [1, 1, 1, 2, 1], [1, 1, 1, 2, 1]),
    ("who 's there", "WP VBZ RB", [1, 1, 1], [1, 1, 1]),
]  # fmt: skip


def arcs(heads: list[int]) -> np.ndarray:
    """Scores that prefer these heads; else near words to far ones."""
    n = len(heads)
    near = -np.abs(np.subtract.outer(np.arange(n), np.arange(n)))
    scores = near.astype(np.float32)
    np.fill_diagonal(scores, -9)
    scores[np.arange(n), heads] = 9
    return scores


@pytest.mark.parametrize(("words", "tags", "preferred", "tree"), OWNED)
def test_a_possessor_hangs_on_what_it_owns(words, tags, preferred, tree):
    scores, owners = bound(arcs(preferred), tags.split())
    assert decode(scores).tolist() == tree
    assert all(tags.split()[i].startswith("NN") for i in owners)
    assert len(owners) == (preferred != tree or "POS NN" in tags)


LABELS = ["nsubj", "nsubj:pass", "obj", "obl", "nmod:desc", "compound", "case", "root", "punct"]
# Words, tags, heads, labels as scored, and heads and labels as they are left.
MARKED = [
    ("plotted by Orr", "VBN IN NNP", [0, 2, 0], ["root", "case", "nsubj"],
     [0, 2, 0], ["root", "case", "obl"]),
    ("said journalist Orr", "VBD NN NNP", [0, 0, 0], ["root", "nsubj", "nsubj"],
     [0, 2, 0], ["root", "nmod:desc", "nsubj"]),
    ("called rule changes", "VBD NN NNS", [0, 0, 0], ["root", "obj", "obj"],
     [0, 2, 0], ["root", "compound", "obj"]),
    ("gave Orr money", "VBD NNP NN", [0, 0, 0], ["root", "obj", "obj"],
     [0, 0, 0], ["root", "obj", "obj"]),
    ("Orr met voters", "NNP VBD NNS", [1, 1, 1], ["nsubj", "root", "obj"],
     [1, 1, 1], ["nsubj", "root", "obj"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "tags", "heads", "scored", "left", "labels"), MARKED)
def test_a_preposition_marks_no_subject(words, tags, heads, scored, left, labels):
    scores = np.zeros((len(heads), len(LABELS)), np.float32)
    scores[:, LABELS.index("obl")] = 1
    scores[np.arange(len(heads)), [LABELS.index(name) for name in scored]] = 2
    where = np.array(heads)
    best = agreed(scores, where, tags.split(), LABELS)
    assert where.tolist() == left
    assert [LABELS[k] for k in best] == labels
