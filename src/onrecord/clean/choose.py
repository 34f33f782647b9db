"""Which lines of a page are its article."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

import trafilatura

from onrecord.clean.line import Line
from onrecord.clean.markup import Page

# What trafilatura returns below this many words is more likely a teaser or a cookie notice.
FEWEST_WORDS = 25
# A page nested deeper than any real one can exhaust its parser; the density rule reads it alone.
DEEPEST = 200
MOST_TAGS = 100_000
# A line counts as chosen when this share of its five-word runs stands in what was extracted.
SHARED = 0.6
# Shorter lines ("Politics") stand in some paragraph by chance and must be one of their own.
CHANCE_LENGTH = 30
# The rest of a torn sentence comes within so many lines.
TORN_WITHIN = 2
# What lies this many lines from the rest and has less than this share of its words is not of it.
FAR_LINES = 5
FAR_SHARE = 0.15
# In the density rule, what a line that is no prose costs, in words of prose it takes to outweigh.
NO_PROSE_COSTS = 6
PROSE_WORDS = 10
MOSTLY_LINKS = 0.5
ALL_LINKS = 0.9
_LETTERS = re.compile(r"[^\W_]+")
_INSIDE = frozenset({"article", "dek"})
_AWAY = frozenset({"menu", "footer", "promo", "comments", "share", "aside"})


def article_lines(source: str, page: Page) -> list[int]:
    """The indexes of the lines that make the article's text, in order.

    trafilatura decides; each of our own lines is looked up in what it returns, so that its
    changes to white space and markup do not matter. Where it returns little or fails, the
    densest stretch of prose on the page is taken.
    """
    extracted = _extract(source, page)
    chosen = _found(page.lines, extracted) if extracted else []
    words = sum(len(page.lines[n].text.split()) for n in chosen)
    dense = _densest(page.lines)
    if words >= FEWEST_WORDS:
        return chosen
    dense_words = sum(len(page.lines[n].text.split()) for n in dense)
    return chosen if words >= dense_words else dense


def _extract(source: str, page: Page) -> str | None:
    if page.depth > DEEPEST or page.tags > MOST_TAGS:
        return None
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text: str | None = trafilatura.extract(
        source.replace("\x00", " "),
        fast=True,
        include_comments=False,
        include_tables=True,
        with_metadata=False,
    )
    return text


def _key(text: str) -> str:
    return "".join(_LETTERS.findall(text.lower()))


def _found(lines: Sequence[Line], extracted: str) -> list[int]:
    paragraphs = [key for key in map(_key, extracted.splitlines()) if key]
    whole = "\n".join(paragraphs)
    alone = set(paragraphs)
    words = _LETTERS.findall(extracted.lower())
    runs = {tuple(words[n : n + 5]) for n in range(len(words) - 4)}
    chosen = []
    for number, line in enumerate(lines):
        key = _key(line.text)
        if not key:
            continue
        if key in alone or (len(key) > CHANCE_LENGTH and key in whole) or _shares(line, runs):
            chosen.append(number)
    return _main_part(lines, _with_torn(lines, _without_copies(lines, chosen)))


def _shares(line: Line, runs: set[tuple[str, ...]]) -> bool:
    words = _LETTERS.findall(line.text.lower())
    mine = [tuple(words[n : n + 5]) for n in range(len(words) - 4)]
    return len(mine) >= 4 and sum(run in runs for run in mine) >= SHARED * len(mine)


def _without_copies(lines: Sequence[Line], chosen: list[int]) -> list[int]:
    """Leave out copies: a line whose words were chosen before (a teaser, a mobile version)."""
    seen: set[str] = set()
    kept = []
    for number in chosen:
        key = _key(lines[number].text)
        if key not in seen:
            seen.add(key)
            kept.append(number)
    return kept


def _with_torn(lines: Sequence[Line], chosen: list[int]) -> list[int]:
    """Take in the rest of a sentence that an advert tore apart and the extractor lost."""
    every = set(chosen)
    for number in chosen:
        text = lines[number].text
        if len(text) < CHANCE_LENGTH or not (text[-1].isalnum() or text[-1] == ","):
            continue
        for after in range(number + 1, min(number + 1 + TORN_WITHIN, len(lines))):
            line = lines[after]
            if line.text[0].islower() and not line.look.regions & _AWAY:
                every.add(after)
                break
    return sorted(every)


def _main_part(lines: Sequence[Line], chosen: list[int]) -> list[int]:
    """Leave out the few words of a sidebar or footer that stand far from the article.

    What the page itself marks as article stays, however far: a summary above the byline.
    """
    parts: list[list[int]] = []
    for number in chosen:
        if parts and number - parts[-1][-1] <= FAR_LINES:
            parts[-1].append(number)
        else:
            parts.append([number])
    sizes = [sum(len(lines[n].text.split()) for n in part) for part in parts]
    enough = FAR_SHARE * max(sizes, default=0)
    return [
        n
        for part, size in zip(parts, sizes, strict=True)
        for n in part
        if size >= enough or lines[n].look.regions & _INSIDE
    ]


def _densest(lines: Sequence[Line]) -> list[int]:
    """The stretch of lines with the most prose in it, and in it the lines that are prose."""
    best, best_span, total, start = 0.0, (0, 0), 0.0, 0
    # Where a link is never closed, all that follows is one, and links tell nothing.
    linked = sum(len(line.text) for line in lines if line.look.links > MOSTLY_LINKS)
    all_links = linked > ALL_LINKS * sum(len(line.text) for line in lines)
    values = [_prose(line, minding_links=not all_links) for line in lines]
    for number, value in enumerate(values):
        if total <= 0:
            total, start = 0.0, number
        total += value
        if total > best:
            best, best_span = total, (start, number + 1)
    return [n for n in range(*best_span) if values[n] > 0]


def _prose(line: Line, *, minding_links: bool) -> float:
    words = len(line.text.split())
    ends = line.text.rstrip("\"'”’)]")[-1:] in (".", "!", "?", ":")
    links = line.look.links if minding_links else 0.0
    if words < PROSE_WORDS or not ends or line.look.regions & _AWAY or links > MOSTLY_LINKS:
        return -NO_PROSE_COSTS
    return words * (1 - links)
