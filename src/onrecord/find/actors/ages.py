"""How old somebody is, as a report writes it."""

from __future__ import annotations

from onrecord.annotate.parsed import Doc, Token


def is_year_old(token: Token) -> bool:
    """Whether a token ends an age that stands for its bearer: "the 54-year-*old*"."""
    return (
        token.lower_ in ("old", "olds")
        and token.i >= 4
        and token.nbor(-2).lower_ == "year"
        and token.dep_ not in ("amod", "compound", "nmod:desc", "advmod")
        and any(c.dep_ == "det" for c in token.lefts)
    )


def age_in(doc: Doc, start: int, end: int) -> str | None:
    """The age that some words tell: "a 34-year-old nurse"."""
    for i in range(start, end - 2):
        if doc[i].like_num and doc[i + 1].text in "-–‑" and doc[i + 2].lower_ == "year":
            return doc[i].lower_
    return None


def age_behind(doc: Doc, end: int) -> str | None:
    """The age told behind a name: "Rosa Tindall, 58, has led …", "Anna Brod (41)"."""
    if end + 1 < len(doc) and doc[end].text in (",", "("):
        at = end + 1 + (doc[end + 1].lower_ == "aged")
        if at < len(doc) and doc[at].is_digit and len(doc[at]) <= 2:
            return doc[at].text
    return None
