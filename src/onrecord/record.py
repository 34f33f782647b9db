"""A finished record, open for reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, overload

from onrecord import schema
from onrecord.errors import StoreError
from onrecord.export.frames import Table
from onrecord.export.methods import Counts
from onrecord.export.viewed import by_target, viewed
from onrecord.export.wanted import Together
from onrecord.schema import Actor, Event, Identity, Position, Statement, Story, Time
from onrecord.store import Entry, affairs, judgements, query, reading
from onrecord.store.narrow import View

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from onrecord.pages.notebook import Page

Found = TypeVar("Found")


class Findings(Sequence[Found]):
    """Findings of one kind: a list, and the flat table of the same name.

    In a notebook it shows itself as a table.
    """

    def __init__(self, items: Sequence[Found], table: Table) -> None:
        self._items = items
        self._table = table

    @overload
    def __getitem__(self, index: int) -> Found: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Found]: ...
    def __getitem__(self, index: int | slice) -> Found | Sequence[Found]:
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return f"<{len(self)} {self._table.name}>"

    def to_pandas(self) -> pandas.DataFrame:
        """As a pandas frame, one row each; needs `pip install 'onrecord[frames]'`."""
        return self._table.to_pandas()

    def to_polars(self) -> polars.DataFrame:
        """As a polars frame; needs `pip install 'onrecord[frames]'`."""
        return self._table.to_polars()

    def to_arrow(self) -> pyarrow.Table:
        """As an Arrow table; needs `pip install 'onrecord[frames]'`."""
        return self._table.to_arrow()

    def _repr_html_(self) -> str:
        return self._table._repr_html_()


class Record:
    """What runs wrote into a folder, for reading only.

    Iterating gives one report after the other and so holds any number of them; the lists
    are read when first asked for and then kept.

    Args:
        out: the folder.
        database: URL of the database, if the runs used one of their own.
        view: `machine` as it was found, `merged` with people's judgements, `human` only what
            they accepted or edited.

    Attributes:
        runs: the runs that wrote it, the first one first.
        made_by: package and model of the last one, in words.
    """

    def __init__(self, out: Path, *, database: str | None = None, view: View = "machine") -> None:
        self._out = out
        self._database = database
        self._view = view
        with reading(out, database=database) as connection, connection.begin():
            self._size = len(query.ids(connection))
            self.runs = tuple(query.runs(connection))
        last = self.runs[-1] if self.runs else None
        self.made_by = f"onrecord {last.package}, {last.model}" if last else "onrecord"

    def __repr__(self) -> str:
        return f"<Record of {self._size} reports in {self._out}>"

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Entry]:
        yield from self._entries(None)

    def ids(self) -> list[str]:
        """The ids of all reports, in the order of their paths."""
        with reading(self._out, database=self._database) as connection, connection.begin():
            return query.ids(connection)

    def of(self, ids: list[str]) -> Iterator[Entry]:
        """The reports of some ids, in their order."""
        yield from self._entries(ids)

    def _entries(self, ids: list[str] | None) -> Iterator[Entry]:
        with reading(self._out, database=self._database) as connection, connection.begin():
            standing = by_target(judgements.standing(connection))
            for entry in query.entries(connection, ids):
                yield viewed(entry, standing, self._view)

    def counts(self) -> Counts:
        """How much it holds."""
        failed = sum(entry.failure is not None for entry in self.reports)
        dates = [e.article.published for e in self.reports if e.article]
        days = sorted(date.value for date in dates if date)
        return Counts(
            reports=len(self) - failed,
            failed=failed,
            first=days[0] if days else None,
            last=days[-1] if days else None,
            statements=len(self.statements),
            events=len(self.events),
            positions=len(self.positions),
        )

    @cached_property
    def reports(self) -> Findings[Entry]:
        """All reports by path, each with its statements and actors."""
        found = list(self)
        return Findings(found, Table("reports", found))

    @cached_property
    def statements(self) -> Findings[Statement]:
        """All statements, in the order of reports and of their text."""
        found = [statement for entry in self.reports for statement in entry.statements]
        return Findings(found, self.table("statements"))

    @cached_property
    def events(self) -> Findings[Event]:
        """All events, in the order of reports and of their text."""
        found = [event for entry in self.reports for event in entry.events]
        return Findings(found, self.table("events"))

    @cached_property
    def positions(self) -> Findings[Position]:
        """All positions, in the order of reports."""
        found = [position for entry in self.reports for position in entry.positions]
        return Findings(found, self.table("positions"))

    @cached_property
    def actors(self) -> Findings[Actor]:
        """All actors, in the order of reports and of their first mention."""
        found = [actor for entry in self.reports for actor in entry.actors]
        return Findings(found, self.table("actors"))

    @cached_property
    def times(self) -> Findings[Time]:
        """All times, in the order of reports and of their text."""
        found = [time for entry in self.reports for time in entry.times]
        return Findings(found, self.table("times"))

    def together(self) -> Together:
        """What the reports make together: stories, records, and who is one over all of them."""
        with reading(self._out, database=self._database) as connection, connection.begin():
            return Together(
                tuple(affairs.stories(connection)),
                tuple(affairs.records(connection)),
                tuple(affairs.identities(connection)),
            )

    def table(self, name: str) -> Table:
        """One of the flat tables: reports, statements, parties, figures, evidence …

        Args:
            name: as in `onrecord export csv`.

        Raises:
            ExportError: when there is no such table.
        """
        return Table(name, self.reports)

    def page(self, report: str) -> Page:
        """A report with its record beside the words, for a notebook.

        Args:
            report: its id or the beginning of it, its path, or its file name.

        Raises:
            StoreError: when there is no such report, or it could not be read.
        """
        from onrecord.pages.notebook import report_page

        for entry in self:
            if entry.goes_by(report):
                if entry.failure:
                    raise StoreError(f"{entry.path}: {entry.failure}")
                return report_page(entry)
        raise StoreError(f"{self._out} contains no report {report}")

    def story(self, story: str) -> Page:
        """A story with its reports, who stands where and where they differ, for a notebook.

        Args:
            story: its id or the beginning of it.

        Raises:
            StoreError: when there is no such story, or several.
        """
        from onrecord.pages.notebook import story_page

        met = [found for found in self.stories if found.id.startswith(story)]
        if len(met) != 1:
            count = "several stories" if met else "no story"
            raise StoreError(f"{self._out} contains {count} {story}")
        entries = list(self.of(list(met[0].reports)))
        return story_page(met[0], entries, [r for r in self.records if r.story == met[0].id])

    def matrix(self) -> Page:
        """Who stands where, issues by actors, for a notebook."""
        from onrecord.pages.notebook import stands_page

        return stands_page(self.positions)

    def _repr_html_(self) -> str:
        return self.table("reports")._repr_html_()

    @cached_property
    def stories(self) -> list[Story]:
        """All stories, in order of their first day; undated ones last."""
        with reading(self._out, database=self._database) as connection, connection.begin():
            return list(affairs.stories(connection))

    @cached_property
    def records(self) -> list[schema.Record]:
        """What reports tell of one statement or event, by story."""
        with reading(self._out, database=self._database) as connection, connection.begin():
            return list(affairs.records(connection))

    @cached_property
    def identities(self) -> list[Identity]:
        """Who is one over all reports, by id."""
        with reading(self._out, database=self._database) as connection, connection.begin():
            return list(affairs.identities(connection))


def open(out: Path | str, *, database: str | None = None, view: View = "merged") -> Record:
    """Open the record that runs wrote into a folder.

    Args:
        out: the folder.
        database: URL of the database, if the runs used one of their own.
        view: `merged`, as the pages show it, leaves out what people rejected and has their edits;
            `human` has only what they accepted or edited, `machine` all as it was found. The
            three are one where nobody judged.

    Raises:
        StoreError: when the folder holds no record, or one that this version cannot read.
    """
    return Record(Path(out), database=database, view=view)
