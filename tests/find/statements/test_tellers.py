"""Who speaks, where the words next to the cue are not who does."""

import pytest

from onrecord import annotate
from onrecord.annotate.parsed import parsed
from onrecord.find.statements.drafts import Draft
from onrecord.find.statements.tellers import with_whole_source


@pytest.mark.parametrize(
    ("text", "cue", "linked", "source"),
    [
        # a name in a clause about the speaker is a piece of the subject
        ("Eva Lund, who worked for Omar Ba, said it was shut.", "said", "Omar Ba", "Lund"),
        ("The report, which Omar Ba ordered, said the dam was safe.", "said", "Omar Ba", "report"),
        ("A friend of Omar Ba said the dam was safe.", "said", "Ba", "friend"),
        # who speaks is the subject of the cue, not of the clause before
        ("Omar Ba met a woman who says he is ill.", "says", "Omar Ba met a woman who", "woman"),
        # whom a passive is aimed at does not speak
        ("Police held a man accused of theft.", "accused", "a man", ""),
        ("A man quoted as saying no left.", "quoted", "A man", "A man"),
        # these stay as they are
        ("Eva Lund said the port was shut.", "said", "Eva Lund", "Eva Lund"),
        ("Omar Ba was quoted by Eva Lund as saying no.", "quoted", "Eva Lund", "Eva Lund"),
        ("The dam was safe, Eva Lund said.", "said", "Eva Lund", "Eva Lund"),
    ],
)
def test_a_piece_of_the_subject_becomes_the_subject(model, text, cue, linked, source):
    doc = parsed(annotate.annotate_text(text, model=model))
    words = [t.text for t in doc]
    first = words.index(linked.split()[0])
    at = words.index(cue)
    draft = Draft((at, at + 1), tuple(range(first, first + len(linked.split()))), (), 0.9)
    mended = with_whole_source(doc, draft).source
    assert source in (doc.span(mended[0], mended[-1] + 1).text if mended else "")
    assert bool(mended) == bool(source)
    assert (mended == draft.source) == (source == linked)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Tara Lund is in a clinic, the Ocean Star actress's lawyer told reporters.", "lawyer"),
        ("Senator Omar Ba left. The senator's spokesman said that he was ill.", "spokesman"),
        ("Senator Omar Ba left. The senator said that he was ill.", "Omar Ba"),
    ],
)
def test_who_owns_is_not_who_speaks(read, text, speaker):
    (said,) = read(text).statements
    assert speaker in said.speaker.name


def test_who_backs_a_speaker_does_not_speak(model):
    text = "But Eva Lund, backed by Omar Ba, has demanded a vote."
    doc = parsed(annotate.annotate_text(text, model=model))
    words = [t.text for t in doc]
    at, names = words.index("demanded"), [words.index(w) for w in ("Eva", "Lund", "Omar", "Ba")]
    mended = with_whole_source(doc, Draft((at, at + 1), tuple(names), (), 0.9))
    assert [words[i] for i in mended.source] == ["Eva", "Lund"]
