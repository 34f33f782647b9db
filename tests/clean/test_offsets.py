"""Every character of a clean text knows its place in the source."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean import clean
from onrecord.clean.build import assemble
from onrecord.clean.line import LineMaker, Look, join
from onrecord.clean.markup import scan
from onrecord.clean.plain import text_lines
from onrecord.read import read
from onrecord.schema import OffsetMap, Report
from tests.clean.make import BODY, cleaned

ROOT = Path(__file__).parents[2]
ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")


def stands(char: str, source: str, at: int) -> bool:
    """Whether a clean character stands at a place of the source, as itself or as an entity."""
    if source[at] == char:
        return True
    entity = ENTITY.match(source, at)
    return entity is not None and char in html.unescape(entity[0])


def assert_exact(text: str, offsets: OffsetMap, source: str):
    assert offsets.length == len(source)
    assert list(offsets.clean) == sorted(set(offsets.clean))
    before = -1
    for at, char in enumerate(text):
        start, end = offsets.to_source(at, at + 1)
        assert 0 <= start < end <= len(source) or char.isspace()
        assert start >= before  # source order
        before = start
        if not char.isspace():
            assert stands(char, source, start), (char, source[start : start + 9])


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(item, id=Path(item.path).name)
        for item in read([ROOT / "examples", ROOT / "tests" / "clean" / "scraped"])
        if isinstance(item, Report)
    ],
)
def test_every_character_of_real_pages(report: Report):
    article = clean(report)
    assert_exact(article.text, article.offsets, report.source)
    for block in article.blocks:
        words = article.text[block.start : block.end]
        assert words == " ".join(words.split())
        assert words


PIECES = st.sampled_from(
    "Talks said ‘no’ naïve 😀 &amp; &eacute; &#8217; &#x1F600; &notit; &nbsp; &copy &bogus; & < "
    "<b> </b> <p> </p> <br> <!-- x --> <div> </div> <a href='x'> </a> \u00ad \u200b \x00 \t \n \r\n"
    .split(" ")
) | st.text(max_size=4)  # fmt: skip


@given(st.lists(PIECES, max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_markup(pieces: list[str]):
    source = " ".join(pieces)
    lines = scan(source).lines
    text, _, offsets = assemble([("body", line) for line in lines], len(source))
    assert_exact(text, offsets, source)


@given(st.lists(st.sampled_from(["a", "bc.", "Déf", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u2029",
                                 "\x00", "\u00ad", "😀"]), max_size=60))  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_any_text(pieces: list[str]):
    source = "".join(pieces)
    text, _, offsets = assemble([("body", line) for line in text_lines(source)], len(source))
    assert_exact(text, offsets, source)


def test_blocks_are_parted_by_a_blank_line_and_in_source_order():
    article = cleaned("Talks go on\n\n" + "\n".join(BODY))
    assert article.text == "\n\n".join(["Talks go on", *BODY])
    assert [block.kind for block in article.blocks] == ["headline", *["body"] * len(BODY)]


def test_an_entity_is_a_run_of_its_own():
    line = scan("<p>a&amp;b</p>").lines[0]
    assert (line.text, line.starts, line.source) == ("a&b", (0, 1, 2), (3, 4, 9))


@pytest.mark.parametrize(("start", "end"), [(0, 3), (2, 7), (4, 12), (0, 14)])
def test_a_part_of_a_line_keeps_its_places(start: int, end: int):
    source = "ab  cd \n ef gh ij"
    maker = LineMaker(source)
    maker.add(0, len(source))
    line = maker.line(Look())
    assert line is not None
    part = line.cut(start, end)
    assert part.text == line.text[start:end].strip()
    assert all(source[part.place(n)] == c for n, c in enumerate(part.text) if c != " ")


def test_joined_lines_keep_their_places():
    source = "one two\nthree\nfour"
    lines = text_lines(source)
    whole = join(lines)
    assert whole.text == "one two three four"
    assert all(source[whole.place(n)] == c for n, c in enumerate(whole.text) if c != " ")
