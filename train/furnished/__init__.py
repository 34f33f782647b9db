"""Invented pages: the stories of marked pages among furniture that other sites have.

A few dozen marked pages hold too few slogans, stamps and boxes to learn from. So their stories
are set again and again among the lines of `furniture.csv`, in the elements and under the names
that sites of several times give them; titles of other stories, captions and comments are made by
the small grammar of `phrases.csv`. Nothing is copied from a page.
"""

from __future__ import annotations

import html
import random
import re
from collections import defaultdict
from collections.abc import Sequence

from bench.article.score import Block
from train.furnished.maker import Story
from train.furnished.plainpage import PlainPage
from train.furnished.webpage import WebPage

__all__ = ["Story", "furnished", "stories"]

# Of all pages this share is HTML.
_WEB = 0.65


def furnished(story: Story, seed: int) -> tuple[str, tuple[Block, ...], bool]:
    """A page that tells a story: its source, its blocks, and whether it is HTML."""
    rng = random.Random(seed)
    web = rng.random() < _WEB
    maker = WebPage(rng, story) if web else PlainPage(rng, story)
    source = maker.page()
    return source, tuple(maker.blocks), web


def stories(pages: Sequence[tuple[str, Sequence[Block], bool]]) -> list[Story]:
    """The stories of marked pages: source, blocks, whether it is HTML."""
    found = []
    for source, blocks, web in pages:
        of: dict[str, list[str]] = defaultdict(list)
        for block in blocks:
            of[block.kind].append(_words(source[block.start : block.end], web=web))
        if of["headline"] and len(of["body"]) > 2:
            dateline = (of["dateline"] or [""])[0]
            captions = tuple(of["caption"])
            found.append(Story(of["headline"][0], dateline, tuple(of["body"]), captions))
    return found


def _words(source: str, *, web: bool) -> str:
    text = html.unescape(re.sub(r"<[^>]*>", " ", source)) if web else source
    return " ".join(text.split())
