"""The tables that events are found by: triggers, governing words, classes of nouns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.lexicon.tables import rows
from onrecord.schema import EventType, Mode, Status


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold of a trigger's surroundings.

    Attributes:
        slots: where to look ("obj", "to", "mod"), any of them; or the name of a test ("two").
        classes: what must stand there, any of them; none where something must only stand there.
        wanted: False where it must not hold.
    """

    slots: tuple[str, ...]
    classes: tuple[str, ...]
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Trigger:
    """A sense of some words: columns as in `event_triggers.csv`.

    Attributes:
        words: each a head lemma and the words that must stand with it.
        pos: verb or noun.
        type: the event.
        mode: how it is done.
        conditions: all of them must hold.
        actors: slots of those who do it.
        recipients: slots of those to whom it is done.
        joint: slots of those who do it as well ("=with" in the column of recipients).
    """

    words: tuple[tuple[str, tuple[str, ...]], ...]
    pos: str
    type: EventType
    mode: Mode | None
    conditions: tuple[Condition, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    joint: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Governor:
    """A word that decides about the deed it governs: columns as in `event_governors.csv`.

    Attributes:
        kind: support (its subject does the deed that is its object), occur (the deed is its
            subject), reverse (the deed is done to its subject), matter (it gives the deed a
            status), end (it ends the deed), through (the deed's status is its own).
        control: whose deed it is, the governor's subject or its object.
        status: of the deed; None where it is the governor's own.
    """

    pos: str
    kind: str
    control: str
    status: Status | None


def _split(cell: str, at: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(at) if part.strip())


def _pattern(words: str, pos: str) -> tuple[str, tuple[str, ...]]:
    """Head lemma and the other words: a verb stands first, a noun last or before "of".

    >>> _pattern("hunger strike", "noun"), _pattern("state of emergency", "noun")
    (('strike', ('hunger',)), ('state', ('of', 'emergency')))
    """
    parts = words.split()
    last = pos == "noun" and "of" not in parts
    return (parts[-1], tuple(parts[:-1])) if last else (parts[0], tuple(parts[1:]))


def _conditions(cell: str) -> tuple[Condition, ...]:
    """
    >>> _conditions("-obj:goods two")[0]
    Condition(slots=('obj',), classes=('goods',), wanted=False)
    """
    out = []
    for part in cell.split():
        slots, _, classes = part.lstrip("+-").partition(":")
        out.append(Condition(_split(slots, ","), _split(classes, ","), not part.startswith("-")))
    return tuple(out)


# Where the doer stands unless a row says otherwise.
ACTORS = {"verb": ("subj",), "noun": ("poss", "by", "light", "amod")}


@cache
def triggers() -> dict[tuple[str, str], tuple[Trigger, ...]]:
    """The senses of each head lemma by (lemma, pos), in the table's order."""
    out: dict[tuple[str, str], list[Trigger]] = {}
    for row in trigger_rows():
        for head, _ in row.words:
            senses = out.setdefault((head, row.pos), [])
            if row not in senses:
                senses.append(row)
    return {k: tuple(v) for k, v in out.items()}


@cache
def trigger_rows() -> tuple[Trigger, ...]:
    """All senses, in the table's order."""
    out = []
    for r in rows("event_triggers.csv"):
        slots = r["recipient"].split()
        out.append(
            Trigger(
                words=tuple(_pattern(w, r["pos"]) for w in _split(r["words"], ";")),
                pos=r["pos"],
                type=cast(EventType, r["type"]),
                mode=cast(Mode, r["mode"]) if r["mode"] else None,
                conditions=_conditions(r["if"]),
                actors=tuple(r["actor"].split()) or ACTORS[r["pos"]],
                recipients=tuple(s for s in slots if s[0] != "=" and s != "none"),
                joint=tuple(s[1:] for s in slots if s[0] == "="),
            )
        )
    return tuple(out)


@cache
def governors() -> dict[str, tuple[tuple[tuple[str, ...], Governor], ...]]:
    """The governing words by head lemma, each with the words that must stand with it.

    Those of more words stand first.
    """
    out: dict[str, list[tuple[tuple[str, ...], Governor]]] = {}
    for r in rows("event_governors.csv"):
        status = cast(Status, r["status"]) if r["status"] not in ("own", "ended") else None
        governor = Governor(r["pos"], r["kind"], r["control"], status)
        for words in _split(r["words"], ";"):
            head, *others = words.split()
            out.setdefault(head, []).append((tuple(others), governor))
    return {k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in out.items()}


@cache
def noun_classes() -> dict[str, frozenset[str]]:
    """The classes of each noun, by lemma."""
    out: dict[str, set[str]] = {}
    for r in rows("event_nouns.csv"):
        for word in _split(r["words"], ";"):
            out.setdefault(word, set()).add(r["class"])
    return {k: frozenset(v) for k, v in out.items()}
