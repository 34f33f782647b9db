"""Every line of records.jsonl has an id of its own."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from onrecord.merge.records import build


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("person", "name"), ("person", "role"), False),  # two fields of the same members
        (("deed", "date"), ("deed", "place"), False),
        (("deed", "date"), ("figure", "date"), False),
        (("event", "date"), ("event", "place"), True),  # an event is in one record
    ],
)
def test_differences_of_the_same_members(one: Any, other: Any, same: bool) -> None:
    around = cast(Any, SimpleNamespace(story="s1", voice={"r1": "r1"}))
    of = cast(Any, [SimpleNamespace(id="m1", report="r1"), SimpleNamespace(id="m2", report="r1")])
    ids = [
        build._record(kind, of, around, (), (cast(Any, SimpleNamespace(field=field)),), ()).id
        for kind, field in (one, other)
    ]
    assert (ids[0] == ids[1]) == same
