"""Feeds that post, and what a watch makes of them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from bench.intake.__main__ import numbers, table
from bench.intake.feeds import SHOWN, Plan, feed, posting
from bench.intake.together import Look
from onrecord.read import parse_feed
from tests.watch.follow import watch
from tests.watch.server import Site


def test_what_was_posted_comes_on_the_record_once(tmp_path: Path) -> None:
    with posting(Plan(3, 10, 1.0, time.monotonic() - 5)) as feeds:
        done = watch(Site("", {}), tmp_path, feeds)
    assert done.pages == 10
    assert sorted(numbers(tmp_path)) == list(range(10))


@pytest.mark.parametrize(("passed", "entries"), [(0, 0), (0.5, 25), (1, 50), (9, 50)])
def test_feeds_post_at_an_even_pace(passed: float, entries: int) -> None:
    plan = Plan(2, 100, 1000.0, time.monotonic() - passed * 1000)
    assert len(parse_feed(feed(plan, 1, "http://a").encode()).entries) == entries


def test_a_feed_shows_its_latest() -> None:
    plan = Plan(1, 500, 1.0, time.monotonic() - 5)
    links = [entry.url for entry in parse_feed(feed(plan, 0, "http://a").encode()).entries]
    assert links == [f"http://a/{number}" for number in range(499, 499 - SHOWN, -1)]


def test_the_table_has_the_last_look() -> None:
    seen = [Look(float(k), k, k, 0, 0, None) for k in range(101)]
    rows = table(seen).rows
    assert rows[-1][0] == 100
    assert len(rows) < 25
