"""CoNLL-U in, raw text out, and parses against gold ones."""

from __future__ import annotations

from collections import Counter

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from bench.parse import conllu
from bench.parse.conllu import Document, Sentence, Token, Word
from bench.parse.score import Parse, count, metrics, place
from bench.parse.task import from_doc, with_words_of

TREEBANK = """\
# newdoc id = GUM_news_bridge
# newpar
# newpar_block = p (2 s)
# sent_id = 1
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
3.1\tthere\tthere\tADV\tRB\t_\t_\t_\t_\t_
4\t!\t!\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = 2
1\tStay\tstay\tVERB\tVB\t_\t0\troot\t_\t_

# newpar
1\tHere\there\tADV\tRB\t_\t0\troot\t_\tSpaceAfter=No
2\t.\t.\tPUNCT\t.\t_\t1\tpunct:end\t_\t_

# newdoc id = weblog-x
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_
"""


def documents() -> list[Document]:
    return list(conllu.read(TREEBANK.splitlines()))


def test_documents_paragraphs_and_spaces_make_the_raw_text() -> None:
    assert [conllu.raw_text(d) for d in documents()] == ["Don't go! Stay\n\nHere.", "Yes"]
    assert [conllu.genre(d.id) for d in documents()] == ["news", "weblog"]


def test_words_of_a_multiword_token_are_words() -> None:
    first = documents()[0].sentences[0]
    assert [w.form for w in first.words] == ["Do", "n't", "go", "!"]
    assert [w.head for w in first.words] == [2, 2, -1, 2]
    assert conllu.spaces(first) == [False, True, False, True]


def parse(words: str, heads: str, tags: str, *, starts: tuple[int, ...] = (0,)) -> Parse:
    """A system's parse: forms, heads from 1 in the document, 0 a root, UPOS:deprel."""
    forms = words.split()
    doc = Doc(
        spacy.blank("en").vocab,
        words=forms,
        heads=[int(h) - 1 if h != "0" else i for i, h in enumerate(heads.split())],
        pos=[t.split(":")[0] for t in tags.split()],
        deps=[t.split(":", 1)[1] for t in tags.split()],
        sent_starts=[i in starts for i in range(len(forms))],
    )
    return from_doc(doc)


WORDS, HEADS = "Do n't go ! Stay Here .", "3 3 0 3 0 0 6"
TAGS = "AUX:aux PART:advmod VERB:root PUNCT:punct VERB:root ADV:root PUNCT:punct"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (
            parse(WORDS, HEADS, TAGS, starts=(0, 4, 5)),
            {"words": 7, "sentences": 3, "upos": 7, "uas": 7, "las": 7},
        ),
        (  # a relation, a part of speech, a head
            parse(
                WORDS,
                "3 1 0 3 0 0 6",
                TAGS.replace("AUX:aux", "VERB:cop"),
                starts=(0, 4, 5),
            ),
            {"words": 7, "sentences": 3, "upos": 6, "uas": 6, "las": 5},
        ),
        (  # two sentences joined: neither is right
            parse(WORDS, "3 3 0 3 3 0 6", TAGS, starts=(0, 5)),
            {"words": 7, "sentences": 1, "upos": 7, "uas": 6, "las": 6},
        ),
        (  # the multiword token left whole: its words are missed, the rest is judged
            parse(
                "Don't go ! Stay Here .",
                "2 0 2 0 0 5",
                "AUX:aux VERB:root PUNCT:punct VERB:root ADV:root PUNCT:punct",
                starts=(0, 3, 4),
            ),
            {"words": 5, "sentences": 3, "upos": 5, "uas": 5, "las": 5},
        ),
        (  # other words: what hangs on a missed word is wrong too
            parse(
                "Do n't go! Stay Here .",
                "3 3 0 0 0 5",
                "AUX:aux PART:advmod VERB:root VERB:root ADV:root PUNCT:punct",
                starts=(0, 3, 4),
            ),
            {"words": 5, "sentences": 3, "upos": 5, "uas": 3, "las": 3},
        ),
    ],
)
def test_words_are_aligned_by_their_characters(made: Parse, expected: dict[str, int]) -> None:
    got = count(place(documents()[0]), made)
    assert {name: got[name] for name in expected} == expected


def test_white_space_that_became_a_token_is_no_word() -> None:
    doc = Doc(
        spacy.blank("en").vocab,
        words=["Yes", "\n\n"],
        heads=[0, 0],
        deps=["root", "dep"],
        sent_starts=[1, 0],
    )
    got = count(place(documents()[1]), from_doc(doc))
    assert (got["words_made"], got["words"], got["sentences"], got["uas"]) == (1, 1, 1, 1)


def test_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="another text"):
        count(place(documents()[1]), parse("No", "0", "INTJ:root"))


def test_given_words_are_compared_one_by_one_though_spelled_otherwise() -> None:
    """'wanna' is given as 'want' and 'to', which do not add up to it."""
    words = [Word("want", "VERB", -1, "root", 0), Word("to", "PART", 0, "mark", 0)]
    gold = place(Document("", [Sentence(words, [Token("wanna", 2, True)], True)]))
    made = with_words_of(gold, parse("want to", "0 1", "VERB:root PART:mark"))
    assert count(gold, made)["las"] == 2


LETTERS = st.text("abcdefgé", min_size=1, max_size=4)


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """A sentence of any tree, some of its tokens of two words."""
    sentence = Sentence(opens=draw(st.booleans()))
    forms = draw(st.lists(st.tuples(LETTERS, st.booleans(), st.booleans()), min_size=1, max_size=6))
    size = sum(1 + double for _, double, _ in forms)
    for form, double, spaced in forms:
        sentence.tokens.append(Token(form * 2 if double else form, 1 + double, spaced))
        for _ in range(1 + double):
            n = len(sentence.words)
            head = draw(st.sampled_from([h for h in range(-1, size) if h != n]))
            tags = draw(
                st.tuples(st.sampled_from(["NOUN", "VERB"]), st.sampled_from(["obj", "nmod:of"]))
            )
            shared = len(sentence.tokens) - 1 if double else None
            sentence.words.append(Word(form, tags[0], head, tags[1], shared))
    return sentence


@given(st.lists(sentences(), min_size=1, max_size=4))
def test_the_gold_scores_one_against_itself(found: list[Sentence]) -> None:
    gold = place(Document("", found))
    c: Counter[str] = count(gold, gold)
    assert set(metrics(c, c).values()) == {1.0}
