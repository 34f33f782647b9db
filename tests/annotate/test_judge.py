"""The acts of statements as the model judges them, by which tokens it reads."""

import pytest

from onrecord.annotate import ActJudge, annotate_text, load
from onrecord.annotate.marked import MOST_BETWEEN, MOST_CONTENT, marked


@pytest.fixture(scope="module")
def model():
    return load()


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "act"),
    [
        ("The lake is calm, Ana Belova said.", "Ana Belova", "said", "The lake is calm", "say"),
        (
            "“We will pay every farmer by May,” the minister said.",
            "the minister",
            "said",
            "We will pay every farmer by May",
            "promise",
        ),
        (
            "The guards must leave the bridge at once, the general told them.",
            "the general",
            "told",
            "The guards must leave the bridge at once",
            "demand",
        ),
        (
            "“It was a disgraceful performance,” the coach said.",
            "the coach",
            "said",
            "It was a disgraceful performance",
            "criticise",
        ),
        (
            "“I never took the money,” she said.",
            "she",
            "said",
            "I never took the money",
            "deny",
        ),
        (
            "Prices will fall by the autumn, the bank said.",
            "the bank",
            "said",
            "Prices will fall by the autumn",
            "predict",
        ),
    ],
)
def test_a_plain_cue_leaves_it_to_the_content(model, text, source, cue, content, act):
    doc = annotate_text(text, model=model)

    def tokens(words: str) -> list[int]:
        start = text.index(words)
        return [t.i for t in doc if start <= t.idx < start + len(words)]

    chances = ActJudge(doc, model)(tokens(source), tokens(cue), tokens(content))
    assert sum(chances.values()) == pytest.approx(1)
    assert max(chances, key=chances.__getitem__) == act


@pytest.mark.parametrize(
    ("source", "cue", "content", "read"),
    [
        ([0], [1], [2, 3], [(0, 1), (1, 2), (2, 3), (3, 3)]),
        ([0], [1], [4], [(0, 1), (1, 2), (2, 0), (3, 0), (4, 3)]),  # "told the guard that"
        ([0], [1], [2 + MOST_BETWEEN], [(0, 1), (1, 2), (2 + MOST_BETWEEN, 3)]),
        ([], [], range(90), [(k, 3) for k in range(MOST_CONTENT)]),
    ],
)
def test_which_tokens_are_read(source, cue, content, read):
    assert list(zip(*marked(source, cue, content, left_out=()), strict=True)) == read
