"""Whom pronouns, descriptions and new names stand for: the candidates of each, and what is known.

In the way of Lappin and Leass (1994) everybody who agrees is a candidate, and what speaks for or
against each is added up (`features.py`, `ranking.py`). "Nobody yet" is a candidate too, by which a
description brings in somebody new.
"""

from __future__ import annotations

from collections.abc import Collection

from onrecord.annotate.parsed import Doc
from onrecord.find.actors.cast import NOBODY, Bearer
from onrecord.find.actors.features import (
    LEAD,
    Features,
    alike,
    fitness,
    newness,
    standing,
    title_to,
)
from onrecord.find.actors.knowledge import known
from onrecord.find.actors.memory import Memory
from onrecord.find.actors.mentions import Description, is_nameless
from onrecord.find.actors.names import TITLES
from onrecord.find.actors.places import Place, Seen
from onrecord.lexicon.tables import collectives
from onrecord.schema import Sector

Candidates = dict[int, Features]

# Sentences beyond which pronouns do not reach back, and beyond which a name names nobody who was
# only described before.
PRONOUN_REACH, NAME_REACH = 9, 9
# "a man who *identified* himself *as* Col. Anli Bacar"; tokens between noun and name at most.
CALLS = frozenset("identify give introduce name call know".split())
CALLED_BY = frozenset(("as", "named", "called"))
CALLED_WITHIN = 12
# Bodies whose names tell that they are such, and the sectors of these names.
FORCES = frozenset(("army", "navy", "air force", "military"))
# Bodies about one person, which bear no other body's name.
OWN = frozenset("campaign camp team staff office entourage".split())
# Bodies of one kind, by which no body is called whose name tells another kind.
EXACT = frozenset(
    "station newspaper paper magazine state country nation county city police clinic laboratory "
    "court school college church studio jury crew club university hospital".split()
)
ARMED: frozenset[Sector | None] = frozenset(("MIL", "REB", "PRM", "UAF"))


class Reader:
    """Reads a report's mentions in order and says for whom the next one may stand.

    Args:
        doc: the report.
        bearers: those who have names; who is only described joins them.
    """

    def __init__(self, doc: Doc, bearers: list[Bearer]) -> None:
        self.doc = doc
        self.bearers = bearers
        self.memory = Memory(doc)
        self.same: dict[int, int] = {}
        """Who was only described → who bears the name, found later."""

    @property
    def seen(self) -> dict[int, list[Seen]]:
        """Bearer → mentions read so far."""
        return self.memory.seen

    def unite(self, described: int, named: int) -> None:
        """Makes somebody who was only described one with a bearer of a name."""
        self.same[described] = named
        old, new = self.bearers[described], self.bearers[named]
        new.described += [*old.roles, *old.described]
        if not new.roles:  # "the harbour minister said … Lena Falk added"
            new.roles += old.roles
        new.at += old.at
        new.gender = new.gender or old.gender
        new.called |= old.called
        old.at = []
        self.memory.rename(described, named)

    def of_pronoun(self, place: Place, agrees: str) -> Candidates:
        """The candidates of a pronoun; `agrees` is m, f, n or p."""
        near = [
            b
            for b, seen in self.seen.items()
            if abs(place.sentence - seen[-1].place.sentence) <= PRONOUN_REACH
            and _agrees(self.bearers[b], agrees)
        ]
        gender = agrees if agrees in ("m", "f") else None
        out = self.memory.nearness(place, near)
        for b in near:
            out[b] |= standing(self.bearers[b], gender)
        if not place.source:  # who speaks is somebody
            out[NOBODY] = {"nobody": 1.0}
        return out

    def of_description(
        self,
        d: Description,
        place: Place,
        inside: Collection[int],
        owners: Collection[int] = (),
    ) -> Candidates:
        """The candidates of a description; NOBODY who was mentioned is among them.

        Args:
            d: the description.
            place: where it stands.
            inside: bearers named in it, or to whom it belongs, who cannot be meant.
            owners: those to whom a body or group belongs. What is another's cannot be meant.
        """
        headline = self.memory.in_headline
        pointing = d.definite or headline
        near = [
            b
            for b in self.seen
            if pointing and b not in inside and fits(d, self.bearers[b]) and self._theirs(b, owners)
        ]
        out = self.memory.nearness(place, near)
        for b in () if is_nameless(self.doc, d) else self._named_ahead(d):
            out[b] = {"ahead": 1.0}
        for b, found in out.items():
            found |= standing(self.bearers[b], d.gender) | fitness(d, self.bearers[b])
        out[NOBODY] = {"nobody: headline": 1.0} if headline else newness(d, place)
        return out

    def _theirs(self, bearer: int, owners: Collection[int]) -> bool:
        """Whether a body or group may belong to somebody: it is nobody else's."""
        known = {self.same.get(b, b) for b in self.bearers[bearer].owners}
        return not (owners and known) or not known.isdisjoint(owners)

    def _named_ahead(self, d: Description) -> list[int]:
        """Those not yet named of whom the report will say the same."""
        return [
            b
            for b, x in enumerate(self.bearers)
            if x.kind == "person"
            and b not in self.seen
            and fits(d, x)
            and any(alike(d.role, r) for r in x.roles)
        ]

    def of_name(self, bearer: int, place: Place) -> Candidates:
        """Those only described before who may be the bearer of a name that is read first here."""
        named = self.bearers[bearer]
        near = [
            b
            for b, seen in self.seen.items()
            if place.sentence - seen[-1].place.sentence <= NAME_REACH
            and _may_bear(self.bearers[b], named)
        ]
        out = self.memory.nearness(place, near)
        for b, found in out.items():
            seen = self.seen[b]
            found |= title_to(self.bearers[b], named)
            if seen[0].place.sentence < LEAD:
                found["lead"] = 1.0
            if any(bearer in m.place.told for m in seen):
                found["told of"] = 1.0
            if any(_calls(self.doc, m.place.token, place.token) for m in seen):
                found["called"] = 1.0
        out[NOBODY] = {"nobody": 1.0}
        if place.source:
            out[NOBODY]["nobody: source"] = 1.0
        if any(not r.past for r in named.roles):
            out[NOBODY]["nobody: role"] = 1.0
        return out


def _calls(doc: Doc, token: int, name: int) -> bool:
    """Whether a relative clause on a noun gives its name: "who identified himself as …"."""
    while name > token and doc[name - 1].lower_ in TITLES:
        name -= 1
    if not token < name <= token + CALLED_WITHIN or doc[name - 1].lower_ not in CALLED_BY:
        return False
    return any(t.lemma_ in CALLS for t in doc[token + 1 : name])


def _agrees(bearer: Bearer, agrees: str) -> bool:
    if agrees in ("m", "f"):
        return bearer.kind in ("person", "role") and bearer.gender in (None, agrees)
    if agrees == "p":
        return bearer.kind in ("group", "organization", "country")
    return bearer.kind in ("organization", "country")


def fits(d: Description, bearer: Bearer) -> bool:
    """Whether somebody is of the number and sex that a description tells."""
    if d.gender and bearer.gender and d.gender != bearer.gender:
        return False
    kinds = {
        "person": ("person", "role"),
        "group": ("group",),
        "body": ("organization", "country"),
    }
    return bearer.kind in kinds[d.number] and _is_force(d.role.noun, bearer) and _is_such(d, bearer)


def _is_such(d: Description, bearer: Bearer) -> bool:
    """Whether the bearer of a body's name may be called by a noun: no bureau is a *station*."""
    noun = d.role.noun.split()[-1]
    if d.number != "body" or bearer.cluster is None or noun not in (OWN | EXACT):
        return True
    words = {w for name in bearer.cluster.names for w in name.lower().split()}
    return noun in words or not (noun in OWN or any(w in collectives() for w in words))


def _may_bear(described: Bearer, named: Bearer) -> bool:
    """Whether somebody who was described may be the bearer of a name."""
    if described.cluster is not None or described.members or named.country or described.nameless:
        return False
    if described.gender and named.gender and described.gender != named.gender:
        return False
    alike = (("role", "person"), ("organization", "organization"))
    forces = all(_is_force(r.noun, named) for r in described.roles)
    return (described.kind, named.kind) in alike and forces


def _is_force(noun: str, bearer: Bearer) -> bool:
    """Whether a bearer of a name may be called by a noun: no bureau is a *navy*."""
    if noun not in FORCES or bearer.cluster is None or bearer.kind != "organization":
        return True
    return any(known(name, "organization").sector in ARMED for name in bearer.cluster.names)
