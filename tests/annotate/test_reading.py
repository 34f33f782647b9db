"""The second reading of acts: what the branch alone takes for a plain fact."""

import numpy as np
import pytest

from onrecord.annotate import ActJudge, annotate_text, load
from onrecord.annotate.reading import TRUST, second_reading


@pytest.fixture(scope="module")
def model():
    return load()


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("They put the sign up afterwards", "accuse"),
        ("Somebody had cut the rope on purpose", "accuse"),
        ("He has been bought", "accuse"),
        ("One spark and the street is gone", "warn"),
        ("It was my dog, I can't deny it", "confirm"),
    ],
)
def test_an_act_that_no_word_names(model, content, act):
    text = f"“{content},” the baker said."
    doc = annotate_text(text, model=model)

    def tokens(words: str) -> list[int]:
        start = text.index(words)
        return [t.i for t in doc if start <= t.idx < start + len(words)]

    chances = ActJudge(doc, model)(tokens("the baker"), tokens("said"), tokens(content))
    assert sum(chances.values()) == pytest.approx(1)
    assert max(chances, key=chances.__getitem__) == act


def test_it_is_added_to_what_the_branch_says(model):
    reading = second_reading(model.labels["acts"])
    scores = np.arange(len(model.labels["acts"]), dtype=np.float32)
    nothing = np.zeros(len(reading.weights), np.float32)
    assert reading.with_it(scores, nothing) == pytest.approx(TRUST * scores + reading.bias)
    assert np.abs(reading.weights).max() > 0


def test_a_table_of_other_acts_is_refused():
    with pytest.raises(ValueError, match="another model"):
        second_reading(["say", "sing"])
