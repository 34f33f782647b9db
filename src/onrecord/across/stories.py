"""Which reports tell of one affair, who prints whose text, and who is one over all reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.merge.copies import copies, copy_groups, voices
from onrecord.merge.names import identities
from onrecord.merge.records import Around, comparisons, records
from onrecord.merge.stories import Sketch, account, gather, sketch, story_id
from onrecord.schema import Article, CopyLink, Identity, Record, Role, Story
from onrecord.store import affairs, query, together


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of all reports before any story is told by itself.

    Attributes:
        articles: all reports, with as much as grouping asks for.
        stories: the reports of each story in order of time, by the story's id.
        sketches: what grouping knows of each report.
        links: who prints or draws on whose text.
        urls: addresses.
        identities: who is one over all reports, by the stories they stand in.
        roles: what each identity is, by its id.
    """

    articles: dict[str, Article]
    stories: dict[str, list[str]]
    sketches: dict[str, Sketch]
    links: dict[str, list[CopyLink]]
    urls: dict[str, str | None]
    identities: dict[str, list[Identity]]
    roles: dict[str, list[Role]]


def settle_stories(connection: Connection) -> None:
    """Write stories, copies, voices, identities and records over the whole database."""
    affairs.forget(connection)
    known = _known(connection)
    for chunk in _chunks(known.stories):
        told = list(_told(connection, chunk, known))
        affairs.put_stories(connection, [story for story, _ in told])
        affairs.put_records(connection, [record for _, made in told for record in made])


def _known(connection: Connection) -> _Known:
    """Groups all reports; then tells who is one, for which their stories count."""
    articles = {a.report: a for a in together.texts(connection)}
    links = copies(list(articles.values()))
    sketches = {key: sketch(a) for key, a in articles.items()}
    copied = {x.copy for x in links if x.relation == "same"}
    gathered = (
        sorted(group, key=lambda r: (_when(sketches[r]), r in copied, r))
        for group in gather(sketches.values())
    )
    stories = {story_id(group[0]): group for group in gathered}
    story_of = {r: story for story, reports in stories.items() for r in reports}
    by_story: dict[str, list[CopyLink]] = {}
    for x in links:
        for story in {story_of[x.source], story_of[x.copy]}:
            by_story.setdefault(story, []).append(x)
    order = {r: k for k, r in enumerate(r for group in stories.values() for r in group)}
    actors = affairs.actors(connection)
    who = identities(actors, stories=story_of, order=order)
    affairs.put_identities(connection, who)
    present: dict[str, list[Identity]] = {}
    for one in who:
        for story in {story_of[r] for r in one.reports}:
            present.setdefault(story, []).append(one)
    told = {a.id: a.roles for a in actors}
    roles = {one.id: [role for m in one.members for role in told[m]] for one in who}
    urls = together.addresses(connection)
    return _Known(articles, stories, sketches, by_story, urls, present, roles)


def _told(
    connection: Connection, stories: Sequence[str], known: _Known
) -> Iterator[tuple[Story, tuple[Record, ...]]]:
    """Some stories, and the records of each."""
    reports = [r for story in stories for r in known.stories[story]]
    said, done = query.said_and_done(connection, reports)
    positions = affairs.positions(connection, reports)
    for story in stories:
        mine = [known.articles[r] for r in known.stories[story]]
        who = known.identities.get(story, [])
        links = known.links.get(story, [])
        heard = voices(mine, links, urls=known.urls)
        copied = copy_groups(known.stories[story], links)
        around = Around.of(
            story,
            known.stories[story],
            voices=heard,
            copies=copied,
            days={r: known.sketches[r].day for r in known.stories[story]},
            identities=who,
            roles=known.roles,
        )
        statements = [s for a in mine for s in said.get(a.report, ())]
        events = [e for a in mine for e in done.get(a.report, ())]
        made = records(statements, events, around)
        one = {m: r.id for r in made if r.kind == "statement" for m in r.members}
        told = account(
            story,
            mine,
            sketches=known.sketches,
            voices=heard,
            copies=copied,
            identities=who,
            positions=[p for a in mine for p in positions.get(a.report, ())],
            compare=comparisons(statements, around, one=one),
        )
        yield told, made


def _when(sketch: Sketch) -> tuple[bool, int]:
    """By what reports stand in order of time: undated ones last."""
    return sketch.day is None, sketch.day or 0


def _chunks(stories: dict[str, list[str]]) -> Iterator[list[str]]:
    """Stories by and by, so many that their reports are about as many as are read at a time."""
    chunk: list[str] = []
    size = 0
    for story, reports in stories.items():
        chunk.append(story)
        size += len(reports)
        if size >= query.CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
