"""Lists as tables: which columns are seen, and the same as CSV and JSONL."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.store.browse import MACHINE
from onrecord.store.counted import Facet
from onrecord.store.narrow import Ask

ROWS_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name in the data, and the words above it."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a table as a page shows it.

    Attributes:
        ask: what is asked for.
        columns: what is seen.
        rows: the rows.
        facets: by what the table may be narrowed.
        total: how many rows there are.
        number: which page this is, from 1.
    """

    ask: Ask
    columns: tuple[Column, ...]
    rows: list[dict[str, Any]]
    facets: tuple[Facet, ...]
    total: int
    number: int

    @property
    def last(self) -> int:
        """The last page's number."""
        return max(1, -(-self.total // ROWS_A_PAGE))

    def query(self, **changes: str | None) -> dict[str, str]:
        """The query of this page with some values changed, or left out where None."""
        return {name: value for name, value in (self.ask.query | changes).items() if value}


def _columns(**labels: str) -> tuple[Column, ...]:
    return tuple(Column(name, label) for name, label in labels.items())


COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "stories": _columns(
        title="Story", first="From", last="To", reports="Reports", voices="Independent voices"
    ),
    "reports": _columns(
        published="Date", headline="Headline", outlet="Outlet", agency="Agency",
        statements="Statements", events="Events", positions="Positions",
    ),
    "statements": _columns(
        speaker="Who", of="Of", act="Act", cue="Cue", words="Words", form="Form",
        addressee="To", said_on="Said", published="Reported",
        outlet="Outlet",
    ),
    "events": _columns(
        actors="Who", type="Type", mode="Mode", recipients="To whom", quote="Words",
        status="Status", when="When", where="Where", published="Reported", outlet="Outlet",
    ),
    "positions": _columns(
        actor="Who", stance="Stance", issue="Issue", condition="Condition", quote="Words",
        as_told_by="As told by", date="When", published="Reported", outlet="Outlet",
    ),
    "actors": _columns(name="Name", kind="Kind", code="Code", sector="Sector", reports="Reports"),
    "issues": _columns(
        issue="Issue", positions="Positions", actors="Actors", first="First", last="Last"
    ),
}  # fmt: skip

KEYS = ("venue", "hedges", "id", "report", "headline", "start", "end", "path", "url")
"""Behind what is seen in columns: what stands small beside the words, what leads to them, and
what joins the tables."""


def names(ask: Ask, edited: Collection[str] = ()) -> list[str]:
    """The columns of a downloaded table.

    Args:
        ask: the table.
        edited: columns that people edited: what the machine found stands in a column of its own.

    Returns:
        What is seen, what leads to the words, and what the machine found where that is another.
    """
    seen = [column.name for column in COLUMNS[ask.name]]
    seen += [key for key in KEYS if key in ask.listing.columns and key not in seen]
    return seen + [MACHINE + name for name in seen if name in edited]


def as_csv(
    ask: Ask, rows: Iterable[Mapping[str, Any]], edited: Collection[str] = ()
) -> Iterator[str]:
    """A table as CSV, line by line; several names stand in one field, parted by semicolons."""
    wanted = names(ask, edited)
    yield _line(wanted)
    for row in rows:
        yield _line([_plain(row[name]) for name in wanted])


def as_jsonl(
    ask: Ask, rows: Iterable[Mapping[str, Any]], edited: Collection[str] = ()
) -> Iterator[str]:
    """A table as JSON lines."""
    wanted = names(ask, edited)
    for row in rows:
        yield json.dumps({name: row[name] for name in wanted}, ensure_ascii=False) + "\n"


def _line(values: Iterable[Any]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerow(values)
    return file.getvalue()


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        value = "; ".join(item["name"] if isinstance(item, dict) else str(item) for item in value)
    # A spreadsheet would run what begins so.
    return "'" + value if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value
