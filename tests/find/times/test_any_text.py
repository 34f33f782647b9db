"""Any text: no crash, no offset that does not stand, nothing that ends before it begins."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.find.times import find, said_on, tag
from onrecord.find.times.moment import Moment
from onrecord.find.times.words import rows
from onrecord.schema import Published
from tests.factories import make_article, make_report

PIECES = sorted({r["word"] for r in rows("time_words.csv")}) + (
    "of in on the by since until ago later earlier from now early late mid- end half first 1998 "
    "2007 31 30 29 5 0 10000 3/4/07 31/12/1999 2007-02-30 12:30 p.m. a.m. GMT BC AD 's 490 1990s "
    "'90s will said fiscal Christmas Easter Ramadan Thanksgiving every daily now , . - – ( ) \n\n"
).split(" ")
DAYS = st.one_of(st.none(), st.text(max_size=12), st.dates().map(date.isoformat))
SAME = settings(deadline=None, derandomize=True)
"""The same texts every time; others are tried by hand, see docs/time.md."""
ISO = re.compile(
    r"(?:BC)?(?:\d{1,4}|XXXX)(?:-(?:W\d\d(?:-WE)?|[A-Z][A-Z0-9]|\d\d(?:-\d\d)?|XX))*(?:-XX)*|P.+"
    r"|XXXX-.+"
)


def holds(text: str, published: str | None) -> None:
    """What is true of every tagging."""
    found = tag(text, published=published)
    assert found == tag(text, published=published)
    end = 0
    for ref in found:
        assert end <= ref.span[0] < ref.span[1] <= len(text)
        end = ref.span[1]
        assert ref.timex
        if ref.value is not None:
            assert ISO.fullmatch(ref.value), ref.value
        if ref.earliest and ref.latest:
            assert date.fromisoformat(ref.earliest) <= date.fromisoformat(ref.latest)


@SAME
@given(st.text(), DAYS)
def test_any_text_at_all(text: str, published: str | None) -> None:
    holds(text, published)


@SAME
@given(st.lists(st.sampled_from(PIECES), max_size=30), DAYS)
def test_any_row_of_words_that_times_have(pieces: list[str], published: str | None) -> None:
    holds(" ".join(pieces), published)


@SAME
@given(st.integers(1, 400), st.sampled_from(PIECES))
def test_one_word_again_and_again(times: int, piece: str) -> None:
    holds(piece * times, "2007-02-27")
    holds(f"{piece} " * times, "2007-02-27")


@SAME
@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_every_day_is_its_own_interval(day: date) -> None:
    assert Moment.of(day).interval() == (day, day)
    first, last = Moment.of_week(day).interval() or (day, day)
    assert first <= day <= last
    assert (last - first).days == 6


@SAME
@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_a_written_date_is_read_back(day: date) -> None:
    text = f"It was on {day.strftime('%B')} {day.day}, {day.year}."
    if day.year <= 2099:
        assert [r.value for r in tag(text, published=None)] == [day.isoformat()]


@SAME
@given(st.lists(st.sampled_from(PIECES), max_size=30), st.none() | st.dates(), st.booleans())
def test_times_of_any_report_have_ids_of_their_own_and_words(
    pieces: list[str], day: date | None, past: bool
) -> None:
    published = Published(day.isoformat(), "day", "told so") if day else None
    article = make_article(make_report(" ".join(pieces)), published=published)
    found = find(article)
    assert len({time.id for time in found}) == len(found)
    for time in found:
        assert article.text[slice(*time.span)] == time.text
        assert time.value or time.earliest is None
        said = said_on(time, past, day.isoformat() if day else None)
        assert not (said.value and past and day) or said.value <= day.isoformat()
