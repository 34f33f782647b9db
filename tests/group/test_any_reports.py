"""Any reports: no crash, no date out of nothing, no difference by order, no words out of place."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.group import Seen, versions
from onrecord.group.versions import changes
from onrecord.schema import DateCandidate
from tests.group.affair import BEFORE, MEETING, STORM, UNDATED, clues, dates_of

WORDS = sorted(set((MEETING + BEFORE + STORM).split()))
BODIES = st.one_of(
    st.sampled_from([MEETING, BEFORE, STORM, UNDATED, ""]),
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
    st.text(max_size=40),
)
DAYS = st.dates().map(date.isoformat)
DATES = st.builds(
    DateCandidate,
    DAYS,
    st.just("day"),
    st.just("stamp"),
    st.floats(0, 1),
    st.sampled_from(["published", "updated"]),
)
REPORTS = st.lists(st.tuples(BODIES, st.none() | DAYS, st.lists(DATES, max_size=2)), max_size=5)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(REPORTS)
def test_dates_come_from_others_and_never_after_a_change(
    reports: list[tuple[str, str | None, list[DateCandidate]]],
) -> None:
    told = [clues(text, f"r{n}", day, *dates) for n, (text, day, dates) in enumerate(reports)]
    made = dates_of(told)
    assert made == dates_of(told)
    for key, dating in made.items():
        mine = told[int(key[1:])]
        assert mine.firm is None
        assert dating.by and key not in dating.by
        assert dating.published and dating.published.clue
        value = dating.published.value
        changed = [d.value[: len(value)] for d in mine.dates if d.of == "updated"]
        assert all(value <= day for day in changed)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.lists(BODIES, max_size=5), st.text(max_size=30), st.integers())
def test_versions_hang_on_no_order(texts: list[str], url: str, seed: int) -> None:
    seen = [Seen(f"r{n}", url, text, (str(n),)) for n, text in enumerate(texts)]
    made = versions(seen)
    Random(seed).shuffle(seen)
    assert made == versions(seen)
    assert all(key in version.all and len(version.all) > 1 for key, version in made.items())


@settings(deadline=None, derandomize=True, max_examples=100)
@given(BODIES, BODIES)
def test_changes_stand_in_their_texts(was: str, now: str) -> None:
    for change in changes(was, now):
        assert change.was or change.now
        for words, text in ((change.was, was), (change.now, now)):
            assert words is None or text[slice(*words.span)] == words.text
