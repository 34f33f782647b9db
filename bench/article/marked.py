"""Pages with their blocks marked in place: `⟦kind⟧` begins a block, `⟦/⟧` or the next ends it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from bench.article.score import Block

# Kinds of which a list is marked by whole lists or by items, as its marker saw it.
LISTED = frozenset({"body", "promotion"})
_MARK = re.compile("⟦([a-z]+|/)⟧")
_FACT = "#! "
_TAG = re.compile(r"<[^>]*>")
# Between two items of a list, or two links of which nothing else is between.
_ITEMS = re.compile(r"(?:</(?:li|a)>\s*)+(?=(?:<li[^>]*>\s*)?(?:<(?:li|a)\b))", re.IGNORECASE)
# What a block may begin or end with that nobody sees.
_EDGE = re.compile(r"(?:\s|<[^>]*>)*")


@dataclass(frozen=True, slots=True)
class Page:
    """A page without its marks, its blocks in order, and the facts given with it."""

    source: str
    blocks: tuple[Block, ...]
    facts: Mapping[str, str] = field(default_factory=dict)


def unmark(text: str, *, html: bool) -> Page:
    """Take the marks out of a page.

    Args:
        text: the marked page, facts in lines `#! name: value` at its top.
        html: whether tags at a block's edges are left out of it.

    >>> unmark("#! outlet: The Day\\n⟦headline⟧Talks fail⟦/⟧ Menu", html=False)
    Page(source='Talks fail Menu', blocks=(Block(kind='headline', start=0, end=10),), \
facts={'outlet': 'The Day'})
    """
    facts = {}
    while text.startswith(_FACT):
        line, _, text = text.partition("\n")
        name, _, value = line.removeprefix(_FACT).partition(": ")
        facts[name] = value.strip()
    source, opened = "", None
    blocks: list[Block] = []
    for piece in re.split("(⟦[^⟧]*⟧)", text):
        mark = _MARK.fullmatch(piece)
        if mark is None:
            source += piece
            continue
        if opened is not None:
            blocks += _items(source, *opened, html=html)
        opened = None if mark[1] == "/" else (mark[1], len(source))
    return Page(source, tuple(blocks), facts)


def _items(source: str, kind: str, start: int, *, html: bool) -> Iterator[Block]:
    """The block that goes from `start` to the source's end; of a list its items."""
    cuts = [m.end() for m in _ITEMS.finditer(source, start)] if html and kind in LISTED else []
    for begin, end in pairwise([start, *cuts, len(source)]):
        yield _trimmed(source[:end], kind, begin, html=html)


def _trimmed(source: str, kind: str, start: int, *, html: bool) -> Block:
    words = source[start:]
    if html:
        edge = _EDGE.match(words)
        start += edge.end() if edge else 0
        end = max(m.end() for m in re.finditer(r"[^\s<>](?![^<]*>)", words))
        return Block(kind, start, len(source) - len(words) + end)
    return Block(kind, start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
