"""Which reports tell of one affair, who prints whose text, and who is one over all reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.merge.copies import copies, copy_groups, voices
from onrecord.merge.names import identities
from onrecord.merge.stories import Sketch, account, gather, sketch, story_id
from onrecord.schema import Article, CopyLink, Identity, Story
from onrecord.store import affairs, together
from onrecord.store.query import CHUNK


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of all reports before any story is told by itself.

    Attributes:
        articles: all reports, with as much as grouping asks for.
        stories: the reports of each story in order of time, by the story's id.
        sketches: what grouping knows of each report.
        links: who prints or draws on whose text.
        urls: addresses.
        identities: who is one over all reports.
    """

    articles: dict[str, Article]
    stories: dict[str, list[str]]
    sketches: dict[str, Sketch]
    links: dict[str, list[CopyLink]]
    urls: dict[str, str | None]
    identities: dict[str, list[Identity]]


def settle_stories(connection: Connection) -> None:
    """Write stories, copies, voices and identities over the whole database."""
    affairs.forget(connection)
    known = _known(connection)
    for chunk in _chunks(known.stories):
        affairs.put_stories(connection, list(_told(connection, chunk, known)))


def _known(connection: Connection) -> _Known:
    """Groups all reports; then tells who is one, for which their stories count."""
    articles = {a.report: a for a in together.texts(connection)}
    links = copies(list(articles.values()))
    sketches = {key: sketch(a) for key, a in articles.items()}
    stories = {story_id(group[0]): group for group in gather(sketches.values())}
    story_of = {r: story for story, reports in stories.items() for r in reports}
    by_story: dict[str, list[CopyLink]] = {}
    for x in links:
        for story in {story_of[x.source], story_of[x.copy]}:
            by_story.setdefault(story, []).append(x)
    order = {r: k for k, r in enumerate(r for group in stories.values() for r in group)}
    who = identities(affairs.actors(connection), stories=story_of, order=order)
    affairs.put_identities(connection, who)
    present: dict[str, list[Identity]] = {}
    for one in who:
        for story in {story_of[r] for r in one.reports}:
            present.setdefault(story, []).append(one)
    return _Known(articles, stories, sketches, by_story, together.addresses(connection), present)


def _told(connection: Connection, stories: Sequence[str], known: _Known) -> Iterator[Story]:
    """Some stories."""
    reports = [r for story in stories for r in known.stories[story]]
    positions = affairs.positions(connection, reports)
    for story in stories:
        mine = [known.articles[r] for r in known.stories[story]]
        links = known.links.get(story, [])
        yield account(
            story,
            mine,
            sketches=known.sketches,
            voices=voices(mine, links, urls=known.urls),
            copies=copy_groups(known.stories[story], links),
            identities=known.identities.get(story, ()),
            positions=[p for a in mine for p in positions.get(a.report, ())],
        )


def _chunks(stories: dict[str, list[str]]) -> Iterator[list[str]]:
    """Stories by and by, so many that their reports are about as many as are read at a time."""
    chunk: list[str] = []
    size = 0
    for story, reports in stories.items():
        chunk.append(story)
        size += len(reports)
        if size >= CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
