"""How old somebody is said to be."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.events.figures import read

# People of the news are of an age between these.
YOUNGEST, OLDEST = 1, 115


def ages(doc: Doc) -> Iterator[tuple[Token, Token, float]]:
    """Whom each age is told of, the token that tells it, and the age."""
    for token in doc:
        if token.pos_ != "NUM":
            continue
        whom = _whom(token)
        age = read([token])[0] if whom is not None else None
        if whom is not None and age is not None and YOUNGEST <= age <= OLDEST:
            yield whom, token, age


def _whom(number: Token) -> Token | None:
    """Of whom a number is the age: "Ana Falk, *43*, …", "who is *81*", "the *19*-year-old"."""
    doc, i = number.doc, number.i
    behind = [t.lower_ for t in doc[i + 1 : i + 5]]
    if behind[:4] == ["-", "year", "-", "old"]:
        return number.head if number.head.pos_ in ("NOUN", "PROPN") else None
    if i > 1 and doc[i - 1].text in (",", "(") and behind[:1] and behind[0] in (",", ")", "."):
        before = doc[i - 2]
        return _first(before) if before.ent_type_ == "PERSON" else None
    bare = behind[:1] and behind[0] in (",", ".", ";", "and", "years")
    if bare and any(c.dep_ == "cop" for c in number.lefts) and behind[:2] != ["years", "in"]:
        subject = next((c for c in number.lefts if c.dep_ == "nsubj"), None)
        if subject is not None and subject.tag_ == "WP" and number.dep_ == "acl:relcl":
            return number.head
        return subject if subject is not None and _somebody(subject) else None
    return None


def _first(token: Token) -> Token:
    return token.head if token.dep_ == "flat" else token


def _somebody(token: Token) -> bool:
    return token.ent_type_ == "PERSON" or token.lower_ in ("he", "she")
