"""Who speaks, where the words next to the cue are not who does."""

import pytest

from onrecord import annotate
from onrecord.find.statements.drafts import Draft
from onrecord.find.statements.tellers import with_whole_source


@pytest.mark.parametrize(
    ("text", "cue", "linked", "source"),
    [
        # a name in a clause about the speaker is a piece of the subject
        ("Eva Lund, who worked for Omar Ba, said it was shut.", "said", "Omar Ba", "Lund"),
        ("The report, which Omar Ba ordered, said the dam was safe.", "said", "Omar Ba", "report"),
        ("A friend of Omar Ba said the dam was safe.", "said", "Ba", "friend"),
        # these stay as they are
        ("Eva Lund said the port was shut.", "said", "Eva Lund", "Eva Lund"),
        ("Omar Ba was quoted by Eva Lund as saying no.", "quoted", "Eva Lund", "Eva Lund"),
        ("The dam was safe, Eva Lund said.", "said", "Eva Lund", "Eva Lund"),
    ],
)
def test_a_piece_of_the_subject_becomes_the_subject(model, text, cue, linked, source):
    doc = annotate.annotate_text(text, model=model)
    words = [t.text for t in doc]
    first = words.index(linked.split()[0])
    at = words.index(cue)
    draft = Draft((at, at + 1), tuple(range(first, first + len(linked.split()))), (), 0.9)
    mended = with_whole_source(doc, draft).source
    assert source in doc[mended[0] : mended[-1] + 1].text
    assert (mended == draft.source) == (source == linked)
