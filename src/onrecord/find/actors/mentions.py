"""Descriptions and pronouns: the mentions that are no names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.actors.ages import age_in, is_year_old
from onrecord.find.actors.role_nouns import is_people, is_person_noun, national
from onrecord.find.actors.role_phrases import RoleFound, read_role
from onrecord.find.phrases import noun_phrase
from onrecord.lexicon.tables import collectives, roles

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "p", "them": "p", "their": "p", "themselves": "p",
    "it": "n", "its": "n", "itself": "n",
}  # fmt: skip
LONGEST_PARTICIPLE = 7
# Nouns that say nothing of what somebody does, so that nearness decides.
ANYBODY = frozenset("man woman boy girl teenager youth person individual guy".split())
# Sectors of PLOVER whose nouns are offices: "the coroner", "the governor", "the prosecutor".
OFFICES = frozenset("GOV LEG JUD COP MIL".split())
_ONE = frozenset("one another neither either".split())
# Tokens behind "one of" among which the noun stands.
_NOUN_WITHIN = 4
# Words by which a report says that a source's name is kept back, alone or behind a refusal.
_KEPT_BACK = frozenset("anonymity anonymously unnamed unidentified".split())
_NAMED = frozenset("named identified quoted".split())
_UNWILLING = frozenset("not n't n’t declined refused refusing declining".split())
_NOT_WITHIN = 4
_DEFINITE = frozenset("the this that these those".split())

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
        definite: whether it points back ("the minister", "their leader") or brings somebody new.
        complement: whether the noun is said of something behind it: "the father *of the girl*".
        possessor: the head token of the one to whom it belongs: "*its* leader", "the *union*'s".
        trait: whether it tells no more than sex, age or nation, or what somebody was: "the
            54-year-old", "the Dane", "the father of two", "the former boxer".
        office: whether it names an office, of which a report may tell without its holder's name.
        gender: f, m or None.
        age: in years, as a word, where it is told.
    """

    start: int
    end: int
    head: int
    role: RoleFound
    number: Number
    definite: bool
    complement: bool
    possessor: int | None
    trait: bool
    office: bool
    gender: str | None
    age: str | None


def descriptions(doc: Doc, taken: Collection[int]) -> list[Description]:
    """All noun phrases for people and bodies whose head is not among the taken tokens."""
    out = []
    for token in doc:
        if token.i in taken or token.is_space or token.dep_ in ("flat", "compound", "amod"):
            continue
        number = _number(token)
        found = _described(doc, token, number) if number else None
        if found is not None:
            out.append(found)
    return out


def is_nameless(doc: Doc, d: Description) -> bool:
    """Whether a report tells that somebody's name is kept back: "on condition of anonymity"."""
    words = [t.lower_ for t in doc[d.start : doc[d.head].sent.end]]
    if _KEPT_BACK & set(words):
        return True
    return any(
        w in _NAMED and _UNWILLING & set(words[max(0, i - _NOT_WITHIN) : i])
        for i, w in enumerate(words)
    )


def _described(doc: Doc, token: Token, number: Number) -> Description | None:
    start, end = noun_phrase(token)
    if start > 1 and doc[start - 1].tag_ == "POS":  # "*Orr's* campaign", whatever the parse
        start = noun_phrase(doc[start - 2])[0]
    role = _read(doc, token, start)
    if role is None:
        return None
    possessor = next((t for t in token.children if t.dep_ == "nmod:poss" and t.i < token.i), None)
    noun = roles().get(role.noun)
    return Description(
        start,
        _with_participle(token, end),
        token.i,
        role,
        number,
        doc[start].lower_ in _DEFINITE or possessor is not None,
        any(t.dep_ == "nmod" and t.i < end for t in token.rights),
        possessor.i if possessor is not None else None,
        _is_trait(token, role),
        noun is not None and noun.sector in OFFICES,
        _gender(role.noun, noun.gender if noun else None),
        age_in(doc, start, token.i + 1),
    )


def _read(doc: Doc, token: Token, start: int) -> RoleFound | None:
    """The role that a description tells; of "one of his aides", an aide's."""
    people = picks_one(token)
    if people is None:
        return read_role(doc, start, token.i + 1)
    noun = people.lemma_.lower()
    return RoleFound(noun, noun, None, frozenset((noun,)), (token.i, token.i + 1))


def _is_trait(token: Token, role: RoleFound) -> bool:
    if is_year_old(token) or national(token) is not None or role.noun in ANYBODY:
        return True
    of = next((t for t in token.rights if t.dep_ == "nmod"), None)
    return role.past or (of is not None and of.pos_ == "NUM")


def picks_one(token: Token) -> Token | None:
    """The people of whom a word picks one: "*one* of his aides", "*another* of them"."""
    if token.lower_ not in _ONE or token.i + 2 >= len(token.doc) or token.nbor().lower_ != "of":
        return None
    for of in token.doc[token.i + 2 : token.i + 2 + _NOUN_WITHIN]:
        if of.lower_ == "them" or (of.tag_ == "NNS" and is_person_noun(of)):
            return of
    return None


def _gender(noun: str, known: str | None) -> str | None:
    if known:
        return known
    return "f" if noun.endswith("woman") else "m" if noun.endswith("man") else None


def _with_participle(noun: Token, end: int) -> int:
    """The end of a phrase with its short participle clause: "officials *briefed on it*"."""
    for child in noun.rights:
        stop = child.right_edge.i + 1
        if child.dep_ == "acl" and child.left_edge.i <= end and stop - end <= LONGEST_PARTICIPLE:
            return max(end, stop)
    return end


def _number(noun: Token) -> Number | None:
    """Whether a noun is for one person, for a group, or for a body; None for things."""
    if is_year_old(noun) or picks_one(noun) is not None:
        return "person"
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    if is_person_noun(noun):
        return "group" if noun.tag_ in ("NNS", "NNPS") else "person"
    if is_people(noun):
        return "group"
    kind = collectives().get(noun.lower_)
    if kind is None:
        return None
    return "group" if noun.tag_ in ("NNS", "NNPS") or kind == "group" else "body"


def pronoun(token: Token) -> str | None:
    """m, f, p or n for a pronoun of the third person, else None."""
    return PRONOUNS.get(token.lower_) if token.pos_ in ("PRON", "DET") else None
