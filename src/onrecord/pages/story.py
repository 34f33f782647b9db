"""What the page of a story shows: the reports of one affair, its account, and where they differ."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from onrecord.pages.account import MOST_LINES, Account, account
from onrecord.pages.links import Links
from onrecord.pages.matrix import matrix
from onrecord.pages.timeline import Item, timeline
from onrecord.schema import Event, Featured, Record, Statement, Story
from onrecord.store import browse, people, query, schema, words
from onrecord.store.edits import corrected
from onrecord.store.joined import Joined

MOST_POSITIONS = 2000
MOST_ACTORS = 40
FIRST = 200
"""Reports of a story that its account is told from: more are no longer one affair."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A report of a story, and the prints of its text that are folded under it."""

    row: Row
    copies: tuple[Row, ...] = ()

    @property
    def all(self) -> tuple[Row, ...]:
        """The report and its prints."""
        return (self.row, *self.copies)


def story_values(
    connection: Connection,
    whole: Joined,
    *,
    links: Links,
    since: Collection[str] | None = None,
) -> dict[str, Any]:
    """All that the template of a story sets.

    Args:
        connection: inside a transaction.
        whole: the story, as people joined and parted it.
        links: where the other pages are.
        since: the reports that came since a moment, where only what is new is asked for.
    """
    found, records = whole.story, whole.records
    rows = {row["id"]: row for row in browse.chosen(connection, "reports", found.reports)}
    asked = set(found.reports) if since is None else set(since)
    held = people.positions_of(
        connection, schema.positions.c.report.in_(asked), limit=MOST_POSITIONS
    )
    told = told_by(connection, found, records, new=asked if since is not None else ())
    if since is not None:
        told = Account(
            tuple(line for line in told.happened if line.new),
            tuple(line for line in told.said if line.new),
        )
    differing = [record for record in records if record.differs]
    members = {key for record in differing for key in record.members}
    compared = {key for pair in found.compare for key in (pair.one, pair.other)}
    quotes = words.evidence(connection, members | compared)
    if since is not None:
        new = {key for key, evidence in quotes.items() if evidence.report in asked}
        differing = [record for record in differing if new.intersection(record.members)]
    return {
        "story": found,
        "whole": whole,
        "reports": rows,
        "told": _folded(found, rows, asked),
        "account": told,
        "actors": _actors(connection, found),
        "records": differing,
        "quotes": quotes,
        "matrix": matrix(held),
        "timeline": timeline(_marks(rows, told, asked, links)),
    }


def told_by(
    connection: Connection,
    found: Story,
    records: Sequence[Record],
    *,
    new: Collection[str] = (),
    most: int = MOST_LINES,
) -> Account:
    """The account of a story, as people corrected it; see `onrecord.pages.account`."""
    said, done = query.said_and_done(connection, found.reports[:FIRST])
    rejected = people.rejected_ones(connection, [key for r in records for key in r.members])
    statements = [s for some in said.values() for s in some if s.kind == "speech"]
    events = [e for some in done.values() for e in some]
    items: dict[str, Event | Statement] = {
        item.id: item for item in corrected(connection, "statement", statements)
    }
    items |= {item.id: item for item in corrected(connection, "event", events)}
    kept = {key: item for key, item in items.items() if key not in rejected}
    published = people.published(connection, found.reports)
    return account(records, kept, published=published, new=new, most=most)


def _folded(found: Story, rows: Mapping[str, Row], asked: Collection[str]) -> list[Told]:
    """The reports in the order of time, each print of a text under the one that was first.

    Those that are asked for; a print's first one is shown with it.
    """
    under = {copy: group[0] for group in found.copies for copy in group[1:]}
    made = (
        Told(rows[key], tuple(rows[copy] for copy in rows if under.get(copy) == key))
        for key in rows
        if key not in under
    )
    return [told for told in made if any(row["id"] in asked for row in told.all)]


def _actors(connection: Connection, found: Story) -> list[tuple[Featured, str | None]]:
    """Who takes part, and for the link an actor of one of the reports."""
    some = found.actors[:MOST_ACTORS]
    here = people.one_each(connection, [a.identity for a in some], found.reports)
    return [(actor, here.get(actor.identity)) for actor in some]


def _marks(
    rows: Mapping[str, Row], told: Account, asked: Collection[str], links: Links
) -> list[Item]:
    """When it was reported, said, and when it took place: lanes of their own."""
    reports = [
        Item("reported", row["published"], "", str(row["headline"]), links.report(key))
        for key, row in rows.items()
        if key in asked
    ]
    said = [
        Item("said", line.day, "", f"{line.who or 'not named'}: {line.code}",
             links.finding(line.words.report, line.finding))
        for line in told.said
    ]  # fmt: skip
    done = [
        Item(f"happened: {line.code}" if not line.status else f"told: {line.code}", line.day,
             "?" if line.status else "",
             f"{line.who or 'somebody'}{f' → {line.whom}' if line.whom else ''}"
             f" ({line.status or 'happened'})",
             links.finding(line.words.report, line.finding))
        for line in sorted(told.happened, key=lambda line: (line.status is not None, line.code))
    ]  # fmt: skip
    return reports + said + done
