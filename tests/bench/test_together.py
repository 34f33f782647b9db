"""Counting who is put together."""

from __future__ import annotations

import pytest

from bench.names.together import measured
from onrecord.schema import Actor, Identity


@pytest.mark.parametrize(
    ("case", "groups", "found"),
    [
        ("all three", ["Lena Falk", "Lena Falk", "Lena Falk"], (3, 1.0, 0, 0)),
        ("a fuller name", ["Lena Falk", "Lena Falk", "Lena Maria Falk"], (1, 1.0, 2, 0)),
        ("somebody else", ["Lena Falk", "Lena Falk", "Gregor Falk"], (1, 1.0, 2, 2)),
        ("a surname says nothing", ["Lena Falk", "Falk", "Falk"], (0, None, 0, 0)),
    ],
)
def test_those_of_one_identity(
    case: str, groups: list[str], found: tuple[int, float | None, int, int]
) -> None:
    actors = {f"a{k}": Actor(f"a{k}", name, "person") for k, name in enumerate(groups)}
    one = Identity("i1", groups[0], "person", None, tuple(actors), ())
    assert measured("person", actors, [one]) == found, case


def test_those_of_two_identities() -> None:
    actors = {key: Actor(key, "Lena Falk", "person") for key in ("a1", "a2", "a3")}
    some = [Identity("i1", "Lena Falk", "person", None, ("a1", "a2"), ()),
            Identity("i2", "Lena Falk", "person", None, ("a3",), ())]  # fmt: skip
    pairs, together, *_ = measured("person", actors, some)
    assert pairs == 3
    assert together == pytest.approx(1 / 3)
