"""Reports of the same affair date each other; those that nothing dates stay undated."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from onrecord.schema import DateCandidate
from tests.group.affair import BEFORE, LITTLE_ALIKE, MEETING, STORM, UNDATED, clues, dates_of

TUESDAY = "2007-02-27"


def stamp(value: str, weight: float, of: str = "published") -> DateCandidate:
    return DateCandidate(value, "day", "stamp", weight, of)  # type: ignore[arg-type]


def test_an_undated_report_gets_its_day() -> None:
    made = dates_of([clues(MEETING, "r1", TUESDAY), clues(BEFORE, "r2")])
    assert list(made) == ["r2"]
    published = made["r2"].published
    assert published is not None
    assert published.value in (
        "2007-02-26",
        "2007-02-27",
    )  # it names Monday and the Tuesday to come
    assert published.precision == "day"
    assert "“Ferry envoy meets pilots” (2007-02-27)" in published.clue
    assert "“Monday” and “Tuesday”" in published.clue
    assert made["r2"].by == ("r1",)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_which_is_first_is_nothing(order: tuple[int, ...]) -> None:
    texts = [(MEETING, TUESDAY), (BEFORE, None), (STORM, "2011-05-03")]
    reports = [clues(texts[n][0], f"r{place}", texts[n][1]) for place, n in enumerate(order)]
    made = dates_of(reports)
    (dating,) = made.values()
    assert dating.published is not None
    assert dating.published.value[:9] == "2007-02-2"


@pytest.mark.parametrize(
    "reports",
    [
        [clues(BEFORE, "r1")],
        [clues(MEETING, "r1"), clues(BEFORE, "r2")],  # none of them has a date
        [clues(STORM, "r1", TUESDAY), clues(BEFORE, "r2")],  # another affair
        [clues(MEETING, "r1", TUESDAY), clues(BEFORE, "r2", "2007-02-26")],  # nothing is open
        [],
    ],
)
def test_without_a_dated_report_of_the_affair_nothing_is_guessed(reports: list[object]) -> None:
    assert dates_of(reports) == {}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("closed", "dated"),
    [
        ("early", False),
        ("on Tuesday", True),
        ("that Monday", False),
    ],
    ids=["one weekday", "two", "one twice"],
)
def test_one_report_that_is_little_alike_needs_two_weekdays(closed: str, dated: bool) -> None:
    told = clues(LITTLE_ALIKE.replace("early", closed), "r2")
    assert bool(dates_of([clues(MEETING, "r1", TUESDAY), told])) == dated


def test_who_got_a_date_gives_none() -> None:
    """UNDATED is near BEFORE, but not near enough to MEETING to be told by it alone."""
    chain = [clues(MEETING, "r1", TUESDAY), clues(BEFORE, "r2"), clues(UNDATED, "r3")]
    made = dates_of(chain)
    assert all("r2" not in dating.by for dating in made.values())


def test_without_a_weekday_of_its_own_only_the_month_is_told() -> None:
    near = [clues(MEETING, f"r{n}", f"2007-02-{14 + n}") for n in range(3)]
    made = dates_of([*near, clues(UNDATED, "r9")])
    published = made["r9"].published
    assert published is not None
    assert (published.value, published.precision) == ("2007-02", "month")


@pytest.mark.parametrize(
    ("weight", "value"),
    [
        (0.9, None),  # a sure date of its own stands
        (0.2, "2007-02"),  # a weak one is outvoted
    ],
)
def test_a_weak_date_is_outvoted(weight: float, value: str | None) -> None:
    dated = [clues(MEETING, f"r{n}", TUESDAY) for n in range(4)]
    weak = clues(BEFORE, "r9", "2011-07-27", stamp("2011-07-27", weight))
    made = dates_of([*dated, weak])
    found = made["r9"].published if "r9" in made else None
    assert (found.value[:7] if found else None) == value


def test_a_weak_date_that_others_bear_out_stays_as_it_is() -> None:
    weak = clues(BEFORE, "r9", "2007-02-26", stamp("2007-02-26", 0.4))
    assert dates_of([clues(MEETING, "r1", TUESDAY), weak]) == {}


def test_no_report_is_published_after_it_was_changed() -> None:
    changed = clues(BEFORE, "r2", None, stamp("2007-02-26", 0.3, "updated"))
    made = dates_of([clues(MEETING, "r1", TUESDAY), changed])
    found = made["r2"].published if "r2" in made else None
    assert found is None or found.value <= "2007-02-26"


def test_a_clue_that_no_other_report_bears_out_dates_nothing() -> None:
    """The cleaner kept this date but did not believe it; nor do the others."""
    odd = clues(BEFORE, "r2", None, stamp("1999-01-01", 1.0))
    made = dates_of([clues(MEETING, "r1", TUESDAY), odd])
    found = made["r2"].published if "r2" in made else None
    assert found is None or found.value.startswith("2007")


def test_times_told_from_a_wrong_date_do_not_matter() -> None:
    told = clues(BEFORE, "r2")
    wrong = replace(told, times=tuple(replace(t, value="2016-01-01") for t in told.times))
    dated = clues(MEETING, "r1", TUESDAY)
    assert dates_of([dated, told]) == dates_of([dated, wrong])
