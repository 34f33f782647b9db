"""The account of a story in the terminal: from records alone, each line with its words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from onrecord.pages.account import Account, Line
    from onrecord.schema import Story

MOST_STORIES = 3
"""Accounts below the list of reports; the others are asked for by their id."""
FEW, MANY = 8, 40
"""Lines of each kind below a list, and where one story is asked for."""
MOST_ACTORS = 8
TITLES = {"happened": "what happened, was planned, demanded or denied", "said": "what was said"}


def accounts(
    where: Path, *, database: str | None, wanted: str | None, since: str
) -> list[RenderableType]:
    """The accounts of one story, or of the largest ones.

    Args:
        where: the output folder of a run.
        database: URL of the database if the run used one.
        wanted: the id of a story; nothing is told where it is that of something else.
        since: a moment in UTC, ISO 8601: only what came after it is told.
    """
    from onrecord.store import affairs, reading

    with reading(where, database=database) as connection, connection.begin():
        if wanted is not None:
            one = affairs.story(connection, wanted)
            return [_told(connection, one, since, MANY)] if one else []
        many = [story for story in affairs.stories(connection) if len(story.reports) > 1]
        largest = sorted(many, key=lambda story: (-len(story.reports), story.id))[:MOST_STORIES]
        return [_told(connection, story, since, FEW) for story in largest]


def _told(connection: Connection, story: Story, since: str, most: int) -> RenderableType:
    from onrecord.pages.account import Account
    from onrecord.pages.dates import day
    from onrecord.pages.story import told_by
    from onrecord.store import browse, news
    from onrecord.store.joined import Joined, story_by_hand

    whole = story_by_hand(connection, story.id) or Joined(story, ())
    found = whole.story
    new = news.of_story(connection, found.id, since) if since else None
    told = told_by(connection, found, whole.records, new=new or (), most=most)
    if new is not None:
        happened, said = (tuple(x for x in some if x.new) for some in (told.happened, told.said))
        told = Account(happened, said)
    rows = {row["id"]: row for row in browse.chosen(connection, "reports", found.reports)}
    outlets = {key: row["outlet"] or "outlet unknown" for key, row in rows.items()}
    days = " to ".join(dict.fromkeys(day(d) for d in (found.first, found.last) if d))
    facts = [f"{len(found.reports)} reports", f"{len(found.voices)} independent voices", days]
    parts: list[RenderableType] = [
        Text(found.title, style="bold"),
        Text(" · ".join(fact for fact in (*facts, found.id) if fact), style="dim"),
    ]
    for name, some in (("who", [a.name for a in found.actors]), ("issues", found.issues)):
        if some:
            parts.append(Text(f"{name}  " + ", ".join(some[:MOST_ACTORS]), style="dim"))
    parts += _lines(told, outlets)
    shown = [row for key, row in rows.items() if new is None or key in new]
    if shown:
        parts.append(Text("what was reported", style="italic"))
    parts += [
        Text(f"  {day(row['published'])}  {row['headline']} ({outlets[row['id']]})")
        for row in shown[:most]
    ]
    return Group(*parts)


def _lines(told: Account, outlets: dict[str, str]) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for kind, lines in (("happened", told.happened), ("said", told.said)):
        if lines:
            parts.append(Text(TITLES[kind], style="italic"))
            parts += [_line(line, outlets) for line in lines]
    if told.left_out:
        parts.append(Text(f"  … and {told.left_out} more records", style="dim"))
    return parts


def _when(line: Line) -> str:
    from onrecord.pages.dates import day

    if line.day:
        return day(line.day)
    return f"reported {day(line.reported)}" if line.reported else "date unknown"


def _line(line: Line, outlets: dict[str, str]) -> Text:
    nobody = "actor not named" if line.what == "happened" else "speaker not named"
    who = (line.who or nobody) + (f" → {line.whom}" if line.whom else "")
    code = line.code + (f", {line.status}" if line.status else "")
    voices = f"; {line.voices} voices" if line.voices > 1 else ""
    return Text.assemble(
        f"  {_when(line)}  ", (who, "bold"), f" {code}: ",
        (f"“{' '.join(line.words.quote.split())}”", "italic"),
        (f" {outlets.get(line.words.report, '')}{voices}", "dim"),
    )  # fmt: skip
