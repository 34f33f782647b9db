"""Entities: what `&eacute;` and `&#8221;` stand for, and how much of the source they take up."""

from __future__ import annotations

import html
import re
from html.entities import html5

from onrecord.clean.line import Line, LineMaker, Look

ENTITY = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,7};?|[A-Za-z][A-Za-z0-9]{1,31};?)")


def entity_text(written: str) -> tuple[str, int]:
    """What an entity stands for and how much of `written` it takes up; ("", 0) for none.

    >>> entity_text("&copy2020"), entity_text("&zq;")
    (('©', 5), ('', 0))
    """
    if written[1] == "#":
        return html.unescape(written), len(written)
    if written[1:] in html5:
        return html5[written[1:]], len(written)
    for end in range(len(written), 2, -1):  # "&notit;" begins with an entity of old
        if written[1:end] in html5:
            return html5[written[1:end]], end
    return "", 0


def plain_line(source: str, start: int, end: int) -> Line | None:
    """Text with entities but no tags, as one line."""
    maker, at = LineMaker(source), start
    for match in ENTITY.finditer(source, start, end):
        text, length = entity_text(match[0])
        if length and match.start() >= at:
            maker.add(at, match.start())
            maker.put(text, match.start())
            at = match.start() + length
    maker.add(at, end)
    return maker.line(Look(tag="title"))
