"""Whose somebody is, where a report tells it by a pronoun or a description.

"Marta Ruiz, *his* lawyer", "the *group*'s leader", "the *boy*'s father": of whom the word stands
for, once the report is read, the role is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.actors.role_phrases import OF, RoleFound

Name = Callable[[int], str | None]
"""The name of whom a mention's head token stands for; None where it is nobody with a name."""


def of_whom(doc: Doc, role: RoleFound, name: Name) -> RoleFound:
    """A role with the name of the one whose it is, where that is told by another word.

    Args:
        doc: the report.
        role: as it was read.
        name: whom a token stands for.
    """
    for token in _owners(doc[role.span[1] - 1]) if role.span[0] < role.span[1] else ():
        told = role.of is None or token.lower_ in role.of.lower().split()
        found = name(token.i) if told else None
        if found is not None:
            return replace(role, of=found)
    return role


def in_singular(doc: Doc, role: RoleFound) -> str:
    """The words of a role that one person has: "one of its top *leaders*" is a top leader."""
    noun = doc[role.span[1] - 1]
    many = noun.tag_ in ("NNS", "NNPS") and role.role.lower().endswith(noun.lower_)
    return role.role[: -len(noun.text)] + noun.lemma_.lower() if many else role.role


def _owners(noun: Token) -> Iterator[Token]:
    """The words that say whose a noun is, before it or behind a preposition."""
    yield from (c for c in noun.lefts if c.dep_ == "nmod:poss")
    for child in noun.rights:
        if child.dep_ == "nmod" and any(c.dep_ == "case" and c.lower_ in OF for c in child.lefts):
            yield child
