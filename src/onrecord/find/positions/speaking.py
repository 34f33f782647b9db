"""For whom somebody stands: a minister for the state, a leader for the party."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.find.positions import offices
from onrecord.find.positions.bodies import adjective, led, office, whole
from onrecord.find.positions.register import Register, Standing, bare
from onrecord.find.positions.states import FOR_BODY, UNIONS, country
from onrecord.lexicon.tables import collectives
from onrecord.schema import Actor, Article, Event, Role, Span, Statement


class Cast:
    """The actors of a report, and for whom each of them stands.

    Args:
        article: the article, for its dateline.
        actors: its actors.
        events: its events, for what only states do.
        statements: its statements, for who speaks in it.
    """

    def __init__(
        self,
        article: Article,
        actors: Sequence[Actor],
        events: Sequence[Event],
        statements: Sequence[Statement] = (),
    ) -> None:
        self._all = Register(article, actors, events, statements)

    def standing(self, actor: str | None, name: str) -> Standing | None:
        """Who stands for what an actor says; None for onlookers.

        Args:
            actor: the actor's id.
            name: the actor's name.
        """
        found = self._all.by_id.get(actor or "")
        if offices.ONLOOKERS.search(name.lower()) or offices.NO_NAME.match(name):
            return None
        name = re.sub(r" (?:him|her|it|them)sel(?:f|ves)$", "", name)
        if offices.OWNED.match(name):
            return self._owned(found)
        if found is None:
            return self._all.body_named(name) or self._all.as_named(actor, name)
        if offices.NO_NAME.match(found.name):
            return None
        speaks = any(w in role.role for role in found.roles for w in offices.SPEAKING)
        if found.sector in offices.ONLOOKING and found.kind in ("person", "role") and not speaks:
            return None
        if any(offices.ONLOOKERS.search(role.role.lower()) for role in found.roles):
            return None
        if found.kind in ("organization", "group"):
            known = self._all.body_named(found.name) or self._of_office(found)
            return known or self._all.as_named(found.id, found.name)
        return self._body(found) or Standing(found.id, bare(found.name))

    def is_public(self, actor: str | None, name: str | None) -> bool:
        """Whether an actor is known for one of public affairs."""
        found = self._all.by_id.get(actor or "")
        if name and self._all.body_named(name) is not None:
            return True
        return found is not None and (
            found.kind == "country" or found.sector not in offices.PRIVATE
        )

    def is_body(self, who: Standing) -> bool:
        """Whether somebody is an organisation with a name."""
        found = self._all.by_id.get(who.actor or "")
        return found is not None and found.kind == "organization" and who.name[:1].isupper()

    def holder(
        self, actor: str | None, name: str, matter: str, told: Span | None = None
    ) -> Standing | None:
        """Who holds a position on a matter: of what only a person can do, the person.

        Args:
            actor: the actor's id.
            name: the actor's name.
            matter: what the position is on.
            told: where the report has the words for the actor.
        """
        body = self._all.governing(told) if told is not None else None
        if body is not None:
            return body
        who = self.standing(actor, name)
        found = self._all.by_id.get(actor or "")
        if who is not None and found is not None and offices.PERSONAL.match(matter):
            return Standing(found.id, found.name)
        return who

    def own(self, who: str, speaker: Standing, *, first: bool = False) -> bool:
        """Whether the words for a doer are the speaker's own side: "we", "her government".

        Args:
            who: the words.
            speaker: who speaks.
            first: whether the speaker's very words are told, in which "they" are others.
        """
        low = who.lower()
        if low in ("we", "i", "") or low.startswith(("our ", "my ")):
            return True
        if low in ("it", "they", "he", "she") or offices.OWN_SIDE.match(who):
            return not first
        body = self._all.body_named(who) or self._known(who)
        return (body is not None and body.name == speaker.name) or bool(offices.BODIES.match(who))

    def own_side(self, actor: str | None, name: str, speaker: Standing | None) -> Standing | None:
        """The speaker, where a doer is told by words for the speaker's own side.

        Args:
            actor: the doer's id.
            name: the doer's name.
            speaker: who tells of it.
        """
        found = self._all.by_id.get(actor or "")
        words = found.name if found is not None else name
        if speaker is None or not (offices.OWN_SIDE.match(words) or offices.OWN_BODY.match(words)):
            return None
        return speaker if offices.OWN_SIDE.match(words) or speaker.name[:1].isupper() else None

    def speaks_for(
        self, actor: str | None, name: str | None, other: str | None, others: str
    ) -> bool:
        """Whether one actor is another, or they stand for the same body."""
        if actor is not None and actor == other:
            return True
        one, two = self.standing(actor, name or ""), self.standing(other, others)
        return one is not None and two is not None and two.name in one.name

    def is_anybody(self, actor: str | None) -> bool:
        """Whether an actor is somebody of whom no more is told than what he is: "a guard"."""
        found = self._all.by_id.get(actor or "")
        return (
            found is not None and found.kind == "role" and bool(offices.ANYBODY.match(found.name))
        )

    def own_clause(self, content: str, speaker: Standing, *, first: bool) -> str | None:
        """What follows the subject of a content that is the speaker's own side.

        Args:
            content: the content.
            speaker: who says it.
            first: whether only "we" and "I" are the speaker.
        """
        words = re.sub(r"^(?:but|and|that) ", "", content.strip(" “”\"‘'"), flags=re.I).split()
        pronouns = ("we", "i") if first else ("we", "i", "it", "he", "she", "they")
        if words and words[0].lower() in pronouns:
            return " ".join(words[1:])
        for k in range(min(offices.LONGEST_SUBJECT, len(words) - 1), 0, -1):
            if self.own(" ".join(words[:k]), speaker):
                return " ".join(words[k:])
        return None

    def is_person(self, words: str) -> bool:
        """Whether words are those for somebody, of whom one is no issue."""
        return self._all.is_person(words)

    def called(self, who: str) -> Standing | None:
        """The actor whom some words name, if one does."""
        return self._all.body_named(who) or self._known(who)

    def _known(self, words: str) -> Standing | None:
        found = self._all.find(words)
        return self.standing(found.id, found.name) if found is not None else None

    def _owned(self, body: Actor | None) -> Standing | None:
        """Who is meant by words for somebody's own: "*its* members", "*his* group"."""
        start = body.mentions[0].span[0] if body is not None and body.mentions else -1
        for a in self._all.actors:
            if a is not body and any(m.how == "pronoun" and m.span[0] == start for m in a.mentions):
                return self.standing(a.id, a.name)
        return None

    def _of_office(self, body: Actor) -> Standing | None:
        """Who is meant by an office: its head, or for one named by the post the state."""
        whose = office(bare(body.name))
        if whose is None:
            return None
        return self._known(whose) if whose else self._all.home(body)

    def _body(self, actor: Actor) -> Standing | None:
        """The body that a person speaks for."""
        if actor.kind not in ("person", "role"):
            return None
        now = [r for r in actor.roles if not r.role.lower().startswith(offices.FORMER)]
        for role in now:
            first = role.role.split()[0] if role.role else ""
            if (
                first[:1].isupper()
                and role.of is None
                and offices.OF_STATE.search(role.role.lower())
            ):
                return self._all.state_of(first)
            whose = re.match(
                r"(.+)['’]s? \w+$|(\w+) (?:spokes\w+|leader|chief|commander)$", role.role
            )
            if whose is not None and role.of is None:
                body = self.called(whose[1] or whose[2])
                if body is None and whose[2] in ("military", "army", "government", "ministry"):
                    body = self._all.government()
                if body is not None or whose[1]:
                    return body or Standing(None, bare(whose[1]))
            speaks = actor.sector in FOR_BODY or any(w in role.role for w in offices.SPEAKING)
            if role.of in UNIONS and offices.MEDIATING.search(role.role):
                continue  # sent to two sides, he speaks for himself
            if role.of and country(role.of) != role.of and offices.OF_FIRMS.search(role.role):
                continue
            if role.of and speaks:
                if offices.LOCAL.search(role.role.lower()):
                    return None
                body = self._of_body(role.of)
                home = body is not None and self._all.is_home(body)
                return None if home and self._differs(role) else body
        for role in now:
            if any(w in role.role for w in offices.SPEAKING):
                its = self._all.spoken_for(actor) or self._possessor(actor, len(role.role))
                if its is not None:
                    return its
        if any(offices.OF_STATE.search(role.role.lower()) for role in now):
            return None if any(map(self._differs, now)) else self._all.home(actor)
        if any(role.role.lower() == "government official" for role in now):
            return self._all.government()
        plain = any(role.role.lower() == "minister" for role in now)
        if plain and self._all.at_home and not self._all.alone:
            return self._all.home(actor)
        if any(w in role.role for role in now for w in offices.PARTY_ROLES):
            named = self._before_role(now) or self._nearest(actor)
            if named is not None:
                return named
        leads = led(self._all.text, actor.name) if actor.kind == "person" else None
        if leads is None:
            return None
        corporate = collectives().get(leads.split()[-1].lower()) == "organization"
        return self._known(leads) or (Standing(None, leads) if corporate else None)

    def _differs(self, role: Role) -> bool:
        """Whether an officer of a state has a position of his own beside his colleagues."""
        office, outward = role.role.lower(), offices.OUTWARD.search(role.role.lower())
        return self._all.alone and not outward and bool(offices.OF_STATE.search(office))

    def _of_body(self, of: str) -> Standing | None:
        """The body that a role is of."""
        own = next((a for a in self._all.actors if a.kind == "organization" and a.name == of), None)
        if own is not None and not offices.BODIES.match(of):
            return Standing(own.id, whole(self._all.text, bare(own.name)))
        body = collectives().get(of.split()[-1].lower()) is not None or offices.BODIES.match(of)
        if of.islower() and own is None and not body and self._known(of) is None:
            return None  # "the head of mission"
        state = country(of)
        if offices.BODIES.match(state):
            told = adjective(self._all.text, state)
            return (
                self._all.as_actor(told)
                if told
                else (self._all.government() or self._all.as_actor(of))
            )
        return self._all.as_actor(state if state != of else whole(self._all.text, of))

    def _before_role(self, now: Sequence[Role]) -> Standing | None:
        """The body whose name stands in the role: "the *Liberal Party* leader"."""
        for role in now:
            before = role.role.rpartition(" ")[0]
            body = self._known(before) if before else None
            if body is not None:
                return body
        return None

    def _nearest(self, actor: Actor) -> Standing | None:
        """The body that is named last before its leader is: "The League … Chairman Jan Roe"."""
        first = min((m.span[0] for m in actor.mentions if m.how == "name"), default=None)
        if first is None:
            return None
        near = [
            (m.span[1], other)
            for other in self._all.actors
            for m in other.mentions
            if other.kind == "organization"
            and m.how == "name"
            and not offices.PAPER.search(other.name)
            if 0 < first - m.span[1] <= offices.NEAR
        ]
        found = max(near, key=lambda x: x[0], default=None)
        return Standing(found[1].id, found[1].name) if found else None

    def _possessor(self, actor: Actor, role: int) -> Standing | None:
        """Whose the role is that stands before a name: "*its* spokesman, Eva Lund"."""
        names = [m.span for m in actor.mentions if m.how == "name"][:1]
        for start, _ in names:
            for other in self._all.actors:
                if other.kind in ("organization", "country", "group") and any(
                    m.how == "pronoun" and 0 < start - m.span[1] <= role + offices.BESIDE_ROLE
                    for m in other.mentions
                ):
                    return self._all.body_named(other.name) or Standing(other.id, other.name)
        return None
