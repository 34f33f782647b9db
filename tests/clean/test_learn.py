"""What sites repeat is learnt from their reports, and nothing that a report says itself."""

from __future__ import annotations

import pytest

from onrecord.clean import Leftovers, clean, find_article, learn
from onrecord.clean.learn import bare, site_of
from onrecord.clean.plain import text_lines
from onrecord.schema import Report
from tests.clean.make import blocks, report

TOPICS = ["dam", "railway", "harbor", "school", "bridge", "market"]


def story(topic: str, *, top: str = "", mid: str = "", end: str = "") -> Report:
    """A report of the Ilmar Herald on a topic, with a line of the site's above, in and below it."""
    parts = [
        top,
        f"Council votes on {topic} after long debate",
        f"The council voted on Monday to close the {topic} for a year and to pay for its repair.",
        mid,
        f"“It was not a threat to anybody,” the mayor said of the {topic} to reporters there.",
        f"Nobody would say what the {topic} had cost so far, or who would be asked to pay for it.",
        end,
        "(c) 2019 Ilmar Herald",
    ]
    return report("\n\n".join(part for part in parts if part))


@pytest.mark.parametrize(
    ("place", "line", "learnt"),
    [
        ("top", "Tide at the bar 06:41", True),
        ("mid", "Tide at the bar 06:41", True),
        ("end", "Plant a tree with every page you buy", True),
        ("end", "Rain on the hills, they say, and so it stays until the end of the week.", True),
        # What ends like a sentence in the midst of the text is the report's own.
        ("mid", "He did not elaborate.", False),
        ("mid", "The war began when the dam was shut and nobody would open it for the farmers.",
         False),
    ],
)  # fmt: skip
def test_what_is_learnt(place: str, line: str, learnt: bool):
    reports = [story(topic, **{place: line}) for topic in TOPICS]
    found = [item.line for item in learn(reports).lines]
    assert (line in found) == learnt


def test_a_line_of_two_stories_is_not_learnt():
    lines = ["Tide at the bar"] * 2 + [""] * 4
    reports = [story(topic, top=line) for topic, line in zip(TOPICS, lines, strict=True)]
    assert [item.line for item in learn(reports).lines] == []


def test_copies_of_one_story_count_once():
    reports = [story("dam", top="Tide at the bar", end=f"Visitor {n} of this page") for n in "abcd"]
    assert learn(reports).lines == ()


def test_figures_may_change():
    reports = [story(t, top=f"Tide at the bar 0{n}:41") for n, t in enumerate(TOPICS)]
    leftovers = learn(reports)
    assert [item.stories for item in leftovers.lines] == [6]
    assert (
        "Tide" not in clean(story("ferry", top="Tide at the bar 11:59"), leftovers=leftovers).text
    )


def test_the_order_of_the_reports_is_nothing():
    reports = [story(topic, top="Tide at the bar") for topic in TOPICS]
    assert learn(reports) == learn(reports[::-1])


def test_another_site_is_not_told():
    leftovers = learn([story(topic, end="Plant a tree today") for topic in TOPICS])
    other = report(story("dam", end="Plant a tree today").source.replace("Ilmar", "Torvan"))
    reasons = {part.reason for part in find_article(other, leftovers=leftovers).parts}
    assert not [reason for reason in reasons if reason.startswith("stands in 6 of 6 stories")]


def test_what_is_learnt_has_a_kind_and_a_reason():
    tops = "Plant a tree with every page you buy"
    leftovers = learn([story(topic, top=tops, mid="Lift out of order") for topic in TOPICS])
    source = story("ferry", top=tops, mid="Lift out of order")
    article = find_article(source, leftovers=leftovers)
    told = {source.source[p.start : p.end]: (p.kind, p.reason) for p in article.parts}
    reason = "stands in 6 of 6 stories of ilmar herald"
    assert told[tops] == ("promotion", reason)
    assert told["Lift out of order"] == ("other", reason)
    assert len(blocks(article)) == 3


def test_a_report_hangs_on_what_was_learnt_and_on_no_neighbour():
    reports = [story(topic, mid="Lift out of order") for topic in TOPICS]
    assert "Lift" in clean(reports[0]).text
    leftovers = learn(reports)
    one = clean(reports[0], leftovers=leftovers)
    assert "Lift" not in one.text
    assert one == clean(reports[0], leftovers=Leftovers.from_csv(leftovers.to_csv()))


def test_a_table_of_leftovers_comes_back_as_it_was():
    leftovers = learn([story(topic, top='Tide, "bar"') for topic in TOPICS])
    assert leftovers.lines
    assert Leftovers.from_csv(leftovers.to_csv()) == leftovers
    assert Leftovers.from_csv(Leftovers().to_csv()) == Leftovers()


@pytest.mark.parametrize(
    "text",
    [
        "site,line\na,b\n",
        "line\nb\n",
        "site,line,stories,of\na,b\n",
        "site,line,stories,of\na,b,c,d\n",
    ],
)
def test_another_table_is_none(text: str):
    with pytest.raises(ValueError, match=r"columns|invalid literal"):
        Leftovers.from_csv(text)


@pytest.mark.parametrize(
    ("url", "text", "site"),
    [
        ("https://www.a.example/x", "One line here", "a.example"),
        (None, "One line here\n\n(c) 2019 Ilmar Herald", "ilmar herald"),
        (None, "One line here", ""),
    ],
)
def test_the_site(url: str | None, text: str, site: str):
    assert site_of(report(text, url=url), text_lines(text)) == site


def test_bare_words():
    assert bare("» Comments (12)") == bare("COMMENTS (3) |") == "comments 0"
