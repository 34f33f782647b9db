"""Nouns for people: those of the lexicon, by their endings, and people of a nation."""

from __future__ import annotations

import re
from functools import cache

from onrecord.annotate.parsed import Doc, Token
from onrecord.lexicon.tables import country_words, roles

_LONGEST_ROLE = 3
# Nouns that are for people by their endings, in whatever lexicon they are missing.
_FOR_PEOPLE = re.compile(r"(?:ologists?|icians?|wom[ae]n|sm[ae]n|shepherds?|keepers?|smiths?)$")
# Words for a people that are not for one of it.
_OF_PEOPLES = ("sh", "ch", "ese", "ss")


def role_noun(doc: Doc, end: int, least: int = 0) -> int | None:
    """Where a role noun of one or more words begins that ends before token `end`; None if none."""
    last = doc[end - 1]
    if not {last.lower_, last.lemma_.lower()} & _last_words():
        return None
    for size in range(_LONGEST_ROLE, 0, -1):
        start = end - size
        if start < least:
            continue
        words = [t.lower_ for t in doc[start:end]]
        words[-1] = doc[end - 1].lemma_.lower() if doc[end - 1].tag_ == "NNS" else words[-1]
        if " ".join(words) in roles():
            return start
    return None


@cache
def _last_words() -> frozenset[str]:
    return frozenset(noun.split()[-1] for noun in roles())


def is_person_noun(token: Token) -> bool:
    """Whether a noun is one for people: in the lexicon, alone or with the words before it."""
    if not token.tag_.startswith("NN"):
        return False
    if role_noun(token.doc, token.i + 1) is not None:
        return True
    return bool(_FOR_PEOPLE.search(token.lower_)) or national(token) is not None


def national(token: Token) -> str | None:
    """The country of one who is called by it alone: "the *Dane*", "the *Norwegian*"."""
    word = country_words().get(token.lower_)
    if word is None or word.how != "demonym" or token.tag_ not in ("NN", "NNP"):
        return None
    if token.lower_.endswith(_OF_PEOPLES) or token.dep_ in ("amod", "compound", "flat"):
        return None  # "the French" are many
    return word.country.name if any(c.dep_ == "det" for c in token.lefts) else None


def is_people(token: Token) -> bool:
    """Whether a noun is for many of a nation: "five *Iraqis*"; not "the *French*"."""
    word = country_words().get(token.lower_.rpartition("-")[2])
    many = token.tag_ in ("NNS", "NNPS") and token.lower_.endswith(("s", "men"))
    return many and word is not None and word.how == "demonym"
