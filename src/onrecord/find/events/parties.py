"""Whom a phrase stands for as a side of an event: one of the cast, a country, some people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.actors.cast import Cast
from onrecord.find.events.nouns import counted
from onrecord.find.events.people import (
    COUNTED,
    Side,
    SideKind,
    apposed,
    bare,
    counted_of,
    is_body,
    is_many,
    is_of_two,
    is_people,
    is_site,
    is_thing,
    joined,
    owners,
    predicated,
    together,
)
from onrecord.find.events.words import antecedent
from onrecord.find.phrases import chars, noun_phrase
from onrecord.lexicon.tables import collectives, country_words
from onrecord.schema import Party, Sector, Speaker

SPEAKER_SELF = frozenset("i we me us my our".split())
SPOKEN_TO = frozenset("you your".split())
# Bodies that a spokesman calls so when speaking of the own one.
OWN_BODIES = frozenset(
    "group party movement organisation organization government country company union ministry army "
    "council club firm agency commission".split()
)
# Of these only a state is one, or a body of that name: the rebels' "the army" is not theirs.
OF_STATES = frozenset("government country ministry army".split())
RECIPROCAL = frozenset(("each", "other", "another"))
DEPTH = 4


class Parties:
    """Tells the parties of a report.

    Args:
        doc: the report.
        cast: from `find.actors`.
        speaker_of: who says "I" at a token, and who is told "you".
    """

    def __init__(
        self,
        doc: Doc,
        cast: Cast,
        speaker_of: Callable[[int], tuple[Speaker | None, str | None]],
    ) -> None:
        self.doc, self.cast, self._speaker_of = doc, cast, speaker_of
        self._by_id = {a.id: a for a in cast.actors}
        self._known: dict[int, tuple[Side, ...]] = {}
        self._named = {
            name.lower(): b
            for b, a in enumerate(cast.actors)
            if cast.bearers[b].cluster is not None
            for name in (a.name, *a.aliases)
        }
        self._country = {
            x.cluster.code or x.name: b
            for b, x in enumerate(cast.bearers)
            if x.cluster and x.kind == "country"
        }

    def of(self, token: Token) -> tuple[Side, ...]:
        """The parties that a phrase names; of a thing, those whose it is.

        Args:
            token: the phrase's head.
        """
        if token.i not in self._known:
            self._known[token.i] = ()  # a phrase cannot be part of itself
            heads = [token, *joined(token)]
            found = [side for head in heads for side in self._one(head, DEPTH)]
            self._known[token.i] = tuple({side.key: side for side in found}.values())
        return self._known[token.i]

    def is_party(self, token: Token) -> bool:
        """Whether a noun itself is somebody, and not only belongs to somebody."""
        meant = antecedent(token) if token.tag_ in ("WP", "WDT") else None
        if meant is not None:  # "the council, *which* met"
            token = meant
        number = token.pos_ == "NUM" or token.lemma_.lower() in COUNTED
        return any(
            side.kind != "place" and (number or side.head == token.i) for side in self.of(token)
        )

    def sectors(self, token: Token) -> frozenset[Sector | None]:
        """The sectors of those whom a phrase names; a state is of its government."""
        out: set[Sector | None] = set()
        for side in self.of(token):
            if side.head != token.i:
                continue
            actor = self._by_id.get(side.party.actor or "")
            out.add("GOV" if side.kind == "country" else actor.sector if actor else None)
        return frozenset(out)

    def place(self, token: Token) -> tuple[Side, ...]:
        """The country of a place, or the place by its own name where none is known."""
        name = self._name_of(token)
        if name is None:
            return ()
        word = country_words().get(name[2].lower())
        if word is not None:
            return (self._for_country(word.country.name, word.country.code, token.i, name),)
        return (Side(Party(None, name[2], span=chars(self.doc, *name[:2])), token.i, "place"),)

    def _one(self, head: Token, depth: int) -> Iterator[Side]:
        if depth == 0:
            return
        if head.pos_ in ("PRON", "DET") and head.lower_ in SPEAKER_SELF | SPOKEN_TO:
            yield from self._first_person(head)
            return
        if head.tag_ in ("WP", "WDT") or (head.lower_ == "that" and head.pos_ == "PRON"):
            meant = antecedent(head)
            if meant is not None and meant.i != head.i:
                for one in together(meant, head.i):
                    yield from self._one(one, depth - 1)
                return
        if is_thing(head):
            return
        subject = predicated(head)
        if subject is not None:
            yield from self._one(subject, depth - 1)
            return
        if head.lemma_.lower() in COUNTED or head.pos_ == "NUM":
            of = counted_of(head)
            if of is not None:
                yield from self._one(of, depth - 1)
                return
        start, end = noun_phrase(head)
        if head.lower_ in RECIPROCAL or (head.lower_ == "state" and counted(head).i != head.i):
            return  # a state of emergency is no state
        if is_site(head):
            for owner in owners(head):
                yield from self._adjective(owner) or self._one(owner, depth - 1)
            return
        if several := self._of_several(head):
            yield from several
            return
        own = self._own_body(head, start)
        if own is not None:
            yield own
            return
        who = self.cast.who(self.doc, (*range(start, end), *apposed(head)))
        if who:
            yield self._bearer(who[0][0], head)
            return
        name = self._name_of(head)
        word = country_words().get(name[2].lower()) if name else None
        if word is not None and name is not None and word.how != "demonym":
            yield self._for_country(word.country.name, word.country.code, head.i, name)
            return
        if head.pos_ == "PRON" or head.tag_ in ("WP", "WDT", "WRB"):
            return
        if head.pos_ == "PROPN" and head.lower_ in self._named:
            yield self._bearer(self._named[head.lower_], head)
            return
        if is_people(head) or head.lemma_.lower() in COUNTED or head.pos_ == "NUM":
            if head.pos_ != "NUM" or head.dep_ in ("nsubj", "nsubj:pass", "obj", "iobj", "conj"):
                yield self._words(head, start)
            return
        if name is not None and head.ent_type_ in ("ORG", "PERSON"):
            span = chars(self.doc, *name[:2])
            yield Side(Party(None, name[2], span=span), head.i, "organization")
            return
        for owner in owners(head):
            found = list(self._adjective(owner) or self._one(owner, depth - 1))
            if found:
                yield from found
                for other in joined(owner):
                    yield from self._adjective(other) or self._one(other, depth - 1)
                return

    def _of_several(self, head: Token) -> list[Side]:
        """The parties of "Kenyan and Norwegian officials", each by itself."""
        if is_of_two(head):
            return [self._words(head, head.i - 2)]
        if not is_people(head):
            return []
        for child in head.lefts:
            words = [child, *joined(child)] if child.dep_ == "amod" else []
            if len(words) > 1 and all(w.lower_ in country_words() for w in words):
                span = chars(self.doc, child.i, head.i + 1)
                names = [f"{w.text} {head.text}" for w in words]
                return [Side(Party(None, n, span=span), head.i, "group") for n in names]
        return []

    def _own_body(self, head: Token, start: int) -> Side | None:
        """The body that a speaker speaks for, as "the group" in what is said: "the group was …"."""
        opening = self.doc[start]
        if head.lower_ not in OWN_BODIES or head.i - start > 1:
            return None
        of: str | None = None
        if opening.lower_ in ("the", "our", "my"):
            speaker, _ = self._speaker_of(head.i)
            of = speaker.of if speaker is not None else None
        elif opening.dep_ == "nmod:poss" and opening.pos_ == "PRON":
            who = self.cast.who(self.doc, [opening.i])
            of = (
                next((r.of for r in self.cast.bearers[who[0][0]].roles if r.of), None)
                if who
                else None
            )
        b = self._named.get((of or "").lower())
        if b is None or not self._may_be(b, head.lower_):
            return None
        return self._bearer(b, head)

    def _may_be(self, b: int, noun: str) -> bool:
        """Whether the body that somebody speaks for may go by a noun."""
        bearer = self.cast.bearers[b]
        if bearer.kind not in ("organization", "country"):
            return False  # somebody's lawyer speaks for no body
        return noun not in OF_STATES or bearer.kind == "country" or noun in bearer.name.lower()

    def _first_person(self, head: Token) -> Iterator[Side]:
        """Who says "we", who is told "you"."""
        speaker, addressee = self._speaker_of(head.i)
        actor = speaker.actor if speaker and head.lower_ in SPEAKER_SELF else addressee
        b = next((b for b, a in enumerate(self.cast.actors) if a.id == actor), None)
        if b is not None:
            yield self._bearer(b, head)
        elif speaker and speaker.name and head.lower_ in SPEAKER_SELF:
            yield Side(Party(None, speaker.name), head.i, "role")

    def actor(self, actor: str | None, head: Token) -> tuple[Side, ...]:
        """One of the cast by id, as a party."""
        b = next((b for b, a in enumerate(self.cast.actors) if a.id == actor), None)
        return (self._bearer(b, head),) if b is not None else ()

    def speaker(self, speaker: Speaker, head: Token) -> tuple[Side, ...]:
        """Who makes a statement, as a party."""
        for side in self.actor(speaker.actor, head):
            return (replace(side, party=replace(side.party, span=speaker.span)),)
        if not speaker.name:
            return ()
        return (Side(Party(None, bare(speaker.name), span=speaker.span), head.i, "role"),)

    def _bearer(self, b: int, head: Token) -> Side:
        bearer, actor = self.cast.bearers[b], self.cast.actors[b]
        start, end = noun_phrase(head)
        role = bearer.roles[0] if bearer.roles and bearer.kind in ("person", "role") else None
        key = bearer.cluster.key if bearer.cluster else ""
        place = key.startswith(("capital:", "metonym:")) and not is_body(actor.name)
        name = key.split(":")[1] if place else actor.name
        party = Party(
            actor.id,
            name if bearer.cluster else bare(name),
            role.role if role else None,
            role.of if role else None,
            chars(self.doc, start, end),
        )
        one = bearer.kind == "group" and not is_many(head)  # "her neighbour"
        return Side(party, head.i, "role" if one else bearer.kind)

    def country(self, word: str, at: Token) -> Side | None:
        """The country that an adjective or a name stands for."""
        found = country_words().get(word.lower())
        if found is None:
            return None
        country, at_ = found.country, (at.i, at.i + 1, word)
        return self._for_country(country.name, country.code, at.i, at_)

    def _for_country(
        self, name: str, code: str | None, head: int, at: tuple[int, int, str]
    ) -> Side:
        b = self._country.get(code or name)
        span = chars(self.doc, *at[:2])
        actor = self.cast.actors[b].id if b is not None else None
        return Side(Party(actor, name, span=span), head, "country")

    def _adjective(self, token: Token) -> list[Side]:
        """The country of "Russian" or "Moscow" before a noun."""
        if token.dep_ not in ("amod", "compound", "conj", "nmod:desc") or token.pos_ == "NOUN":
            return []
        side = self.country(token.text, token)
        return [side] if side is not None else []

    def _name_of(self, head: Token) -> tuple[int, int, str] | None:
        """The name that a token stands in: token start, end, words."""
        if not head.ent_type_:
            return None
        start, end = head.i, head.i + 1
        while start and self.doc[start].ent_iob_ == "I":
            start -= 1
        while end < len(self.doc) and self.doc[end].ent_iob_ == "I":
            end += 1
        words = self.doc.span(start, end).text
        return start, end, words.removeprefix("the ").removeprefix("The ")

    def _words(self, head: Token, start: int) -> Side:
        """People known by a description alone."""
        end = noun_phrase(head)[1]
        kind: SideKind = "group" if head.tag_ in ("NNS", "NNPS") or is_many(head) else "role"
        if collectives().get(head.lower_) == "organization":
            kind = "organization"
        words = bare(self.doc.span(start, end).text)
        return Side(Party(None, words, span=chars(self.doc, start, end)), head.i, kind)
