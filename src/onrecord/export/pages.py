"""The pages: OUT/index.html, and a page for each report where there are many.

No script, no outside request, everything escaped. Few reports make one file that can be mailed or
archived by itself; of many each has its own, and the index is cut into pages.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.errors import StoreError
from onrecord.export.files import replacing
from onrecord.export.sheet import Sheet, sheet, title
from onrecord.schema import Published, SaidOn
from onrecord.store import Entry

MOST_TOGETHER = 50
"""Reports in one file: about 4 MB, which a browser still opens at once."""

LINES_A_PAGE = 500
"""Reports listed on one page of the index."""

MOST_FAILURES = 500
"""Failures listed on the index; all stand in reports.jsonl."""

FOLDER = "reports"

FILLED_BY = ("pages.py", "sheet.py", "segments.py")

MONTHS = (
    "January February March April May June July August September October November December"
).split()

ISO = re.compile(
    r"(?P<year>\d{4})(?:-W(?P<week>\d\d)|-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d).*)?)?)?"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A report in the list."""

    key: tuple[str, str, str]
    title: str
    href: str
    outlet: str | None
    agency: str | None
    published: Published | None
    statements: int


@dataclass(frozen=True, slots=True)
class Totals:
    """What the heading counts."""

    read: int
    failed: int
    statements: int
    first: Published | None
    last: Published | None


def write(entries: Callable[[], Iterable[Entry]], out: Path, *, count: int) -> None:
    """Write the pages.

    Args:
        entries: gives all reports; called once for few reports and once for many.
        out: the folder.
        count: how many reports there are.
    """
    together = count <= MOST_TOGETHER
    lines: list[Line] = []
    failures: list[Entry] = []
    sheets: list[Sheet] = []
    for entry in entries():
        if entry.article is None:
            failures.append(entry)
            continue
        lines.append(_line(entry, together=together))
        if together:
            sheets.append(sheet(entry))
        else:
            _write_report(entry, out)
    lines.sort(key=lambda line: line.key)
    order = {line.href.removeprefix("#"): at for at, line in enumerate(lines)}
    sheets.sort(key=lambda made: order.get(made.entry.id, 0))
    dated = [line.published for line in lines if line.published]
    totals = Totals(
        read=len(lines),
        failed=len(failures),
        statements=sum(line.statements for line in lines),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
    )
    _write_index(out, lines, failures, sheets, totals)
    _sweep(out, {line.href for line in lines} if not together else set(), len(lines))


def _write_report(entry: Entry, out: Path) -> None:
    folder = out / FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: cannot be made ({error.strerror})") from error
    path, stamp = folder / f"{entry.id}.html", _stamp(entry)
    if _has(path, stamp):
        return
    made = sheet(entry)
    with replacing(path, durable=False) as file:
        file.write(_render("single.html", sheet=made, most=made.statements, stamp=stamp))


def _stamp(entry: Entry) -> str:
    """A hash of all that a report's page shows, and of how it shows it."""
    return hashlib.sha256(f"{_templates()}{entry!r}".encode()).hexdigest()


def _has(path: Path, stamp: str) -> bool:
    """Whether a page is there already as it would be written: most are, on a second run."""
    try:
        with path.open(encoding="utf-8") as file:
            return stamp in file.read(len("<!doctype html>\n<!-- ") + len(stamp))
    except (OSError, UnicodeDecodeError):
        return False


@cache
def _templates() -> str:
    """A hash of the templates and of the modules that fill them."""
    here = resources.files("onrecord.export")
    files = [*(here / "templates").iterdir(), *(here / name for name in FILLED_BY)]
    texts = sorted(file.name + file.read_text("utf-8") for file in files)
    return hashlib.sha256("".join(texts).encode()).hexdigest()


def _write_index(
    out: Path, lines: list[Line], failures: list[Entry], sheets: list[Sheet], totals: Totals
) -> None:
    pages = max(1, -(-len(lines) // LINES_A_PAGE))
    for page in range(1, pages + 1):
        text = _render(
            "index.html",
            lines=lines[(page - 1) * LINES_A_PAGE : page * LINES_A_PAGE],
            failures=failures[:MOST_FAILURES] if page == 1 else [],
            sheets=sheets,
            totals=totals,
            page=page,
            pages=pages,
            page_href=_page_name,
            most=max((made.statements for made in sheets), default=0),
        )
        with replacing(out / _page_name(page)) as file:
            file.write(text)


def _page_name(page: int) -> str:
    return "index.html" if page == 1 else f"index-{page}.html"


def _sweep(out: Path, hrefs: set[str], count: int) -> None:
    """Remove pages that an earlier run left and this one did not write."""
    pages = {_page_name(page) for page in range(1, max(1, -(-count // LINES_A_PAGE)) + 1)}
    for file in out.glob("index-*.html"):
        if file.name not in pages and file.stem.removeprefix("index-").isdigit():
            file.unlink()
    for file in (out / FOLDER).glob("r*.html"):
        if f"{FOLDER}/{file.name}" not in hrefs:
            file.unlink()


def _line(entry: Entry, *, together: bool) -> Line:
    article = entry.article
    published = article.published if article else None
    return Line(
        # Newest first would hide how an affair unfolds: the oldest first, the undated last.
        key=(published.value if published else "~", entry.path, entry.id),
        title=title(entry),
        href=f"#{entry.id}" if together else f"{FOLDER}/{entry.id}.html",
        outlet=article.outlet if article else None,
        agency=article.agency if article else None,
        published=published,
        statements=len(entry.statements),
    )


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def day(when: Published | SaidOn) -> str:
    """A date as a reader writes it, no more precise than it is.

    >>> day(SaidOn("2025-03-03", "day")), day(SaidOn("2025-03", "month"))
    ('3 March 2025', 'March 2025')
    >>> day(SaidOn("2007-W08", "week")), day(SaidOn("2007-Q1", "quarter"))
    ('week 8 of 2007', '2007-Q1')
    """
    found = ISO.fullmatch(when.value or "")
    if found is None or not 1 <= int(found["month"] or 1) <= len(MONTHS):
        return when.value or "unknown"
    if found["week"]:
        return f"week {int(found['week'])} of {found['year']}"
    month = MONTHS[int(found["month"]) - 1] if found["month"] else ""
    parts = (found["day"] and str(int(found["day"])), month, found["year"])
    written = " ".join(part for part in parts if part)
    return f"{written}, {found['time']}" if found["time"] else written


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("onrecord.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.globals |= {"counted": _counted, "day": day}
    return made


def _render(template: str, **values: Any) -> str:
    # Each statement's words have one anchor though they may be in pieces: the first gets it.
    met: set[str] = set()

    def fresh(key: str) -> bool:
        new = key not in met
        met.add(key)
        return new

    return _environment().get_template(template).render(fresh=fresh, **values)
