"""Which reports tell of one affair, who prints whose text, and who is one over all reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.merge.copies import copies, copy_groups, voices
from onrecord.merge.names import identities
from onrecord.merge.records import Around, comparisons, records
from onrecord.merge.stories import Sketch, account, gather, sketch, story_id
from onrecord.schema import Actor, Article, CopyLink, Identity, Record, Role, Story
from onrecord.store import affairs, query, together
from onrecord.store.clauses import of_reports as clauses_of


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
        actors: those of each report.
    """

    articles: dict[str, Article]
    stories: dict[str, list[str]]
    sketches: dict[str, Sketch]
    links: dict[str, list[CopyLink]]
    urls: dict[str, str | None]
    identities: dict[str, list[Identity]]
    roles: dict[str, list[Role]]
    actors: dict[str, list[Actor]]


def settle_stories(
    connection: Connection, *, stories: Mapping[str, Sequence[str]] | None = None
) -> None:
    """Write stories, copies, voices, identities and records over the whole database.

    Args:
        connection: inside a transaction.
        stories: the reports of each story, by its id, where they are grouped already.
    """
    affairs.forget(connection)
    articles = {a.report: a for a in together.texts(connection)}
    sketches = {key: sketch(a) for key, a in articles.items()}
    links = copies(list(articles.values()))
    if stories is None:
        groups = [_in_time(group, sketches, links) for group in gather(sketches.values())]
        grouped = {story_id(group[0]): group for group in groups}
    else:
        grouped = {
            story: _in_time([r for r in reports if r in articles], sketches, links)
            for story, reports in stories.items()
        }
    actors = affairs.actors(connection)
    story_of = {r: story for story, reports in grouped.items() for r in reports}
    order = {r: k for k, r in enumerate(r for group in grouped.values() for r in group)}
    who = identities(actors, stories=story_of, order=order)
    affairs.put_identities(connection, who)
    known = _known(connection, articles, grouped, sketches, links, who, actors)
    _write(connection, known)


def tell_stories(connection: Connection, stories: Mapping[str, Sequence[str]]) -> None:
    """Write some stories anew, with who is one as the record has it.

    It takes as long as these stories are large, not the record; `settle_stories` then tells who
    the new actors are over all reports.

    Args:
        connection: inside a transaction.
        stories: the reports of each, by its id.
    """
    affairs.forget_stories(connection, list(stories))
    ids = [r for reports in stories.values() for r in reports]
    articles = {a.report: a for a in together.texts(connection, ids)}
    sketches = {key: sketch(a) for key, a in articles.items()}
    links = copies(list(articles.values()))
    grouped = {
        story: _in_time([r for r in reports if r in articles], sketches, links)
        for story, reports in stories.items()
    }
    who = affairs.identities_in(connection, ids)
    actors = affairs.actors(connection, ids)
    _write(connection, _known(connection, articles, grouped, sketches, links, who, actors))


def _in_time(
    group: Sequence[str], sketches: Mapping[str, Sketch], links: Sequence[CopyLink]
) -> list[str]:
    """The reports of a story in order of time; of one day, those first that are no copies."""
    copied = {x.copy for x in links if x.relation == "same"}
    return sorted(group, key=lambda r: (_when(sketches[r]), r in copied, r))


def _write(connection: Connection, known: _Known) -> None:
    for chunk in _chunks(known.stories):
        told = list(_told(connection, chunk, known))
        affairs.put_stories(connection, [story for story, _ in told])
        affairs.put_records(connection, [record for _, made in told for record in made])


def _known(
    connection: Connection,
    articles: dict[str, Article],
    grouped: dict[str, list[str]],
    sketches: dict[str, Sketch],
    links: Sequence[CopyLink],
    who: Sequence[Identity],
    actors: Sequence[Actor],
) -> _Known:
    """What is known of some reports, by the stories that they stand in."""
    stories = {story: group for story, group in grouped.items() if group}
    story_of = {r: story for story, reports in stories.items() for r in reports}
    by_story: dict[str, list[CopyLink]] = {}
    for x in links:
        for story in {story_of[x.source], story_of[x.copy]}:
            by_story.setdefault(story, []).append(x)
    told = {a.id: a for a in actors}
    present: dict[str, list[Identity]] = {}
    for one in who:
        mine = (r for m in one.members if m in told for r in told[m].reports)
        for story in {story_of[r] for r in mine if r in story_of}:
            present.setdefault(story, []).append(one)
    roles = {  # each once: hundreds of reports call somebody the same
        one.id: list(dict.fromkeys(x for m in one.members if m in told for x in told[m].roles))
        for one in who
    }
    cast: dict[str, list[Actor]] = {}
    for actor in actors:
        for report in actor.reports:
            cast.setdefault(report, []).append(actor)
    urls = together.addresses(connection, list(story_of))
    return _Known(articles, stories, sketches, by_story, urls, present, roles, cast)


def _told(
    connection: Connection, stories: Sequence[str], known: _Known
) -> Iterator[tuple[Story, tuple[Record, ...]]]:
    """Some stories, and the records of each."""
    reports = [r for story in stories for r in known.stories[story]]
    said, done = query.said_and_done(connection, reports)
    positions = affairs.positions(connection, reports)
    # Only where there is another report do they lie beside anything.
    several = [r for s in stories if len(known.stories[s]) > 1 for r in known.stories[s]]
    texts = {r: known.articles[r].text for r in several}
    clauses = dict(clauses_of(connection, texts))
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
        told = [c for a in mine for c in clauses.get(a.report, ())]
        cast = [actor for a in mine for actor in known.actors.get(a.report, ())]
        made = records(
            statements,
            events,
            around,
            clauses=told,
            actors=cast if len(mine) > 1 else (),
            texts={a.report: a.text for a in mine},
        )
        one = {m: r.id for r in made if r.kind == "statement" for m in r.members}
        whole = account(
            story,
            mine,
            sketches=known.sketches,
            voices=heard,
            copies=copied,
            identities=who,
            positions=[p for a in mine for p in positions.get(a.report, ())],
            compare=comparisons(statements, around, one=one),
        )
        yield whole, made


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
