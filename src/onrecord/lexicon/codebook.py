"""The codebook: what every code and every field of a record means, as tables and as Markdown.

Its tables are `codebook_lists.csv` (the closed lists), `codebook.csv` and `codebook_events.csv`
(their codes) and `columns.csv` (the fields of the JSONL files). They decide nothing that is found;
they say what it means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Protocol

from onrecord.lexicon.tables import rows

HEAD = """\
# Codebook

<!-- Made by `onrecord codebook > docs/codebook.md` from the tables in src/onrecord/lexicon/. -->

What the codes and fields of a record mean. [Closed lists](#closed-lists) come first, then the
[fields](#fields) of each file.

**The unit is a statement**: one cue with all the content that it governs. Two cues are two
statements, also with one speaker in one sentence; a quotation in two halves, or one that goes on
in the next sentence without a new cue, is one. What is told inside a content (“A said that B had
promised …”) is a statement of its own, which names the outer one in `within`.

**Of events the unit is a deed**, as one report tells it, with all its mentions; of positions it is
one actor's stance on one issue. What counts as an event is said under
[event_type](#event_type), what as told by whom under [status](#status).

**A code is given for the words, not for the world**: whether a promise was kept or a denial is
true, the record does not say.
"""
CODES = ("codebook.csv", "codebook_events.csv")
LISTS_HEAD = """\
## Closed lists

“Promise, not predict” names the code that is nearest and says what tells the two apart.
"""
FIELDS_HEAD = """\
## Fields

One JSON object a line, UTF-8, keys in this order. A field of type `x or null` is null where the
report does not tell; a list is empty then, never null. A code such as `act` is one of its
[closed list](#closed-lists). A `span` is `[start, end]`: code points into the report's clean
`text`, the end exclusive. A `date` is ISO 8601, cut to what is known.
"""


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a closed list: columns as in the tables of codes.

    Attributes:
        list: the list's name.
        code: as it stands in the record.
        definition: what it is, and what tells it from its neighbours.
        plover: the PLOVER event or event/mode that is the same, None where there is none.
        examples: invented reports' words that are coded so.
    """

    list: str
    code: str
    definition: str
    plover: str | None
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClosedList:
    """A closed list: where it stands in the record, how its codes are told apart, and they."""

    name: str
    field: str
    rule: str
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a JSONL file: columns as in `columns.csv`; the example is JSON."""

    file: str
    field: str
    type: str
    meaning: str
    example: str


class Field(Protocol):
    """What a table of fields shows of each."""

    @property
    def field(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def meaning(self) -> str: ...
    @property
    def example(self) -> str: ...


@cache
def codes() -> tuple[Code, ...]:
    """All codes of all closed lists."""
    return tuple(
        Code(
            r["list"],
            r["code"],
            r["definition"],
            r["plover"] or None,
            tuple(r[c] for c in ("example1", "example2", "example3") if r[c]),
        )
        for table in CODES
        for r in rows(table)
    )


@cache
def closed_lists() -> dict[str, ClosedList]:
    """The closed lists by name.

    >>> [code.code for code in closed_lists()["form"].codes]
    ['direct', 'mixed', 'indirect']
    """
    return {
        r["list"]: ClosedList(
            r["list"], r["field"], r["rule"], tuple(c for c in codes() if c.list == r["list"])
        )
        for r in rows("codebook_lists.csv")
    }


@cache
def columns() -> tuple[Column, ...]:
    """Every field of every JSONL file, in the order in which they are written."""
    return tuple(
        Column(r["file"], r["field"], r["type"], r["meaning"], r["example"])
        for r in rows("columns.csv")
    )


def markdown() -> str:
    """The whole codebook."""
    parts = [HEAD, LISTS_HEAD, *map(list_markdown, closed_lists().values()), FIELDS_HEAD]
    for file, fields in groupby(columns(), key=lambda column: column.file):
        parts.append("\n".join((f"### {file}.jsonl\n", *field_table(fields))) + "\n")
    return "\n".join(parts)


def lists_markdown() -> str:
    """All closed lists, without the fields."""
    return "\n".join((HEAD, LISTS_HEAD, *map(list_markdown, closed_lists().values())))


def list_markdown(closed: ClosedList) -> str:
    """One closed list."""
    return "\n".join((f"### {closed.name}\n", f"{closed.field}.\n", closed.rule, *_codes(closed)))


def _codes(closed: ClosedList) -> Iterator[str]:
    for code in closed.codes:
        plover = f" · PLOVER {code.plover}" if code.plover else ""
        yield f"\n#### `{code.code}`{plover}\n"
        yield f"{code.definition}\n"
        yield from (f"- {example}" for example in code.examples)
    yield ""


def field_table(fields: Iterable[Field]) -> Iterator[str]:
    """Fields as the lines of a Markdown table."""
    yield "| field | type | meaning | example |"
    yield "|---|---|---|---|"
    for f in fields:
        cells = (f"`{f.field}`", f.type, f.meaning, f"`{f.example}`")
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
