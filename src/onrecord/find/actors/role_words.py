"""How a role is written: no word cut, small letters where it is no name."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.parsed import Doc, Token
from onrecord.lexicon.tables import roles

_HYPHENS = frozenset("-–")
# Words for people of a party, which keep their capital.
_PARTISANS = frozenset("republican republicans democrat democrats democratic tory tories".split())


def whole_words(doc: Doc, own: list[int]) -> list[int]:
    """A role's tokens, no word cut at its hyphen: not "*-year-old* climber", "Editor-in-*Chief*".

    What is left of a word whose beginning went elsewhere ("*Oslo*-born pianist") is left out,
    unless it is the noun itself, which then is taken whole.
    """
    at = 0
    while at < len(own) and doc[own[at]].text in _HYPHENS:
        at += 2
    if at and at >= len(own):
        first = own[0]
        while first and not doc[first - 1].whitespace_ and not doc[first - 1].is_space:
            first -= 1
        return list(range(first, own[-1] + 1))
    while at < len(own) - 1 and doc[own[at]].tag_ == "POS":
        at += 1
    return own[at:]


def role_word(token: Token) -> str:
    """A word of a role, in small letters where it is no name: "Prime Minister"."""
    if token.lower_ in _role_words() and token.lower_ not in _PARTISANS:
        return token.lower_
    named = (token.ent_type_ or token.lower_ in _PARTISANS) and token.text[:1].isupper()
    behind = token.doc[token.i + 1 : token.i + 2]
    shouted = token.text.isupper() and len(token) > 1 and not any(t.text.isupper() for t in behind)
    return token.text if named or shouted else token.lower_


@cache
def _role_words() -> frozenset[str]:
    return frozenset(word for noun in roles() for word in noun.split())
