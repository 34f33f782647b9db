"""What of a report is told again once other reports have given it a date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.across import Retell
    from onrecord.schema import Clause, Event, Position, Statement, Time


def retell() -> Retell:
    """The functions that resolve a report's times, and what depends on them, again."""
    from onrecord.across import Retell
    from onrecord.find import times

    def events(done: Sequence[Event], when: Sequence[Time], day: str | None) -> tuple[Event, ...]:
        # The room needs spaCy, which takes long to import: only where a date did change.
        from onrecord.find.events import retold

        return retold(done, when, day)

    def told(some: Sequence[Clause], when: Sequence[Time], day: str | None) -> tuple[Clause, ...]:
        from onrecord.find.clauses import retold

        return retold(some, when, day)

    def stands(
        some: Sequence[Position], said: Sequence[Statement], done: Sequence[Event]
    ) -> tuple[Position, ...]:
        from onrecord.find.positions import retold

        return retold(some, said, done)

    return Retell(times.find, times.said_on, events, told, stands)
