"""What is taken from HTML pages, good ones and messy ones."""

from __future__ import annotations

import pytest

from onrecord.clean.markup import scan
from onrecord.errors import CleanError
from onrecord.schema import Known
from tests.clean.make import BODY, blocks, cleaned

PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
MENU = (
    "<nav><ul>"
    + "".join(f"<li><a href=/{n}>Section {n}</a></li>" for n in range(9))
    + "</ul></nav>"
)


def page(body: str, head: str = "") -> str:
    """A page with a menu above and a footer below."""
    return (
        f"<!doctype html><html><head>{head}</head><body>{MENU}{body}"
        "<footer><p>© 2020 Planet Media Ltd. All rights reserved.</p></footer></body></html>"
    )


def article(inner: str, head: str = "") -> str:
    """A page with a headline and the usual paragraphs around some markup."""
    return page(f"<article><h1>Talks on dam go on</h1>{inner}{PARAGRAPHS}</article>", head)


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>One<p>Two", ["One", "Two"]),
        ("<p>One <b>bold</b> and <i>it</i>.</p>", ["One bold and it."]),
        ("One<br>Two<br/>Three", ["One", "Two", "Three"]),
        ("<td>One</td><td>Two</td>", ["One", "Two"]),
        ("A<script>no</script>B<style>no</style>C", ["ABC"]),
        ("<p>A<!-- no -->B</p>", ["AB"]),
        ("<p>A<![CDATA[B", ["AB"]),
        ("<p hidden>no</p><p style='display: none'>no</p><p>yes", ["yes"]),
        ("<a class='sr-only'>no</a><p>yes", ["yes"]),
        ("<noscript>no</noscript><template>no</template><svg><text>no</text></svg>yes", ["yes"]),
        ("<form><p>The page in a form.</p></form>", ["The page in a form."]),
        ("5 < 6 & 7 > 3", ["5 < 6 & 7 > 3"]),
        ("<p>a&amp;b &lt;c&gt; &eacute;&#233;&#xe9; &nbsp; d", ["a&b <c> ééé d"]),
        ("<p>&AMP &copy2020 &notaword; &#0;x", ["& ©2020 ¬aword; �x"]),
        ('<p title="a > b">yes</p>', ["yes"]),
        ("<p title='never closed>yes</p>", ["yes"]),
        ("<P>Up</P><DIV>Case", ["Up", "Case"]),
        ("<script>if (a < b) '</p>'</script>yes", ["yes"]),
        ("<title>no</title>yes", ["yes"]),
        ("<textarea><p>no</p></textarea>yes", ["yes"]),
        ("yes<script>never closed", ["yes", "never closed"]),
        ("yes<!-- never closed", ["yes never closed"]),
        ("", []),
    ],
)
def test_what_a_reader_sees(html: str, lines: list[str]):
    if "never closed" in "".join(lines):  # what a damaged tag leaves is at least not lost
        assert " ".join(line.text for line in scan(html).lines).startswith("yes")
        return
    assert [line.text for line in scan(html).lines] == lines


@pytest.mark.parametrize(
    ("html", "headline"),
    [
        (article(""), "Talks on dam go on"),
        (page(f"<h1>The Planet</h1><h2>Talks on dam go on</h2>{PARAGRAPHS}",
              "<title>Talks on dam go on | The Planet</title>"), "Talks on dam go on"),
        (page(f"<div>{PARAGRAPHS}</div>", "<title>Talks on dam go on | The Planet</title>"),
         "Talks on dam go on"),
        (page(f"<div>{PARAGRAPHS}</div>", "<title>Talks on dam go on - The Daily Planet</title>"),
         "Talks on dam go on"),
        (page(f"<span class=hd>Talks on the dam go on</span>{PARAGRAPHS}",
              "<title>The Planet</title>"), "Talks on the dam go on"),
        (page(f"<h1>Dam: the talks go on</h1>{PARAGRAPHS}",
              '<meta property="og:title" content="Talks on dam go on, ministers say">'),
         "Dam: the talks go on"),
        (article("", "<title><script>alert(1)</script></title>"), "Talks on dam go on"),
        (page(f"<h1>Talks &amp; a dam</h1>{PARAGRAPHS}"), "Talks & a dam"),
    ],
)  # fmt: skip
def test_the_headline(html: str, headline: str):
    assert cleaned(html).headline == headline


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ('<meta property="og:site_name" content="The Planet">', "The Planet"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "publisher": '
         '{"name": "The Planet"}}</script>', "The Planet"),
        ("<title>Talks on dam go on | The Planet</title>", "The Planet"),
        ("<title>Talks on dam go on</title>", "Planet"),
    ],
)  # fmt: skip
def test_the_outlet(head: str, outlet: str):
    assert cleaned(article("", head)).outlet == outlet


LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "inner", "url", "published", "clue"),
    [
        (LD.format('{"@type": "NewsArticle", "datePublished": "2020-05-04T23:30:00-05:00", '
                   '"dateModified": "2020-05-09"}'), "", None, "2020-05-04", "JSON-LD"),
        (LD.format('[{"@graph": [{"@type": "Report", "datePublished": "2020-05-04"}]}]'), "", None,
         "2020-05-04", "JSON-LD"),
        ('<meta property="article:published_time" content="2020-05-04T10:00Z">', "", None,
         "2020-05-04", "article:published_time"),
        ('<meta itemprop="datePublished" content="May 4, 2020">', "", None, "2020-05-04",
         "datepublished"),
        ("", '<time datetime="2020-05-04">yesterday</time>', None, "2020-05-04", "<time>"),
        ("", "", "https://a.example/2020/05/04/talks.html", "2020-05-04", "address"),
        ("", "", "https://a.example/2020/may/04/talks", "2020-05-04", "address"),
        ('<link rel="canonical" href="https://a.example/news/20200504-talks">', "", None,
         "2020-05-04", "address"),
        ("", "<p class=date>Monday 4 May 2020</p>", None, "2020-05-04", "on the page"),
        ("", "<p>By Jane Doe | May 4, 2020</p>", None, "2020-05-04", "on the page"),
        # A site that moved its archive stamps it with the day of the move.
        ('<meta property="article:published_time" content="2016-07-27">', "",
         "https://a.example/2007/02/27/talks.html", "2007-02-27", "address"),
        ("", "<p>Last updated: 05/09/2020</p>", None, None, None),
        (LD.format("{not json"), "", None, None, None),
    ],
)  # fmt: skip
def test_the_date(head: str, inner: str, url: str | None, published: str | None, clue: str | None):
    found = cleaned(article(inner, head), url=url).published
    assert (found.value if found else None) == published
    if found:
        assert clue is not None
        assert clue in found.clue


@pytest.mark.parametrize(
    ("head", "inner", "byline"),
    [
        (LD.format('{"@type": "NewsArticle", "author": [{"name": "Jane Doe"}, "John Roe"]}'), "",
         ("Jane Doe", "John Roe")),
        (LD.format('{"@type": "NewsArticle", "author": {"name": "Associated Press"}}'), "", ()),
        ('<meta name="author" content="By Jane Doe">', "", ("Jane Doe",)),
        ('<meta name="byl" content="By JANE DOE and JOHN ROE">', "", ("Jane Doe", "John Roe")),
        ('<meta property="article:author" content="https://facebook.example/planet">', "", ()),
        ("", '<div class="byline">By <a href=x>Jane Doe</a>, in Rome</div>', ("Jane Doe",)),
        ("", "<p>By Jane Doe</p>", ("Jane Doe",)),
        ("", '<span class="author-name">Jane Doe</span>', ("Jane Doe",)),
    ],
)  # fmt: skip
def test_the_byline(head: str, inner: str, byline: tuple[str, ...]):
    assert cleaned(article(inner, head)).byline == byline


def test_the_agency_of_a_page_signed_by_one():
    head = LD.format('{"@type": "NewsArticle", "author": {"name": "Associated Press"}}')
    assert cleaned(article("", head)).agency == "Associated Press"


def test_a_photo_credit_alone_makes_no_agency_copy():
    inner = "<figure><figcaption>The dam on Monday. (AP Photo/Jane Doe)</figcaption></figure>"
    assert cleaned(article(inner)).agency is None


@pytest.mark.parametrize(
    "inner",
    [
        "<figure><img src=x><figcaption>The dam on Monday. <span class=credit>Jane Doe/Planet"
        "</span></figcaption></figure>",
        "<div class='wp-caption'><p class='wp-caption-text'>The dam on Monday.</p></div>",
        "<figure><figcaption>The dam on Monday. Photograph: Jane Doe/Reuters</figcaption></figure>",
        "<p>The dam on Monday. (AP Photo/Jane Doe)</p>",
    ],
)
def test_a_caption_is_kept_as_one_without_its_credit(inner: str):
    made = cleaned(article(inner))
    assert blocks(made, "caption") == ["The dam on Monday."]
    assert blocks(made) == BODY


@pytest.mark.parametrize(
    "mess",
    [
        page("<div><div><h1>Talks on dam go on</h1>" + "<br><br>".join(BODY) + "</div></div>"),
        page("<table><tr><td>" + MENU + "<td><font><h1>Talks on dam go on</h1>"
             + "".join(f"<p>{p}" for p in BODY) + "</table>"),
        "<h1>Talks on dam go on</h1>" + "".join(f"<p>{p}" for p in BODY),
        "<a href='x><h1>Talks on dam go on</h1>" + PARAGRAPHS,
        "<div>" * 3000 + "<h1>Talks on dam go on</h1>" + PARAGRAPHS,
        article("<b><i><p>").replace("</p>", "</b>"),
        article("\x00").replace("<p>", "<p>\x00"),
    ],
    ids=["br", "table", "fragment", "quote", "deep", "crossed", "null"],
)  # fmt: skip
def test_messy_pages_keep_their_article(mess: str):
    made = cleaned(mess)
    assert [" ".join(words.split()) for words in blocks(made)] == BODY
    assert made.headline == "Talks on dam go on"


def test_what_stands_around_the_article_is_left_out():
    around = (
        "<div class=newsletter><p>Sign up for our newsletter and never miss a story.</p></div>"
        "<section class=related><h2>Related</h2><ul><li><a href=x>Dam opens at last</a></ul>"
        "</section><div id=comments><p>Great article, I agree with every word of it.</p></div>"
    )
    made = cleaned(page(f"<article><h1>Talks on dam go on</h1>{PARAGRAPHS}</article>{around}"))
    assert blocks(made) == BODY


def test_a_sentence_torn_by_an_advert_is_made_whole():
    torn = PARAGRAPHS.replace("until Friday", "<div class=ad>Advertisement</div>until Friday")
    made = cleaned(page(f"<article><h1>Talks on dam go on</h1>{torn}</article>"))
    assert blocks(made)[0] == BODY[0]


@pytest.mark.parametrize(
    "html",
    ["<html></html>", "<", MENU, page(""), "<p>Menu</p><p>Sign in</p>"],
    ids=["empty", "angle", "menu", "footer", "words"],
)
def test_a_page_without_an_article(html: str):
    with pytest.raises(CleanError, match="no article"):
        cleaned(html)


def test_what_came_with_a_page_wins():
    known = Known("The title given", "2007-02-27", "The outlet given")
    made = cleaned(article("", '<meta property="og:site_name" content="Planet">'), known=known)
    assert (made.headline, made.outlet) == (known.title, known.outlet)
    assert made.published is not None
    assert (made.published.value, made.published.clue) == (
        "2007-02-27", "the date that came with the report")  # fmt: skip
