"""`onrecord show`: a report's record in the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli.common import FAILED, Database, errors, in_one_line, output

if TYPE_CHECKING:
    from onrecord.pages.matrix import Cell, Matrix
    from onrecord.pages.sheet import Card, Deed, Paragraph, Said, Sheet
    from onrecord.schema import Figure, Party, Position, Statement
    from onrecord.store import Entry

# Shapes besides colours: what NO_COLOR leaves still tells the layers apart.
STYLES = {
    "content": "underline",
    "cue": "italic yellow",
    "trigger": "bold green",
    "speaker": "bold magenta",
}
NUMBER = "bold cyan"
SUPERSCRIPTS = str.maketrans("0123456789e", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵉ")
MOMENTS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]

MEASURE = 88
"""Characters a line: longer ones are hard to read."""

MOST_ACTORS, MOST_ISSUES = 6, 15
"""Columns and rows of the matrix: a terminal is narrow."""


def show(
    where: Annotated[
        Path, typer.Argument(metavar="OUT|FILE", help="Output folder of a run, or a single report.")
    ],
    report: Annotated[
        str | None,
        typer.Argument(metavar="REPORT|STORY", help="Number in the list, id, path or file name."),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            "--since",
            metavar="MOMENT",
            formats=MOMENTS,
            help="Show what a story gained since then, in UTC: 2025-03-04 or 2025-03-04T10:00.",
        ),
    ] = None,
    database: Database = None,
) -> None:
    """Show a report with what was found in it, or list a run's reports, positions and stories.

    A story is shown as an account: what happened and what was said, each line with its words.
    """
    with in_one_line():
        told = _accounts(where, database, report, since.isoformat() if since else "")
        if told and report is not None:
            for account in told:
                output.print(account)
            return
        numbered = enumerate(_entries(where, database), 1)
        if report is None:
            chosen = list(numbered)
        else:
            found = ((number, entry) for number, entry in numbered if _is(entry, number, report))
            chosen = list(islice(found, 1))
        if not chosen:
            errors.print(f"onrecord: {_missing(where, report)}", style="red", markup=False)
            raise typer.Exit(FAILED)
        if len(chosen) > 1:
            output.print(_list(chosen))
            _print_matrix(chosen)
            for account in told:
                output.print()
                output.print(account)
            return
        _print(chosen[0][1])
        if chosen[0][1].failure:
            raise typer.Exit(FAILED)


def _entries(where: Path, database: str | None) -> Iterable[Entry]:
    from onrecord.store import Entry
    from onrecord.store.database import FILE

    if database is not None or (where / FILE).exists():
        from onrecord.record import Record

        return Record(where, database=database)
    from onrecord import pipeline

    return (Entry.of(reading) for reading in pipeline.read_file(where))


def _accounts(
    where: Path, database: str | None, wanted: str | None, since: str
) -> list[RenderableType]:
    """The accounts of the stories of a record: of the one that is named, or of the largest."""
    from onrecord.store.database import FILE

    if database is None and not (where / FILE).exists():
        return []
    from onrecord.cli.account import accounts

    return accounts(where, database=database, wanted=wanted, since=since)


def _missing(where: Path, report: str | None) -> str:
    """What is said where nothing is to be shown."""
    if report is not None:
        return f"{where}: no report or story “{report}”; `onrecord show {where}` lists them"
    return f"{where}: neither a report nor the output folder of a run (no record.db in it)"


def _is(entry: Entry, number: int, wanted: str) -> bool:
    """Whether a report is meant."""
    return wanted == str(number) or entry.goes_by(wanted)


def _list(chosen: list[tuple[int, Entry]]) -> Table:
    from onrecord.pages.sheet import title

    table = Table(box=None, pad_edge=False)
    for name in ("", "published", "outlet", "headline", "statements", "events", "id"):
        table.add_column(name, justify="right" if name in ("", "statements", "events") else "left")
    for number, entry in chosen:
        article = entry.article
        table.add_row(
            str(number),
            article.published.value if article and article.published else "unknown",
            Text((article.outlet if article else None) or "unknown"),
            Text(f"{entry.path}: {entry.failure}" if entry.failure else title(entry)),
            str(len(entry.statements)),
            str(len(entry.events)),
            entry.id,
        )
    return table


def _print_matrix(chosen: list[tuple[int, Entry]]) -> None:
    from onrecord.pages.matrix import matrix

    made = matrix(
        (item for _, entry in chosen for item in entry.positions),
        most_actors=MOST_ACTORS,
        most_issues=MOST_ISSUES,
    )
    if made.rows:
        output.print()
        output.print(_matrix(made))
        if made.left_out:
            output.print(f"… and {made.left_out} more positions", style="dim")


def _matrix(made: Matrix) -> Table:
    table = Table(title="positions", title_justify="left", pad_edge=False)
    table.add_column("issue", ratio=2)
    for actor in made.actors:
        table.add_column(Text(actor))
    for row in made.rows:
        table.add_row(Text(row.issue), *(_course(cell) for cell in row.cells))
    return table


def _course(cell: Cell) -> str:
    return " → ".join(stance for stance, _ in cell.course)


def _print(entry: Entry) -> None:
    from onrecord.pages.sheet import sheet

    if entry.failure:
        errors.print(f"onrecord: {entry.path}: {entry.failure}", style="red", markup=False)
        return
    made = sheet(entry)
    output.print(_head(made))
    width = min(MEASURE, output.width)
    for paragraph in made.paragraphs:
        output.print(_words(paragraph), width=width)
        for card in paragraph.cards:
            output.print(Padding(_card(card), (0, 0, 0, 4)), width=width)
        output.print()
    for position in made.loose:
        output.print(_position(position), width=width)
    if entry.times:
        output.print(_times(entry), width=width)


def _head(made: Sheet) -> Group:
    article = made.entry.article
    assert article is not None
    published = article.published
    date = f"{published.value} (by {published.clue})" if published else "date unknown"
    agency = article.agency if article.agency != article.outlet else None
    facts = [article.outlet or "outlet unknown", agency, date, *article.byline]
    told = any(paragraph.kind == "headline" for paragraph in made.paragraphs)
    return Group(
        Text("" if told else made.title, style="bold"),
        Text(" · ".join(fact for fact in facts if fact), style="dim"),
        Text(f"{made.entry.path}  {made.entry.id}\n", style="dim"),
    )


def _times(entry: Entry) -> Text:
    known = {f"“{time.text}” {time.value}": None for time in entry.times if time.value}
    return Text("times  " + " · ".join(known), style="dim") if known else Text()


def _words(paragraph: Paragraph) -> Text:
    text = Text()
    for part in paragraph.segments:
        for key in part.opens:
            text.append(key.translate(SUPERSCRIPTS), style=NUMBER)
        layers = (
            ("content", part.content),
            ("cue", part.cue),
            ("trigger", part.trigger),
            ("speaker", part.speaker),
        )
        text.append(part.text, style=" ".join(STYLES[name] for name, found in layers if found))
    if paragraph.kind == "headline":
        text.stylize("bold")
    return text


def _card(card: Card) -> Text:
    text = _said(card) if card.kind == "said" else _deed(card)
    for position in card.positions:
        text.append("\n  ").append_text(_position(position))
    return text


def _said(card: Said) -> Text:
    said = card.said
    text = Text.assemble((f"{card.key} ", NUMBER), (_who(said), "bold"), "  ")
    labels = [said.act, said.form, said.kind if said.kind != "speech" else ""]
    if said.cue:
        labels.append(f"cue “{said.cue.text}”" + (" negated" if said.cue.negated else ""))
    labels += [f"to {said.addressee.text}"] if said.addressee else []
    labels += [f"on {said.said_on.value}"] if said.said_on and said.said_on.value else []
    labels += [f"venue “{said.venue.text}”"] if said.venue else []
    labels += [f"hedge “{hedge.text}”" for hedge in said.hedges]
    labels += [f"condition “{said.condition.text}”"] if said.condition else []
    labels += [f"within {card.within}"] if card.within else []
    labels += [f"unsure ({said.confidence:.2f})"] if card.doubtful else []
    text.append(" · ".join(label for label in labels if label), style="dim")
    return text


def _deed(card: Deed) -> Text:
    event = card.deed
    sides = _parties(event.actors) or "actor not named"
    if event.recipients:
        sides += f" → {_parties(event.recipients)}"
    text = Text.assemble((f"{card.key} ", NUMBER), (sides, "bold"), "  ")
    labels = [event.type.lower(), event.mode or "", f"“{event.trigger.text}”", event.status]
    labels += [f"on {event.when.value}"] if event.when and event.when.value else []
    labels += [f"in {event.where.name}"] if event.where else []
    labels += [f"matter “{matter.text}”" for matter in event.matters]
    labels += [_figure(figure) for figure in event.figures]
    labels += [f"told in {card.within}"] if card.within else []
    labels += [f"unsure ({event.confidence:.2f})"] if card.doubtful else []
    text.append(" · ".join(label for label in labels if label), style="dim")
    return text


def _parties(found: Iterable[Party]) -> str:
    return ", ".join(party.name for party in found)


def _figure(figure: Figure) -> str:
    least = f"at least {figure.low:,.15g}" if figure.low is not None else ""
    most = f"at most {figure.high:,.15g}" if figure.high is not None else ""
    bounds = f"{figure.value:,.15g}" if figure.value is not None else f"{least} {most}".strip()
    return " ".join(part for part in (bounds, figure.unit, figure.what) if part)


def _position(item: Position) -> Text:
    words = f"{item.actor_name} {item.stance} “{item.issue}”"
    words += f" · condition “{item.condition}”" if item.condition else ""
    words += f" · as told by {item.as_told_by}" if item.as_told_by else ""
    return Text.assemble(("position  ", "dim"), words)


def _who(said: Statement) -> str:
    from onrecord.pages.office import office

    speaker = said.speaker
    if speaker.actor is None and speaker.candidates:
        names = ", ".join(f"{c.name} ({c.weight:.2f})" for c in speaker.candidates)
        return f"“{speaker.mention}”: speaker unresolved, candidates {names}"
    what = office(speaker.name, speaker.role, speaker.of)
    return f"{speaker.name or 'speaker not named'}" + (f" ({what})" if what else "")
