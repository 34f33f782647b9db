"""Whose turn it is to be asked, over a watch that meets ever more hosts."""

from __future__ import annotations

import tracemalloc

from onrecord.watch.turns import Turns


def test_hosts_with_nothing_to_wait_for_are_let_go() -> None:
    turns = Turns[str]()

    def grown(hosts: range) -> int:
        """Bytes that these hosts leave behind."""
        before = tracemalloc.get_traced_memory()[0]
        for number in hosts:
            turns.add(f"{number}.example", 0, "page")
            assert turns.start(now=number) == (f"{number}.example", "page")
            turns.ended(f"{number}.example", free_at=number + 1)
        return tracemalloc.get_traced_memory()[0] - before

    tracemalloc.start()
    grown(range(100))
    assert grown(range(100, 2_000)) < 5_000
    tracemalloc.stop()


def test_a_host_that_is_to_be_left_alone_is_not_forgotten() -> None:
    turns = Turns[str]()
    turns.add("a.example", 0, "first")
    turns.start(now=1)
    turns.ended("a.example", free_at=60)
    assert turns.start(now=2) is None
    turns.add("a.example", 0, "second")
    assert turns.start(now=3) is None
    assert turns.start(now=60) == ("a.example", "second")
