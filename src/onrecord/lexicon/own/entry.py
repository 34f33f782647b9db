"""One line of a user's table of actors, and the table."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable
from dataclasses import astuple, dataclass
from functools import cached_property
from typing import cast, get_args

from onrecord.schema import ActorKind, Sector

COLUMNS = ("name", "aliases", "kind", "role", "of", "code", "sector", "from", "to")
MANY = ";"
KINDS = frozenset(get_args(ActorKind))
SECTORS = frozenset(get_args(Sector))


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody is in a stretch of time: columns of the table, None where nothing is told.

    Attributes:
        name: the fullest name.
        aliases: other names.
        kind: person, organization, country, group or role.
        role: the role's words.
        of: of what the role is.
        code: ISO 3166 alpha-3 code of the country.
        sector: PLOVER's.
        since: the first day, ISO 8601, as short as it is known.
        until: the first day after.
    """

    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind | None = None
    role: str | None = None
    of: str | None = None
    code: str | None = None
    sector: Sector | None = None
    since: str | None = None
    until: str | None = None

    def at(self, day: str | None) -> bool:
        """Whether it holds at a day; without a day, only what is not over.

        >>> former = Entry("Mara Dunne", until="2020")
        >>> former.at("2019-05-01"), former.at(None)
        (True, False)
        """
        if day is None:
            return self.until is None
        since, until = self.since or "", self.until or "9999"
        return since[: len(day)] <= day[: len(since)] and day < until


@dataclass(frozen=True)
class Own:
    """A user's table.

    Attributes:
        entries: its lines.
    """

    entries: tuple[Entry, ...] = ()

    @cached_property
    def _by_name(self) -> dict[str, list[Entry]]:
        out: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for name in {n.lower() for n in (entry.name, *entry.aliases)}:
                out.setdefault(name, []).append(entry)
        return out

    def of(self, names: Collection[str], day: str | None) -> tuple[Entry, ...]:
        """What is known at a day of the one who bears some names, in the table's order.

        Nothing where the names are those of two: not knowing goes before guessing.
        """
        found = {e: None for n in names for e in self._by_name.get(n.lower(), ()) if e.at(day)}
        return tuple(found) if len({e.name.lower() for e in found}) == 1 else ()


def from_csv(text: str) -> Own:
    """Reads a table; columns may be left out, all but `name`.

    Raises:
        ValueError: when a column or a code is not known.

    >>> from_csv("name,role,of\\nMara Dunne,premier,Ostrava\\n").entries[0].of
    'Ostrava'
    """
    lines = csv.DictReader(io.StringIO(text))
    unknown = set(lines.fieldnames or ()) - set(COLUMNS)
    if "name" not in (lines.fieldnames or ()) or unknown:
        raise ValueError(f"the columns must be among {', '.join(COLUMNS)}, with a name")
    return Own(tuple(_entry(line) for line in lines if line["name"]))


def _entry(line: dict[str, str | None]) -> Entry:
    cell = {key: (value or "").strip() or None for key, value in line.items() if key in COLUMNS}
    kind, sector = cell.get("kind"), cell.get("sector")
    for value, known in ((kind, KINDS), (sector, SECTORS)):
        if value is not None and value not in known:
            raise ValueError(f"{value}: not one of {', '.join(sorted(known))}")
    return Entry(
        name=cell["name"] or "",
        aliases=tuple(a.strip() for a in (cell.get("aliases") or "").split(MANY) if a.strip()),
        kind=cast(ActorKind | None, kind),
        role=cell.get("role"),
        of=cell.get("of"),
        code=cell.get("code"),
        sector=cast(Sector | None, sector),
        since=cell.get("from"),
        until=cell.get("to"),
    )


def to_csv(entries: Iterable[Entry]) -> str:
    """Writes a table, each line once.

    >>> print(to_csv([Entry("Mara Dunne", ("Dunne",), "person", "premier")] * 2), end="")
    name,aliases,kind,role,of,code,sector,from,to
    Mara Dunne,Dunne,person,premier,,,,,
    """
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for entry in dict.fromkeys(entries):
        table.writerow(MANY.join(c) if isinstance(c, tuple) else c or "" for c in astuple(entry))
    return out.getvalue()
