"""The language model by itself: one window in, scores out, the same each time."""

import shutil
from types import SimpleNamespace
from typing import cast

import numpy as np
import onnxruntime as ort
import pytest

from onrecord.annotate import annotate_text, layers_of, load
from onrecord.annotate.document import _parts_of_speech
from onrecord.annotate.model import PIECES, Scores
from onrecord.annotate.pieces import PARAGRAPH, SPACED, quoted_tokens
from onrecord.errors import ModelError


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


@pytest.mark.parametrize(("branch", "first_role"), [("relation", 1), ("acts", 3)])
def test_a_branch_gives_what_the_whole_graph_gives(model, branch, first_role):
    """Its own graph has no weights: it reads the model's file, where all parts stand together."""
    window = window_of(model, "Turkey accused Greece of spying .".split())
    pieces = {name: getattr(window, name)[None] for name in PIECES}
    marked = {f"marked_{name}": rows for name, rows in pieces.items()}
    roles = np.full((1, len(window.ids)), first_role)
    whole = ort.InferenceSession(str(model.path))
    both = pieces | marked | {"first": window.first[None]}
    (expected,) = whole.run([branch], both | {"roles": roles})
    (unasked,) = whole.run([branch], both | {"roles": 0 * roles})
    (own,) = model._session(branch).run([branch], marked | {"roles": roles})
    assert expected == pytest.approx(own, abs=0.05)
    assert len(unasked) == 0


def test_graphs_of_other_weights_are_refused(tmp_path, model):
    for file in (model.path, *model.path.parent.glob("onrecord-en-*.onnx")):
        shutil.copy(file, tmp_path)
    with (tmp_path / model.path.name).open("ab") as weights:
        weights.write(b"\x12\x00")  # a producer's name of no letters: still a model, not the same
    with pytest.raises(ModelError, match="does not belong to the weights"):
        load(tmp_path / model.path.name)


def test_a_tag_is_chosen_with_its_relation_in_view(model):
    """Two tags the model holds equal are parted by which stands under that relation."""
    noun, adverb = (model.labels["upos"].index(tag) for tag in ("NOUN", "ADV"))
    tags = np.full((2, len(model.labels["upos"])), -9.0, np.float32)
    tags[:, [noun, adverb]] = 0
    relations = np.array([model.labels["dep"].index(dep) for dep in ("obj", "advmod")])
    scores = cast(Scores, SimpleNamespace(tags={"upos": tags}))
    chosen = _parts_of_speech(scores, relations, ["x", "x"], model)
    assert chosen == ["NOUN", "ADV"]


def test_annotation_fills_a_doc(model):
    text = '"No," Anna Berg said in Oslo.\n\nShe left.'
    doc = annotate_text(text, model=model)
    assert doc.text == text
    assert [s.text.strip() for s in doc.sents] == ['"No," Anna Berg said in Oslo.', "She left."]
    assert [(e.text, e.label_) for e in doc.ents] == [("Anna Berg", "PERSON"), ("Oslo", "LOC")]
    (found,) = layers_of(doc).attributions
    assert [doc[i].text for i in found.cue] == ["said"]
    assert [doc[i].text for i in found.source] == ["Anna", "Berg"]
