"""Whether a deed is one of public affairs, by its sides and its report: most tell no event.

The words of sport, business, crime and accidents are those of politics ("attack", "strike",
"talks", "rejected the offer"). So a report that is plainly of one of these tells events only
where a public actor takes part.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.parsed import Doc
from onrecord.find.actors.cast import Cast
from onrecord.find.actors.knowledge import Knowledge, known, organisation
from onrecord.find.events.mention import Mention
from onrecord.find.events.nouns import classes
from onrecord.find.events.people import Side
from onrecord.find.events.topics import topics_of
from onrecord.lexicon.event_tables import noun_classes
from onrecord.schema import Actor, EventType, Mode, Sector

# Sentences from which on a text is a report that would name somebody of politics if it were of it.
REPORT = 4
# Bodies of these sectors count by their names alone.
CLUBS: frozenset[Sector | None] = frozenset(("PTY", "GOV", "OPP"))
# Ranks that the police has as well.
RANKS = frozenset("sergeant officer lieutenant captain constable inspector deputy".split())
# Those who go after crimes.
PURSUING: frozenset[Sector | None] = frozenset(("COP", "JUD"))
PUBLIC: frozenset[Sector] = frozenset(
    ("COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "OPP", "PRE")
)
CIVIC: frozenset[Sector] = frozenset(
    ("LAB", "CVL", "AGR", "EDU", "REL", "SOC", "REF", "JRN", "MED", "ELI", "UNK")
)
# Those of these who are one person act in public all the same: a union's leader, a bishop.
LEADING: frozenset[Sector] = frozenset(("LAB", "REL", "SOC", "ELI"))
# What may be done to anybody by a public actor who is left out.
SUFFERED: frozenset[EventType] = frozenset(
    ("COERCE", "ASSAULT", "SANCTION", "RETREAT", "ACCUSE", "THREATEN", "PROTEST", "REQUEST")
)
ARMED = frozenset(("forces", "police"))
PRIVATE: frozenset[Sector] = frozenset(("BUS", "CRM"))
# Those who do crimes, and who handle crimes and accidents as a matter of course.
HANDLERS: frozenset[Sector | None] = frozenset(("COP", "JUD", "MED", "CVL", "UAF"))
AFFAIRS: frozenset[Sector] = PUBLIC - frozenset(("COP", "JUD"))
# Deeds that are told without anybody: a bomb goes off, a curfew is in force.
SIDELESS: frozenset[Mode | None] = frozenset(
    ("explosives", "heavy-weapons", "suicide-attack", "aerial", "drone", "riot", "curfew",
     "martial-law"),
)  # fmt: skip
# Deeds that are public whoever does them, in a report of public affairs.
OPENLY: frozenset[EventType] = frozenset(("MOBILIZE", "PROTEST", "COERCE", "ASSAULT", "RETREAT"))
# Roles of sport and the arts, whose holders act in no public affair.
TRADES = frozenset(
    "coach manager skipper player striker trainer goalkeeper midfielder referee actor actress "
    "singer director novelist painter conductor".split()
)
# Classes of those who handle crimes.
HANDLING = frozenset(("lawmen", "court"))
# Words for some people and no more.
ANY_PEOPLE = frozenset(
    "man woman person people boy girl teenager teen youth couple brother sister suspect pair trio "
    "victim relative driver passenger child".split()
)
LETHAL = frozenset("kill wound injure murder slay die".split())


def _told_anew(m: Mention) -> bool:
    """Whether a deed without sides is told for itself: "a clash", not "during the clashes"."""
    if m.type not in OPENLY:
        return False
    if m.head.pos_ == "VERB":
        return True
    first = next((c.lower_ for c in m.head.lefts if c.dep_ == "det"), "")
    beside = m.head.dep_ in ("obl", "nmod", "compound")
    return (
        first in ("a", "an", "no", "another")
        or (not first and not beside)
        or (first == "the" and m.head.dep_.startswith("nsubj") and m.type == "PROTEST")
    )


def _of_affairs(actor: Actor) -> bool:
    """Whether an actor shows that a report is of public affairs.

    Bodies by name, for "an office party" is none; and people of more than a policeman's rank.
    """
    if actor.sector not in AFFAIRS or actor.kind in ("group", "role"):
        return False
    if actor.kind == "organization":
        bare = actor.name.removeprefix("The ").removeprefix("the ")
        return actor.sector not in CLUBS or bare[:1].isupper()
    ranks = {role.role.split()[-1] for role in actor.roles if role.role}
    return not ranks or bool(ranks - RANKS)


class Publicness:
    """Tells which sides act in public affairs.

    Args:
        doc: the report.
        cast: from `find.actors`.
        day: the report's date.
    """

    def __init__(self, doc: Doc, cast: Cast, day: str | None) -> None:
        self.doc, self.day = doc, day
        topics = topics_of(doc)
        self.domain = topics.plain
        self._actors = {a.id: a for a in cast.actors}
        # where nobody of politics is told of, police and courts are after private crimes
        self._affairs = self.domain is None and any(_of_affairs(a) for a in cast.actors)
        apart = not self._affairs and sum(1 for _ in doc.sents) >= REPORT
        self._crimes = topics.crime or apart

    def admits(self, group: Sequence[Mention]) -> bool:
        """Whether a deed is one of public affairs, by its sides and its report."""
        if self.domain in ("sport", "culture"):
            return False
        sides = {s.key: s for m in group for s in (*m.actors, *m.recipients)}
        public = self._affairs and not self._crimes
        if not sides:
            told = any(m.mode in SIDELESS or (public and _told_anew(m)) for m in group)
            return self.domain is None and told
        least = 1 if self.domain is None else 2
        if public and group[0].type in SUFFERED:
            least = 0
        ranks = (self._rank(side, group[0].type) for side in sides.values())
        return max(ranks) >= least and not self._is_crime(group) and self._agent_told(group)

    def _is_crime(self, group: Sequence[Mention]) -> bool:
        """Whether it is a crime of one private person, or what police and courts do about it."""
        actors = [s for m in group for s in m.actors]
        others = [s for m in group for s in m.recipients]
        type_ = group[0].type
        if type_ == "ASSAULT":
            sides = [*actors, *others]
            return (
                (bool(actors) or self._crimes)
                and all(self._is_private(s) for s in actors)
                and not any(self._rank(s, type_) == 2 for s in sides)
            )
        if type_ not in ("COERCE", "ACCUSE", "SANCTION", "RETREAT") or not self._crimes:
            return False
        pursued = all(
            self._sector(s) in PURSUING or classes(self.doc[s.head]) & HANDLING for s in actors
        )
        return pursued and bool(others) and all(self._is_private(s) for s in others)

    def _is_private(self, side: Side) -> bool:
        """Whether somebody is one person, or a few, of whom nothing public is known."""
        one = side.kind in ("person", "role")
        few = side.kind == "group" and self.doc[side.head].lemma_.lower() in ANY_PEOPLE
        return (one or few) and self._sector(side) in (None, "BUS", "CRM", "LAB")

    def _agent_told(self, group: Sequence[Mention]) -> bool:
        """Whether a killing without a killer is told beside an attack."""
        if any(m.type != "ASSAULT" or m.actors for m in group):
            return True
        heads = [m.head for m in group]
        if any(head.lemma_.lower() not in LETHAL for head in heads):
            return True
        start = heads[0].sent.start
        before = self.doc[start - 1].sent.start if start else 0
        near = self.doc[before : heads[0].sent.end]
        return any(
            noun_classes().get(t.lemma_.lower(), frozenset()) & {"attack", "armed"} for t in near
        )

    def _sector(self, side: Side) -> Sector | None:
        return self._known(side).sector

    def _known(self, side: Side) -> Knowledge:
        actor = self._actors.get(side.party.actor or "")
        if actor is not None:
            return Knowledge(actor.code, actor.sector)
        return known(side.party.name, side.kind if side.kind != "place" else "group")

    def _rank(self, side: Side, type_: EventType) -> int:
        """2 for a public actor, 1 for one that may be, 0 for a private one."""
        if side.kind == "country":
            return 2
        called = classes(self.doc[side.head])
        found = self._known(side)
        sector, code = found.sector, found.code
        rank = (side.party.role or "").split()[-1:]
        if self.domain and (sector in HANDLERS or called & HANDLING or RANKS.intersection(rank)):
            return 0
        if sector in PUBLIC or (called & ARMED and not self.domain):
            return 2
        if sector in PRIVATE:
            return 0
        # a firm's or a victim's country says nothing of public affairs
        belongs = code is not None and (not self.domain or side.kind == "organization")
        if belongs or organisation(side.party.name, self.day) is not None:
            return 2
        if sector in CIVIC:
            one = side.kind in ("person", "role") and sector not in LEADING
            return 0 if self.domain or (one and type_ not in SUFFERED) else 1
        of_trade = bool(TRADES & set((side.party.role or "").split()))
        named = side.kind == "person" and not (self.domain or self._crimes or of_trade)
        return 1 if named or side.kind in ("organization", "group") else 0
