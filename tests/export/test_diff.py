"""What one record has and another has not, by id and by field."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.export.diff import as_json, diff
from onrecord.record import Record
from onrecord.store import Entry
from tests.export.full import ENTRIES, write_record

FULL, BARE, FAILED = ENTRIES
SAID = FULL.statements[0]


def changed(**fields: object) -> Entry:
    """The full report with its first statement changed."""
    return replace(FULL, statements=(replace(SAID, **fields), *FULL.statements[1:]))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (ENTRIES, ENTRIES, {}),
        ((FULL,), (replace(FULL, path="elsewhere.txt"),), {}),
        ((FULL,), (changed(act="say"),), {("statements", "changed"): 1}),
        ((FULL,), (replace(FULL, statements=FULL.statements[1:]),), {("statements", "gone"): 1}),
        ((replace(FULL, events=()),), (FULL,), {("events", "added"): 1}),
        ((FULL, FAILED), (FULL,), {("reports", "gone"): 1}),
        ((FULL,), (FULL, FAILED), {("reports", "added"): 1}),
        (
            (FAILED,),
            (replace(FAILED, failure="it is empty"),),
            {("reports", "changed"): 1},
        ),
    ],
    ids="same moved changed gone added report-gone report-added other-failure".split(),
)
def test_what_differs(
    tmp_path: Path,
    before: tuple[Entry, ...],
    after: tuple[Entry, ...],
    expected: dict[tuple[str, str], int],
) -> None:
    one, other = (
        Record(write_record(tmp_path / name, entries))
        for name, entries in (("one", before), ("other", after))
    )
    found = Counter((item.table, item.what) for item in diff(one, other))
    assert found == expected


def test_a_change_tells_what_was_and_what_is(tmp_path: Path) -> None:
    one = Record(write_record(tmp_path / "one", (FULL,)))
    other = Record(write_record(tmp_path / "other", (changed(act="deny", confidence=0.2),)))
    (found,) = diff(one, other)
    assert as_json(found) == {
        "what": "changed",
        "table": "statements",
        "id": SAID.id,
        "report": FULL.id,
        "fields": {
            "act": {"was": SAID.act, "is": "deny"},
            "confidence": {"was": SAID.confidence, "is": 0.2},
        },
    }


def test_all_of_a_new_report_is_new(tmp_path: Path) -> None:
    one = Record(write_record(tmp_path / "one", (BARE,)))
    other = Record(write_record(tmp_path / "other", (BARE, FULL)))
    found = Counter(item.table for item in diff(one, other))
    assert found["reports"] == 1
    assert found["statements"] == len(FULL.statements)
    assert found["actors"] == len(FULL.actors)
    assert {item.what for item in diff(one, other)} == {"added"}
