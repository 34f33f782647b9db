"""People part and join what the machine holds to be one."""

from __future__ import annotations

import pytest

from onrecord.store.groups import Pair, group

MACHINE = ("abc", "de", "f")
CASES: list[tuple[str, str, list[Pair], list[Pair], str, str]] = [
    # who asks, joined, parted, members, those brought in by people
    ("the machine's group", "a", [], [], "abc", ""),
    ("asked from its middle", "b", [], [], "bac", ""),
    ("joined to one of another group", "a", [("c", "d")], [], "abcde", "de"),
    ("joined by several steps", "f", [("e", "f"), ("a", "d")], [], "fabcde", "abcde"),
    ("parted", "a", [], [("c", "a")], "ab", ""),
    ("the one that left", "c", [], [("c", "a")], "c", ""),
    ("the first leaves", "b", [], [("a", "b")], "bc", ""),
    ("left, and joined to others", "c", [("c", "d")], [("c", "a")], "cde", "de"),
    ("parted though never joined", "a", [], [("f", "a")], "abc", ""),
]


def of(key: str) -> str:
    return next(found for found in MACHINE if key in found)


@pytest.mark.parametrize(
    ("start", "same", "different", "members", "joined"),
    [c[1:] for c in CASES],
    ids=[c[0] for c in CASES],
)
def test_a_group(
    start: str, same: list[Pair], different: list[Pair], members: str, joined: str
) -> None:
    made = group(start, same=same, different=different, of=of)
    assert "".join(made.members) == members
    assert "".join(made.joined) == joined


def test_a_chain_that_meets_a_different_is_told() -> None:
    made = group("a", same=[("a", "d")], different=[("d", "b")], of=of)
    assert made.contradictions == (("d", "b"),)
