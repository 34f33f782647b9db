"""The language model by itself: one window in, scores out, the same each time."""

import numpy as np
import pytest

from onrecord.annotate import annotate_text, layers_of, load
from onrecord.annotate.pieces import PARAGRAPH, SPACED, quoted_tokens


@pytest.fixture(scope="module")
def model():
    return load()


def window_of(model, tokens):
    gaps = [PARAGRAPH, *[SPACED] * (len(tokens) - 1)]
    return model.pieces.window(tokens, gaps, quoted_tokens(tokens, gaps))


def test_scores_have_a_row_for_every_token(model):
    tokens = "Turkey accused Greece of spying .".split()
    scores = model.scores(window_of(model, tokens))
    assert scores.arc.shape == (len(tokens), len(tokens))
    assert {len(t) for t in scores.tags.values()} == {len(tokens)}
    assert scores.label_query.shape[1] == len(model.labels["dep"])


def test_a_window_is_scored_alike_whatever_was_read_before(model):
    tokens = "Turkey accused Greece of spying .".split()
    first = model.scores(window_of(model, tokens)).arc
    model.scores(window_of(model, ["Rain"] * 200))
    assert np.array_equal(first, model.scores(window_of(model, tokens)).arc)


@pytest.mark.parametrize(
    ("sentence", "source", "target", "root"),
    [
        ("Turkey accused Greece of spying .", "Turkey", "Greece", "ACCUSE"),
        ("Soldiers attacked villagers near the river .", "Soldiers", "villagers", "ASSAULT"),
        ("Norway sent tents to Mozambique .", "Norway", "Mozambique", "AID"),
        ("Bolivia rejected an offer from Chile .", "Bolivia", "Chile", "REJECT"),
    ],
)
def test_relation_of_a_marked_pair(model, sentence, source, target, root):
    tokens = sentence.split()
    roles = [1 if t == source else 2 if t == target else 0 for t in tokens]
    chances = model.relation(window_of(model, tokens), roles)
    assert sum(chances.values()) == pytest.approx(1)
    assert max(chances, key=chances.__getitem__) == root


def test_annotation_fills_a_doc(model):
    text = '"No," Anna Berg said in Oslo.\n\nShe left.'
    doc = annotate_text(text, model=model)
    assert doc.text == text
    assert [s.text.strip() for s in doc.sents] == ['"No," Anna Berg said in Oslo.', "She left."]
    assert [(e.text, e.label_) for e in doc.ents] == [("Anna Berg", "PERSON"), ("Oslo", "LOC")]
    (found,) = layers_of(doc).attributions
    assert [doc[i].text for i in found.cue] == ["said"]
    assert [doc[i].text for i in found.source] == ["Anna", "Berg"]
