"""The states that a report tells of, and the one of whose offices it speaks without naming it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.lexicon.tables import collectives, country_words
from onrecord.schema import Actor, Article, Event, Sector, Statement

# Those who speak for the body that they are of; a scholar or a former minister does not.
FOR_BODY: frozenset[Sector | None] = frozenset(("GOV", "MIL", "COP", "REB", "PTY", "PRM", "SPY"))
# What only a state has, with its name: "the president of Norland", "Norland's navy".
_BODIES = (
    "government|parliament|army|navy|military|"
    "foreign ministry|interior ministry|defen[cs]e ministry|"
    "prime minister|premier|foreign minister|interior minister|defen[cs]e minister"
)
OFFICES = re.compile(
    rf"\b(?:{_BODIES}|president|king|queen|republic) of (?P<of>[A-Z]\w+)\b(?! [A-Z])|"
    rf"\b(?P<whose>[A-Z]\w+)['’]s? (?:{_BODIES})\b|"
    rf"\b(?P<adjective>[A-Z]\w+) (?:{_BODIES}|president|soldiers|troops|forces)\b"
)
NAME = re.compile(r"\b[A-Z][\w-]+")
# What states do; with the pronoun for it, that tells a state that no table knows.
OF_STATES = frozenset(("SANCTION", "MOBILIZE", "RETREAT"))
OFFICIAL = FOR_BODY | {"LEG", "JUD"}
# Deeds that one's own state may stand on the other side of.
TOGETHER = frozenset(("CONSULT", "SUPPORT", "AID", "COOPERATE", "AGREE"))
# Unions of states, which have no ministers that go by the office alone.
UNIONS = frozenset(("European Union", "African Union", "United Nations"))
# A state that is named once does or says more than this where it is the report's own.
BY_THE_WAY = 2
# Who holds such an office lives in another state than his own.
ABROAD = re.compile(r"ambassador|consul|diplomat|attach|envoy|nuncio")
_DAY = re.compile(
    r"\d|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|"
    r"apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)\b",
    re.IGNORECASE,
)
ADJECTIVE = re.compile(r"(?P<stem>[A-Z]\w+?)(?:ian|ean|an|ese|ish|ic|i|er|n)")
# A state's name has so many letters more than the stem of its adjective at most.
LONGER = 4
SHORTEST = 3


def homes(
    article: Article,
    actors: Sequence[Actor],
    events: Sequence[Event],
    statements: Sequence[Statement],
) -> tuple[str, ...]:
    """The states of whose offices a report may speak without saying so, the likeliest first.

    That is its dateline's where the report speaks of that state, then the one that is named,
    does and says most in it. Those that are named by the way are left out.

    Args:
        article: the article, for its dateline.
        actors: its actors.
        events: its events, for who acts.
        statements: its statements, for who speaks.
    """
    active = [party.actor for e in events for party in e.actors]
    active += [s.speaker.actor for s in statements]
    there = [r for a in actors if a.id in active for r in a.roles if ABROAD.search(r.role)]
    away = {role.of for role in there}
    known = frozenset(_untold(article, actors, events))
    named = [x for x in sorted(_mentions(article.text, actors, known)) if x[1] not in away]
    states = list(dict.fromkeys(state for _, state in named))
    places = [place.lower() for place in _places(article)]
    written = {w.country.name for w in map(country_words().get, places) if w is not None}
    told = Counter(state for _, state in named)
    # one that is named nowhere else may only be where the reporter sat
    spoken_of = (state for state in states if told[state] > 1 or len(states) == 1)
    dated = next((s for s in spoken_of if s in written or s.lower() in places), None)
    whose = {a.id: state for a in actors for state in states if _belongs(a, state)}
    weight = told + Counter(whose[actor] for actor in active if actor in whose)
    # of two that weigh as much the one that is named first
    often = [s for s in states if s == dated or told[s] > 1 or weight[s] > BY_THE_WAY]
    return tuple(sorted(often, key=lambda s: (s != dated, -weight[s], states.index(s))))


def alone(actors: Sequence[Actor], text: str, states: Sequence[str]) -> bool:
    """Whether a report tells of the affairs of one state, whose officers then differ.

    Args:
        actors: the report's.
        text: its text.
        states: those of whose offices it may speak.
    """
    if len(states) > 1:
        return False
    if any(a.name in UNIONS for a in actors):
        return False
    names = set(NAME.findall(text))
    words = (country_words().get(name.lower()) for name in names)
    others = {w.country.name for w in words if w is not None and w.how != "capital"}
    bodies = (a.name for a in actors if a.kind != "person" and a.name in names)
    others.update(body for body in bodies if any(adjective_of(name, body) for name in names))
    return others <= set(states)


def towards(events: Sequence[Event], actors: Sequence[Actor]) -> dict[str, frozenset[str]]:
    """For each actor the states to which it does something; its own is none of these.

    Args:
        events: the report's.
        actors: the report's.
    """
    by_id = {a.id: a for a in actors}
    out: dict[str, set[str]] = {}
    for event in events:
        if event.type in TOGETHER:
            continue
        met = {country(party.name) for party in event.recipients}
        met |= {
            country(word)
            for party in event.recipients
            for word in NAME.findall(by_id[party.actor].name if party.actor in by_id else "")
        }
        for party in event.actors:
            if party.actor is not None:
                out.setdefault(party.actor, set()).update(met)
    return {actor: frozenset(states) for actor, states in out.items()}


def _places(article: Article) -> list[str]:
    """The places of a report's dateline, which may have an agency and a day behind them."""
    line = article.text[slice(*article.dateline)] if article.dateline else ""
    parts = (part.strip(" .-—–)") for part in line.split("(")[0].split(","))
    return [part for part in parts if part and not _DAY.match(part)]


def _belongs(actor: Actor, state: str) -> bool:
    """Whether an actor is a state, or by its name or role one of its people or bodies."""
    named = {actor.name, *actor.aliases, *(r.of for r in actor.roles if r.of)}
    roles = {word for r in actor.roles for word in r.role.split()}
    words = {re.sub(r"['’]s$", "", word) for name in named for word in name.split()}
    return any(
        word[:1].isupper() and (country(word) == state or adjective_of(word, state))
        for word in named | words | roles
    )


def adjective_of(word: str, state: str) -> bool:
    """Whether a word is made of a state's name, which no table need know.

    >>> adjective_of("Tessalian", "Tessaly"), adjective_of("Karvian", "Karvia")
    (True, True)
    >>> adjective_of("Karsten", "Karvia")
    False
    """
    found = ADJECTIVE.fullmatch(word)
    if found is None or state in (word, f"{word}s"):
        return False
    stem = found["stem"]
    return len(stem) >= SHORTEST and state.startswith(stem) and len(state) - len(stem) <= LONGER


def _mentions(
    text: str, actors: Sequence[Actor], untold: frozenset[str]
) -> Iterator[tuple[int, str]]:
    """Every place where a text names a state, by name, adjective or capital."""
    people = {m.span for a in actors if a.kind == "person" and a.roles for m in a.mentions}
    for a in actors:
        if a.kind == "country" and " " in a.name and a.name not in UNIONS:
            yield from ((m.span[0], a.name) for m in a.mentions if m.how == "name")
    for found in NAME.finditer(text):
        word = country_words().get(found[0].lower())
        if any(lo <= found.start() < hi for lo, hi in people):
            continue
        if word is not None and word.country.name not in UNIONS:
            yield found.start(), word.country.name
        for state in untold:
            if found[0] == state or adjective_of(found[0], state):
                yield found.start(), state


def _untold(article: Article, actors: Sequence[Actor], events: Sequence[Event]) -> Iterator[str]:
    """The states that no table knows, by what only a state has or does."""
    words = Counter(NAME.findall(article.text))
    names = {word for word in words if word.lower() not in country_words()}
    for found in OFFICES.finditer(article.text):
        whose = {found["of"], found["whose"]} & names
        yield from whose
        if found["adjective"] is not None:
            yield from (word for word in names if adjective_of(found["adjective"], word))
    # "PORT SARREL, Norland (Agency)": the second place of a dateline, if the report speaks of it
    yield from (place for place in _places(article)[1:] if place in names and words[place] > 1)
    names -= {name for name in names if name.lower() in collectives()}
    armed = {party.actor for e in events if e.type in OF_STATES for party in e.actors}
    offices = [r.of for a in actors for r in a.roles if r.of and a.sector in OFFICIAL]
    for a in actors:
        acts = a.id in armed and any(
            m.how == "pronoun" and m.text.lower() in ("it", "its") for m in a.mentions
        )
        if a.name in names and not a.roles and a.sector is None and (acts or a.name in offices):
            yield a.name


def country(of: str) -> str:
    """A country's name for its adjective, anything else as it is.

    >>> country("Russian"), country("Harbour Party")
    ('Russia', 'Harbour Party')
    """
    word = country_words().get(of.lower())
    return word.country.name if word is not None else of
