"""What times mean: tables of sentences, published on Tuesday 2007-02-27 unless said otherwise."""

from __future__ import annotations

import pytest

from onrecord.find.times import TimeRef, tag

PUBLISHED = "2007-02-27"


def one(text: str, published: str | None = PUBLISHED) -> TimeRef:
    """The time that stands in brackets."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    (found,) = [r for r in tag(plain, published=published) if r.span == (start, end)]
    return found


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        # told, so the latest; the report's own day included
        ("The minister left on [Monday].", "2007-02-26"),
        ("The minister said [Tuesday] that he had left.", "2007-02-27"),
        ("The talks ended [Wednesday], he said.", "2007-02-21"),
        # to come
        ("The minister will leave on [Monday].", "2007-03-05"),
        ("The talks are scheduled for [Thursday].", "2007-03-01"),
        ("A vote could come as early as [Friday].", "2007-03-02"),
        ("They agreed to meet on [Thursday].", "2007-03-01"),
        ("The truce had been due to expire [Friday].", "2007-02-23"),
        ("Until [Sunday], they had not called him a suspect.", "2007-02-25"),
        ("They will be told when the case is heard in [May].", "2007-05"),
        ("He looked for ways around [Monday]'s ruling.", "2007-02-26"),
        ("They plan to sell it under a [June] agreement.", "2006-06"),
        ("Mr. Schwarz will succeed Daniel P. Davison [March 1].", "2007-03-01"),
        ("It would be paid on an unspecified date in [November].", "2007-11"),
        # months
        ("The border was closed in [November].", "2006-11"),
        ("Voters will go to the polls in [November].", "2007-11"),
        ("The law takes effect on [April 1].", "2007-04-01"),
        # "to two" is no infinitive
        ("He pleaded guilty to two counts in [September].", "2006-09"),
        ("They agreed to all points in [October].", "2006-10"),
        ("The firm gave bribes to some members in [June].", "2006-06"),
        ("The envoy, who was shot on [Dec. 9], is well.", "2006-12-09"),
        ("It was signed [last March].", "2006-03"),
        ("They met in [February].", "2007-02"),
    ],
)
def test_direction_comes_from_tense_and_cue_words(text: str, timex: str) -> None:
    assert one(text).timex == timex


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("He spoke at [noon Monday].", "2007-02-26T12:00"),
        ("He spoke at [8:30 p.m.] on Monday.", "2007-02-26T20:30"),
        ("They met on [Monday, Feb. 19].", "2007-02-19"),
        ("They met in [October last year].", "2006-10"),
        ("It grew in [the third quarter of 2005].", "2005-Q3"),
        ("On [the night of 3 May 2001] they met.", "2001-05-03TNI"),
        ("By [the end of the year] it fell.", "2007"),
        ("In [the first half of 2006] it fell.", "2006-H1"),
        ("In [early January] it fell.", "2007-01"),
        ("They met [earlier this month].", "2007-02"),
        ("It fell on Monday. It was [10 p.m.] then.", "2007-02-26T22:00"),
        ("He left in January. [That same day] she came.", "2007-01-XX"),
        ("On May 4 and [5] they will meet.", "2007-05-05"),
        ("[The week of March 5] is free.", "2007-W10"),
        ("The talks will start in [May] and end on Friday.", "2007-05"),
        ("On [the night of Friday, Feb. 23] they met.", "2007-02-23TNI"),
        ("Sales fell in [the quarter] ended Sept. 30.", "2006-Q3"),
    ],
)
def test_what_stands_together_is_one_time(text: str, timex: str) -> None:
    assert one(text).timex == timex


NARRATIVE = (
    "The revolt began in March 1911. In May 1911 the town fell. On 3 June 1912 a truce was "
    "signed, and in 1913 the war resumed. In August 1914 it ended. "
)


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("In [October] the king returned.", "1914-10"),
        ("On 5 September the king returned. [Two days later] he died.", "1914-09-07"),
        ("[The following year] the king returned.", "1915"),
        ("That was as in 1848. In [October] the king returned.", "1914-10"),
        ("On 30 September 1914 he left. [The next morning] he died.", "1914-10-01TMO"),
    ],
)
def test_in_a_narrative_the_last_mentioned_date_counts(text: str, timex: str) -> None:
    ref = one(NARRATIVE + text)
    assert ref.timex == timex
    assert ref.anchor is not None
    assert ref.anchor.startswith("mentioned 1914")


def test_background_ends_with_its_paragraph() -> None:
    text = "In 1998, the bank failed. In [June] it was sold."
    assert one(text).timex == "1998-06"
    assert one(text.replace(" In [", "\n\nIn [")).timex == "2006-06"


def test_news_stays_news_where_old_years_are_mentioned() -> None:
    text = "The party, founded in 1991, said on [Monday] that it won in 1994 and 1999."
    assert one(text).timex == "2007-02-26"


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("He left on [Friday].", "2007-02-23", "2007-02-23", "day"),
        ("He left [last week].", "2007-02-19", "2007-02-25", "week"),
        ("He left [last month].", "2007-01-01", "2007-01-31", "month"),
        ("He left in [the fourth quarter].", "2006-10-01", "2006-12-31", "quarter"),
        ("He left [last summer].", "2006-06-01", "2006-08-31", "quarter"),
        ("He left in [1998].", "1998-01-01", "1998-12-31", "year"),
        ("He left in [the 1990s].", "1990-01-01", "1999-12-31", "decade"),
        ("He left in [the 19th century].", "1800-01-01", "1899-12-31", "century"),
        ("He left at [5 p.m.] on Monday.", "2007-02-26", "2007-02-26", "minute"),
        ("He fasted in [Ramadan 2006].", "2006-09-24", "2006-10-23", "month"),
        ("He left [recently].", None, None, None),
        ("He stayed for [two weeks].", None, None, None),
    ],
)
def test_interval_and_precision(
    text: str, earliest: str | None, latest: str | None, precision: str | None
) -> None:
    ref = one(text)
    assert (ref.earliest, ref.latest, ref.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("text", "value", "timex", "type_"),
    [
        ("He left [last night].", "2007-02-26", "2007-02-26TNI", "TIME"),
        ("He left [recently].", None, "PAST_REF", "DATE"),
        ("He stayed [two weeks].", "P2W", "P2W", "DURATION"),
        ("They meet [every Monday].", "XXXX-WXX-1", "XXXX-WXX-1", "SET"),
        ("He left [last week].", "2007-W08", "2007-W08", "DATE"),
    ],
)
def test_the_iso_value_stands_beside_timex3(
    text: str, value: str | None, timex: str, type_: str
) -> None:
    ref = one(text)
    assert (ref.value, ref.timex, ref.type) == (value, timex, type_)


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("It ended [two days] after the vote.", "event: after the vote"),
        ("It ended [three weeks] before the election in Ankara.", "event: before the election"),
        ("It ended on [3 May 2001].", "itself"),
        ("It ended on [Friday].", "published 2007-02-27"),
    ],
)
def test_the_anchor_is_told(text: str, anchor: str) -> None:
    found = one(text).anchor
    assert found is not None
    assert found.startswith(anchor)


@pytest.mark.parametrize(
    ("text", "timex", "others"),
    [
        ("He left on [Friday].", "2007-02-23", ("2007-03-02",)),
        ("Dated [3/4/2007].", "2007-03-04", ("2007-04-03",)),
        ("Dated [3/14/2007].", "2007-03-14", ()),
        ("It ended in [1998].", "1998", ()),
    ],
)
def test_alternatives_are_kept(text: str, timex: str, others: tuple[str, ...]) -> None:
    ref = one(text)
    assert (ref.timex, ref.alternatives) == (timex, others)


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("It ended on [3 May 2001].", "2001-05-03"),
        ("It ended on [Friday].", "XXXX-WXX-5"),
        ("It ended in [May].", "XXXX-05"),
        ("It took [two weeks].", "P2W"),
    ],
)
def test_without_a_date_of_publication_nothing_is_guessed(text: str, timex: str) -> None:
    ref = one(text, published=None)
    assert ref.timex == timex
    assert "published" not in (ref.anchor or "")


@pytest.mark.parametrize(
    ("text", "timex", "unit"),
    [
        ("It ended on [Friday].", "XXXX-WXX-5", "day"),
        ("It ended [Friday night].", "XXXX-WXX-5TNI", "day"),
        ("It ended on [March 3].", "XXXX-03-03", "day"),
        ("It ended in [May].", "XXXX-05", "month"),
        ("It ended in [the third quarter].", "XXXX-Q3", "quarter"),
        ("It ended [last week].", "XXXX-WXX", "week"),
        ("It ended [last month].", "XXXX-XX", "month"),
        ("It ended [last year].", "XXXX", "year"),
        ("It ended [yesterday].", "XXXX-XX-XX", "day"),
        ("It ended [last night].", "XXXX-XX-XXTNI", "day"),
        ("It ended at [5 p.m.] there.", "XXXX-XX-XXT17:00", "minute"),
    ],
)
def test_what_nobody_can_tell_is_found_and_left_open(text: str, timex: str, unit: str) -> None:
    ref = one(text, published=None)
    assert (ref.timex, ref.value, ref.precision) == (timex, None, unit)
    assert (ref.earliest, ref.latest, ref.anchor) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "timex", "value", "anchor"),
    [
        ("They left [two days] after the vote.", "P2D", "P2D", "event: after the vote"),
        ("They met [the day] after the vote.", "XXXX-XX-XX", None, "event: after the vote"),
        ("He met [the week] before Oslo's vote.", "XXXX-WXX", None, "event: before Oslo's vote"),
    ],
)
def test_what_hangs_on_an_event_names_it(
    text: str, timex: str, value: str | None, anchor: str
) -> None:
    ref = one(text)
    assert (ref.timex, ref.value, ref.anchor) == (timex, value, anchor)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("They met on [Monday].", "past"),
        ("They will meet on [Monday].", "future"),
        ("[Monday]: the plan.", None),
    ],
)
def test_the_direction_of_the_clause_is_kept(text: str, direction: str | None) -> None:
    assert one(text).direction == direction


@pytest.mark.parametrize(
    ("text", "published", "timex"),
    [
        ("He left [last week].", "2007-02-25", "2007-W08"),  # a Sunday: the week that ends with it
        ("He leaves [next week].", "2007-02-25", "2007-W09"),
        ("He left [last March].", "2007-02", "2006-03"),
        ("He left [last year].", "2007", "2006"),
        ("He left [last month].", "2007-02", "2007-01"),
        ("He left on [Friday].", "2007-02", "XXXX-WXX-5"),
        ("He left on [Friday].", "in spring", "XXXX-WXX-5"),
        ("He left on [Friday].", "2007-02-27T09:30:00Z", "2007-02-23"),
    ],
)
def test_a_date_of_publication_counts_as_fine_as_it_is(
    text: str, published: str, timex: str
) -> None:
    assert one(text, published=published).timex == timex


@pytest.mark.parametrize(
    "text",
    [
        "The rebels may sit down with them.",
        "They march on the capital.",
        "The Long March ended.",
        "The March of the Mothers ended.",
        "On the second try he won.",
        "He won a second term.",
        "Resolution 1701 was passed.",
        "It cost $1999 and 2,006 men came.",
        "About a quarter of them left.",
        "It was on 60 Minutes.",
        "The spring broke, and they fall from it.",
        "He is a 6-year-old boy.",
        "It was in the 1900 block of Elm Street.",
        "It is at 192.168.1.1 and costs 3/4.",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert [text[slice(*r.span)] for r in tag(text, published=PUBLISHED)] == []
