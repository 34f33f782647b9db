"""Where mentions stand: sentence, paragraph, clause, and in whose words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.phrases import NAMING

_SAME_ARGUMENT = NAMING | {"conj"}


@dataclass(frozen=True, slots=True)
class Place:
    """How a mention stands in its report.

    Attributes:
        token: its head's token.
        sentence: the number of its sentence.
        paragraph: the number of its paragraph.
        verb: the token of the verb or predicate that it is an argument of.
        subject: whether it is that verb's subject.
        possessive: whether it is a possessor: "*his* brother".
        quoted: whether it stands in a quotation.
        source: whether it stands where a statement's source does, in the report's own words.
        told: bearers named in what it says, when it is a source.
        said: the tokens that it says in quotation marks.
    """

    token: int
    sentence: int
    paragraph: int
    verb: int
    subject: bool
    possessive: bool
    quoted: bool
    source: bool
    told: frozenset[int] = frozenset()
    said: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention that was read: whose, where, and whether by name."""

    bearer: int
    place: Place
    named: bool


class Map:
    """Tells where each token of a report stands.

    Args:
        doc: the report.
        named: token of a name → its bearer.
    """

    def __init__(self, doc: Doc, named: Mapping[int, int]) -> None:
        self.doc = doc
        layers = doc.layers
        self._sentences = [s.start for s in doc.sents]
        self._breaks = [t.i for t in doc if "\n" in t.text]
        self._quoted = layers.quoted
        self._told: dict[int, frozenset[int]] = {}
        self._said: dict[int, frozenset[int]] = {}
        for a in layers.attributions:
            told = frozenset(named[i] for i in a.content if i in named)
            said = frozenset(i for i in a.content if self._quoted[i])
            for i in a.source:
                self._told[i] = self._told.get(i, frozenset()) | told
                self._said[i] = self._said.get(i, frozenset()) | said

    def place(self, token: Token) -> Place:
        """Where a mention stands, by its head's token."""
        i = token.i
        quoted = bool(self._quoted[i])
        argument = _argument(token)
        source = i in self._told and not quoted
        return Place(
            i,
            bisect_right(self._sentences, i) - 1,
            bisect_right(self._breaks, i),
            argument.head.i,
            argument.dep_.startswith("nsubj"),
            argument.dep_ == "nmod:poss",
            quoted,
            source,
            self._told[i] if source else frozenset(),
            self._said[i] if source else frozenset(),
        )


def _argument(token: Token) -> Token:
    """The token by which a mention hangs on its verb: "Minister" of "Minister Sergey Lavrov"."""
    at = token
    for _ in range(4):
        if at.dep_ not in _SAME_ARGUMENT or at.head is at:
            break
        at = at.head
    return at
