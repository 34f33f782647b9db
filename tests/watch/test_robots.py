"""What sites let programs read."""

from __future__ import annotations

import pytest

from onrecord.errors import FetchError
from onrecord.settings import Manners
from onrecord.watch import connect
from onrecord.watch.addresses import address
from onrecord.watch.robots import Robots
from tests.watch.server import Act, give, move, refuse, silent, site

MANNERS = Manners(allow_private=True, read=0.2, whole=0.5)

RULES = [
    ("nothing is forbidden", give("User-agent: *\nDisallow:\n", "text/plain"), None),
    ("this page is", give("User-agent: *\nDisallow: /news\n", "text/plain"), "does not allow it"),
    ("another is", give("User-agent: *\nDisallow: /shop\n", "text/plain"), None),
    ("we by name are", give("User-agent: onrecord\nDisallow: /\n", "text/plain"), "not allow it"),
    ("others by name are", give("User-agent: Other\nDisallow: /\n", "text/plain"), None),
    ("there are no rules", refuse(404), None),
    ("the rules are for members", refuse(403), None),
    ("the server is in trouble", refuse(500), "could not be fetched"),
    ("we ask too often", refuse(429), "could not be fetched"),
    ("the server is silent", silent(1), "could not be fetched"),
    ("the rules lead to a file", move("file:///etc/passwd"), "could not be fetched"),
    ("the rules are no text", give(b"\x89PNG\x00\xff", "image/png"), None),
]


@pytest.mark.parametrize(("rules", "refused"), [r[1:] for r in RULES], ids=[r[0] for r in RULES])
def test_rules(rules: Act, refused: str | None) -> None:
    with site({"/robots.txt": rules}) as made:
        robots, at = Robots(MANNERS), address(f"{made.base}/news/1")
        if refused is None:
            robots.check(at)
        else:
            with pytest.raises(FetchError, match=refused):
                robots.check(at)


def test_rules_are_asked_for_once_a_day_and_failures_sooner() -> None:
    now = 0.0
    with site({"/robots.txt": refuse(500)}) as made:
        robots, at = Robots(MANNERS, clock=lambda: now), address(f"{made.base}/a")
        for moment, allowed, asked in (
            (0, False, 1), (500, False, 1), (700, True, 2), (80_000, True, 2), (90_000, True, 3),
        ):  # fmt: skip
            now = float(moment)
            if allowed:
                made.pages["/robots.txt"] = refuse(404)
                robots.check(at)
            else:
                with pytest.raises(FetchError):
                    robots.check(at)
            assert len(made.asked) == asked


def test_a_site_may_want_more_time_between_two_requests() -> None:
    rules = "User-agent: *\nCrawl-delay: 7\n"
    with site({"/robots.txt": give(rules, "text/plain")}) as made:
        robots, at = Robots(MANNERS), address(f"{made.base}/a")
        assert robots.delay(at.place) == 0
        robots.check(at)
        assert robots.delay(at.place) == 7


def test_rules_of_hosts_that_were_asked_long_ago_are_let_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A watch that goes on for months meets ever more hosts."""
    monkeypatch.setattr("onrecord.watch.robots.MOST_HOSTS", 2)
    monkeypatch.setattr(connect, "resolve", lambda *_: iter(["127.0.0.1"]))
    with site({"/robots.txt": refuse(404)}) as made:
        robots, port = Robots(MANNERS), made.base.rpartition(":")[2]
        for host, asked in (("a", 1), ("b", 2), ("a", 2), ("c", 3), ("a", 3), ("b", 4)):
            robots.check(address(f"http://{host}.example:{port}/1"))
            assert len(made.asked) == asked


def test_a_pause_is_told_while_other_sites_are_asked() -> None:
    """Threads ask for rules while the loop looks for the pause that a site wants."""
    with site({"/robots.txt": refuse(404)}) as made:
        robots = Robots(MANNERS)

        class Place(str):
            def __format__(self, spec: str) -> str:
                robots.check(address(f"{made.base}/a"))
                return super().__format__(spec)

        robots.check(address(f"{made.base.replace('127.0.0.1', 'localhost')}/a"))
        assert robots.delay(Place("other.example")) == 0
