"""Nouns for people and bodies: what they are of, and the sides that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.annotate.lemmas import lemma
from onrecord.annotate.parsed import Token
from onrecord.find.actors.knowledge import sectors
from onrecord.find.actors.role_nouns import is_person_noun
from onrecord.find.events.words import case
from onrecord.find.phrases import noun_phrase
from onrecord.lexicon.event_tables import noun_classes
from onrecord.lexicon.tables import collectives, country_words
from onrecord.schema import Party

# Classes of nouns that are people or bodies of people.
PEOPLE = frozenset("people armed forces police crowd labour captives dignitary official".split())
# Head nouns of these classes are things, whatever stands in PEOPLE for the sake of other rules.
NOT_PEOPLE = frozenset(
    "tank ship jet warship warplane helicopter submarine destroyer frigate carrier artillery "
    "armour armor gunboat vehicle battery drone gunship million hundred thousand dozen fleet "
    "mission parent fan unit force security customs service boat trawler cruiser".split()
)
# Endings of nouns for people, and words that only look so.
_MEN = ("man", "men", "woman", "women")
_NO_MEN = frozenset("human talisman ottoman specimen regimen abdomen acumen omen semen".split())
# Places by whose names their people are called when they act: "the town took in 300 families".
SITES = frozenset(
    "camp station district consulate town village city area region province neighbourhood valley "
    "neighborhood base bridge port airport suburb capital island country".split()
)
# Words for bodies whose plural is one for things, and a bank that is no house of money.
THINGS = frozenset("houses schools stations theatres theaters channels chains".split())
BANKS = frozenset(("bank", "banks"))
# What makes a party one for guests, or a few people at work.
OCCASIONS = frozenset(
    "christmas holiday birthday dinner cocktail wedding garden tea house office street search "
    "boarding landing climbing hunting farewell graduation".split()
)
WATERS = frozenset("river west left right east north south far opposite eastern western".split())
# Before these a place's name tells where, and not who does it.
BLASTS = frozenset("bombing blast explosion bomb shooting massacre killing".split())
COUNTED = frozenset(
    "none rest dozen score hundred thousand million dozens scores hundreds thousands one two three "
    "four five six several many some most number group majority half handful all each both "
    "member".split()
)
ACTING = frozenset(
    "government rebel police army opposition party union militia military guerrilla militant "
    "insurgent separatist protester student navy junta regime ministry parliament council "
    "farmer worker docker teacher nurse miner prosecutor court militiaman jihadist "
    "gunman pirate bandit smuggler hijacker".split()
)
_SKIPPED = frozenset(
    "the a an this that these those his her its their our my your some several many at least more "
    "than about around up to few two three four five six seven eight nine ten eleven twelve all "
    "both other another no any each every most nearly almost over thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy "
    "eighty ninety hundred thousand million estimated".split()
)

# What of a description is no part of its bearer's name.
_CLAUSE = re.compile(r",?\s(?:who|whom|whose|which|that|with|being|during)\s")

SideKind = Literal["person", "organization", "country", "group", "role", "place"]


@dataclass(frozen=True, slots=True)
class Side:
    """A party as it stands at one place.

    Attributes:
        party: the value for the record.
        head: the token that names it.
        kind: person, organization, country, group, role, or place for one that does not act.
    """

    party: Party
    head: int
    kind: SideKind

    @property
    def key(self) -> str:
        """By what two sides are told to be the same."""
        return self.party.actor or self.party.name.lower()


def is_people(noun: Token) -> bool:
    """Whether a noun is one for people or a body of people, by the lexicons."""
    lemma = noun.lemma_.lower()
    if noun.pos_ not in ("NOUN", "PROPN", "ADJ") or lemma in NOT_PEOPLE:
        return False
    if is_person_noun(noun) or noun.lower_ in collectives():
        return not is_thing(noun)
    if noun.pos_ == "NOUN" and noun.lower_.endswith(_MEN) and noun.lower_ not in _NO_MEN:
        return True
    return bool(noun_classes().get(lemma, frozenset()) & PEOPLE)


def is_thing(noun: Token) -> bool:
    """Whether a word for a body is told of a thing: "the river *bank*", "the office *party*"."""
    if noun.lower_ in THINGS:
        return True
    if noun.lower_ == "party":
        return any(c.lower_ in OCCASIONS for c in noun.lefts)
    return noun.lower_ in BANKS and any(c.lower_ in WATERS for c in noun.lefts)


def is_site(noun: Token) -> bool:
    """Whether a noun is for a place to which something is done: "shelled *the town*"."""
    return noun.lemma_.lower() in SITES and noun.dep_ in (
        "obj",
        "nsubj:pass",
        "obl",
        "nmod",
        "conj",
    )


def is_many(noun: Token) -> bool:
    """Whether a word stands for several: a plural, a body, a number."""
    return (
        noun.tag_ in ("NNS", "NNPS", "CD")
        or noun.lower_ in ("they", "we", "both", "two", "police")
        or (noun.lower_ in collectives() and not is_person_noun(noun))
        or any(True for _ in joined(noun))
    )


def bare(words: str) -> str:
    """Words without their article, their number and the marks around them.

    >>> bare("the three guards,"), bare("at least 14 farmers"), bare("men whom it held")
    ('guards', 'farmers', 'men')
    """
    words = _CLAUSE.split(words)[0]
    parts = words.strip(" ,;:.\"“”'‘’()-–—").split()
    while len(parts) > 1 and (parts[0].lower().split("-")[0] in _SKIPPED or parts[0][0].isdigit()):
        parts = parts[1:]
    return " ".join(parts)


def acts(noun: Token) -> bool:
    """Whether a noun before another tells who acts: "a *rebel* camp", not "a patrol boat"."""
    return noun.lemma_.lower() in ACTING


def owners(noun: Token) -> list[Token]:
    """Whose a thing is, nearest first: possessor, "of", an adjective or name before it."""
    poss = [c for c in noun.lefts if c.dep_ == "nmod:poss"]
    of = [c for c in noun.rights if c.dep_ == "nmod" and case(c) in ("of", "by", "from")]
    before = [
        c
        for c in noun.lefts
        if c.dep_ in ("amod", "compound", "nmod:desc") and (c.pos_ != "NOUN" or acts(c))
    ]
    if noun.lemma_.lower() in BLASTS:
        before = [c for c in before if not is_place(c)]
    return [*poss, *of, *reversed(before)]


def is_place(word: Token) -> bool:
    """Whether a word is a place's own name: "the *Kenya* bombing", not "the *Kenyan* …"."""
    country = country_words().get(word.lower_)
    return country.how != "demonym" if country is not None else word.ent_type_ == "LOC"


def is_demonym(word: Token) -> bool:
    """Whether a word is for a state's people: "five *Kenyans*"."""
    country = country_words().get(word.lower_)
    return country is not None and country.how == "demonym"


def first_of_two(word: Token) -> tuple[Token, ...]:
    """The first of two states before a hyphen: "the *Israeli*-Syrian talks"."""
    if word.i < 2 or word.nbor(-1).text not in ("-", "–") or word.nbor(-2).whitespace_:
        return ()
    return (word.nbor(-2),)


def is_of_two(word: Token) -> bool:
    """Whether people are of one state by two names: "some *Cuban-Americans*"."""
    if word.i < 2 or word.tag_ not in ("NNPS", "NNS") or word.nbor(-1).text != "-":
        return False
    return is_demonym(word) and word.nbor(-2).pos_ in ("ADJ", "PROPN")


def joined(token: Token) -> Iterator[Token]:
    """The other members of a list."""
    for child in token.rights:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"):
            yield child


def apposed(head: Token) -> Iterator[int]:
    """The tokens of an apposition: "the minister, *Lena Falk*".

    What stands behind another member of a list is that member's.
    """
    for child in head.rights:
        if child.dep_ == "conj":
            return
        if child.dep_ == "appos":
            yield from range(*noun_phrase(child))


def together(noun: Token, at: int) -> list[Token]:
    """All of whom a clause tells that stands behind a list: "*villagers and miners* who …".

    Args:
        noun: the member that the clause hangs on.
        at: where the clause begins.
    """
    first = noun.head if noun.dep_ == "conj" else noun
    members = [first, *joined(first)]
    plural = all(m.tag_ == "NNS" for m in members)
    return members if plural and all(m.i < at for m in members) else [noun]


def counted_of(number: Token) -> Token | None:
    """What a number is of, also where the parse has it elsewhere: "millions of *dollars*"."""
    for child in number.rights:
        if child.dep_ == "nmod" and case(child) == "of":
            return child
    doc, at = number.doc, number.i + 1
    if at < len(doc) and doc[at].lower_ == "of":
        return next((t for t in doc[at + 1 : at + 5] if t.pos_ in ("NOUN", "PROPN")), None)
    return None


def predicated(noun: Token) -> Token | None:
    """Of whom a noun is said: "*Kenya* is the only member that …"."""
    if noun.pos_ == "NOUN" and any(c.dep_ == "cop" for c in noun.lefts):
        return next((c for c in noun.lefts if c.dep_ == "nsubj" and c.pos_ != "PRON"), None)
    return None


def is_body(name: str) -> bool:
    """Whether a word for a government names a body of it, and not a place it sits in."""
    return lemma(name.split()[-1].lower(), "NN") in sectors() and "house" not in name.lower()
