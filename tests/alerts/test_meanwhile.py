"""Alerts beside a watch: told while it goes on, and what comes last when it has ended."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from onrecord.alerts import Rule, beside, meanwhile
from onrecord.errors import StoreError
from tests.alerts.make import entry, put


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setattr(meanwhile, "LOOK_SECONDS", 0.05)


def lines(path: Path) -> list[str]:
    held = path.read_text("utf-8").splitlines() if path.exists() else []
    return [json.loads(line)["quote"] for line in held]


def test_it_tells_while_something_writes_and_at_the_end(tmp_path: Path) -> None:
    """All that comes is new, also where the folder was not there before."""
    path = tmp_path / "told.jsonl"
    rule = Rule("Anna", actor="Anna", file=path)
    with beside(tmp_path / "out", [rule]):
        put(tmp_path / "out", entry("Anna said 1 it is."))
        end = time.monotonic() + 10
        while not lines(path) and time.monotonic() < end:
            time.sleep(0.05)
        assert lines(path) == ["Anna said 1 it is"]
        put(tmp_path / "out", entry("Anna said 2 it is."))
    assert lines(path) == ["Anna said 1 it is", "Anna said 2 it is"]


def test_what_was_there_is_not_told(tmp_path: Path) -> None:
    path = tmp_path / "told.jsonl"
    put(tmp_path / "out", entry("Anna said 1 it is."))
    with beside(tmp_path / "out", [Rule("Anna", actor="Anna", file=path)]):
        pass
    assert lines(path) == []


def test_what_fails_stops_nothing(tmp_path: Path) -> None:
    rule = Rule("Anna", actor="Anna", command=("no-such-program",))
    with beside(tmp_path / "out", [rule]):
        put(tmp_path / "out", entry("Anna said 1 it is."))
        time.sleep(0.3)
        put(tmp_path / "out", entry("Anna said 2 it is."))


def test_a_record_that_cannot_be_written_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")
    with pytest.raises(StoreError), beside(tmp_path / "out", []):
        pass
