"""Everybody in a report: who bears which name, and whom each mention stands for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from onrecord.annotate.parsed import Doc
from onrecord.find.actors.ages import is_year_old
from onrecord.find.actors.borne import borne
from onrecord.find.actors.mentions import picks_one
from onrecord.find.actors.names import Cluster
from onrecord.find.actors.role_phrases import RoleFound
from onrecord.find.phrases import chars, noun_phrase, top
from onrecord.schema import Actor, ActorKind, Candidate, Event, Span, Speaker, Statement


@dataclass(slots=True)
class Bearer:
    """One of the cast, while the report is read.

    Attributes:
        name: the fullest name, or a description's own words.
        kind: person, organization, country, group or role.
        cluster: the names, where there are any.
        roles: what the report says they are.
        gender: f, m or None.
        age: in years, as the report writes it.
        country: the state whose name, capital or palace it is.
        at: mentions as (token start, token end, how).
        called: the sexes of the pronouns that were taken for theirs, f and m.
        described: what descriptions of them further on say.
        definite: whether the first description of one without a name points back ("the judge").
        nameless: whether the report tells that the name is kept back ("speaking anonymously").
        belongs: whether it has a possessor ("their leader").
        owners: whose it is, of a body or group that is told by a description ("her campaign").
        members: who they are, if they are several that "and" joins.
    """

    name: str
    kind: ActorKind
    cluster: Cluster | None = None
    roles: list[RoleFound] = field(default_factory=list)
    gender: str | None = None
    age: str | None = None
    at: list[tuple[int, int, str]] = field(default_factory=list)
    called: set[str] = field(default_factory=set)
    described: list[RoleFound] = field(default_factory=list)
    definite: bool = False
    nameless: bool = False
    belongs: bool = False
    owners: set[int] = field(default_factory=set)
    members: frozenset[int] = frozenset()
    country: str | None = None


# The candidate that stands for nobody of whom the report has told.
NOBODY = -1

# Letters that stand before questions and answers and name nobody.
_LETTERS = frozenset("QA")

Weighted = tuple[tuple[int, float], ...]
"""Indices of bearers with their weights, the likeliest first; weights sum to at most 1."""


@dataclass(frozen=True)
class Cast:
    """The cast of one report, resolved.

    Attributes:
        bearers: everybody.
        actors: the same as values with ids, in the same order.
        named: token of a name, or of a title or apposition beside it → bearer.
        names: first token of a name → the token behind it, and its bearer.
        resolved: head token of a pronoun or description → bearers.
    """

    bearers: tuple[Bearer, ...]
    actors: tuple[Actor, ...]
    named: dict[int, int]
    names: dict[int, tuple[int, int]]
    resolved: dict[int, Weighted]

    @property
    def places(self) -> frozenset[int]:
        """Bearers that are countries or other places, capitals included."""
        return frozenset(
            i
            for i, b in enumerate(self.bearers)
            if b.kind == "country" or (b.cluster is not None and b.cluster.key)
        )

    def of(
        self, statements: Sequence[Statement], events: Sequence[Event] = ()
    ) -> tuple[Actor, ...]:
        """The actors to keep: all who have a name, and the described who speak, are told, act."""
        used = {s.speaker.actor for s in statements}
        used |= {c.actor for s in statements for c in s.speaker.candidates}
        used |= {s.addressee.actor for s in statements if s.addressee}
        used |= {party.actor for e in events for party in (*e.actors, *e.recipients)}
        pairs = zip(self.bearers, self.actors, strict=True)
        return tuple(a for b, a in pairs if b.cluster is not None or a.id in used)

    def who(self, doc: Doc, tokens: Sequence[int]) -> Weighted:
        """Whom a phrase stands for; empty when nobody of the cast is meant, or most likely none."""
        found = self._candidates(doc, tokens)
        return () if found and found[0][0] == NOBODY else _somebody(found)

    def _candidates(self, doc: Doc, tokens: Sequence[int]) -> Weighted:
        """Whom a phrase may stand for, NOBODY among them."""
        tokens = _whole(doc, tokens)
        if not tokens:
            return ()
        borne_ = borne(doc, tokens, self.names, self.places)
        if borne_ is not None:
            return ((self._joint(borne_.bearers), 1.0),)
        relative = _antecedent(doc, tokens)
        if relative:
            before = self._name_before(doc, tokens[0])
            return before or self._candidates(doc, relative)
        first = tokens[0]
        if first in self.resolved and picks_one(doc[first]) is not None:
            return self.resolved[first]
        # of the words of an age the parse picks one, and the source may end before the last
        aged = (i for i in (*tokens, tokens[-1] + 1) if i < len(doc) and is_year_old(doc[i]))
        head = next(aged, top([doc[i] for i in tokens]).i)
        if head in self.resolved:
            return self.resolved[head]
        if doc[head].dep_ == "acl:relcl":  # "the Quartet, of which Russia is *a part*, said"
            return self._candidates(doc, range(*noun_phrase(doc[head].head)))
        return ((self.named[head], 1.0),) if head in self.named else ()

    def _name_before(self, doc: Doc, relative: int) -> Weighted:
        """The bearer of the name that a relative pronoun stands behind: "Joan Petrie, *who* …"."""
        end = relative - (doc[relative - 1].text == ",") if relative else 0
        found = (b for e, b in self.names.values() if e == end)
        return tuple((b, 1.0) for b in found)[:1]

    def _joint(self, several: tuple[int, ...]) -> int:
        """The bearer that several are together, else the first of them."""
        members = frozenset(several)
        found = (i for i, b in enumerate(self.bearers) if members and b.members == members)
        return next(found, several[0])

    def speaker(
        self,
        doc: Doc,
        tokens: Sequence[int],
        *,
        said: bool = True,
        content: Collection[int] = (),
    ) -> Speaker:
        """The speaker that a phrase names.

        Args:
            doc: the report.
            tokens: the phrase's tokens; none gives a speaker of whom nothing is known.
            said: False when the phrase does not stand with the cue but was understood from
                elsewhere, so that it is no mention.
            content: the tokens of what is said. Who is named there is not meant by a pronoun
                that says it: "she said Orrock had lied" is not Orrock's.
        """
        if not tokens:
            return Speaker(actor=None, name=None)
        start, end = chars(doc, min(tokens), max(tokens) + 1)
        words = doc.span(min(tokens), max(tokens) + 1).text  # doc.text is made anew at each call
        found = self._candidates(doc, tokens)
        weighted = _somebody(found)
        if len(weighted) > 1:
            inside = {self.named[i] for i in content if i in self.named}
            weighted = tuple(x for x in weighted if x[0] not in inside) or weighted
        mention, span = (words, (start, end)) if said else (None, None)
        candidates = tuple(
            Candidate(self.actors[b].id, self.actors[b].name, round(w, 2)) for b, w in weighted
        )
        if _bare(words) in _LETTERS:
            return Speaker(actor=None, name=None, mention=mention, span=span)
        if not weighted or found[0][0] == NOBODY:
            meant = _antecedent(doc, tokens)
            name = doc.span(meant[0], meant[-1] + 1).text if meant else words
            return Speaker(None, _bare(name), mention, span=span, candidates=candidates)
        best = weighted[0][0]
        role = _role_said(self.bearers[best], min(tokens))
        return Speaker(
            actor=self.actors[best].id,
            name=self.actors[best].name,
            mention=mention,
            role=role.role if role else None,
            of=role.of if role else None,
            span=span,
            candidates=candidates if len(candidates) > 1 else (),
        )


def _whole(doc: Doc, tokens: Sequence[int]) -> Sequence[int]:
    """A phrase without the paragraph before it, and with its noun where that was left out."""
    breaks = [k for k, i in enumerate(tokens) if "\n" in doc[i].text]
    tokens = tokens[breaks[-1] + 1 :] if breaks else tokens
    if len(tokens) == 1 and doc[tokens[0]].dep_ in ("det", "amod", "compound"):
        return range(*noun_phrase(doc[tokens[0]].head))
    return tokens


def _somebody(weighted: Weighted) -> Weighted:
    return tuple(x for x in weighted if x[0] != NOBODY)


def _antecedent(doc: Doc, tokens: Sequence[int]) -> Sequence[int]:
    """The tokens of what a relative pronoun that opens a phrase stands for, none for others."""
    first = doc[tokens[0]]
    if first.tag_ not in ("WP", "WDT") and first.lower_ != "that":
        return ()
    at = first
    for _ in range(5):
        if at.dep_ == "acl:relcl":
            return range(*noun_phrase(at.head))
        if at.head.i == at.i:
            break
        at = at.head
    return ()


def _role_said(bearer: Bearer, before: int) -> RoleFound | None:
    """The role by which a bearer is known at a place: the one given last before, else the first."""
    earlier = [r for r in bearer.roles if r.span[0] <= before]
    return earlier[-1] if earlier else next(iter(bearer.roles), None)


def _bare(words: str) -> str:
    return words.strip(" ,;:.\"“”'‘’()-–—")


def spans_of(doc: Doc, bearer: Bearer) -> list[tuple[Span, str]]:
    """Character spans of a bearer's mentions and how each was told."""
    return [(chars(doc, s, e), how) for s, e, how in sorted(bearer.at)]
