"""One reading of a report: whom each mention stands for, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.actors.cast import NOBODY, Bearer, Weighted
from onrecord.find.actors.mentions import Description, descriptions, is_nameless, pronoun
from onrecord.find.actors.names import TITLES
from onrecord.find.actors.places import Map, Place, Seen
from onrecord.find.actors.ranking import ranked
from onrecord.find.actors.resolve import Candidates, Reader, fits
from onrecord.find.phrases import subject
from onrecord.schema import ActorKind

KIND_OF: dict[str, ActorKind] = {"person": "role", "group": "group", "body": "organization"}
# Papers that speak for whoever gives them out; a letter or a study speaks for itself.
ISSUED = frozenset("statement communique communiqué release".split())
PRONOUNS = {"m": "he_she", "f": "he_she", "n": "it", "p": "they"}


class Reading:
    """Reads a report's mentions and resolves them.

    Args:
        doc: the report.
        bearers: those who have names; others join them.
        named: token of a name, or of a title or apposition beside it → bearer.
        names: first token of a name → the token behind it, and its bearer.
    """

    def __init__(
        self,
        doc: Doc,
        bearers: list[Bearer],
        named: dict[int, int],
        names: dict[int, tuple[int, int]],
    ) -> None:
        self.doc, self.bearers, self.named, self.names = doc, bearers, named, names
        self.reader = Reader(doc, bearers)
        self._map = Map(doc, named)
        self._resolved: dict[int, Weighted] = {}
        self._met: set[int] = set()
        self._issuer: int | None = None
        self._whose: dict[int, int] = {}  # head token of a mention → its bearer

    def read(self, behind: int) -> dict[int, Weighted]:
        """Whom pronouns and descriptions stand for, by their head tokens.

        Args:
            behind: the token behind the headline, which is read last.
        """
        described = {d.head: d for d in descriptions(self.doc, self.named)}
        for d in list(described.values()):
            bearer = self._beside(d)
            if bearer is not None:
                del described[d.head]
                self._belongs_to(d, bearer)
        self._mentions(self.doc[behind:], described)
        self.reader.memory.in_headline = True
        self._mentions(self.doc[:behind], described)
        return {token: self._renamed(who) for token, who in self._resolved.items()}

    def rank(self, kind: str, candidates: Candidates, token: int) -> Weighted:
        """The candidates of a mention with their weights; what is made of them can be watched here.

        Args:
            kind: of the mention, a column of `antecedents.csv`.
            candidates: what speaks for each.
            token: the mention's head.
        """
        return ranked(kind, candidates)

    def _mentions(self, tokens: Sequence[Token], described: dict[int, Description]) -> None:
        for token in tokens:
            if token.i in self.names:
                end, bearer = self.names[token.i]
                self._name(self.doc.span(token.i, end).root, bearer)
            elif token.i in described:
                self._description(described[token.i])
            elif agrees := pronoun(token):
                self._pronoun(token, agrees)
            elif token.lemma_ in ISSUED and token.pos_ == "NOUN":
                self._issued(token)

    def _renamed(self, who: Weighted) -> Weighted:
        """Candidates, now that those who were described have their names."""
        weights: dict[int, float] = {}
        for b, w in who:
            b = self.reader.same.get(b, b)
            weights[b] = weights.get(b, 0.0) + w
        return tuple(sorted(weights.items(), key=lambda x: -x[1]))

    def _beside(self, d: Description) -> int | None:
        """The bearer of the name that stands beside a description, with a comma between."""
        doc, token = self.doc, self.doc[d.head]
        if token.dep_ == "appos" and token.head.i in self.named and token.head.i < d.start:
            return self.named[token.head.i]
        start = d.end + 1
        while start < len(doc) and doc[start].lower_ in TITLES:
            start += 1
        if start not in self.names or doc[d.end].text != ",":
            return None
        end, bearer = self.names[start]
        closed = end >= len(doc) or doc[end].is_punct
        return bearer if closed and fits(d, self.bearers[bearer]) else None

    def _belongs_to(self, d: Description, bearer: int) -> None:
        """Counts a description as words for the bearer of the name beside it."""
        of = self.bearers[bearer]
        of.roles.append(d.role)
        of.age = of.age or d.age
        of.gender = of.gender or d.gender
        self._resolved[d.head] = ((bearer, 1.0),)

    def _name(self, token: Token, bearer: int) -> None:
        place = self._map.place(token)
        if bearer not in self._met and not self.reader.memory.in_headline:
            self._met.add(bearer)
            while (best := self._described_before(bearer, place)) != NOBODY:
                self.reader.unite(best, bearer)
        self._note(token, place, bearer, named=True)

    def _described_before(self, bearer: int, place: Place) -> int:
        return self.rank("name", self.reader.of_name(bearer, place), place.token)[0][0]

    def _description(self, d: Description) -> None:
        token = self.doc[d.head]
        place = self._map.place(token)
        inside = {self._whose[i] for i in range(d.start, d.end) if i in self._whose}
        inside |= {self.named[i] for i in range(d.start, d.end) if i in self.named}
        owners = self._owners(d)
        who = self._predicated(token) or self._same_words(d)
        if not who:
            found = self.reader.of_description(d, place, inside, owners)
            who = self.rank(d.number, found, d.head)
        if who[0][0] == NOBODY:
            new = self._newcomer(d)
            who = tuple((new if b == NOBODY else b, w) for b, w in who)
        who = tuple(x for x in who if x[0] != NOBODY)
        bearer = self.bearers[who[0][0]]
        bearer.at.append((d.start, d.end, "description"))
        bearer.described.append(d.role)
        bearer.owners |= owners
        bearer.age = bearer.age or d.age
        bearer.gender = bearer.gender or d.gender
        self._resolved[d.head] = who
        self._note(token, place, who[0][0], named=False)

    def _owners(self, d: Description) -> set[int]:
        """Whose a body or group is: "*Orr*'s campaign", "the *Orr* campaign", "*his* aides"."""
        if d.number == "person":
            return set()
        found = (self._whose.get(i, self.named.get(i)) for i in range(d.start, d.head))
        return {self.reader.same.get(b, b) for b in found if b is not None}

    def _predicated(self, noun: Token) -> Weighted:
        """Of whom a predicate is told: "*Russia* is the only member …"."""
        if not any(c.dep_ == "cop" for c in noun.children):
            return ()
        subjects = (self._whose.get(c.i) for c in noun.children if c.dep_ == "nsubj")
        return tuple((b, 1.0) for b in subjects if b is not None)[:1]

    def _same_words(self, d: Description) -> Weighted:
        """A group named before by the same bare words ("Russian officials")."""
        words = self.doc.span(d.start, d.end).text.lower()
        if d.number == "group" and self.doc[d.start].pos_ != "DET":
            for b, bearer in enumerate(self.bearers):
                if bearer.kind == "group" and bearer.name.lower() == words:
                    return ((b, 1.0),)
        return ()

    def _newcomer(self, d: Description) -> int:
        """Somebody who is known by a description alone."""
        name = self.doc.span(d.start, d.end).text
        new = Bearer(name, KIND_OF[d.number], None, [d.role], d.gender, d.age)
        new.definite, new.belongs = d.definite, d.possessor is not None
        new.nameless = is_nameless(self.doc, d)
        self.bearers.append(new)
        return len(self.bearers) - 1

    def _pronoun(self, token: Token, agrees: str) -> None:
        place = self._map.place(token)
        who = self.rank(PRONOUNS[agrees], self.reader.of_pronoun(place, agrees), token.i)
        self._resolved[token.i] = who
        if not who or who[0][0] == NOBODY:
            return
        best = who[0][0]
        bearer = self.bearers[best]
        bearer.at.append((token.i, token.i + 1, "pronoun"))
        if agrees in ("m", "f"):
            bearer.called.add(agrees)
        self._note(token, place, best, named=False)

    def _issued(self, token: Token) -> None:
        """Whose statement speaks: of whom it is, or who was told to have made one."""
        own = [c for c in token.children if c.dep_ == "nmod:poss" or _is_by(c)]
        teller = subject(self.doc[self._map.place(token).verb])
        for issuer in (*own, teller):
            if issuer is not None and issuer.i != token.i and issuer.i in self._whose:
                self._issuer = self._whose[issuer.i]
                break
        if self._issuer is not None and token.dep_.startswith("nsubj"):
            self._resolved[token.i] = ((self._issuer, 1.0),)

    def _note(self, token: Token, place: Place, bearer: int, *, named: bool) -> None:
        self._whose[token.i] = bearer
        self.reader.memory.note(Seen(bearer, place, named))
        first = token.head
        joined = token.dep_ == "conj" and any(c.lower_ == "and" for c in token.lefts)
        if joined and self._whose.get(first.i, bearer) != bearer:
            self._join(first, self._whose[first.i], bearer)

    def _join(self, first: Token, one: int, other: int) -> None:
        """Makes one actor of two that are told of together: "Peru and Ecuador"."""
        members = frozenset((one, other))
        joint = next((b for b, x in enumerate(self.bearers) if x.members == members), None)
        if joint is None:
            names = f"{self.bearers[one].name} and {self.bearers[other].name}"
            self.bearers.append(Bearer(names, "group", members=members))
            joint = len(self.bearers) - 1
        self.reader.memory.note(Seen(joint, self._map.place(first), named=False))


def _is_by(noun: Token) -> bool:
    """Whether a noun tells by whom a paper is: "a statement *from the ministry*"."""
    return noun.dep_ == "nmod" and any(c.lower_ in ("from", "by", "of") for c in noun.lefts)
