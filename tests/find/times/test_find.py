"""The times of a report with their ids, and the days of sayings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.find.times import find, said_on
from onrecord.schema import OffsetMap, Published, SaidOn
from tests.factories import make_article, make_report

TEXT = "Head\n\nHe said on Monday it would end on Monday. It ended in May."


def test_times_have_the_words_and_ids_that_survive_another_date() -> None:
    article = make_article(make_report(TEXT))
    undated = find(article)
    dated = find(replace(article, published=Published("2007-02-27", "day", "told so")))
    assert [t.text for t in undated] == ["Monday", "Monday", "May"]
    assert [t.id for t in undated] == [t.id for t in dated]
    assert [t.value for t in undated] == [None, None, None]
    assert [t.value for t in dated] == ["2007-02-26", "2007-03-05", "2006-05"]
    assert all(article.text[slice(*t.span)] == t.text for t in dated)


def test_ids_are_their_own_where_places_in_the_source_are_one() -> None:
    article = replace(make_article(make_report(TEXT)), offsets=OffsetMap((0,), (0,), 3))
    assert len({time.id for time in find(article)}) == 3


@pytest.mark.parametrize(
    ("words", "past", "published", "day"),
    [
        ("He said on [Friday] it rained.", True, "2007-02-27", "2007-02-23"),
        ("He said on [Friday] it would rain.", True, "2007-02-27", "2007-02-23"),  # none foretells
        ("He will say on [Friday] that it rains.", False, "2007-02-27", "2007-03-02"),
        ("He said on [March 13] it would rain.", True, "2007-02-27", "2006-03-13"),
        ("He said on [March 13, 2008] it would rain.", True, "2007-02-27", None),
        ("He said on [Friday] it rained.", True, None, None),
        ("He said on [Friday] it rained.", True, "2007-02", None),
    ],
)
def test_what_was_said_was_said_by_the_day_of_publication(
    words: str, past: bool, published: str | None, day: str | None
) -> None:
    told = words[words.index("[") + 1 : words.index("]")]
    text = words.replace("[", "").replace("]", "")
    date = Published(published, "day", "told so") if published else None
    article = make_article(make_report(text), published=date)
    (time,) = [t for t in find(article) if t.text == told]
    assert said_on(time, past, published) == SaidOn(day, "day", time.id, past)
