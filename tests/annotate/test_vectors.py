"""Static vectors: texts about one thing lie nearer to each other than to others."""

import numpy as np
import pytest

from onrecord.annotate import load, load_vectors
from onrecord.errors import ModelError


@pytest.fixture(scope="module")
def vectors():
    return load_vectors(load())


@pytest.mark.parametrize(
    ("text", "nearer", "farther"),
    [
        ("lifting the aid embargo", "lift a Western blockade of aid", "raise the minimum wage"),
        ("recognition of Israel", "recognise the Jewish state", "the price of wheat"),
        ("earthquake killed dozens", "quake death toll rises", "parliament passed the budget"),
    ],
)
def test_likeness(vectors, text, nearer, farther):
    a, b, c = vectors.of([text.split(), nearer.split(), farther.split()])
    assert a @ b > a @ c + 0.1


def test_every_text_has_length_one_and_an_empty_one_none(vectors):
    got = vectors.of([["peace"], ["a", "ceasefire"], []])
    assert got.shape == (3, vectors.size)
    assert np.linalg.norm(got, axis=1) == pytest.approx([1, 1, 0], abs=1e-5)


def test_a_damaged_file_is_named(tmp_path):
    path = tmp_path / "broken.npz"
    path.write_bytes(b"no archive")
    with pytest.raises(ModelError, match=r"broken\.npz"):
        load_vectors(load(), path)
