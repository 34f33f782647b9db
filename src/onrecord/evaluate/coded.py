"""A hand coding as a CSV file has it: one row a unit, columns named as the coder likes."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from onrecord.errors import ReadError
from onrecord.evaluate.words import same_code, same_date, same_name, same_names, same_text

Unit = Literal["statements", "events", "positions"]
Same = Callable[[str | None, str | None], bool]

OR = "|"
"""Between answers that are as right."""
NOTHING = "none"
"""Says that there is nobody or nothing; an empty cell says that it was not coded."""
YES = frozenset({"yes", "true", "1", "x"})

CODES: Mapping[Unit, tuple[str, ...]] = {
    "statements": ("act", "form", "kind"),
    "events": ("type", "mode", "status", "quad", "country"),
    "positions": ("stance",),
}
"""Fields with a closed list: their agreement is corrected for chance."""
OTHERS: Mapping[Unit, Mapping[str, Same]] = {
    "statements": {
        "speaker_name": same_name,
        "addressee": same_name,
        "said_on": same_date,
        "condition": same_text,
        "cue": same_text,
    },
    "events": {
        "actors": same_names,
        "recipients": same_names,
        "date": same_date,
        "place": same_name,
    },
    "positions": {
        "actor_name": same_name,
        "as_told_by": same_name,
        "date": same_date,
        "condition": same_text,
    },
}
"""Fields of free text, each with what makes two answers the same."""
PLACE = ("report", "words", "optional")
"""What places a unit: its report, its words, and whether leaving it out is as right."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A unit as a person coded it.

    Attributes:
        report: id, path, file name or address of its report.
        words: wordings of it, any of which will do; none where a row only says that the report
            was coded.
        fields: by name the answers that are right; None among them for nothing.
        optional: whether leaving it out is as right.
    """

    report: str
    words: tuple[str, ...]
    fields: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)
    optional: bool = False


def sames(unit: Unit) -> dict[str, Same]:
    """The fields of a unit, each with what makes two answers the same."""
    made: dict[str, Same] = dict.fromkeys(CODES[unit], same_code)
    made.update(OTHERS[unit])
    return made


def read(path: Path, *, unit: Unit, columns: Mapping[str, str] | None = None) -> list[Coded]:
    """Read a hand coding.

    Args:
        path: the CSV file, with a header.
        unit: what a row is.
        columns: the file's column by our name of it, where they differ.

    Raises:
        ReadError: when the file or a column cannot be read.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReadError(f"{path}: cannot be read ({reason})") from error
    rows = list(csv.DictReader(text.splitlines(keepends=True)))
    there = list(rows[0]) if rows else []
    named = _columns(there, unit, columns or {}, path)
    return [_unit(row, named) for row in rows]


def _columns(
    there: list[str], unit: Unit, columns: Mapping[str, str], path: Path
) -> dict[str, str]:
    known = (*PLACE, *sames(unit))
    for name, column in columns.items():
        if name not in known:
            raise ReadError(f"unknown field {name!r} of {unit}; choose from {', '.join(known)}")
        if column not in there:
            raise ReadError(f"{path}: no column {column!r}; it has {', '.join(there)}")
    named = {name: columns.get(name, name) for name in known}
    named = {name: column for name, column in named.items() if column in there}
    if missing := [name for name in PLACE[:2] if name not in named]:
        raise ReadError(f"{path}: no column {missing[0]!r}; name the right one with --map")
    return named


def _unit(row: Mapping[str, str], named: Mapping[str, str]) -> Coded:
    cells = {name: (row[column] or "").strip() for name, column in named.items()}
    return Coded(
        report=cells.pop("report"),
        words=tuple(part.strip() for part in cells.pop("words").split(OR) if part.strip()),
        optional=cells.pop("optional", "").casefold() in YES,
        fields={name: _answers(cell) for name, cell in cells.items() if cell},
    )


def _answers(cell: str) -> tuple[str | None, ...]:
    parts = (part.strip() for part in cell.split(OR))
    return tuple(None if part.casefold() == NOTHING else part for part in parts)
