"""A site with feeds, and a watch over it with stages that need no model."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import nullcontext
from html import escape
from pathlib import Path

from onrecord import batch, read
from onrecord.across import Growing
from onrecord.schema import Reading, Report
from onrecord.settings import Manners, Settings
from onrecord.watch import Formats, News, Watched, follow, untold
from tests.factories import MADE_WITH, RETELL, process
from tests.watch.server import Act, Site, give

MANNERS = Manners(pause=0, connect=1, read=0.5, whole=1, allow_private=True, every=3600)
FORMATS = Formats(read.parse_feed, read.page_fields, read.fetched, read.line)


class Here:
    """Reads reports in this process; those that say so kill their worker."""

    def __init__(self, *, died: int = 0) -> None:
        self.asked: list[str] = []
        self._died = died

    def submit(self, report: Report) -> Future[Reading | None]:
        made: Future[Reading | None] = Future()
        self.asked.append(report.url or "")
        deadly = "DIE" in report.source and self._died > 0
        self._died -= deadly
        made.set_result(None if deadly else process(report, None))
        return made


def watch(
    site: Site,
    out: Path,
    feeds: Sequence[str] = ("/feed",),
    *,
    crew: Here | None = None,
    manners: Manners = MANNERS,
    tell: Callable[[News], None] = untold,
    once: bool = True,
    stop: threading.Event | None = None,
    batch_reports: int = 16,
) -> Watched:
    """One watch, by default one look."""
    return follow(
        [site.base + feed if feed.startswith("/") else feed for feed in feeds],
        out,
        manners=manners,
        formats=FORMATS,
        crew=nullcontext(crew or Here()),
        made_with=MADE_WITH,
        stories=Growing(RETELL),
        write_files=batch.write_files,
        once=once,
        stop=stop,
        tell=tell,
        settings=Settings(batch_reports=batch_reports),
    )


def page(number: object, more: str = "") -> Act:
    """A page as `process` of the factories reads it."""
    return give(f"<html><p>Anna said report {number} is done. {more}</p></html>")


def rss(*entries: str) -> str:
    """A feed."""
    return (
        f'<rss version="2.0"><channel><title>The Herald</title>{"".join(entries)}</channel></rss>'
    )


def entry(link: str | None, words: str = "", title: str = "A title") -> str:
    """An entry of it, with words of its own or without."""
    made = f"<title>{escape(title)}</title>"
    if link:
        made += f"<link>{escape(link)}</link>"
    if words:
        made += f"<description>{escape(words)}</description>"
    return f"<item>{made}<pubDate>Tue, 01 Mar 2016 23:30:00 GMT</pubDate></item>"


def post(site: Site, numbers: Sequence[int], feed: str = "/feed") -> None:
    """Put pages on a site, and a feed that has them, the newest first."""
    for number in numbers:
        site.pages[f"/{number}"] = page(number)
    links = [entry(f"{site.base}/{number}") for number in reversed(numbers)]
    site.pages[feed] = give(rss(*links), "application/rss+xml")
