"""What is asked of an export, beside its format."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Literal

from onrecord.errors import ExportError
from onrecord.schema import Identity, Record, Status, Story
from onrecord.store import Entry

DONE: frozenset[Status] = frozenset({"happened", "ongoing"})
"""What a format without a status takes for an event: what is denied or planned is none."""


@dataclass(frozen=True, slots=True)
class Together:
    """What reports make together.

    Attributes:
        stories: in order of time.
        records: by story.
        identities: by id.
    """

    stories: tuple[Story, ...] = ()
    records: tuple[Record, ...] = ()
    identities: tuple[Identity, ...] = ()

    def of(self, entries: Iterable[Entry]) -> Together:
        """What of it some reports are part of."""
        chosen = list(entries)
        stories = {entry.story for entry in chosen}
        reports = {entry.id for entry in chosen}
        return Together(
            tuple(story for story in self.stories if story.id in stories),
            tuple(record for record in self.records if record.story in stories),
            tuple(one for one in self.identities if reports & set(one.reports)),
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of an export. Each format heeds what concerns it.

    Attributes:
        text: whether the reports' words go along as a whole, and not only what is quoted.
        tables: the tables, in this order; all where none is named.
        statuses: which events PLOVER and CAMEO get.
        coder: what made the record: package and model.
        together: what the reports make together.
    """

    text: bool = False
    tables: tuple[str, ...] = ()
    statuses: Container[Status] | Literal["all"] = DONE
    coder: str = "onrecord"
    together: Together = Together()

    def chosen(self, known: Iterable[str]) -> list[str]:
        """The tables that are wanted of those that there are.

        Raises:
            ExportError: when one is wanted that there is not.

        >>> Wanted(tables=("events",)).chosen(["statements", "events"])
        ['events']
        """
        names = list(known)
        if unknown := [name for name in self.tables if name not in names]:
            raise ExportError(f"unknown table {unknown[0]!r}; the tables are {', '.join(names)}")
        return list(dict.fromkeys(self.tables)) or names

    def has(self, status: Status) -> bool:
        """Whether events of a status are wanted."""
        return self.statuses == "all" or status in self.statuses
