"""Pages of live posts: each post under the hour at which it was written."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from onrecord.clean.line import Line

CLOCK = re.compile(r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?", re.IGNORECASE)
# Fewer hours with prose below them are a byline's, or a programme's.
FEWEST_POSTS = 3
# A post ends at the next hour; the last one within so many lines.
LAST_POST = 8
# An extractor that took the first post alone left its hour and byline out.
ABOVE = 2
POST_WORDS = 10
_AWAY = frozenset({"menu", "footer", "promo", "comments", "share", "aside"})
_ENDS = (".", "!", "?", "”", '"', ")")


def live_lines(lines: Sequence[Line], chosen: Collection[int]) -> list[int]:
    """The lines of the article with the posts of a live page that were passed over.

    Args:
        lines: the page's lines.
        chosen: the indexes of those that an extractor took.
    """
    top = min(chosen, default=len(lines))
    hours = [n for n, line in enumerate(lines) if n >= top - ABOVE and CLOCK.fullmatch(line.text)]
    posts = [[n for n in range(a + 1, b) if _told(lines[n])]
             for a, b in pairwise([*hours, *([hours[-1] + LAST_POST] if hours else [])])
             if b <= len(lines)]  # fmt: skip
    if sum(any(_prose(lines[n]) for n in post) for post in posts) < FEWEST_POSTS:
        return sorted(chosen)
    return sorted({*chosen, *(n for post in posts for n in post)})


def _told(line: Line) -> bool:
    """Whether a line of a post is its heading or a paragraph."""
    away = line.look.regions & _AWAY or line.look.links
    return not away and (line.look.tag in ("h2", "h3", "h4", "blockquote") or _prose(line))


def _prose(line: Line) -> bool:
    return line.text.count(" ") + 1 >= POST_WORDS and line.text.endswith(_ENDS)
