"""Word pieces and the features handed to the encoder beside them."""

import pytest

from onrecord.annotate import load
from onrecord.annotate.pieces import (
    CLS,
    JOINED,
    MOST_PIECES_A_TOKEN,
    PARAGRAPH,
    SEP,
    SPACED,
    quoted_tokens,
)


def marks(text: str) -> str:
    tokens = text.split()
    gaps = [PARAGRAPH if t == "¶" else SPACED for t in tokens]
    return "".join("x" if q else "." for q in quoted_tokens(tokens, gaps))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said " no " twice', "..xxx."),
        ("“ no ” he said", "xxx.."),
        ('" one " and " two "', "xxx.xxx"),
        ("`` old style '' here", "xxxx."),
        ('" left open ¶ then not', "xxx..."),
        ("it 's the mayor 's", "....."),
    ],
)
def test_quotation_ends_with_its_marks_or_its_paragraph(text, inside):
    assert marks(text) == inside


def test_every_token_keeps_its_own_first_piece():
    maker = load().pieces
    tokens = ["Lavrov", "met", "xq" * 45, "."]
    gaps = [PARAGRAPH, SPACED, SPACED, JOINED]
    window = maker.window(tokens, gaps, [0, 0, 1, 0])
    assert window.ids[0] == CLS and window.ids[-1] == SEP
    assert len(window.first) == len(tokens)
    assert [int(window.ids[f]) for f in window.first] == [maker.ids(t)[0] for t in tokens]
    assert max(maker.lengths(tokens)) == MOST_PIECES_A_TOKEN
    assert window.quoted.sum() == MOST_PIECES_A_TOKEN
    assert window.gap[window.first].tolist() == gaps
