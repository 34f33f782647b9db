"""The bodies of a report by the words for them: "the union", "the government", "Oslo"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.find.positions.bodies import fuller, governed, is_somebody, leaders_of, seat
from onrecord.find.positions.offices import BODIES
from onrecord.find.positions.states import NAME, adjective_of, alone, country, homes, towards
from onrecord.lexicon.tables import collectives, country_words, roles
from onrecord.schema import Actor, Article, Event, Span, Statement

SPOKESMAN = re.compile(
    r"(?:an?|the|another) (?P<whose>[A-Z][\w.]*(?: [A-Z][\w.]*)*)(?:['’]s?)? spokes\w+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Who holds a position: an actor of the report where it is one, and the name."""

    actor: str | None
    name: str


class Register:
    """The actors of a report by their names and by other words for them.

    Args:
        article: the article, for its text and dateline.
        actors: its actors.
        events: its events, for what only states do.
        statements: its statements, for who speaks in it.
    """

    def __init__(
        self,
        article: Article,
        actors: Sequence[Actor],
        events: Sequence[Event],
        statements: Sequence[Statement],
    ) -> None:
        self.by_id = {a.id: a for a in actors}
        self.actors = tuple(actors)
        self._names = [
            (a, frozenset(bare(name).lower() for name in (a.name, *a.aliases))) for a in actors
        ]
        self.text = article.text
        self._homes = homes(article, actors, events, statements)
        self._towards = towards(events, actors)
        self.alone = alone(actors, article.text, self._homes)
        # A bare "minister" is of the state from which the report is written.
        self.at_home = bool(self._homes) and article.dateline is not None

    def find(self, words: str) -> Actor | None:
        """The actor that some words name."""
        plain = bare(words.strip())
        wanted = {plain.lower(), country(plain).lower()}
        return next((a for a, names in self._names if not wanted.isdisjoint(names)), None)

    def body_named(self, name: str) -> Standing | None:
        """The state that a capital or a bare "the government" stands for."""
        word = country_words().get(name.lower())
        if word is not None and word.how == "capital":
            return self.as_actor(word.country.name)
        if BODIES.match(name):
            place = re.search(r" in ([\w' ]+)$", name)
            at = country_words().get(place[1].lower()) if place else None
            return self.as_actor(at.country.name) if at else self.government(bare(name))
        sits = seat(name)
        return self.as_actor(sits) if sits else None

    def home(self, actor: Actor | None = None) -> Standing | None:
        """The state of an office that is told without its state."""
        met = self._towards.get(actor.id, frozenset()) if actor is not None else frozenset()
        state = next((state for state in self._homes if state not in met), None)
        return self.as_actor(state) if state is not None else None

    def government(self, body: str = "government") -> Standing | None:
        """The home state, or where the report tells of no other its body as the report names it.

        Args:
            body: the words for the body.
        """
        if not self.alone:
            return self.home()
        words = re.escape(body)
        named = re.search(rf"\b[A-Z]\w+(?:['’]s)? {words}\b|\b{words} of [A-Z]\w+", self.text)
        state = self.home()
        found = bare(named[0]) if named is not None and body.islower() else body
        if found == "government" and state is not None:
            found = f"government of {state.name}"
        known = self.find(found) or self.find(body)
        return Standing(known.id if known is not None else None, found)

    def governing(self, span: Span) -> Standing | None:
        """The government that a phrase of the report names."""
        name = governed(self.text, self.text[slice(*span)])
        if name is None or (self.alone and country(name) == name and name in self._homes):
            return None
        return self.as_actor(name)

    def spoken_for(self, actor: Actor) -> Standing | None:
        """For whom somebody speaks by another mention: "a *Navy* spokesman" who is named later."""
        for mention in actor.mentions:
            found = SPOKESMAN.match(mention.text)
            body = self.find(found["whose"]) if found is not None else None
            state = country(found["whose"]) if found is not None else ""
            if found is not None and state != found["whose"]:
                return self.as_actor(state)
            if body is not None and body is not actor:
                return Standing(body.id, body.name)
        return None

    def is_home(self, body: Standing) -> bool:
        """Whether a body is the state, or the government, whose affairs a report tells of."""
        home = self.home()
        ends = home is not None and body.name.endswith(home.name)
        return ends or BODIES.match(body.name) is not None

    def is_person(self, words: str) -> bool:
        """Whether words are those for somebody, of whom one is no issue."""
        known = self.find(words)
        if known is not None:
            return known.kind in ("person", "role", "group")
        plain = bare(words).lower().split()
        if not plain:
            return False
        heads = [
            w for w, after in zip(plain, [*plain[1:], "of"], strict=True) if after in ("of", "in")
        ]
        head = heads[0] if heads else ""
        return bool({head, head.removesuffix("s")} & (roles().keys() | _groups()))

    def as_named(self, actor: str | None, name: str) -> Standing | None:
        """Somebody by the name that the report gives beside or elsewhere; None for a thing."""
        plain = bare(name)
        led_ = leaders_of(plain)
        if led_ is not None:
            known = self.find(led_)
            return self.as_named(known.id if known else None, known.name if known else led_)
        if actor is None and not is_somebody(plain):
            return None
        full = fuller(self.text, plain)
        named = next((a for a in self.actors if a.name == full), None) if full != plain else None
        return Standing(named.id if named else actor, full)

    def as_actor(self, name: str) -> Standing:
        """A body by its name, whether it is one of the actors or not."""
        named = (a for a in self.actors if a.kind != "person" or not a.roles)
        fits = [a for a in named if name in (a.name, *a.aliases)]
        own = next(
            (a for a in fits if a.name == name or a.kind in ("country", "organization")), None
        )
        return Standing(own.id if own else None, own.name if own else name)

    def state_of(self, adjective: str) -> Standing | None:
        """The state of which an adjective is that no table knows, if the report names it."""
        named = (word for word in NAME.findall(self.text) if adjective_of(adjective, word))
        state = next(named, None)
        return self.as_actor(state) if state is not None else None


@cache
def _groups() -> frozenset[str]:
    """Nouns for people of one kind, in both numbers."""
    people = {noun for noun, kind in collectives().items() if kind == "group"}
    return frozenset(people) | {"colleague"}


def bare(name: str) -> str:
    """A name without its article, as parties of events have it.

    >>> bare("the Front")
    'Front'
    """
    return re.sub(r"^(?:the|an?) ", "", name, flags=re.IGNORECASE)
