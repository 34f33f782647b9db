"""The pages as files: OUT/index.html, and a page for each report where there are many.

No script, no outside request, everything escaped. Few reports make one file that can be mailed or
archived by itself; of many each has its own, and the index is cut into pages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from onrecord.errors import StoreError
from onrecord.export.files import replacing
from onrecord.pages import beside
from onrecord.pages.account import Account
from onrecord.pages.links import FOLDER, Apart, Links, Together
from onrecord.pages.matrix import Matrix, matrix
from onrecord.pages.render import render, stamp
from onrecord.pages.sheet import Sheet, sheet, title
from onrecord.pages.story import told_by
from onrecord.schema import Position, Published, Story
from onrecord.store import Entry, affairs

MOST_TOGETHER = 50
"""Reports in one file: about 4 MB, which a browser still opens at once."""

LINES_A_PAGE = 500
"""Reports listed on one page of the index."""

MOST_STORIES = 100
"""Stories told on the index; all stand in stories.jsonl."""

MOST_ACCOUNTS, MOST_LINES = 20, 12
"""Stories whose account the index tells, and its lines of each kind; their pages have more."""

MOST_FAILURES = 500
"""Failures listed on the index; all stand in reports.jsonl."""


@dataclass(frozen=True, slots=True)
class Line:
    """A report in the list."""

    key: tuple[str, str, str]
    id: str
    title: str
    outlet: str | None
    agency: str | None
    published: Published | None
    statements: int
    events: int


@dataclass(frozen=True, slots=True)
class Totals:
    """What the heading counts."""

    read: int
    failed: int
    statements: int
    events: int
    positions: int
    first: Published | None
    last: Published | None


def write(
    entries: Callable[[], Iterable[Entry]],
    out: Path,
    *,
    count: int,
    stories: Sequence[Story] = (),
    connection: Connection | None = None,
    most: int = 0,
) -> None:
    """Write the pages.

    Args:
        entries: gives all reports; called once.
        out: the folder.
        count: how many reports there are.
        stories: what the reports make together, in the order in which they are listed.
        connection: to the record, inside a transaction; without one there are no pages beside.
        most: pages of stories, of actors, of issues and of comparisons at most.
    """
    together = count <= MOST_TOGETHER
    plan = beside.plan(connection, stories, most=most) if connection else beside.Plan()
    places = Together if together else Apart
    inside = places("../", plan.files)
    lines: list[Line] = []
    failures: list[Entry] = []
    sheets: list[Sheet] = []
    positions: list[Position] = []
    for entry in entries():
        if entry.article is None:
            failures.append(entry)
            continue
        lines.append(_line(entry))
        positions += entry.positions
        if together:
            sheets.append(sheet(entry))
        else:
            _write_report(entry, out, inside)
    lines.sort(key=lambda line: line.key)
    order = {line.id: at for at, line in enumerate(lines)}
    sheets.sort(key=lambda made: order[made.entry.id])
    index = _Index(
        lines, failures, sheets, matrix(positions), _totals(lines, failures, positions),
        tuple(_told(connection, stories[:MOST_STORIES], lines)),
        len(stories),
    )  # fmt: skip
    _write_index(out, index, links=places("", plan.files))
    if connection:
        beside.write(connection, plan, out, links=inside)
    _sweep(out, set() if together else set(order), len(lines))


@dataclass(frozen=True, slots=True)
class _Index:
    lines: list[Line]
    failures: list[Entry]
    sheets: list[Sheet]
    matrix: Matrix
    totals: Totals
    stories: tuple[_Told, ...]
    all_stories: int

    @property
    def outlets(self) -> dict[str, str | None]:
        """The outlet of each report."""
        return {line.id: line.outlet for line in self.lines}


@dataclass(frozen=True, slots=True)
class _Told:
    """A story and the lines of its reports, prints of one text under the first.

    Attributes:
        story: the story.
        reports: their lines.
        account: what happened and what was said; of the first stories only.
    """

    story: Story
    reports: tuple[tuple[Line, tuple[Line, ...]], ...]
    account: Account | None = None


def _told(
    connection: Connection | None, stories: Sequence[Story], lines: list[Line]
) -> Iterable[_Told]:
    by_id = {line.id: line for line in lines}
    for number, story in enumerate(stories):
        account = None
        if connection and number < MOST_ACCOUNTS and len(story.reports) > 1:
            records = affairs.records_of(connection, story.id)
            account = told_by(connection, story, records, most=MOST_LINES)
        yield _Told(story, tuple(_of(story, by_id)), account)


def _of(story: Story, by_id: Mapping[str, Line]) -> Iterable[tuple[Line, tuple[Line, ...]]]:
    prints = {copy: group[0] for group in story.copies for copy in group[1:]}
    for key in story.reports:
        if key in by_id and key not in prints:
            mine = (by_id[copy] for copy, of in prints.items() if of == key and copy in by_id)
            yield by_id[key], tuple(mine)


def _totals(lines: list[Line], failures: list[Entry], positions: list[Position]) -> Totals:
    dated = [line.published for line in lines if line.published]
    return Totals(
        read=len(lines),
        failed=len(failures),
        statements=sum(line.statements for line in lines),
        events=sum(line.events for line in lines),
        positions=len(positions),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
    )


def _write_report(entry: Entry, out: Path, links: Links) -> None:
    folder = out / FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: cannot be created ({error.strerror})") from error
    path, mark = folder / f"{entry.id}.html", _stamp(entry, links)
    if _has(path, mark):
        return
    with replacing(path, durable=False) as file:
        made = sheet(entry)
        file.write(render("single.html", links=links, sheet=made, sheets=[made], stamp=mark))


def _stamp(entry: Entry, links: Links) -> str:
    """A hash of all that a report's page shows, of how it shows it, and where it leads."""
    near = [links.actor(actor.id) for actor in entry.actors]
    near += [links.issue(position.issue) for position in entry.positions]
    more = [links.page(name) for name in ("statements", "about")]
    return hashlib.sha256(f"{stamp()}{entry!r}{near}{more}".encode()).hexdigest()


def _has(path: Path, mark: str) -> bool:
    """Whether a page is there already as it would be written: most are, on a second run."""
    try:
        with path.open(encoding="utf-8") as file:
            return mark in file.read(len("<!doctype html>\n<!-- ") + len(mark))
    except (OSError, UnicodeDecodeError):
        return False


def _write_index(out: Path, index: _Index, *, links: Links) -> None:
    pages = max(1, -(-len(index.lines) // LINES_A_PAGE))
    for page in range(1, pages + 1):
        text = render(
            "index.html",
            links=links,
            lines=index.lines[(page - 1) * LINES_A_PAGE : page * LINES_A_PAGE],
            failures=index.failures[:MOST_FAILURES] if page == 1 else [],
            matrix=index.matrix if page == 1 else None,
            stories=index.stories if page == 1 else (),
            more_stories=index.all_stories - len(index.stories),
            sheets=index.sheets,
            outlets=index.outlets,
            totals=index.totals,
            page=page,
            pages=pages,
            page_href=_page_name,
        )
        with replacing(out / _page_name(page)) as file:
            file.write(text)


def _page_name(page: int) -> str:
    return "index.html" if page == 1 else f"index-{page}.html"


def _sweep(out: Path, reports: set[str], count: int) -> None:
    """Remove pages that an earlier run left and this one did not write."""
    pages = {_page_name(page) for page in range(1, max(1, -(-count // LINES_A_PAGE)) + 1)}
    for file in out.glob("index-*.html"):
        if file.name not in pages and file.stem.removeprefix("index-").isdigit():
            file.unlink()
    for file in (out / FOLDER).glob("r*.html"):
        if file.stem not in reports:
            file.unlink()


def _line(entry: Entry) -> Line:
    article = entry.article
    published = article.published if article else None
    return Line(
        # Newest first would hide how an affair unfolds: the oldest first, the undated last.
        key=(published.value if published else "~", entry.path, entry.id),
        id=entry.id,
        title=title(entry),
        outlet=article.outlet if article else None,
        agency=article.agency if article else None,
        published=published,
        statements=len(entry.statements),
        events=len(entry.events),
    )
