"""What one pass over a page finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from onrecord.clean.line import Line


@dataclass(slots=True)
class Page:
    """What one pass over a page found.

    Attributes:
        lines: the visible text, a line a block.
        title: the `<title>`'s line.
        meta: contents of `<meta>` by lower-case name, property or itemprop; the first one counts.
        data: the objects of its JSON-LD that say something of an article.
        times: `datetime` of each `<time>` with the offset where it stands.
        canonical: the address that the page gives as its own.
        alts: alternative texts of its pictures.
        language: what the page says it is written in ("en-GB").
        tags: how many tags it has.
        depth: how deep they are nested.
    """

    lines: list[Line] = field(default_factory=list)
    title: Line | None = None
    meta: dict[str, str] = field(default_factory=dict)
    data: list[dict[str, Any]] = field(default_factory=list)
    times: list[tuple[int, str]] = field(default_factory=list)
    canonical: str | None = None
    alts: list[str] = field(default_factory=list)
    language: str = ""
    tags: int = 0
    depth: int = 0
