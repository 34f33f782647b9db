"""The invented reports of examples/, read and cleaned as a run would do it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from onrecord.clean import clean
from onrecord.read import read
from onrecord.schema import Article, Report
from tests.clean.make import blocks

EXAMPLES = Path(__file__).parents[2] / "examples"
COURIER, HERALD = "The Almare Courier", "Dravec Herald"
STANDARD, PRESS = "The Pellworth Standard", "Littoral Press"


@cache
def articles() -> dict[str, Article]:
    """All articles by the names of their files."""
    reports = [item for item in read([EXAMPLES]) if isinstance(item, Report)]
    return {Path(report.path).name: clean(report) for report in reports}


@pytest.mark.parametrize(
    ("name", "headline", "outlet", "agency", "place", "published", "people"),
    [
        ("01-almare-courier.html", "Pelcaru sets Wednesday deadline over Torvan gates",
         COURIER, None, None, "2025-03-03", ["Sorin Albec"]),
        ("02-dravec-herald.txt", "President: 'Not a Single Gate' Will Open Under Threat",
         HERALD, None, "Torvan", "2025-03-03", ["Marek Tolan"]),
        ("03-littoral-press.txt",
         "Three killed as Kordavian guards fire on farmers at border bridge",
         PRESS, PRESS, "Brezhin", "2025-03-04", ["Ines Corbal", "Jan Hruskar", "Olga Mertens"]),
        ("04-pellworth-standard.txt", "Gunfire on Ilmar Bridge Kills 3, Deepening Water Dispute",
         STANDARD, PRESS, "Brezhin", "2025-03-04", []),
        ("05-almare-courier.html",
         "At least five dead at Brejin as MPs vote to shut railway to Kordavia",
         COURIER, None, None, "2025-03-04", ["Sorin Albec"]),
        ("06-dravec-herald.txt",
         "Ministry Rejects 'Fabricated' Troop Claims; Storz to Meet Selmerian Minister",
         HERALD, None, "Dravec", None, ["Vera Kolinska", "Marek Tolan"]),
        ("07-pellworth-standard.html",
         "Selmeria, After Refusing, Agrees to Talks With a Condition",
         STANDARD, None, "Lisérac", "2025-03-05", ["Judith Amory", "Caspar Wyle"]),
        ("08-ilmar-valley-gazette.html", "Brejin buries its dead while the ministers talk",
         "Ilmar Valley Gazette", None, None, "2025-03-06", []),
        ("09-late-reports.jsonl#1",
         "Storz and Irendal agree on one gate after seven hours in Lisérac",
         COURIER, None, None, "2025-03-06", ["Sorin Albec", "Dana Prowse"]),
        ("09-late-reports.jsonl#2", "Kordavia opens dam gate as Selmeria readies railway",
         PRESS, PRESS, "Liserac", "2025-03-07", ["Olga Mertens", "Ines Corbal"]),
        ("10-pellworth-standard.html", "Water Rises on the Ilmar, and So Do the Questions",
         STANDARD, None, "Old Brezhin", "2025-03-07", ["Judith Amory"]),
        ("11-dravec-herald.txt", "Gate Raised at Torvan 'on Our Schedule,' Volchan Says",
         HERALD, None, "Torvan", "2025-03-07", ["Vera Kolinska", "Marek Tolan"]),
    ],
)  # fmt: skip
def test_the_facts(name, headline, outlet, agency, place, published, people):
    article = articles()[name]
    assert article.headline == headline
    assert article.outlet == outlet
    assert article.agency == agency
    assert article.dateline_place == place
    assert (article.published.value if article.published else None) == published
    assert [*article.byline, *article.contributors] == people
    assert article.language == "en"


@pytest.mark.parametrize(
    "words",
    [
        "Subscribe", "cookies", "ADVERTISEMENT", "Advertisement", "Winter sale", "Share", "©",
        "(c)", "Read more", "READ NEXT", "Last Updated", "Sign In", "contributed to this report",
        "Most read", "Independent. Always.", "By Sorin", "By VERA", "By Judith", "Photo/",
        "Photograph:", "Picture:", "Credit",
        "Additional reporting", "additional reporting", "Trending", "Visitors:", "Rotavator",
        "Small ads", "Back to top", "From our own reporter", "More on this story", "partners",
    ],
)  # fmt: skip
def test_no_leftover_stays(words: str):
    assert [name for name, article in articles().items() if words in article.text] == []


@pytest.mark.parametrize(
    ("name", "paragraphs", "captions"),
    [
        ("01-almare-courier.html", 12, 1),
        ("02-dravec-herald.txt", 12, 1),
        ("03-littoral-press.txt", 14, 1),
        ("04-pellworth-standard.txt", 10, 1),
        ("05-almare-courier.html", 11, 1),
        ("06-dravec-herald.txt", 11, 1),
        ("07-pellworth-standard.html", 13, 1),
        ("08-ilmar-valley-gazette.html", 10, 1),
        ("09-late-reports.jsonl#1", 10, 0),
        ("09-late-reports.jsonl#2", 11, 0),
        ("10-pellworth-standard.html", 12, 1),
        ("11-dravec-herald.txt", 11, 1),
    ],
)
def test_no_paragraph_is_lost(name: str, paragraphs: int, captions: int):
    article = articles()[name]
    assert len(blocks(article)) == paragraphs
    assert len(blocks(article, "caption")) == captions


def test_a_last_updated_stamp_years_off_is_not_believed():
    assert articles()["06-dravec-herald.txt"].published is None


def test_a_dateline_takes_its_year_from_the_footer():
    published = articles()["03-littoral-press.txt"].published
    assert published is not None
    assert "(c) Littoral Press Agency 2025" in published.clue
