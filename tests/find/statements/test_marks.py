"""Which words stand between quotation marks, as a reader would say in spite of the typesetter."""

from typing import cast

import numpy as np
import pytest

from onrecord.annotate.parsed import Doc
from onrecord.annotate.tokens import make_tokenizer
from onrecord.find.statements.marks import quoted_tokens, with_single

NLP = make_tokenizer()


def words(text: str) -> Doc:
    """A text's words: of marks no more is asked."""
    return cast(Doc, NLP(text))


def shown(text: str, mask: np.ndarray) -> list[str]:
    """The quoted stretches of a text, marks and all."""
    doc, out, start = NLP(text), [], None
    for token in doc:
        if mask[token.i] and start is None:
            start = token.i
        if start is not None and not mask[token.i]:
            out.append(doc[start : token.i].text.strip())
            start = None
    return out + ([doc[start:].text.strip()] if start is not None else [])


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"Yes," he said. "No," she said.', ['"Yes,"', '"No,"']),
        ("“Yes,” he said.", ["“Yes,”"]),
        # of old wires, of two single marks, of French and of German papers
        ("``Yes,'' he said. ``No,'' she said.", ["``Yes,''", "``No,''"]),
        ("‘‘Yes,’’ he said.", ["‘‘Yes,’’"]),
        ("«Yes,» he said. «No,» she said.", ["«Yes,»", "«No,»"]),
        ("»Yes,« he said. »No,« she said.", ["»Yes,«", "»No,«"]),
        ("„Yes,“ he said. „No,“ she said.", ["„Yes,“", "„No,“"]),
        # one within another, of marks of the other form
        ('"I read “The Tide” twice," he said.', ['"I read “The Tide” twice,"']),
        # turned round
        ("”Yes,” he said, and: “No“ again.", ["”Yes,”", "“No“"]),
        # a mark that closes nothing turns nothing inside out
        ('A tour of the ship" took an hour. "Fine," he said.', ['"Fine,"']),
        # one left open ends with its paragraph
        ('"We go on,\n\n"and on," he said.', ['"We go on,', '"and on,"']),
        # the closing mark stuck to the next word
        ('"We go on, "he said. "Far," he said.', ['"We go on, "', '"Far,"']),
        # inches
        ("He is 6'3\" tall.", []),
    ],
)
def test_double_marks(text, quoted):
    assert shown(text, quoted_tokens(words(text))) == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("'Yes,' he said.", ["'Yes,'"]),
        ("‘The firm’s boats sank,’ he said.", ["‘The firm’s boats sank,’"]),
        ("The boys' boats sank.", []),
    ],
)
def test_single_marks(text, quoted):
    doc = words(text)
    assert shown(text, with_single(doc, quoted_tokens(doc))) == quoted
