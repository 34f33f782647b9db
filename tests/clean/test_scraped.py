"""Scraped text of fifteen kinds of sites, leftovers and all. Every site and story is invented."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.clean import clean
from onrecord.read import read
from onrecord.schema import Article, Report
from tests.clean.make import blocks

FOLDER = Path(__file__).parent / "scraped"


@dataclass(frozen=True)
class Expected:
    """What a careful reader takes from a sample."""

    headline: str
    begins: str
    ends: str
    paragraphs: int
    outlet: str | None = None
    agency: str | None = None
    byline: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    place: str | None = None
    published: str | None = None
    captions: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


SAMPLES = {
    "us-regional": Expected(
        headline="Blackwater council delays vote on water rates",
        begins="HARLAN, Mo. — The Blackwater County Council",
        ends="called it \"a coward's holiday.\"",
        paragraphs=4,
        outlet="Blackwater County Ledger",
        byline=("Dana Whitcomb",),
        place="Harlan",
        published="2019-06-12",
        captions=("Residents fill the council chamber in Harlan on Tuesday night.",),
        gone=("Subscribe", "Orosco", "hometown", "82°F", "More:", "advertisement", "©"),
    ),
    "british-tabloid": Expected(
        headline="FURY OVER FERRY: Minister admits port 'was warned' two years before sinking",
        begins="Transport boss grilled by MPs",
        ends="refused to say who had read the report.",
        paragraphs=5,
        outlet="The Daily Beacon",
        byline=("Gemma Harker",),
        published="2016-11-14",
        captions=("The minister leaves Parliament yesterday",),
        gone=("inbox", "READ MORE", "Got a story", "Soap star", "Showbiz", "UPDATED", "PA"),
    ),
    "wire-portal": Expected(
        headline="Karst says will not sign border text without guarantee",
        begins="* Foreign minister says",
        ends="had been agreed in January.",
        paragraphs=5,
        agency="Reuters",
        byline=("Ines Malloy", "Piotr Senn"),
        contributors=("Ines Malloy", "Piotr Senn"),
        place="Velden",
        published="2011-03-03",
        gone=("MIN READ", "Editing", "Our Standards", "years ago"),
    ),
    "press-release": Expected(
        headline="Halden Water Group Agrees to Buy Two Reservoirs From the State",
        begins="OSLO, April 2, 2018 /PRNewswire/ --",
        ends="to close in the third quarter.",
        paragraphs=3,
        place="Oslo",
        published="2018-04-02",
        gone=("400,000 homes", "Per Dahl", "SOURCE", "http", "News provided by"),
    ),
    "mail-wrapped": Expected(
        headline="Two aid workers freed after eleven weeks in the hills",
        begins="VELDEN, Karst (AP) _ Two aid workers held for eleven weeks in the hills above",
        ends="The minister said none would be released.",
        paragraphs=4,
        agency="Associated Press",
        byline=("Marta Olsen",),
        place="Velden",
        published="1998-02-19",
        gone=("BC-", "URGENT", "AP-NY", "Writer"),
    ),
    "broadcaster": Expected(
        headline="Sudden thaw cuts off villages in northern Karst",
        begins="More than 3,000 people",
        ends="denies that it ignored the warning.",
        paragraphs=6,
        outlet="Example Broadcasting",
        published="2014-01-09",
        captions=("Soldiers have been moving people to higher ground",),
        gone=("Accessibility", "GETTY", "About sharing", "How a thaw", "8 January", "Terms"),
    ),
    "indian-daily": Expected(
        headline="Assembly adjourned for third day amid uproar over dam",
        begins="NEW DELHI: The state assembly",
        ends="would make a statement on Friday.",
        paragraphs=3,
        agency="Press Trust of India",
        place="New Delhi",
        published="2013-08-21",
        gone=("inputs", "Tags", "T+", "Also Read", "Disclaimer", "PTI"),
    ),
    "moscow-style-archive": Expected(
        headline="Ministry Says Talks on Gas to Resume",
        begins="The Energy Ministry said Monday",
        ends="no agenda had been agreed.",
        paragraphs=4,
        gone=("Last Updated", "browser", "11/03/2015"),
    ),
    "african-news-site": Expected(
        headline="Opposition rejects result, calls for recount",
        begins="The opposition Unity Front yesterday",
        ends="against marching without a permit.",
        paragraphs=4,
        byline=("Joseph Mwale",),
        published="2008-05-17",
        gone=("Last Updated", "Next >", "Powered", "Contact Us"),
    ),
    "magazine-feature": Expected(
        headline="The man who counted every boat",
        begins="For thirty years a retired pilot",
        ends="Weir says that he does not plan to stop.",
        paragraphs=5,
        outlet="The Harbor Review",
        byline=("Nora Castellan",),
        published="2021-10-05",
        gone=("Photograph", "staff writer", "newsletter", "tide table"),
    ),
    "syndicated-with-captions": Expected(
        headline="Karst parliament votes to leave currency union",
        begins="VELDEN, Karst (AP) — Parliament voted",
        ends="would resign if the law was signed.",
        paragraphs=3,
        outlet="The Tamarind Times",
        agency="Associated Press",
        byline=("Lena Hart",),
        contributors=("Paul Reed", "Jana Kolar"),
        place="Velden",
        published="2012-08-19",
        captions=(
            "FILE - In this March 4, 2009 file photo, protesters burn tires in the port of Velden.",
        ),
        gone=("contributed", "___", "Twitter", "Copyright", "redistributed", "AP Photo"),
    ),
    "government-statement": Expected(
        headline="Foreign Minister's statement on the closing of the Velden crossing",
        begins="The Foreign Minister, Joan Tolliver, has condemned",
        ends="raise the matter at the United Nations.",
        paragraphs=3,
        published="2020-05-12",
        gone=("ENDS", "Notes to editors", "opened in 1994", "press office"),
    ),
    "arab-daily": Expected(
        headline="Envoy: Truce in Velden 'holding, but thin'",
        begins="UNITED NATIONS/VELDEN: The truce",
        ends="is to return to Velden on Thursday.",
        paragraphs=4,
        agency="Agence France-Presse",
        place="United Nations/Velden",
        published="2017-05-23",
        gone=("LATEST NEWS", "Short Url", "RELATED", "12 prisoners", "Army of the Pass"),
    ),
    "news-agency-page": Expected(
        headline="Karst, neighbor agree to reopen rail link",
        begins="VELDEN, Oct. 2 (Xinhua) --",
        ends="longer than the passengers,\" he said.",
        paragraphs=3,
        agency="Xinhua",
        place="Velden",
        published="2016-10-02",
        gone=("Source", "Editor", "Related", "locomotives", "KEY WORDS"),
    ),
    "blog-copy": Expected(
        headline="Generals deny plan to delay Karst vote",
        begins="Karst's army denied on Tuesday",
        ends="said that it stood by its report.",
        paragraphs=3,
        published="2009-07-07",
        gone=("Posted", "Like this", "Older posts", "Tagged"),
    ),
}  # fmt: skip


def sample(name: str) -> Article:
    """The article in a sample."""
    (report,) = read([FOLDER / f"{name}.txt"])
    assert isinstance(report, Report)
    return clean(report)


def test_every_sample_is_expected():
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(SAMPLES)


@pytest.mark.parametrize(("name", "expected"), SAMPLES.items(), ids=list(SAMPLES))
def test_the_facts(name: str, expected: Expected):
    article = sample(name)
    assert article.headline == expected.headline
    assert article.outlet == expected.outlet
    assert article.agency == expected.agency
    assert article.byline == expected.byline
    assert article.contributors == expected.contributors
    assert article.dateline_place == expected.place
    assert (article.published.value if article.published else None) == expected.published


@pytest.mark.parametrize(("name", "expected"), SAMPLES.items(), ids=list(SAMPLES))
def test_the_text(name: str, expected: Expected):
    article = sample(name)
    body = blocks(article)
    assert blocks(article, "headline") == [expected.headline]
    assert tuple(blocks(article, "caption")) == expected.captions
    assert body[0].startswith(expected.begins)
    assert body[-1].endswith(expected.ends)
    assert len(body) == expected.paragraphs
    assert [words for words in expected.gone if words in article.text] == []
