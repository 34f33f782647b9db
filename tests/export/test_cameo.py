"""CAMEO's rows: sources, targets and codes, as pandas reads them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas
import pytest

from onrecord.export import cameo, formats
from onrecord.export.wanted import Wanted
from onrecord.lexicon.cameo import cameo_names
from onrecord.schema import EventTime, Party, Words
from onrecord.store import Entry
from tests.described import is_of
from tests.export.full import ENTRIES

from onrecord.lexicon.exports import export_columns  # isort: skip

FULL = ENTRIES[0]
(EVENT,) = FULL.events
COLUMNS = export_columns("cameo")["cameo"]


def rows(entry: Entry = FULL) -> list[dict[str, Any]]:
    names = [column.field for column in COLUMNS]
    return [dict(zip(names, row, strict=True)) for row in cameo.rows(entry, wanted=Wanted())]


def changed(**fields: Any) -> list[dict[str, Any]]:
    return rows(replace(FULL, events=(replace(EVENT, **fields),)))


def parties(*names: str) -> tuple[Party, ...]:
    return tuple(Party(None, name, of=name) for name in names)


def test_it_comes_back_in_pandas(tmp_path: Path) -> None:
    cameo.write(ENTRIES, tmp_path, wanted=Wanted())
    read = pandas.read_csv(tmp_path / "cameo.csv", dtype={"EventCode": str, "EventRootCode": str})
    assert list(read.columns) == [column.field for column in COLUMNS]
    assert read["EventRootCode"].tolist() == ["12"]
    assert read["SourceActorRole"].tolist() == ["GOV"]
    assert read["TargetActorName"].tolist() == ["Selmeria"]
    assert read["Quote"].tolist() == [EVENT.evidence[0].quote]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda c: c.field)
def test_column(column: Any) -> None:
    assert [row for row in rows() if not is_of(row[column.field], column.type)] == []
    assert column.meaning.endswith(".")


@pytest.mark.parametrize(
    ("type_", "mode", "root", "code", "quad"),
    [
        ("CONSULT", "visit", "04", "042", 1),
        ("CONCEDE", None, "08", None, 2),
        ("RETREAT", "ceasefire", "08", "0871", 2),
        ("SANCTION", None, "16", None, 4),
        ("ACCUSE", "investigate", "09", None, 3),
        ("ACCUSE", None, None, None, None),
        ("ASSAULT", "aerial", "19", "195", 4),
        ("ASSAULT", None, None, None, None),
        ("AGREE", None, "03", None, 1),
        ("REQUEST", "yield", None, None, None),  # “would not reopen” is neither 02 nor 10
    ],
)
def test_codes(type_: Any, mode: Any, root: str | None, code: str | None, quad: int | None) -> None:
    (row,) = changed(type=type_, mode=mode)
    assert (row["EventRootCode"], row["EventCode"], row["QuadClass"]) == (root, code, quad)


def test_the_trigger_decides_what_type_and_mode_leave_open() -> None:
    (row,) = changed(type="REQUEST", mode=None, trigger=Words("urged", (0, 5)))
    assert (row["EventRootCode"], row["EventCode"], row["QuadClass"]) == ("02", None, 1)


@pytest.mark.parametrize("code", cameo_names())
def test_the_codebook_names_every_code(code: str) -> None:
    assert f"| `{code}` |" in formats.FORMATS["cameo"].book(Wanted())


@pytest.mark.parametrize(
    ("type_", "actors", "recipients", "expected"),
    [
        ("ASSAULT", "France", "Spain", ["FRA>ESP"]),
        ("ASSAULT", "France Italy", "Spain", ["FRA>ESP", "ITA>ESP"]),
        ("ASSAULT", "", "Spain", [">ESP"]),
        ("PROTEST", "France", "", ["FRA>"]),
        ("PROTEST", "France Italy", "", ["FRA>", "ITA>"]),
        ("CONSULT", "France Italy", "", ["FRA>ITA", "ITA>FRA"]),
        ("CONSULT", "France Italy", "Spain", ["FRA>ESP", "ITA>ESP"]),
        ("ASSAULT", "", "", [">"]),
    ],
)
def test_pairs(type_: Any, actors: str, recipients: str, expected: list[str]) -> None:
    found = changed(
        type=type_,
        mode=None,
        actors=parties(*actors.split()),
        recipients=parties(*recipients.split()),
    )
    pairs = [f"{row['SourceActorFull'] or ''}>{row['TargetActorFull'] or ''}" for row in found]
    assert pairs == expected
    assert len({row["EventID"] for row in found}) == len(found)


@pytest.mark.parametrize(
    ("value", "cells"),
    [
        ("2025-03-03", ("2025-03-03", 2025, 3, 3)),
        ("2025-03", (None, 2025, 3, None)),
        ("2025", (None, 2025, None, None)),
        ("2025-W09", (None, 2025, None, None)),
        (None, (None, None, None, None)),
    ],
)
def test_a_day_only_where_it_is_known(value: str | None, cells: tuple[Any, ...]) -> None:
    (row,) = changed(when=EventTime(value, "day", "words"))
    assert (row["Date"], row["Year"], row["Month"], row["Day"]) == cells


def test_what_did_not_happen_is_no_event() -> None:
    assert changed(status="denied") == []
