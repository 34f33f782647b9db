"""Telling by file, program and address: once where it works, again where it does not."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

import pytest

from onrecord.alerts import Outcome, Rule, deliver, ways
from onrecord.store import alerts, reading
from onrecord.store.database import judging
from tests.alerts.make import entry, put, rules
from tests.alerts.test_check import ANNA, round_

MESSAGE = {"id": 1, "text": "Anna: say, “ünd 🜁”"}
NEVER = [sys.executable, "-c", "raise SystemExit('no paper')"]
WRITES = "import sys; open(sys.argv[1], 'a').write(sys.stdin.read() + '\\n')"


class Hook(BaseHTTPRequestHandler):
    """Takes what is sent to it, or not."""

    got: ClassVar[list[tuple[str, dict[str, Any]]]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.got.append((self.headers["content-type"], json.loads(body)))
        status = int(self.path.strip("/"))
        self.send_response(status)
        self.send_header("location", "/200")
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def hook() -> Iterator[str]:
    """A server on this machine."""
    Hook.got.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def told(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def due(out: Path) -> list[alerts.Delivery]:
    with reading(out) as connection, connection.begin():
        return [way for _, held in alerts.latest(connection, limit=99) for way in held]


def scene(out: Path, rule: Rule, count: int = 1) -> Outcome:
    """An alert is set, then something comes."""
    put(out, entry("Boris said nothing."))
    round_(out, [rule])
    put(out, *(entry(f"Anna said {n} it is.") for n in range(count)))
    return round_(out, [rule])


def ruled(**fields: Any) -> Rule:
    return rules(ANNA | fields)[0]


def test_a_file_gets_a_line_for_each(tmp_path: Path) -> None:
    rule = ruled(file=tmp_path / "told.jsonl")
    assert scene(tmp_path / "out", rule, 3) == Outcome(3, 3, 0)
    assert round_(tmp_path / "out", [rule]) == Outcome(0, 0, 0)
    lines = told(tmp_path / "told.jsonl")
    assert [line["id"] for line in lines] == [1, 2, 3]
    assert [line["text"] for line in lines] == [
        f"Anna: say, “Anna said {n} it is”" for n in range(3)
    ]


LEFT = [
    ("", True, 1),
    ('{"id": 0}\n', True, 2),
    ('{"id": 0', True, 2),  # cut short
    (None, True, 1),  # told already, though nobody noted it
    (None, False, 2),  # the first try: it is not looked for
]


@pytest.mark.parametrize(("held", "again", "lines"), LEFT, ids=[str(line[:2]) for line in LEFT])
def test_what_a_file_holds_already(
    tmp_path: Path, held: str | None, again: bool, lines: int
) -> None:
    rule = ruled(file=tmp_path / "told.jsonl")
    assert rule.file is not None
    if held is None:
        ways.file(rule, MESSAGE, again=False)
    else:
        rule.file.write_text(held)
    ways.file(rule, MESSAGE, again=again)
    found = rule.file.read_text("utf-8").splitlines()
    assert len(found) == lines
    assert json.loads(found[-1]) == MESSAGE


def test_a_program_is_given_it_without_a_shell(tmp_path: Path) -> None:
    path = tmp_path / "a; touch b"
    rule = ruled(command=(sys.executable, "-c", WRITES, str(path)))
    assert scene(tmp_path / "out", rule) == Outcome(1, 1, 0)
    assert told(path)[0]["text"].startswith("Anna: say")
    assert not (tmp_path / "b").exists()


FAILING = [
    (NEVER, "it exited with 1: no paper"),
    (["no-such-program"], "No such file"),
    ([sys.executable, "-c", "import time; time.sleep(60)"], "it took more than 0.3 seconds"),
    ([sys.executable, "-c", "import os, time; os.fork(); time.sleep(60)"], "more than 0.3 seconds"),
]


@pytest.mark.parametrize(("command", "words"), FAILING, ids=[f[1] for f in FAILING])
def test_a_program_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], words: str
) -> None:
    monkeypatch.setattr(ways, "COMMAND_SECONDS", 0.3)
    rule = ruled(command=tuple(command), file=tmp_path / "told.jsonl")
    assert scene(tmp_path / "out", rule) == Outcome(1, 1, 1)
    failed, fine = due(tmp_path / "out")
    assert words in (failed.error or "")
    assert (failed.done, failed.tries, failed.due is not None) == (None, 1, True)
    assert (fine.way, fine.error, fine.done is not None) == ("file", None, True)


def test_an_address_is_sent_it(tmp_path: Path, hook: str) -> None:
    rule = ruled(webhook=f"{hook}/204", private=True)
    assert scene(tmp_path, rule) == Outcome(1, 1, 0)
    ((kind, message),) = Hook.got
    assert (kind, message["alert"], message["quote"]) == (
        "application/json", "alert 1", "Anna said 0 it is",
    )  # fmt: skip


REFUSALS = [
    ("/500", True, "the server answered 500"),
    ("/404", True, "the server answered 404"),
    ("/302", True, "the server answered 302"),  # what is sent is not sent on
    ("/200", False, "127.0.0.1 is at 127.0.0.1, which is this machine's own"),
]


@pytest.mark.parametrize(("path", "private", "words"), REFUSALS, ids=[r[2] for r in REFUSALS])
def test_an_address_that_does_not_take_it(
    tmp_path: Path, hook: str, path: str, private: bool, words: str
) -> None:
    rule = ruled(webhook=hook + path, private=private)
    assert scene(tmp_path, rule) == Outcome(1, 0, 1)
    assert words in (due(tmp_path)[0].error or "")
    assert len(Hook.got) == private


@contextmanager
def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> Iterator[None]:
    """Some time goes by: what was due then is due now."""
    with monkeypatch.context() as patched:
        patched.setattr(deliver, "FIRST_WAIT", -by)
        patched.setattr(deliver, "LONGEST_WAIT", -by)
        yield


def test_what_failed_is_tried_again_later_and_not_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flag, path = tmp_path / "flag", tmp_path / "told"
    script = f"import pathlib, sys; pathlib.Path({str(flag)!r}).read_text(); {WRITES}"
    rule = ruled(command=(sys.executable, "-c", script, str(path)))
    with later(monkeypatch, timedelta(0)):
        assert scene(tmp_path / "out", rule, 2) == Outcome(2, 0, 1)  # the second waits for it
        assert [way.tries for way in due(tmp_path / "out")] == [0, 1]
    flag.write_text("")
    assert round_(tmp_path / "out", [rule]) == Outcome(0, 2, 0)
    assert [line["id"] for line in told(path)] == [1, 2]
    assert round_(tmp_path / "out", [rule]) == Outcome(0, 0, 0)


def test_all_that_goes_a_broken_way_waits_with_the_first(tmp_path: Path) -> None:
    """Else it would be asked again with each that waits behind it."""
    rule = ruled(command=tuple(NEVER), file=tmp_path / "told.jsonl")
    assert scene(tmp_path / "out", rule, 3) == Outcome(3, 3, 1)
    waiting = [way for way in due(tmp_path / "out") if way.way == "command"]
    assert sorted(way.tries for way in waiting) == [0, 0, 1]
    assert len({way.due for way in waiting}) == 1
    assert round_(tmp_path / "out", [rule]) == Outcome(0, 0, 0)


def test_waits_grow(tmp_path: Path) -> None:
    waits = [deliver._later(tries) for tries in range(12)]
    assert waits == sorted(waits)
    scene(tmp_path, ruled(command=tuple(NEVER)))
    assert round_(tmp_path, [ruled(command=tuple(NEVER))]) == Outcome(0, 0, 0)  # not due yet


def test_some_day_it_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deliver, "MOST_TRIES", 3)
    rule = ruled(command=tuple(NEVER))
    with later(monkeypatch, timedelta(0)):
        scene(tmp_path, rule)
        failed = [round_(tmp_path, [rule]).failed for _ in range(4)]
    assert failed == [1, 1, 0, 0]
    assert [(way.tries, way.due) for way in due(tmp_path)] == [(3, None)]


def test_a_process_that_dies_in_the_midst_tries_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = ruled(file=tmp_path / "told.jsonl")

    def dies(rule: Rule, message: ways.Message, *, again: bool) -> None:
        ways.file(rule, message, again=again)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, later(monkeypatch, timedelta(0)):
        patched.setattr(deliver, "WAYS", {"file": dies})
        with pytest.raises(KeyboardInterrupt):
            scene(tmp_path / "out", rule)
    assert round_(tmp_path / "out", [rule]) == Outcome(0, 1, 0)
    assert len(told(tmp_path / "told.jsonl")) == 1


def test_what_the_file_of_alerts_no_longer_asks_for_is_not_sent(tmp_path: Path) -> None:
    rule = ruled(command=tuple(NEVER))
    scene(tmp_path, rule)
    assert round_(tmp_path, [replace(rule, command=())]) == Outcome(0, 0, 0)
    assert round_(tmp_path, []) == Outcome(0, 0, 0)


def test_of_two_processes_one_delivers(tmp_path: Path) -> None:
    scene(tmp_path, ruled(command=tuple(NEVER)))
    (way,) = due(tmp_path)
    tried = replace(way, tries=way.tries + 1)
    claimed = []
    for _ in range(2):
        with judging(tmp_path) as connection, connection.begin():
            claimed.append(alerts.claim(connection, tried))
    assert claimed == [True, False]
