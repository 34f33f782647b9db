"""Invented pages: their blocks are where they are said to be, and every kind is among them."""

from __future__ import annotations

import html
import random
import re

import pytest

from train.furnished import Story, furnished
from train.furnished.plainpage import PlainPage
from train.furnished.site import Site
from train.furnished.tables import furniture, phrases

STORY = Story(
    "Council closes ferry landing",
    "ORSK BAY (AP) --",
    tuple(f"The council of Orsk Bay said on Monday that pier {n} would close." for n in range(9)),
    ("The old landing at Orsk Bay",),
)
MANY = 60


@pytest.mark.parametrize("seed", range(12))
def test_blocks_stand_in_order_and_the_story_is_told(seed: int) -> None:
    source, blocks, web = furnished(STORY, seed)
    assert furnished(STORY, seed) == (source, blocks, web)
    ends = [0, *(block.end for block in blocks)]
    assert all(a <= b.start < b.end <= len(source) for a, b in zip(ends, blocks, strict=False))
    told = {b.kind: html.unescape(" ".join(source[b.start : b.end].split())) for b in blocks}
    assert told["headline"] == STORY.headline
    bodies = [" ".join(source[b.start : b.end].split()) for b in blocks if b.kind == "body"]
    assert STORY.body[0] in bodies


def test_every_kind_of_block_is_among_them() -> None:
    pages = [furnished(STORY, seed) for seed in range(MANY)]
    kinds = {block.kind for _, blocks, _ in pages for block in blocks}
    assert kinds == {
        "headline", "byline", "dateline", "body", "caption", "credit", "promotion", "stamp",
        "correction", "contributor", "copyright",
    }  # fmt: skip
    assert {web for _, _, web in pages} == {False, True}


def test_no_gap_of_a_line_is_left_open() -> None:
    sources = [furnished(STORY, seed)[0] for seed in range(MANY)]
    assert not [match for source in sources for match in re.findall(r"\{\w+\}", source)]


def test_no_name_is_learnt_by_heart() -> None:
    sites = [Site(random.Random(seed)) for seed in range(MANY)]
    assert len({site.person().split()[-1] for site in sites}) > MANY / 2
    assert len({site.place for site in sites}) > MANY / 2


def test_a_wrapped_page_is_wrapped_throughout() -> None:
    rng = random.Random(1)
    page = PlainPage(rng, STORY)
    page.width = 40
    page.put("body", STORY.body[0] * 3)
    assert max(map(len, page.out.splitlines())) <= 40


def test_each_line_of_furniture_has_a_kind_that_is_known() -> None:
    kinds = {kind for lines in furniture().values() for kind, _ in lines}
    assert kinds == {
        "byline", "caption", "contributor", "copyright", "correction", "credit", "other",
        "promotion", "stamp",
    }  # fmt: skip
    assert all(text.strip() for lines in furniture().values() for _, text in lines)
    assert {"title", "caption", "comment", "subhead"} <= set(phrases())
