"""Which pages are asked for: one of each kind, and of each the one that most is told of."""

from __future__ import annotations

from random import Random
from urllib.parse import quote, urlencode

from sqlalchemy import Column, Connection, desc, func, select

from onrecord.store import schema

EACH = 50
"""Pages of each kind that many readers ask for."""


def addresses(connection: Connection) -> list[tuple[str, str]]:
    """Names and addresses of pages."""
    some = list(connection.scalars(select(schema.reports.c.id).order_by("id").limit(2)))
    name, actor = _most(connection)
    issue = connection.scalar(
        select(schema.positions.c.issue).group_by("issue").order_by(desc(func.count())).limit(1)
    )
    told = func.json_array_length(schema.stories.c.reports)
    story = connection.scalar(select(schema.stories.c.id).order_by(desc(told)).limit(1))
    return [
        ("reports", "/"),
        ("reports of an outlet", "/?outlet=Outlet+7"),
        ("reports, page 150", "/?page=150"),
        ("stories", "/stories"),
        ("a story", f"/story/{story}"),
        ("statements", "/statements"),
        ("statements, page 2,000", "/statements?page=2000"),
        ("statements of one act", "/statements?act=promise"),
        ("statements of one speaker", "/statements?" + urlencode({"speaker": name})),
        ("statements with a word", "/statements?q=reservoir"),
        ("events", "/events"),
        ("events of a type and status", "/events?type=ASSAULT&status=happened"),
        ("events with a word", "/events?q=dam"),
        ("positions with the matrix", "/positions"),
        ("positions of a stance", "/positions?stance=refuses"),
        ("actors", "/actors"),
        ("actors with letters", "/actors?q=kor"),
        ("issues", "/issues"),
        ("a report", f"/report/{some[0]}"),
        ("two reports", f"/compare?a={some[0]}&b={some[1]}"),
        ("the choice of the other", f"/compare?a={some[0]}"),
        ("an actor", f"/actor/{quote(actor)}"),
        ("an issue", "/issue?" + urlencode({"name": issue})),
        ("search", "/search?q=reservoir"),
        ("search for a phrase", "/search?q=%22internal+inquiry%22"),
        ("timeline", "/timeline"),
        ("network", "/network"),
        ("review", "/review"),
        ("review of events", "/review?of=events"),
        ("about", "/about"),
    ]


def many(connection: Connection, luck: Random) -> list[str]:
    """What readers ask for of whom each looks for something else: of each kind so many pages.

    Reports, actors, issues, stories, speakers and parts of lists are drawn, so that most pages are
    asked for once or twice; those that there is one of are asked for again and again.
    """

    def drawn(column: Column[str]) -> list[str]:
        found = sorted(connection.scalars(select(column).distinct()))
        return [luck.choice(found) for _ in range(EACH)]

    reports, others = drawn(schema.reports.c.id), drawn(schema.reports.c.id)
    told = {
        "a report": [f"/report/{key}" for key in reports],
        "two reports": [f"/compare?a={a}&b={b}" for a, b in zip(reports, others, strict=True)],
        "the choice of the other": [f"/compare?a={key}" for key in others],
        "an actor": [f"/actor/{quote(key)}" for key in drawn(schema.actors.c.id)],
        "an issue": ["/issue?" + urlencode({"name": n}) for n in drawn(schema.positions.c.issue)],
        "a story": [f"/story/{key}" for key in drawn(schema.stories.c.id)],
        "reports, page 150": [f"/?page={luck.randint(1, 190)}" for _ in range(EACH)],
        "statements, page 2,000": [
            f"/statements?page={luck.randint(1, 4000)}" for _ in range(EACH)
        ],
        "statements of one speaker": [
            "/statements?" + urlencode({"speaker": name}) for name in drawn(schema.actors.c.name)
        ],
    }
    return [
        address for name, one in addresses(connection) for address in told.get(name, [one] * EACH)
    ]


def _most(connection: Connection) -> tuple[str, str]:
    """The name that most reports have, and an actor who bears it."""
    table = schema.actors.c
    counted = select(table.name, func.min(table.id)).group_by(table.name, table.kind)
    found = connection.execute(counted.order_by(desc(func.count())).limit(1)).one()
    return found[0], found[1]
