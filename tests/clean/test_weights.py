"""Dates weighed against each other, and what is made of them."""

from __future__ import annotations

import datetime

import pytest

from onrecord.clean.published import Clue, decide, weigh
from onrecord.schema import DateSource
from tests.clean.make import BODY, cleaned

REST = "\n\n".join(BODY)
OLD, NEW = "2007-02-27", "2016-07-27"


def clue(source: DateSource, day: str, weight: float) -> Clue:
    return Clue(datetime.date.fromisoformat(day), source, weight, f"{source} {day}")


@pytest.mark.parametrize(
    ("clues", "published"),
    [
        ([("stamp", NEW, 0.7)], NEW),
        ([("stamp", NEW, 0.2)], None),
        ([("json-ld", NEW, 0.9), ("meta", NEW, 0.85), ("url", OLD, 0.8)], OLD),
        ([("json-ld", NEW, 0.9), ("url", "2016-07-26", 0.8)], NEW),
        ([("json-ld", NEW, 0.9), ("caption", OLD, 0.45)], NEW),
        ([("meta", NEW, 0.85), ("dateline", OLD, 0.5), ("caption", OLD, 0.45)], OLD),
        ([("given", NEW, 1.0), ("url", OLD, 0.8), ("dateline", OLD, 0.7)], NEW),
        ([], None),
    ],
)  # fmt: skip
def test_a_stamp_years_off_is_outvoted(
    clues: list[tuple[DateSource, str, float]], published: str | None
):
    found = decide(weigh([clue(*parts) for parts in clues]))
    assert (found.value if found else None) == published


@pytest.mark.parametrize(
    ("more", "heavier"),
    [
        ([clue("caption", NEW, 0.45)], True),
        ([clue("caption", "2016-07-26", 0.45)], True),
        ([clue("caption", "2016-07-24", 0.45)], False),
        ([clue("json-ld", NEW, 0.9)], False),  # the same system that wrote the stamp
    ],
)
def test_witnesses_add_up(more: list[Clue], heavier: bool):
    stamp = clue("stamp", NEW, 0.5)
    (alone,) = weigh([stamp])
    weight = next(d.weight for d in weigh([stamp, *more]) if d.source == "stamp")
    assert (weight > alone.weight) == heavier


@pytest.mark.parametrize(
    ("above", "lead", "values", "published"),
    [
        # Nothing tells 7 March from 3 July: both are kept, and the year alone is believed.
        ("Published 03/07/2016", "", ["2016-03-07", "2016-07-03"], "2016"),
        ("Published 03/07/2016", "ROME, July 3 (AP) -- ", ["2016-07-03", "2016-03-07"],
         "2016-07-03"),
        ("Published 03/07/2016\n\nThe two shake hands Monday, March 7, 2016. (AP Photo/Pool)", "",
         ["2016-03-07", "2016-07-03"], "2016-03-07"),
        ("Published 03/07/2016\n\nUpdated 23/07/2016", "", ["2016-07-03", "2016-07-23"],
         "2016-07-03"),
        ("Published 03.07.2016", "", ["2016-07-03"], "2016-07-03"),
        ("Published 13/07/2016", "", ["2016-07-13"], "2016-07-13"),
    ],
)  # fmt: skip
def test_day_and_month_that_read_both_ways(
    above: str, lead: str, values: list[str], published: str
):
    article = cleaned(
        "\n\n".join(["Talks on dam go on", above, lead + REST.replace("Monday", "day")])
    )
    assert article.published is not None
    assert article.published.value == published
    kept = [date.value for date in article.dates]
    assert [value for value in values if value not in kept] == []
    assert len(set(kept)) == len(values)


@pytest.mark.parametrize(
    ("tag", "value"), [('<html lang="en-GB">', "2016-07-03"), ('<html lang="en-US">', "2016-03-07")]
)
def test_the_country_of_a_page_tells_the_order(tag: str, value: str):
    paragraphs = "".join(f"<p>{words}</p>" for words in BODY)
    source = f"{tag}<h1>Talks on dam go on</h1><p class=date>Published 03/07/2016</p>{paragraphs}"
    found = cleaned(source).published
    assert found is not None
    assert found.value == value


def test_all_candidates_are_kept_with_source_and_what_they_date():
    head = '<meta property="article:published_time" content="2016-07-27">'
    head += '<meta property="article:modified_time" content="2016-07-29">'
    paragraphs = "".join(f"<p>{words}</p>" for words in BODY)
    source = (
        f"<head>{head}</head><h1>Talks on dam go on</h1><p>By Jane Doe</p>"
        "<figure><figcaption>They shake hands Tuesday, Feb. 27, 2007.</figcaption></figure>"
        f"<p>Last updated: 28 July 2016</p>{paragraphs}<footer>© 2016 The Planet</footer>"
    )
    article = cleaned(source, url="https://a.example/2007/02/27/talks")
    found = {(date.source, date.value, date.of) for date in article.dates}
    assert found == {
        ("url", "2007-02-27", "published"),
        ("caption", "2007-02-27", "published"),
        ("meta", "2016-07-27", "published"),
        ("meta", "2016-07-29", "updated"),
        ("stamp", "2016-07-28", "updated"),
        ("copyright", "2016", "published"),
    }
    weights = [date.weight for date in article.dates]
    assert weights == sorted(weights, reverse=True)
    assert article.published is not None
    assert article.published.value == "2007-02-27"


def test_a_report_with_only_a_late_stamp_stays_undated():
    article = cleaned(f"Talks on dam go on\n\nLast Updated: 07/27/2016\n\n{REST}")
    assert article.published is None
    assert [(date.value, date.of) for date in article.dates] == [("2016-07-27", "updated")]
