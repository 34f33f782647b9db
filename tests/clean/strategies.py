"""Pages and texts as no site would write them, for property tests."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from bench.article.task import cases
from tests.clean.make import BODY

LINES = [
    *BODY,
    "Talks on dam go on",
    "MOSCOW, March 3 (AP) -- Talks failed on Monday in the capital, officials of both sides said.",
    "New Delhi: Talks failed on Monday in the capital, officials of both of the sides have said.",
    "(ANSA) - ROME, MAR 3 - Talks failed.",
    "KARSK, July 3. /TASS/. ",
    "MOSCOW --",
    "By JANE DOE, Associated Press Writer | March 3, 2007",
    "Jane Doe and John Roe, Globe Staff",
    "BC-Dam-Talks, UR By JANE DOE",
    "AP-NY-02-19-98 0802EST",
    ". Last Updated: 07/27/2016",
    "Published 03/07/2016, updated 31/02/2016 at 9:40 a.m.",
    "2016-13-45T99:99",
    "32 March 2007",
    "Tuesday, Feb. 29, 2007",
    "They shake hands Tuesday, Feb. 27, 2007. (AP Photo/Pool)",
    "FILE - In this March 4, 2009 file photo, ministers wave. [Ann Lee/Planet]",
    "Associated Press writer Ann Lee in Paris contributed to this report.",
    "(Reporting by A B and C D; Writing by E F; Editing by G H)",
    "Correction: An earlier version of this story gave a wrong height.",
    "Copyright 2007-2099 The Associated Press. All rights reserved.",
    "Read more: what we know",
    "Home | World | Sport | Weather",
    "Share this article",
    "ENDS",
    "___",
    "(PTI)",
    "264",
    "—",
    "“",
    "‘No,’ he said",
]
"""Lines that each mean something to the cleaner."""

ODD = st.sampled_from(
    ["\x00", "\x0c", "\x1c", "\x85", "\xa0", "\xad", "\u200b", "\u2028", "\u2029", "\ufeff",
     "\u202e", "\U0001f600", "e\u0301", "İ", "ß", "ŉ", "\ufffd", "\U000e0041", "﷽", "ǅ", "一", "א",
     "\t", "\r"]
)  # fmt: skip
"""Characters that break what counts characters, folds case or splits lines."""

WORDS = st.one_of(
    st.sampled_from(LINES),
    st.text(max_size=40),
    ODD,
    st.builds(lambda line, odd, at: line[: at % 60] + odd + line[at % 60 :],
              st.sampled_from(LINES), ODD, st.integers(0, 59)),
    st.builds(lambda line, times: line * times, st.sampled_from(LINES), st.integers(2, 12)),
)  # fmt: skip

TEXTS = st.builds(
    lambda lines, ends: "".join(a + b for a, b in zip(lines, ends * len(lines), strict=False)),
    st.lists(WORDS, max_size=25),
    st.lists(st.sampled_from(["\n", "\n\n", "\r\n", "\r", " ", "\u2029"]), min_size=1, max_size=3),
)

TAGS = st.sampled_from(
    "p div h1 h2 span a b li ul td tr table article figure figcaption time blockquote nav aside "
    "footer header br hr img form main title script style textarea iframe svg svg:path x-y".split()
)
NAMES = st.sampled_from(
    "byline author date caption credit photo newsletter ad-slot share nav footer comments headline "
    "standfirst pull-quote author-bio related".split()
)
ATTRIBUTES = st.one_of(
    st.just(""),
    st.builds(' class="{}"'.format, NAMES),
    st.builds(" class='{}".format, NAMES),
    st.builds(" datetime={}".format, st.sampled_from(["2007-02-27", "x", "2007-99-99", '"'])),
    st.sampled_from(
        [" hidden", ' style="display:none"', " href=x", ' lang="en-GB"', " =", ' "', " <"]
    ),
)
HEADS = st.sampled_from(
    [
        "<title>Talks on dam go on | The Planet</title>",
        '<meta property="article:published_time" content="2016-07-27T10:00Z">',
        '<meta name=author content="Jane Doe, AP">',
        '<meta property="og:site_name" content="">',
        '<link rel=canonical href="https://a.example/2007/02/31/x">',
        '<script type="application/ld+json">{"@type": ["Report"], "dateCreated": 7}</script>',
        '<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":["A B"]},1],'
        '"publisher":[],"headline":"Talks on dam go on","datePublished":"2007-02-27"}</script>',
        '<script type="application/ld+json">[[[</script>',
        "<!doctype html>", "<!--", "-->", "<![CDATA[", "<?xml", "</", "<", ">", "&", "&#0;", "&amp",
        "&#x110000;", "&notit;", "&lt;p&gt;", "<base href=x>",
    ]
)  # fmt: skip


def _element(tag: str, attributes: str, inner: str, close: bool) -> str:
    return f"<{tag}{attributes}>{inner}" + (f"</{tag}>" if close else "")


PAGES = st.builds(
    "<html>".__add__,
    st.lists(
        st.one_of(
            HEADS,
            WORDS,
            st.builds(_element, TAGS, ATTRIBUTES, WORDS, st.booleans()),
            st.builds("</{}>".format, TAGS),
            st.builds("<p>{}</p>".format, st.sampled_from(LINES)),
        ),
        max_size=30,
    ).map("".join),
)

PLACES = st.lists(st.floats(0, 1), min_size=4, max_size=4)


def _edited(source: str, edits: list[tuple[str, list[float], str]]) -> str:
    for what, places, piece in edits:
        a, b, c, d = sorted(int(place * len(source)) for place in places)
        source = {
            "cut": source[:a] + source[b:],
            "cut a word": source[:a] + source[a + 5 :],
            "repeat": source[:b] + source[a:b][:2000] * 3 + source[b:],
            "swap": source[:a] + source[c:d] + source[b:c] + source[a:b] + source[d:],
            "put in": source[:a] + piece + source[a:],
            "end": source[:a],
            "one line": source[:a] + source[a:b].replace("\n", " ") + source[b:],
        }[what]
    return source


KINDS_OF_EDIT = ["cut", "cut a word", "repeat", "swap", "put in", "end", "one line"]
SHIPPED = [case.source for case in cases(Path(__file__).parents[2] / "bench" / "cases" / "pages")]
EDITED = st.builds(
    _edited,
    st.sampled_from(SHIPPED),
    st.lists(
        st.tuples(st.sampled_from(KINDS_OF_EDIT), PLACES, st.one_of(WORDS, HEADS, ODD)),
        min_size=1,
        max_size=6,
    ),
)
"""Pages and texts as sites serve them, damaged."""

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp1251", "mac_roman",
             "shift_jis", "gb18030", "koi8-r", "utf-7"]  # fmt: skip

FILES = st.one_of(
    st.binary(max_size=300),
    st.builds(
        lambda text, encoding, cut: text.encode(encoding, "replace")[cut:],
        st.one_of(TEXTS, PAGES),
        st.sampled_from(ENCODINGS),
        st.integers(0, 3),
    ),
    st.builds(
        lambda text, junk, at: text.encode("utf-8", "replace")[:at] + junk,
        st.one_of(TEXTS, PAGES),
        st.binary(max_size=20),
        st.integers(0, 400),
    ),
)
"""Files in all encodings, cut anywhere, with bytes of no encoding."""
