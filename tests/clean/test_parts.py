"""The parts of a source: their kinds, their places, their reasons."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.article.task import cases
from onrecord.clean import find_article
from onrecord.read import read
from onrecord.schema import Article, Report
from tests.clean.make import BODY, report

ROOT = Path(__file__).parents[2]


def told(source: str) -> list[tuple[str, str]]:
    """Kind and words of each part."""
    article = find_article(report(source))
    return [(part.kind, source[part.start : part.end]) for part in article.parts]


TEXT = f"""\
The Daily Planet
Get the latest headlines in your inbox
Talks on dam go on
By JANE DOE, Associated Press Writer
March 3, 2007 | 8:14 p.m.
Ministers on the bridge on Saturday. (AP Photo/Ann Lee)
ROME (AP) -- {BODY[0]}
{BODY[1]}
Read more: The dam in pictures
{BODY[2]}
Correction: An earlier version of this story gave a wrong height.
Associated Press writer Ann Lee in Paris contributed to this report.
Most read
Man finds boat
Copyright 2007 The Associated Press. All rights reserved."""


def test_the_kinds_of_a_scraped_text():
    assert told(TEXT) == [
        ("other", "The Daily Planet"),
        ("promotion", "Get the latest headlines in your inbox"),
        ("headline", "Talks on dam go on"),
        ("byline", "By JANE DOE, Associated Press Writer"),
        ("stamp", "March 3, 2007 | 8:14 p.m."),
        ("caption", "Ministers on the bridge on Saturday."),
        ("credit", "(AP Photo/Ann Lee)"),
        ("dateline", "ROME (AP) --"),
        ("body", BODY[0]),
        ("body", BODY[1]),
        ("promotion", "Read more: The dam in pictures"),
        ("body", BODY[2]),
        ("correction", "Correction: An earlier version of this story gave a wrong height."),
        ("contributor", "Associated Press writer Ann Lee in Paris contributed to this report."),
        ("promotion", "Most read"),
        ("promotion", "Man finds boat"),
        ("copyright", "Copyright 2007 The Associated Press. All rights reserved."),
    ]


def page(inner: str, after: str = "") -> str:
    """A page whose paragraphs stand in one box."""
    paragraphs = "".join(f"<p>{words}</p>" for words in BODY)
    return (
        "<title>Talks on dam go on | The Planet</title><nav><a href=/>Home</a></nav>"
        f"<h1>Talks on dam go on</h1><div class=text>{inner}{paragraphs}</div>{after}"
    )


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<p class=byline>Jane Doe</p>", "byline"),
        ("<time datetime=2007-03-03>3 March 2007</time>", "stamp"),
        ("<div class=info>Rome News 3 March 2007 Comment</div>", "stamp"),
        ("<figure><figcaption>The dam on Monday.</figcaption></figure>", "caption"),
        ("<div class=article-photo><p>The dam as it was on Monday</p></div>", "caption"),
        ("<div class=photo><p>Jane Doe | The Planet</p></div>", "credit"),
        ("<div class=newsletter><p>Five stories every day at six.</p></div>", "promotion"),
        ("<div class=ad-box>Watches that outlive you</div>", "promotion"),
        ("<ul><li><a href=x>Dam opens at long last after talks</a></ul>", "promotion"),
        ("<p><i>This article was amended on 4 March 2007 to add a name.</i></p>", "correction"),
        ("<blockquote class=pull-quote>It was not a gift</blockquote>", "other"),
        ("<div class=share><a href=x>Tell a friend of yours</a></div>", "other"),
        ("<p>Talks at the dam on Monday. (Ann Lee/Planet)</p>", "caption credit"),
        ("<p>Talks at the dam on Monday. (Source: Ann Lee)</p>", "caption credit"),
        ("<div><p>Sign up to The Dam Letter</p><p>Free every week</p></div>", "promotion"),
        ("<div><span>Next article</span><a href=x>Rail talks end in Oslo</a></div>", "promotion"),
        ("<p>An article on Monday about the dam misstated its height.</p>", "correction"),
        ("<p>Lesen Sie auch: Rail talks end</p>", "promotion"),
        ("<p class=standfirst>Neither side would say what the other had offered</p>", "body"),
    ],
)  # fmt: skip
def test_the_kind_of_a_line_in_a_page(markup: str, kind: str):
    source = page(markup)
    at = source.index(markup)
    kinds = {part.kind for part in find_article(report(source)).parts
             if at <= part.start < at + len(markup)}  # fmt: skip
    assert kinds == set(kind.split())


def test_every_post_of_a_live_page_is_text():
    posts = "".join(
        f"<div><time>{hour}pm</time><p>By Ann Lee</p><h3>{head}</h3><p>{words}</p></div>"
        for hour, head, words in zip(
            ("6:40", "5:22", "3:05"),
            ("Bridge shut", "A first offer", "Why now?"),
            BODY,
            strict=False,
        )
    )
    source = f"<title>Talks on dam go on</title><h1>Talks on dam go on</h1><main>{posts}</main>"
    parts = told(source)
    assert [words for kind, words in parts if kind == "body" and words in BODY] == BODY[:3]
    assert [words for kind, words in parts if kind == "stamp"] == ["6:40pm", "5:22pm", "3:05pm"]


def test_two_links_side_by_side_are_two_parts():
    listed = "<div class=related><a href=x>Rail talks end in Oslo</a><a href=y>Dam seen again</a>"
    source = page("", listed)
    promoted = [source[p.start : p.end] for p in find_article(report(source)).parts
                if p.kind == "promotion"]  # fmt: skip
    assert promoted == ["Rail talks end in Oslo", "Dam seen again"]


def test_a_row_of_a_table_of_facts_is_one_part():
    table = "<table><tr><td>Height</td><td>31 metres</td></tr></table>"
    source = page(table)
    parts = [source[p.start : p.end] for p in find_article(report(source)).parts]
    assert "Height</td><td>31 metres" in parts


MESSAGE = f"""\
From: ann@sol.example (Ann L.)
Newsgroups: soc.culture.dams
Subject: Talks on dam go on
Date: 5 Oct 1995 11:42:17 GMT
Message-ID: <4505@sol.example>

The Hill Messenger, Thursday, October 5, 1995, page 1
ORSK, Oct. 4 (UPI) -- {BODY[0]}

{BODY[1]}
"""


def test_a_forwarded_message():
    article = find_article(report(MESSAGE))
    assert (article.headline, article.outlet) == ("Talks on dam go on", "The Hill Messenger")
    assert article.published is not None
    assert article.published.value == "1995-10-05"
    kinds = [kind for kind, _ in told(MESSAGE)]
    assert kinds == ["other", "headline", "stamp", "other", "stamp", "dateline", "body", "body"]


def test_the_page_title_over_a_scraped_text_names_headline_and_outlet():
    lines = ["Talks on dam go on | Hill Echo | Weather", "Home", "Dam is dry, farmers say",
             "Talks on dam go on", BODY[0], "Talks on dam go on", *BODY[1:]]  # fmt: skip
    article = find_article(report("\n".join(lines)))
    assert (article.headline, article.outlet) == ("Talks on dam go on", "Hill Echo")
    assert article.text.count("Talks on dam go on") == 1


def test_the_label_of_an_advert_behind_a_paragraph_is_cut_off():
    lines = ["Talks on dam go on", BODY[0], f"{BODY[1]} ADVERTISEMENT", *BODY[2:]]
    assert ("promotion", "ADVERTISEMENT") in told("\n\n".join(lines))


def every_report() -> list[Report]:
    """The invented reports of the examples, the scraped samples and the marked pages."""
    folders = [ROOT / "examples", ROOT / "tests" / "clean" / "scraped"]
    found = [item for item in read(folders) if isinstance(item, Report)]
    return [*found, *(case.report for case in cases(ROOT / "bench" / "cases" / "pages"))]


@pytest.mark.parametrize("source", every_report(), ids=lambda r: Path(r.path).name)
def test_parts_stand_in_order_and_hold_the_article(source: Report):
    article = find_article(source)
    assert_parts(article, source.source)


def assert_parts(article: Article, source: str):
    """Parts lie in the source one behind the other, have a reason, and cover the clean text."""
    end = 0
    for part in article.parts:
        assert end <= part.start < part.end <= len(source)
        assert part.reason
        end = part.end
    kept = [p for p in article.parts if p.kind in ("headline", "dateline", "body", "caption")]
    for at, char in enumerate(article.text):
        if not char.isspace():
            start, _ = article.offsets.to_source(at, at + 1)
            assert any(part.start <= start < part.end for part in kept)


@pytest.mark.parametrize(
    ("foot", "kind", "words"),
    [
        ("<p><a href=/x>More coverage &raquo;</a></p>", "promotion", "More coverage &raquo;"),
        ("<p>&copy; 2004 Planet &#187;</p>", "copyright", "&copy; 2004 Planet &#187;"),
    ],
)
def test_no_part_ends_within_an_entity(foot: str, kind: str, words: str):
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY)
    assert (kind, words) in told(f"<h1>Talks on dam go on</h1>{paragraphs}{foot}")


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("The Associated Press", ["By JANE DOE", "The Associated Press"]),
        ("Associated Press Writer", ["By JANE DOE\nAssociated Press Writer"]),
    ],
)
def test_an_agency_below_a_byline_is_a_witness_of_its_own(below: str, expected: list[str]):
    found = told("\n".join(["Talks on dam go on", "By JANE DOE", below, *BODY]))
    assert [words for kind, words in found if kind == "byline"] == expected


@pytest.mark.parametrize(
    ("credit", "caption"),
    [
        ("(Submitted by Ann Lee)", "Ministers on the bridge on Saturday."),
        ("(By Ann Lee -- Associated Press)", "Ministers on the bridge on Saturday."),
        ("(Xinhua/Ann Lee)", "Ministers on the bridge on Saturday."),
        ("PHOTO | ANN LEE", "Ministers on the bridge on Saturday."),
        ("Photo Credit: PTI", "Ministers on the bridge on Saturday."),
        ("© ANN LEE / AFP", "Ministers on the bridge on Saturday."),
        ("", "Ministers on the bridge on Saturday (file photo)"),
    ],
)
def test_the_credit_behind_a_caption_is_cut_off(credit: str, caption: str):
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY)
    figure = f"<figure><figcaption>{caption} {credit}</figcaption></figure>"
    found = told(f"<h1>Talks on dam go on</h1>{figure}{paragraphs}")
    assert ("caption", caption) in found
    assert [words for kind, words in found if kind == "credit"] == [credit] * bool(credit)


def test_a_notice_among_the_links_of_a_foot_is_a_part():
    foot = "© Copyright 2012 The Quill | 214 Student Union, Tillman | Advertising: 555-0117"
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY)
    found = told(f"<h1>Talks on dam go on</h1>{paragraphs}<footer>{foot}</footer>")
    assert ("copyright", "© Copyright 2012 The Quill") in found
