"""`onrecord watch`: what it hands on, prints and ends with."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord import pipeline
from onrecord.cli.app import app
from onrecord.settings import Manners
from onrecord.store.feeds import Feed
from onrecord.watch import News, Watched
from tests.alerts.make import entry, put

GOOD = Feed("http://a.example/feed")
BAD = Feed("http://b.example/feed", failures=1, reason="the server answered 500")


class Fake:
    """Stands for the pipeline's watch and remembers what it was asked."""

    def __init__(self, *feeds: Feed) -> None:
        self.feeds, self.asked, self.kept = feeds, dict[str, Any](), list[bool]()

    def __call__(self, feeds: list[str], out: Path, **asked: Any) -> Watched:
        self.asked = {"feeds": feeds, "out": out, **asked}
        if asked["tell"]:
            asked["tell"](News("http://a.example/feed", "2 new"))
        if not asked["once"]:
            os.kill(os.getpid(), signal.SIGINT)  # Ctrl-C
            self.kept.append(asked["stop"].wait(5))
        return Watched(out, 2, 1, 0, 3, self.feeds, 10, 5, 1.5)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Fake:
    made = Fake(GOOD, BAD)
    monkeypatch.setattr(pipeline, "watch", made)
    return made


def onrecord(*arguments: object) -> Any:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_what_was_done_is_printed(fake: Fake, tmp_path: Path) -> None:
    done = onrecord("watch", GOOD.url, "-o", tmp_path, "--once")
    assert done.exit_code == 0
    words = " ".join(done.output.split())
    for told in ("http://a.example/feed 2 new", "2 pages read", "1 read from the feed itself",
                 "3 to be tried again", f"{BAD.url}: {BAD.reason}"):  # fmt: skip
        assert told in words


def test_what_a_server_says_is_no_command_to_the_terminal(fake: Fake, tmp_path: Path) -> None:
    fake.feeds = (Feed(BAD.url, failures=1, reason="the server answered 500 \x1b[2J"),)
    done = onrecord("watch", BAD.url, "-o", tmp_path, "--once")
    assert "500  [2J" in done.output
    assert "\x1b[2J" not in done.output


def test_options_are_handed_on(fake: Fake, tmp_path: Path) -> None:
    listed = tmp_path / "feeds.txt"
    listed.write_text("# ours\nhttp://c.example/feed  # the Herald\n\nhttp://d.example/a#b\n")
    onrecord("watch", GOOD.url, "-o", tmp_path, "--feeds", listed, "--once", "--every", 5,
             "--allow-private", "--max-megabytes", 2, "--contact", "a@b.example", "-q")  # fmt: skip
    assert fake.asked["feeds"] == [GOOD.url, "http://c.example/feed", "http://d.example/a#b"]
    assert fake.asked["manners"] == Manners(
        every=300, allow_private=True, most_bytes=2_000_000, contact="a@b.example"
    )
    assert fake.asked["tell"] is None


def test_ctrl_c_ends_it_with_what_was_done(fake: Fake, tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGINT)
    done = onrecord("watch", GOOD.url, "-o", tmp_path)
    assert (done.exit_code, fake.kept) == (0, [True])
    assert "2 pages read" in " ".join(done.output.split())
    assert signal.getsignal(signal.SIGINT) == before


ENDINGS = [
    ("no feed could be fetched", (BAD,), [BAD.url], 1, "no feed could be fetched"),
    ("it looks too often", (GOOD,), [GOOD.url, "--every", "0.5"], 2, "Invalid value"),
    ("there is no such list", (GOOD,), ["--feeds", "no-such-file"], 2, "does not exist"),
]


@pytest.mark.parametrize(
    ("feeds", "arguments", "code", "words"), [r[1:] for r in ENDINGS], ids=[r[0] for r in ENDINGS]
)
def test_endings(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    feeds: tuple[Feed, ...],
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    monkeypatch.setattr(pipeline, "watch", Fake(*feeds))
    done = onrecord("watch", *arguments, "-o", tmp_path, "--once")
    assert done.exit_code == code
    assert words in " ".join(done.output.split())


def test_what_is_no_address_is_said_in_one_line(tmp_path: Path) -> None:
    done = onrecord("watch", "ftp://a.example/feed", "-o", tmp_path, "--once")
    assert done.exit_code == 1
    assert (
        done.output == "onrecord: ftp://a.example/feed: only http and https addresses are allowed\n"
    )


def test_alerts_tell_of_what_comes(fake: Fake, tmp_path: Path, monkeypatch: Any) -> None:
    rules = tmp_path / "alerts.toml"
    rules.write_text("[[alert]]\nname = 'Anna'\nactor = 'Anna'\nfile = 'told.jsonl'\n")

    def comes(feeds: list[str], out: Path, **asked: Any) -> Watched:
        put(out, entry("Anna said it is so."))
        return fake(feeds, out, **asked)

    monkeypatch.setattr(pipeline, "watch", comes)
    options = ("-o", tmp_path / "out", "--once", "--alerts", rules)
    assert onrecord("watch", GOOD.url, *options).exit_code == 0
    assert "Anna: say" in (tmp_path / "told.jsonl").read_text()


def test_wrong_alerts_are_said_before_anything_is_asked(fake: Fake, tmp_path: Path) -> None:
    rules = tmp_path / "alerts.toml"
    rules.write_text("[[alert]]\nname = 'Anna'\n")
    done = onrecord("watch", GOOD.url, "-o", tmp_path / "out", "--alerts", rules)
    assert done.exit_code == 1
    assert "it needs one of actor, issue, stance" in done.output
    assert fake.asked == {}
