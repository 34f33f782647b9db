"""Whatever is given to the cleaner, it neither crashes nor hangs, and its offsets stand."""

from __future__ import annotations

import contextlib
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean import Leftovers, clean, find_article, learn
from onrecord.errors import CleanError
from onrecord.schema import Article, Known, Report
from tests.clean.make import report
from tests.clean.strategies import EDITED, PAGES, TEXTS
from tests.clean.test_offsets import assert_exact
from tests.clean.test_parts import assert_parts

# The same examples at every run: a test that fails by chance tells nobody what broke.
SAME = settings(derandomize=True, deadline=None, max_examples=120, database=None)
# Honest work on these takes milliseconds.
HANGS_AFTER_SECONDS = 5
ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """The libraries load their tables at the first page in another language without a date."""
    with contextlib.suppress(CleanError):
        find_article(report("<p>Le président a dit lundi que les négociations sur le barrage " * 9))


def found(source: Report) -> Article | None:
    """The article, having made sure that it came in time."""
    start = time.process_time()
    try:
        article = find_article(source)
    except CleanError:
        article = None
    assert time.process_time() - start < HANGS_AFTER_SECONDS
    return article


def assert_sound(source: Report):
    """All that holds for every article, and for the same report read again."""
    article = found(source)
    assert article == found(source)
    if article is None:
        return
    assert_exact(article.text, article.offsets, source.source)
    assert_parts(article, source.source)
    ends = [0, *(block.end for block in article.blocks)]
    for before, block in zip(ends, article.blocks, strict=False):
        assert before <= block.start < block.end <= len(article.text)
        assert article.text[block.start : block.end].strip()
    if article.dateline is not None:
        start, end = article.dateline
        assert any(b.kind == "body" and b.start == start < end <= b.end for b in article.blocks)
    for date in article.dates:
        assert ISO.fullmatch(date.value)
        assert 0 <= date.weight <= 1
    assert [d.weight for d in article.dates] == sorted(
        (d.weight for d in article.dates), reverse=True
    )
    for name in (*article.byline, *article.contributors):
        assert name.strip() == name != ""


@SAME
@given(TEXTS)
def test_any_text(source: str):
    assert_sound(report("x" + source))


@SAME
@given(PAGES)
def test_any_page(source: str):
    assert_sound(report(source))


@SAME
@given(EDITED)
def test_any_damage_to_a_page(source: str):
    assert_sound(report(source or "x"))


@SAME
@given(
    TEXTS,
    st.one_of(st.none(), st.text(max_size=30), st.just("https://[x/2007/02/31/a")),
    st.builds(Known, *[st.one_of(st.none(), st.text(min_size=1, max_size=20))] * 3),
)
def test_any_address_and_any_facts(source: str, url: str | None, known: Known):
    assert_sound(report("x" + source, url=url, known=known))


@settings(SAME, max_examples=40)
@given(st.lists(st.one_of(TEXTS, PAGES), min_size=3, max_size=6))
def test_whatever_is_learnt_is_sound(sources: list[str]):
    reports = [report(source or "x") for source in sources]
    leftovers = learn(reports)
    assert learn(reports[::-1]) == leftovers
    assert Leftovers.from_csv(leftovers.to_csv()) == leftovers
    for one in reports:
        try:
            article = clean(one, leftovers=leftovers)
        except CleanError:
            continue
        assert_exact(article.text, article.offsets, one.source)
        assert_parts(article, one.source)
