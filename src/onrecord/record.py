"""A finished record, open for reading."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from onrecord.schema import Actor, Statement
from onrecord.store import Entry, query, reading


class Record:
    """What runs wrote into a folder, for reading only.

    Iterating gives one report after the other and so holds any number of them; the three lists
    are read when first asked for and then kept.

    Attributes:
        made_by: package and model of the last run, in words.
    """

    def __init__(self, out: Path, *, database: str | None = None) -> None:
        self._out = out
        self._database = database
        with reading(out, database=database) as connection, connection.begin():
            self._size = len(query.ids(connection))
            runs = query.runs(connection)
        last = runs[-1] if runs else None
        self.made_by = f"onrecord {last.package}, {last.model}" if last else "onrecord"

    def __repr__(self) -> str:
        return f"<Record of {self._size} reports in {self._out}>"

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Entry]:
        with reading(self._out, database=self._database) as connection, connection.begin():
            yield from query.entries(connection)

    @cached_property
    def reports(self) -> list[Entry]:
        """All reports by path, each with its statements and actors."""
        return list(self)

    @cached_property
    def statements(self) -> list[Statement]:
        """All statements, in the order of reports and of their text."""
        return [statement for entry in self.reports for statement in entry.statements]

    @cached_property
    def actors(self) -> list[Actor]:
        """All actors, in the order of reports and of their first mention."""
        return [actor for entry in self.reports for actor in entry.actors]


def open(out: Path | str, *, database: str | None = None) -> Record:
    """Open the record that runs wrote into a folder.

    Args:
        out: the folder.
        database: URL of the database, if the runs used one of their own.

    Raises:
        StoreError: when the folder holds no record, or one that this version cannot read.
    """
    return Record(Path(out), database=database)
