"""The other pages of a record as files: stories, actors, issues, comparisons, statements, about.

They are set from the same values and templates as the server's. Of a large record only the pages
of which most is told are written: the rest is asked of the server, or of the data.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, desc, func, select

from onrecord.errors import StoreError
from onrecord.export.files import replacing
from onrecord.pages import tables
from onrecord.pages.about import about_values, counts
from onrecord.pages.compare import compare
from onrecord.pages.links import BESIDE, Files, Links
from onrecord.pages.people import actor_values, issue_values
from onrecord.pages.render import render
from onrecord.pages.sheet import title
from onrecord.pages.story import story_values
from onrecord.schema import Story
from onrecord.store import affairs, browse, query, schema
from onrecord.store.counted import counted
from onrecord.store.joined import Joined
from onrecord.store.narrow import Ask

MOST_STATEMENTS = 2000
"""Statements in a table of their own: a browser opens 2 MB at once, and nobody reads more."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """Which pages are written.

    Attributes:
        stories: those of most reports, which have more than one.
        actors: those in most reports: one of the actors that are one, and all of them.
        issues: those on which most is told.
        pairs: reports to be laid side by side, by independent voices of these stories.
        statements: whether there is a table of all statements.
        about: whether there is a page about the data.
    """

    stories: tuple[Story, ...] = ()
    actors: tuple[tuple[str, tuple[str, ...]], ...] = ()
    issues: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    statements: bool = False
    about: bool = False

    @property
    def files(self) -> Files:
        """The file of each page, by kind and key."""
        made = {("story", s.id): f"{BESIDE}/story-{s.id}.html" for s in self.stories}
        for key, members in self.actors:
            made |= {("actor", each): f"{BESIDE}/actor-{key}.html" for each in members}
        made |= {("issue", name): f"{BESIDE}/issue-{_slug(name)}.html" for name in self.issues}
        made |= {
            ("compare", f"{one}-{other}"): f"{BESIDE}/compare-{one}-{other}.html"
            for one, other in self.pairs
        }
        if self.statements:
            made["statements", ""] = f"{BESIDE}/statements.html"
        if self.about:
            made["about", ""] = f"{BESIDE}/about.html"
        return made


def plan(connection: Connection, stories: Sequence[Story], *, most: int) -> Plan:
    """Choose which pages are written.

    Args:
        connection: inside a transaction.
        stories: all stories.
        most: of each kind at most; none of any for 0.
    """
    if not most:
        return Plan()
    told = (story for story in stories if len(story.reports) > 1)
    chosen = tuple(sorted(told, key=lambda s: (-len(s.reports), s.id))[:most])
    table, positions = schema.identities.c, schema.positions.c
    reports = func.json_array_length(table.reports)
    who = select(table.members).order_by(desc(reports), table.name, table.id).limit(most)
    about = select(positions.issue).group_by(positions.issue)
    about = about.order_by(desc(func.count()), positions.issue).limit(most)
    said = connection.scalar(select(func.count()).select_from(schema.statements)) or 0
    return Plan(
        stories=chosen,
        actors=tuple((members[0], tuple(members)) for members in connection.scalars(who)),
        issues=tuple(connection.scalars(about)),
        pairs=tuple(islice((pair for s in chosen for pair in _pairs(s)), most)),
        statements=0 < said <= MOST_STATEMENTS,
        about=True,
    )


def _pairs(story: Story) -> Iterator[Pair]:
    """Reports one after the other, prints of one text left out: as the story's page links them."""
    prints = {key for group in story.copies for key in group[1:]}
    return pairwise(key for key in story.reports if key not in prints)


def write(connection: Connection, chosen: Plan, out: Path, *, links: Links) -> None:
    """Write the pages, and remove those that an earlier run left.

    Args:
        connection: inside a transaction.
        chosen: which.
        out: the folder that holds the index.
        links: addresses as they are in the folder of these pages.
    """
    files, folder = chosen.files, out / BESIDE
    for old in folder.glob("*.html"):
        if f"{BESIDE}/{old.name}" not in set(files.values()):
            old.unlink()
    if not files:
        return
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: cannot be created ({error.strerror})") from error
    for file_name, template, values in _pages(connection, chosen, links):
        with replacing(out / file_name, durable=False) as file:
            file.write(render(template, links=links, sheets=(), **values))


def _pages(
    connection: Connection, chosen: Plan, links: Links
) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    files = chosen.files
    for story in chosen.stories:
        whole = Joined(story, tuple(affairs.records_of(connection, story.id)))
        values = story_values(connection, whole, links=links)
        yield files["story", story.id], "story.html", values | {"since": ""}
    for key, _ in chosen.actors:
        told = actor_values(connection, key, links=links)
        if told is not None:
            yield files["actor", key], "actor.html", told
    for issue in chosen.issues:
        stands = issue_values(connection, issue, links=links)
        if stands is not None:
            yield files["issue", issue], "issue.html", stands
    yield from _compared(connection, chosen.pairs, files)
    if chosen.statements:
        yield files["statements", ""], "listing.html", _statements(connection)
    if chosen.about:
        yield files["about", ""], "about.html", about_values(connection, counts(connection))


def _compared(
    connection: Connection, pairs: Iterable[Pair], files: Files
) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for one, other in pairs:
        left, right = query.entries(connection, [one, other])
        sides = ((left, title(left)), (right, title(right)))
        values = {"sides": sides, "made": compare(left, right)}
        yield files["compare", f"{one}-{other}"], "compare.html", values


def _statements(connection: Connection) -> Mapping[str, Any]:
    ask = Ask("statements")
    known = counted(connection, ask)
    table = tables.Page(
        ask=ask,
        columns=tables.COLUMNS["statements"],
        rows=browse.rows(connection, ask, limit=MOST_STATEMENTS, known=known),
        facets=(),
        total=known.total,
        number=1,
    )
    return {"title": "Statements", "table": table, "matrix": None, "judged": {}}


def _slug(name: str) -> str:
    """A name as part of a file's: names may hold anything."""
    return hashlib.sha256(name.encode()).hexdigest()[:16]
