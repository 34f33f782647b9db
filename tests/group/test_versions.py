"""The same address again with other words."""

from __future__ import annotations

import itertools

import pytest

from onrecord.group import Seen, versions
from onrecord.group.versions import address, changes, terms
from tests.group.affair import MEETING, STORM

URL = "https://harbour.example/ferry"
LATER = MEETING.replace("useful", "short") + " Nobody else spoke."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (URL, URL + "/", True),
        (URL, "http://www.harbour.example/ferry?utm_source=mail#comments", True),
        (URL, URL + "?id=2", False),
        (URL + "?b=1&a=2", URL + "?a=2&b=1", True),
        (URL, "https://harbour.example/Ferry", False),
        ("http://[", "http://[", True),
    ],
)
def test_addresses(one: str, other: str, same: bool) -> None:
    assert (address(one) == address(other)) is same


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_versions_are_told_by_their_time_and_not_by_their_order(order: tuple[int, ...]) -> None:
    all_ = [
        Seen("r1", URL, MEETING, ("2007-02-27", "a")),
        Seen("r2", URL, LATER, ("2007-02-27", "b")),
        Seen("r3", URL, LATER + " Rain fell.", ("2007-02-28", "a")),
    ]
    made = versions(all_[n] for n in order)
    assert {key: version.all for key, version in made.items()} == dict.fromkeys(
        ("r1", "r2", "r3"), ("r1", "r2", "r3")
    )
    assert made["r1"].changes == ()
    assert [(c.was and c.was.text, c.now and c.now.text) for c in made["r2"].changes] == [
        ("Belova called the talks useful.", "Belova called the talks short."),
        (None, "Nobody else spoke."),
    ]
    assert [c.now and c.now.text for c in made["r3"].changes] == ["Rain fell."]


@pytest.mark.parametrize(
    "reports",
    [
        [Seen("r1", URL, MEETING)],
        [Seen("r1", URL, MEETING), Seen("r2", URL + "?id=2", LATER)],
        [Seen("r1", URL, MEETING), Seen("r2", URL, STORM)],  # a page of changing news
    ],
)
def test_one_version_is_none(reports: list[Seen]) -> None:
    assert versions(reports) == {}


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("Two died.", "Two died.", []),
        ("Two died. He left.", "Two died.", [("He left.", None)]),
        ("Two died.", "“Go!” he said. Two died.", [(None, "“Go!” he said.")]),
        ("Head\n\nTwo died.", "Other\n\nTwo died.", [("Head", "Other")]),
        ("", "Two died.", [(None, "Two died.")]),
    ],
)
def test_changes_are_told_in_sentences(
    was: str, now: str, told: list[tuple[str | None, str | None]]
) -> None:
    found = changes(was, now)
    assert [(c.was and c.was.text, c.now and c.now.text) for c in found] == told
    for change in found:
        for words, text in ((change.was, was), (change.now, now)):
            assert words is None or text[slice(*words.span)] == words.text


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("She met Belova.", {"Belova"}),
        ("She met Belova's men.", {"Belova"}),
        ("It was March. They march.", {"march", "they"}),  # a small letter elsewhere: no name
        ("Talks failed.", {"talks", "failed"}),  # the first word of a sentence tells nothing
        ("He joined the EU and NATO.", {"NATO", "joined", "nato"} - {"nato"}),
    ],
)
def test_a_name_has_a_capital_inside_a_sentence(body: str, found: set[str]) -> None:
    assert terms(body, body) == found
