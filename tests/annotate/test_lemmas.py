"""Lemmas of the words that lexicons ask for."""

import pytest

from onrecord.annotate.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [
        ("said", "VBD", "say"),
        ("told", "VBN", "tell"),
        ("accusing", "VBG", "accuse"),
        ("urged", "VBD", "urge"),
        ("warned", "VBD", "warn"),
        ("explained", "VBD", "explain"),
        ("pledges", "VBZ", "pledge"),
        ("denied", "VBD", "deny"),
        ("ruled", "VBD", "rule"),
        ("calls", "NNS", "call"),
        ("ministries", "NNS", "ministry"),
        ("promised", "VBD", "promise"),
        ("rejects", "VBZ", "reject"),
        ("admitted", "VBD", "admit"),
        ("dismissing", "VBG", "dismiss"),
        ("Hamas", "NNP", "Hamas"),
    ],
)
def test_lemma(word, tag, expected):
    assert lemma(word, tag) == expected
