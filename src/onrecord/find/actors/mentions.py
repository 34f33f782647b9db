"""Descriptions and pronouns: the mentions that are no names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from onrecord.find.actors.roles import RoleFound, is_person_noun, read_role
from onrecord.find.phrases import noun_phrase
from onrecord.lexicon.tables import collectives

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "p", "them": "p", "their": "p", "themselves": "p",
    "it": "n", "its": "n", "itself": "n",
}  # fmt: skip
LONGEST_PARTICIPLE = 7
_DEFINITE = frozenset("the this that these those his her its their our my".split())

Number = Literal["person", "group", "body"]


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase for somebody: its tokens, head noun, and what it says.

    Attributes:
        start: first token.
        end: behind the last token.
        head: the head noun's token.
        role: the phrase read as a role.
        number: one person, a group of people, or a body such as a ministry.
        definite: whether it points back ("the minister") or brings somebody new ("a minister").
    """

    start: int
    end: int
    head: int
    role: RoleFound
    number: Number
    definite: bool


def descriptions(doc: Doc, taken: set[int]) -> list[Description]:
    """All noun phrases for people and bodies whose head is not among the taken tokens."""
    out = []
    for token in doc:
        if token.i in taken or token.pos_ not in ("NOUN", "PROPN") or token.is_space:
            continue
        number = _number(token)
        if number is None:
            continue
        start, end = noun_phrase(token)
        end = _with_participle(token, end)
        role = read_role(doc, start, token.i + 1)
        if role is None:
            continue
        first = doc[start]
        definite = first.lower_ in _DEFINITE or any(
            t.dep_ == "nmod:poss" and t.pos_ != "PRON" for t in token.children
        )
        out.append(Description(start, end, token.i, role, number, definite))
    return out


def _with_participle(noun: Token, end: int) -> int:
    """The end of a phrase with its short participle clause: "officials *briefed on it*"."""
    for child in noun.rights:
        stop = child.right_edge.i + 1
        if child.dep_ == "acl" and child.left_edge.i <= end and stop - end <= LONGEST_PARTICIPLE:
            return max(end, stop)
    return end


def _number(noun: Token) -> Number | None:
    """Whether a noun is for one person, for a group, or for a body; None for things."""
    if is_person_noun(noun):
        return "group" if noun.tag_ in ("NNS", "NNPS") else "person"
    kind = collectives().get(noun.lower_)
    if kind is None:
        return None
    return "group" if noun.tag_ in ("NNS", "NNPS") or kind == "group" else "body"


def pronoun(token: Token) -> str | None:
    """m, f, p or n for a pronoun of the third person, else None."""
    return PRONOUNS.get(token.lower_) if token.pos_ in ("PRON", "DET") else None
