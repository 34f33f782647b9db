"""Pages in a notebook: the run's own, each in a frame of its own so that no style leaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from onrecord.pages.links import Together
from onrecord.pages.matrix import matrix
from onrecord.pages.render import render
from onrecord.pages.sheet import sheet, title
from onrecord.schema import Position, Record, Story
from onrecord.store import Entry

MOST_ACTORS = 40
"""Actors of a story: some lines; all stand in stories.jsonl."""
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


def story_page(story: Story, entries: Sequence[Entry], records: Iterable[Record]) -> Page:
    """A story: its reports, who stands where, where they differ, who takes part.

    Args:
        story: the story.
        entries: its reports.
        records: what several of them tell of one statement or event.
    """
    prints = {copy for group in story.copies for copy in group[1:]}
    reports = [
        {
            "title": title(entry),
            "outlet": entry.article.outlet if entry.article else None,
            "published": entry.article.published if entry.article else None,
            "print": entry.id in prints,
        }
        for entry in entries
    ]
    found = [
        (item.id, item.evidence[0])
        for entry in entries
        for items in (entry.statements, entry.events)
        for item in items
    ]
    quotes = {key: f"“{evidence.quote}”" for key, evidence in found}
    text = render(
        "affair.html",
        links=Together(),
        story=story,
        reports=reports,
        matrix=matrix(position for entry in entries for position in entry.positions),
        differing=[record for record in records if record.differs],
        quotes=quotes,
        most_actors=MOST_ACTORS,
        sheets=[],
        stamp="",
    )
    return Page(text)
