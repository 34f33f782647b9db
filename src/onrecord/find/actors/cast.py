"""Everybody in a report: who bears which name, and whom each mention stands for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from onrecord.find.actors.names import Cluster
from onrecord.find.actors.roles import RoleFound
from onrecord.find.phrases import NAMING, chars, noun_phrase, top
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
        at: mentions as (token start, token end, how).
    """

    name: str
    kind: ActorKind
    cluster: Cluster | None = None
    roles: list[RoleFound] = field(default_factory=list)
    gender: str | None = None
    at: list[tuple[int, int, str]] = field(default_factory=list)


# How far behind a noun the name that stands beside it may end.
FAR = 7

Weighted = tuple[tuple[int, float], ...]
"""Indices of bearers with their weights, the likeliest first; weights sum to at most 1."""


@dataclass(frozen=True)
class Cast:
    """The cast of one report, resolved.

    Attributes:
        bearers: everybody.
        actors: the same as values with ids, in the same order.
        named: token of a name, or of a title or apposition beside it → bearer.
        resolved: head token of a pronoun or description → bearers.
    """

    bearers: tuple[Bearer, ...]
    actors: tuple[Actor, ...]
    named: dict[int, int]
    resolved: dict[int, Weighted]

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
        """Whom a phrase stands for; empty when nobody of the cast is meant."""
        if not tokens:
            return ()
        phrase = [doc[i] for i in tokens]
        head = top(phrase)
        named = {self.named[i] for i in tokens if i in self.named and _names(doc[i], head)}
        if named:
            people = [b for b in sorted(named) if self.bearers[b].kind == "person"]
            return (((people or sorted(named))[0], 1.0),)
        if head.i in self.resolved:
            return self.resolved[head.i]
        if head.tag_ in ("WP", "WDT") or head.lower_ == "that":
            antecedent = _antecedent(head)
            if antecedent is not None:
                start, end = noun_phrase(antecedent)
                return self.who(doc, range(start, end))
        return ()

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
        words = doc[min(tokens) : max(tokens) + 1].text  # doc.text is made anew at each call
        weighted = self.who(doc, tokens)
        if len(weighted) > 1:
            inside = {self.named[i] for i in content if i in self.named}
            weighted = tuple(x for x in weighted if x[0] not in inside) or weighted
        mention, span = (words, (start, end)) if said else (None, None)
        if not weighted:
            return Speaker(actor=None, name=_bare(words), mention=mention, span=span)
        candidates = tuple(
            Candidate(self.actors[b].id, self.actors[b].name, round(w, 2)) for b, w in weighted
        )
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


def _names(token: Token, head: Token) -> bool:
    """Whether a name's token names the phrase's head, and is not just part of its description.

    "Lavrov" does in "Foreign Minister Sergey Lavrov", "Olmert" does not in "a spokeswoman for
    Prime Minister Ehud Olmert".
    """
    at = token
    for _ in range(8):
        if at.i == head.i:
            return True
        if at.dep_ not in NAMING:
            break
        at = at.head
    # "the ambassador, Joaquín Ribadeneira", however it was parsed: nothing but a comma and
    # words of naming stand between the two
    if not head.i < token.i <= head.i + FAR:
        return False
    between = token.doc[head.i + 1 : token.i]
    return (
        all(t.text == "," or t.tag_ in ("NNP", "NN", "JJ") for t in between)
        and sum(t.text == "," for t in between) <= 1
    )


def _antecedent(relative: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    at = relative
    for _ in range(5):
        if at.dep_ == "acl:relcl":
            return at.head
        if at.head.i == at.i:
            return None
        at = at.head
    return None


def _role_said(bearer: Bearer, before: int) -> RoleFound | None:
    """The role by which a bearer is known at a place: the one given last before, else the first."""
    earlier = [r for r in bearer.roles if r.span[0] <= before]
    return earlier[-1] if earlier else next(iter(bearer.roles), None)


def _bare(words: str) -> str:
    return words.strip(" ,;:.\"“”'‘’()-–—")


def spans_of(doc: Doc, bearer: Bearer) -> list[tuple[Span, str]]:
    """Character spans of a bearer's mentions and how each was told."""
    return [(chars(doc, s, e), how) for s, e, how in sorted(bearer.at)]
