"""What a report is of, and whether a side acts in public affairs: most sentences tell no event.

The words of sport, business, crime and accidents are those of politics ("attack", "strike",
"talks", "rejected the offer"). So a report that is plainly of one of these tells events only
where a public actor takes part.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc

from onrecord.find.actors.cast import Cast
from onrecord.find.actors.knowledge import Knowledge, known, organisation
from onrecord.find.events.mention import Mention
from onrecord.find.events.nouns import classes
from onrecord.find.events.people import Side
from onrecord.lexicon.event_tables import noun_classes
from onrecord.lexicon.tables import rows
from onrecord.schema import Actor, EventType, Mode, Sector

# So many different words of a domain, and so many of its words a sentence, make a report of it;
# politics uses some of each domain's words.
LEAST_WORDS, LEAST_STRONG, LEAST_RATE = 4, 2, 0.4
STRICTER = {"business": 0.7, "crime": 0.6, "accident": 0.6, "culture": 0.6}

# Sentences from which on a text is a report that would name somebody of politics if it were of it.
REPORT = 4
# From here on a report tells of a crime among other things.
LEANING = 0.5
# So many different words of crime, and so many a sentence, also where none is of it alone.
CRIME_WORDS, CRIME_RATE = 6, 0.5
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
# Those who handle crimes and accidents handle them as a matter of course.
OF_COURSE: frozenset[Sector] = frozenset(("COP", "JUD", "MED", "CVL"))
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


@cache
def domain_words() -> dict[str, tuple[str, bool]]:
    """The domain that a word is of, by lemma, and whether it is of hardly any other."""
    return {
        word: (r["domain"], column == "strong")
        for r in rows("event_domains.csv")
        for column in ("weak", "strong")
        for word in r[column].split(";")
    }


def domain_rates(doc: Doc) -> dict[str, float]:
    """How far a report is of each domain, the furthest first; 1 and more is plainly of it."""
    found: dict[str, list[str]] = {}
    strong: dict[str, set[str]] = {}
    for token in doc:
        lemma = token.lemma_.lower()
        domain, sure = domain_words().get(lemma) or domain_words().get(token.lower_) or ("", False)
        if domain and token.pos_ in ("NOUN", "VERB", "PROPN", "ADJ"):
            found.setdefault(domain, []).append(lemma)
            if sure:
                strong.setdefault(domain, set()).add(lemma)
    sentences = max(1, sum(1 for _ in doc.sents))
    rates = {
        domain: len(words) / sentences / STRICTER.get(domain, LEAST_RATE)
        for domain, words in found.items()
        if len(set(words)) >= LEAST_WORDS and len(strong.get(domain, ())) >= LEAST_STRONG
    }
    return dict(sorted(rates.items(), key=lambda item: (-item[1], item[0])))


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


def _leans_to_crime(doc: Doc) -> bool:
    """Whether a report is as full of the words of crime as a report of one crime is."""
    sentences = max(1, sum(1 for _ in doc.sents))
    found = [
        lemma
        for t in doc
        if (domain_words().get(lemma := t.lemma_.lower()) or ("", False))[0] == "crime"
        and t.pos_ in ("NOUN", "VERB", "PROPN", "ADJ")
    ]
    return len(set(found)) >= CRIME_WORDS and len(found) >= sentences * CRIME_RATE


class Publicness:
    """Tells which sides act in public affairs.

    Args:
        doc: the report.
        cast: from `find.actors`.
        day: the report's date.
    """

    def __init__(self, doc: Doc, cast: Cast, day: str | None) -> None:
        self.doc, self.day = doc, day
        rates = domain_rates(doc)
        self.domain = next((name for name, rate in rates.items() if rate >= 1), None)
        self._actors = {a.id: a for a in cast.actors}
        # where nobody of politics is told of, police and courts are after private crimes
        self._affairs = self.domain is None and any(_of_affairs(a) for a in cast.actors)
        apart = not self._affairs and sum(1 for _ in doc.sents) >= REPORT
        leaning = rates.get("crime", 0) >= LEANING or _leans_to_crime(doc)
        self._crimes = leaning or apart

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
        return (one or few) and self._sector(side) in (None, "BUS", "CRM")

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
        if side.kind == "country" or classes(self.doc[side.head]) & ARMED:
            return 2
        name = side.party.name
        found = self._known(side)
        sector, code = found.sector, found.code
        if sector in PUBLIC and not (self.domain and sector in OF_COURSE):
            return 2
        if sector in PRIVATE:
            return 0
        if code is not None or organisation(name, self.day) is not None:
            return 2
        if sector in CIVIC:
            one = side.kind in ("person", "role") and sector not in LEADING
            return 0 if self.domain or (one and type_ not in SUFFERED) else 1
        of_trade = bool(TRADES & set((side.party.role or "").split()))
        named = side.kind == "person" and not (self.domain or self._crimes or of_trade)
        return 1 if named or side.kind in ("organization", "group") else 0
