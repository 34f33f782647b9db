"""Plain tokens say what spaCy's say of the same report."""

from __future__ import annotations

import pytest
import spacy.tokens

from onrecord.annotate import annotate_text, load
from onrecord.annotate.parsed import Doc, parsed

TEXT = (
    "Kordavia's foreign minister, Ana Belova, said on Monday that the 12 boats — nine of them new "
    "— would sail to Lenk.\n\n“We don't wait,” she told reporters in Oslo. Why? Nobody knew."
)
WORDS = (
    "text lower_ lemma_ pos_ tag_ dep_ ent_type_ ent_iob_ whitespace_ i idx is_space is_punct "
    "is_alpha is_digit is_quote like_num"
).split()
NEIGHBOURS = "lefts rights children subtree".split()


@pytest.fixture(scope="module")
def both() -> tuple[spacy.tokens.Doc, Doc]:
    doc = annotate_text(TEXT, model=load())
    return doc, parsed(doc)


@pytest.mark.parametrize("name", WORDS)
def test_what_a_token_is(both: tuple[spacy.tokens.Doc, Doc], name: str) -> None:
    theirs, ours = both
    assert [getattr(t, name) for t in ours] == [getattr(t, name) for t in theirs]


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_what_hangs_on_a_token(both: tuple[spacy.tokens.Doc, Doc], name: str) -> None:
    theirs, ours = both
    for mine, t in zip(ours, theirs, strict=True):
        assert [x.i for x in getattr(mine, name)] == [x.i for x in getattr(t, name)]


@pytest.mark.parametrize("name", ["head", "left_edge", "right_edge"])
def test_to_whom_a_token_belongs(both: tuple[spacy.tokens.Doc, Doc], name: str) -> None:
    theirs, ours = both
    assert [getattr(t, name).i for t in ours] == [getattr(t, name).i for t in theirs]


def test_sentences_and_names(both: tuple[spacy.tokens.Doc, Doc]) -> None:
    theirs, ours = both
    assert [(s.start, s.end, s.text) for s in ours.sents] == [
        (s.start, s.end, s.text) for s in theirs.sents
    ]
    assert [(e.text, e.label_) for e in ours.ents] == [(e.text, e.label_) for e in theirs.ents]
    assert [t.sent.start for t in ours] == [t.sent.start for t in theirs]
    assert [t.is_sent_start for t in ours] == [bool(t.is_sent_start) for t in theirs]


def test_stretches_of_tokens(both: tuple[spacy.tokens.Doc, Doc]) -> None:
    theirs, ours = both
    for start in range(len(ours)):
        for end in range(start + 1, len(ours) + 1):
            mine, span = ours.span(start, end), theirs[start:end]
            assert (mine.text, mine.root.i) == (span.text, span.root.i)


def test_stretches_of_characters(both: tuple[spacy.tokens.Doc, Doc]) -> None:
    theirs, ours = both
    for start in range(0, len(TEXT), 3):
        for end in range(start + 1, len(TEXT) + 1, 5):
            mine = ours.covering(start, end)
            span = theirs.char_span(start, end, alignment_mode="expand")
            assert (mine and (mine.start, mine.end)) == ((span and (span.start, span.end)) or None)


def test_they_are_made_once(both: tuple[spacy.tokens.Doc, Doc]) -> None:
    theirs, ours = both
    assert parsed(theirs) is ours is parsed(ours)
    with pytest.raises(IndexError):
        ours[0].nbor(-1)
