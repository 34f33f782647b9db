"""What differs between two records: findings added, gone and changed, by their ids.

An id hangs on the source's bytes and the place of the words, not on versions; so two runs with
different versions over the same reports tell which findings a version changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal, Protocol

from onrecord.export import jsonl
from onrecord.store import Entry

What = Literal["added", "gone", "changed"]
ANEW = frozenset({"path"})
"""Fields that tell where a run was, and not what it found."""

Line = Mapping[str, Any]


class Reports(Protocol):
    """Reports that are given in an order that is asked for."""

    def ids(self) -> list[str]:
        """The ids of all."""

    def of(self, ids: list[str]) -> Iterable[Entry]:
        """Those of some ids, in their order."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One finding, or one report, that differs.

    Attributes:
        what: added, gone or changed.
        table: the file that it stands in.
        id: its id.
        report: the report's id.
        line: as it stands now; of what is gone, as it stood.
        fields: of what changed, by field what it was and what it is.
    """

    what: What
    table: str
    id: str
    report: str
    line: Line
    fields: Mapping[str, tuple[Any, Any]]


def diff(before: Reports, after: Reports) -> Iterator[Difference]:
    """All that differs, report by report, those of the second record first."""
    old, new = before.ids(), after.ids()
    was, there = set(old), set(new)
    both = [key for key in new if key in was]
    for one, other in zip(before.of(both), after.of(both), strict=True):
        yield from of_reports(one, other)
    for entry in after.of([key for key in new if key not in was]):
        yield from of_reports(None, entry)
    for entry in before.of([key for key in old if key not in there]):
        yield from of_reports(entry, None)


def of_reports(before: Entry | None, after: Entry | None) -> Iterator[Difference]:
    """What differs of one report; None where the record does not hold it."""
    report = (after or before).id  # type: ignore[union-attr]
    for table, lines in jsonl.TABLES.items():
        old, new = (
            {line["id"]: line for line in lines(entry)} if entry else {}
            for entry in (before, after)
        )
        for key in dict.fromkeys(chain(new, old)):
            found = _of_lines(old.get(key), new.get(key))
            if found:
                what, fields = found
                yield Difference(what, table, key, report, new.get(key) or old[key], fields)


def _of_lines(
    old: Line | None, new: Line | None
) -> tuple[What, Mapping[str, tuple[Any, Any]]] | None:
    if old is None:
        return "added", {}
    if new is None:
        return "gone", {}
    fields = {
        name: (old.get(name), value)
        for name, value in new.items()
        if name not in ANEW and old.get(name) != value
    }
    return ("changed", fields) if fields else None


def as_json(found: Difference) -> dict[str, Any]:
    """A difference as a line of JSON has it."""
    told: dict[str, Any] = {
        "what": found.what,
        "table": found.table,
        "id": found.id,
        "report": found.report,
    }
    if found.what == "changed":
        changed = {name: {"was": was, "is": now} for name, (was, now) in found.fields.items()}
        return told | {"fields": changed}
    return told | {"line": dict(found.line)}
