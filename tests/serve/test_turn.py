"""One page at a time is set, and what waits for a count lets others go before."""

from __future__ import annotations

import threading
from contextlib import nullcontext, suppress
from pathlib import Path

import pytest

from onrecord.serve.kept import Kept
from onrecord.serve.turn import Turn
from onrecord.store.database import Reader
from tests.serve.conftest import HERALD, put


@pytest.mark.parametrize("aside", [True, False], ids=["while it counts", "while it is set"])
def test_another_page_is_set_meanwhile(aside: bool) -> None:
    turn, set_ = Turn(), threading.Event()

    def other() -> None:
        with turn.held():
            set_.set()

    thread = threading.Thread(target=other)
    with turn.held(), turn.aside() if aside else nullcontext():
        thread.start()
        assert set_.wait(5 if aside else 0.1) is aside
    thread.join(5)
    assert set_.is_set()


def test_a_count_within_a_count_and_one_of_nobody_s_turn() -> None:
    turn = Turn()
    with turn.aside(), turn.aside():
        pass
    with turn.held(), turn.aside(), turn.aside():
        pass
    with turn.held():
        pass


def test_two_pages_that_need_one_count_do_not_wait_for_each_other(tmp_path: Path) -> None:
    """Who counts waits for the turn at the end; who waits for the count must not hold it."""
    reader, turn = Reader(put(tmp_path, HERALD)), Turn()
    kept, counting = Kept(reader.connection, aside=turn.aside), threading.Barrier(2, timeout=0.2)
    found: list[int] = []

    def made(_: object) -> int:
        with suppress(threading.BrokenBarrierError):
            counting.wait()  # the other cannot come: it waits for this count
        return 1

    def page() -> None:
        with turn.held(), reader.connection() as connection, connection.begin():
            found.append(kept.get(connection, "key", made))

    threads = [threading.Thread(target=page) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert found == [1, 1]
