"""For whom somebody stands: a minister for the state, a leader for the party."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.lexicon.tables import country_words
from onrecord.schema import Actor, Sector

# Those who speak for the body that they are of; a scholar or a former minister does not.
FOR_BODY: frozenset[Sector | None] = frozenset(("GOV", "MIL", "COP", "REB", "PTY", "PRM", "SPY"))
SPEAKING = ("spokes", "leader", "chief", "head", "chair", "secretary", "negotiator", "envoy",
            "president", "commander", "representative", "ambassador")  # fmt: skip
# Those whose views are an onlooker's.
ONLOOKING: frozenset[Sector | None] = frozenset(("EDU", "JRN"))
ONLOOKERS = ("analyst", "expert", "observer", "historian", "critic", "reporter", "witness")


@dataclass(frozen=True, slots=True)
class Standing:
    """Who holds a position: an actor of the report where it is one, and the name."""

    actor: str | None
    name: str


def standing(actor: str | None, name: str, actors: Mapping[str, Actor]) -> Standing | None:
    """Who stands for what an actor says; None for onlookers.

    Args:
        actor: the actor's id.
        name: the actor's name.
        actors: the report's actors by id.
    """
    found = actors.get(actor or "")
    if any(word in name.lower() for word in ONLOOKERS):
        return None
    if found is None:
        return Standing(actor, name)
    if found.sector in ONLOOKING or any(
        word in role.role for role in found.roles for word in ONLOOKERS
    ):
        return None
    body = _body(found)
    if body is None:
        return Standing(found.id, name)
    own = next((a for a in actors.values() if body in (a.name, *a.aliases)), None)
    return Standing(own.id if own else None, own.name if own else body)


def _body(actor: Actor) -> str | None:
    """The body that a person speaks for, by its name."""
    if actor.kind not in ("person", "role"):
        return None
    for role in actor.roles:
        speaks = actor.sector in FOR_BODY or any(w in role.role for w in SPEAKING)
        if role.of and speaks:
            return _name(role.of)
    return None


def _name(of: str) -> str:
    """A country's name for its adjective: "Russian" is Russia."""
    word = country_words().get(of.lower())
    if word is None:
        parts = of.split()
        word = country_words().get(parts[0].lower()) if len(parts) == 1 else None
    return word.country.name if word is not None else of
