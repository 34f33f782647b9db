"""Which language a report's body is in."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

import py3langid

from onrecord.clean import lexicon

UNKNOWN = "und"
# Fewer words tell no language: names and numbers outweigh them.
FEWEST_WORDS = 20
# English news has a third or more of its words in this list; other languages' text below a tenth.
FUNCTION_WORDS = frozenset(
    "the of and to in a that is was for on with as it by at from his her he she they said has had "
    "have are were be been not but this which who will would an or".split()
)
CLEARLY_ENGLISH = 0.2
_WORD = re.compile(r"[^\W\d_]+")
# A sample of this many characters tells as much as the whole.
SAMPLE = 4_000


def language_of(body: str) -> str:
    """The ISO 639-1 code of a text's language, "und" when it is too short to tell.

    >>> language_of("The minister said that he would go to the talks in the city on Monday with "
    ...             "a letter from his president and that it was not a threat.")
    'en'
    """
    words = [word.lower() for word in _WORD.findall(body[:SAMPLE])]
    if len(words) < FEWEST_WORDS and body.isascii():
        return UNKNOWN
    share = sum(word in FUNCTION_WORDS for word in words) / max(1, len(words))
    if share >= CLEARLY_ENGLISH:
        return "en"
    if len(body) < 3 * FEWEST_WORDS and len(words) < FEWEST_WORDS:
        return UNKNOWN
    return cast(str, py3langid.classify(body[:SAMPLE])[0])


def language_name(code: str) -> str:
    """A language's English name.

    >>> language_name("fr")
    'French'
    """
    return _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in lexicon.rows("languages.csv")}
