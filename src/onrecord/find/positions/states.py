"""The states that a report tells of, and the one of whose offices it speaks without naming it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.lexicon.tables import country_words
from onrecord.schema import Actor, Article, Event, Sector, Span

# Those who speak for the body that they are of; a scholar or a former minister does not.
FOR_BODY: frozenset[Sector | None] = frozenset(("GOV", "MIL", "COP", "REB", "PTY", "PRM", "SPY"))
# What states do; with the pronoun for it, that tells a state that no table knows.
OF_STATES = frozenset(("SANCTION", "MOBILIZE", "RETREAT"))
OFFICIAL = FOR_BODY | {"LEG", "JUD"}
# Whose a body is: "the parliament of Norway", "Norway's army", "the Norway government".
OF_BODY = re.compile(
    r"\b(?:of|in) ([A-Z]\w+)$|^([A-Z]\w+)['’]s\b|"
    r"^(?:[Tt]he )?(?!The|Its|Their|His|Her|Our)([A-Z]\w+) "
    r"(?:government|army|parliament|military|authorities|troops|soldiers|forces)\b"
)


def home(article: Article, actors: Sequence[Actor], events: Sequence[Event]) -> str | None:
    """The name of the state of whose offices a report speaks: its dateline's where the report
    speaks of that state, else the first it names.

    Args:
        article: the article, for its dateline.
        actors: its actors.
        events: its events, for what only states do.
    """
    states = [name for _, name in sorted(_states(actors, events))]
    line = article.text[slice(*article.dateline)] if article.dateline else ""
    places = {place.strip(" .-—–").lower() for place in re.split(r"[,(]", line)}
    written = {w.country.name for w in map(country_words().get, places) if w is not None}
    dated = (state for state in states if state in written or state.lower() in places)
    return next(dated, states[0] if states else None)


def _states(actors: Sequence[Actor], events: Sequence[Event]) -> Iterator[tuple[Span, str]]:
    """Every state by where it is named first: such as tables know, and such as have offices or
    do what states do."""
    armed = {party.actor for e in events if e.type in OF_STATES for party in e.actors}
    offices = [r.of for a in actors for r in a.roles if r.of and a.sector in OFFICIAL]
    for a in actors:
        body = OF_BODY.search(a.name) if a.sector in OFFICIAL and a.kind != "person" else None
        if body is not None and a.mentions:
            yield a.mentions[0].span, country(next(filter(None, body.groups())))
        known = a.kind == "country" and a.name.lower() in country_words()
        plain = not a.roles and a.sector is None and " " not in a.name
        acts = a.id in armed and any(
            m.how == "pronoun" and m.text.lower() in ("it", "its") for m in a.mentions
        )
        if known or (plain and (acts or a.name in offices)):
            spans = [m.span for m in a.mentions if m.how == "name"]
            if spans:
                yield min(spans), a.name


def country(of: str) -> str:
    """A country's name for its adjective, anything else as it is.

    >>> country("Russian"), country("Harbour Party")
    ('Russia', 'Harbour Party')
    """
    word = country_words().get(of.lower())
    return word.country.name if word is not None else of
