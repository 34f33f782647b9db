"""Which lines of a page are its article."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Collection, Sequence

import trafilatura

from onrecord.clean.facts import titles
from onrecord.clean.headline import stems
from onrecord.clean.line import Line
from onrecord.clean.live import live_lines
from onrecord.clean.page import Page

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
# An article bears its title out: below this share of the title's words, another stretch of the
# page that bears out this much more of them is rather it.
BORNE_OUT = 0.34
BORNE_OUT_MORE = 0.3
# A title of fewer words is borne out by chance.
FEWEST_STEMS = 3
# In the density rule, what a line that is no prose costs, in words of prose it takes to outweigh.
NO_PROSE_COSTS = 6
PROSE_WORDS = 10
# A summary between headline and text has at least so many words.
DECK_WORDS = 7
MOSTLY_LINKS = 0.5
ALL_LINKS = 0.9
_LETTERS = re.compile(r"[^\W_]+")
_HEADINGS = frozenset({"h2", "h3", "h4"})
_INSIDE = frozenset({"article", "dek"})
_NO_BODY = frozenset({"figure", "caption", "byline", "stamp", "time", "pull"})
AWAY = frozenset({"menu", "footer", "promo", "comments", "share", "aside"})


def article_lines(source: str, page: Page) -> list[int]:
    """The indexes of the lines that make the article's text, in order.

    trafilatura decides; each of our own lines is looked up in what it returns, so that its
    changes to white space and markup do not matter. Where it returns little or fails, the
    densest stretch of prose on the page is taken; where it returns what has nothing to do with
    the page's title, the stretch of prose that has.
    """
    extracted = _extract(source, page)
    chosen = _found(page.lines, extracted) if extracted else []
    words = _words(page.lines, chosen)
    if words < FEWEST_WORDS:
        dense = _densest(page.lines)
        chosen = chosen if words >= _words(page.lines, dense) else dense
    return live_lines(page.lines, _borne_out(page, chosen) or chosen)


def _words(lines: Sequence[Line], numbers: Collection[int]) -> int:
    return sum(len(lines[n].text.split()) for n in numbers)


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
            if line.text[0].islower() and not line.look.regions & AWAY:
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
    sizes = [_words(lines, part) for part in parts]
    enough = FAR_SHARE * max(sizes, default=0)
    return [
        n
        for part, size in zip(parts, sizes, strict=True)
        for n in part
        if size >= enough or lines[n].look.regions & _INSIDE
    ]


def _borne_out(page: Page, chosen: list[int]) -> list[int] | None:
    """The box of prose that bears the page's title out where what was chosen does not."""
    wanted = [w for title in titles(page) if len(w := stems(title)) >= FEWEST_STEMS]
    if not wanted:
        return None

    def borne(numbers: Collection[int]) -> float:
        held = stems(" ".join(page.lines[n].text for n in numbers if not _is_heading(page, n)))
        return max(len(held & words) / len(words) for words in wanted)

    mine = borne(chosen)
    if mine >= BORNE_OUT:
        return None
    boxes = [box for box in _boxes(page.lines) if _words(page.lines, box) >= FEWEST_WORDS]
    best = max(boxes, key=lambda box: (borne(box), _words(page.lines, box)), default=None)
    return best if best is not None and borne(best) >= mine + BORNE_OUT_MORE else None


def _is_heading(page: Page, number: int) -> bool:
    return page.lines[number].look.tag in ("h1", "h2", "h3")


def _boxes(lines: Sequence[Line]) -> list[list[int]]:
    """The lines of each element that holds text or paragraphs, prose at least in part."""
    found: dict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if line.look.links <= MOSTLY_LINKS and not line.look.regions & AWAY:
            for element in {line.look.at, line.look.box}:
                found[element].append(number)
    prose = {n for n, line in enumerate(lines) if _prose(line, minding_links=True) > 0}
    return [box for box in found.values() if prose & set(box)]


def with_missed(lines: Sequence[Line], chosen: list[int], top: int | None) -> list[int]:
    """Take in what the extractor passed over between the headline and the article's end.

    Args:
        lines: the page's lines.
        chosen: the indexes of the article's.
        top: the headline's.
    """
    boxes = {b for n in chosen for b in (lines[n].look.at, lines[n].look.box)}
    start = chosen[0] if top is None else min(top + 1, chosen[0])
    every = set(chosen)
    for number in range(start, chosen[-1]):
        line, above = lines[number], number < chosen[0]
        inside = number - 1 in every and number + 1 in every and not above
        if number not in every and (
            _missed(line, boxes, above=above) or (inside and _heads(line, lines[number + 1]))
        ):
            every.add(number)
            boxes |= {line.look.at, line.look.box}
    return sorted(every)


def _heads(line: Line, below: Line) -> bool:
    """Whether a short line between two of the article's is a heading of the second."""
    look = line.look
    if look.regions & (AWAY | _NO_BODY) or look.links or not below.text[0].isupper():
        return False
    alike = look.box == below.look.box or look.at == below.look.at
    return (look.tag in _HEADINGS or alike) and line.text.count(" ") < DECK_WORDS


def _missed(line: Line, boxes: Collection[int], *, above: bool) -> bool:
    """Whether a line among those of the article is one of them, passed over by the extractor."""
    look = line.look
    if look.regions & (AWAY | _NO_BODY) or look.links > MOSTLY_LINKS:
        return False
    if _prose(line, minding_links=True) > 0:
        return True
    if above:
        marked = look.tag in ("h2", "h3", "p") or "dek" in look.regions
        return marked and line.text.count(" ") + 1 >= DECK_WORDS
    return look.tag == "li" and (look.box in boxes or look.at in boxes)


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
    if words < PROSE_WORDS or not ends or line.look.regions & AWAY or links > MOSTLY_LINKS:
        return -NO_PROSE_COSTS
    return words * (1 - links)
