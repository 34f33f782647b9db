"""Pages in a notebook: the run's own, each in a frame of its own so that no style leaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from onrecord.pages.links import Together
from onrecord.pages.matrix import matrix
from onrecord.pages.render import render
from onrecord.pages.sheet import sheet
from onrecord.schema import Position
from onrecord.store import Entry

HEIGHT = 600
"""Pixels: most of a screen, so that one scrolls inside a long report and not past it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as one piece of HTML.

    Attributes:
        html: the page.
    """

    html: str

    def __repr__(self) -> str:
        return f"<Page of {len(self.html)} characters of HTML>"

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{escape(self.html)}" width="100%" height="{HEIGHT}" sandbox></iframe>'
        )


def report_page(entry: Entry) -> Page:
    """A report with its record beside the words.

    Args:
        entry: one that could be read.
    """
    made = sheet(entry)
    return Page(render("single.html", links=Together(), sheet=made, sheets=[made], stamp=""))


def stands_page(positions: Iterable[Position]) -> Page:
    """Who stands where, as a table of issues and actors."""
    made = matrix(positions)
    return Page(render("stands.html", links=Together(), matrix=made, sheets=[], stamp=""))
