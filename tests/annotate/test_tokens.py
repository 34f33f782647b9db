"""Tokens as UD English splits them."""

import pytest

from onrecord.annotate.tokens import make_tokenizer


@pytest.fixture(scope="module")
def nlp():
    return make_tokenizer()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("They don't agree.", "They do n't agree ."),
        # where a space was forgotten
        ("a good body?lens or", "a good body ? lens or"),
        ("the citizen,21 said", "the citizen , 21 said"),
        ("He is 5'11 tall", "He is 5 ' 11 tall"),
        ("book- said", "book - said"),
        ("they won.i think", "they won . i think"),
        # one word, or one mark
        ("the 1960's and mid-1980s", "the 1960's and mid-1980s"),
        ("w/o him", "w/o him"),
        ("Really!. Yes", "Really !. Yes"),
        ("a pro-Western, anti-war e-mail", "a pro-Western , anti-war e-mail"),
        ("the Moscow-based power-sharing deal", "the Moscow - based power - sharing deal"),
        ("and/or", "and / or"),
        ("Stop!!! Why?!", "Stop !!! Why ?!"),
        ("MOSCOW --Hamas has pledged", "MOSCOW -- Hamas has pledged"),
        (
            "Gov. Smith met Lt. Jones at 7 p.m. Friday.",
            "Gov. Smith met Lt. Jones at 7 p.m. Friday .",
        ),
        ('"We won\'t," he said.', '" We wo n\'t , " he said .'),
        ("Hamas' leader and the EU's envoy", "Hamas ' leader and the EU 's envoy"),
        ("call 555-0143 on #budget", "call 555-0143 on #budget"),
        ("They cannot and gonna try", "They can not and gon na try"),
        ("1914–1918", "1914 – 1918"),
    ],
)
def test_splits_as_the_treebank_does(nlp, text, tokens):
    assert " ".join(t.text for t in nlp(text)) == tokens
