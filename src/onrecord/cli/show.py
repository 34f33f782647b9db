"""`onrecord show`: a report's record in the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli.common import FAILED, Database, errors, in_one_line, output

if TYPE_CHECKING:
    from onrecord.export.sheet import Card, Paragraph, Sheet
    from onrecord.schema import Statement
    from onrecord.store import Entry

# Shapes besides colours: what NO_COLOR leaves still tells the layers apart.
STYLES = {"content": "underline", "cue": "italic yellow", "speaker": "bold magenta"}
NUMBER = "bold cyan"
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MEASURE = 88
"""Characters a line: longer ones are hard to read."""


def show(
    where: Annotated[
        Path, typer.Argument(metavar="OUT|FILE", help="A run's output folder, or a report.")
    ],
    report: Annotated[
        str | None,
        typer.Argument(metavar="[REPORT]", help="Its number in the list, id, path or file name."),
    ] = None,
    database: Database = None,
) -> None:
    """Show a report with its statements marked; of a folder with many, first the list."""
    with in_one_line():
        numbered = enumerate(_entries(where, database), 1)
        if report is None:
            chosen = list(numbered)
        else:
            found = ((number, entry) for number, entry in numbered if _is(entry, number, report))
            chosen = list(islice(found, 1))
        if not chosen:
            errors.print(f"onrecord: {where} holds no report {report or ''}", markup=False)
            raise typer.Exit(FAILED)
        if len(chosen) > 1:
            output.print(_list(chosen))
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


def _is(entry: Entry, number: int, wanted: str) -> bool:
    """Whether a report is meant; a beginning of its id will do from four characters on."""
    by_id = len(wanted) > 3 and entry.id.startswith(wanted)
    return by_id or wanted in (
        str(number),
        entry.path,
        entry.path.replace("\\", "/").split("/")[-1],
    )


def _list(chosen: list[tuple[int, Entry]]) -> Table:
    from onrecord.export.sheet import title

    table = Table(box=None, pad_edge=False)
    for name in ("", "published", "outlet", "headline", "statements", "id"):
        table.add_column(name, justify="right" if name in ("", "statements") else "left")
    for number, entry in chosen:
        article = entry.article
        table.add_row(
            str(number),
            article.published.value if article and article.published else "unknown",
            Text((article.outlet if article else None) or "unknown"),
            Text(f"{entry.path}: {entry.failure}" if entry.failure else title(entry)),
            str(len(entry.statements)),
            entry.id,
        )
    return table


def _print(entry: Entry) -> None:
    from onrecord.export.sheet import sheet

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
        for number in part.opens:
            text.append(str(number).translate(SUPERSCRIPTS), style=NUMBER)
        layers = (("content", part.content), ("cue", part.cue), ("speaker", part.speaker))
        text.append(part.text, style=" ".join(STYLES[name] for name, found in layers if found))
    if paragraph.kind == "headline":
        text.stylize("bold")
    return text


def _card(card: Card) -> Text:
    said = card.said
    text = Text.assemble((f"{card.number} ", NUMBER), (_who(said), "bold"), "  ")
    labels = [said.act, said.form, said.kind if said.kind != "speech" else ""]
    if said.cue:
        labels.append(f"cue “{said.cue.text}”" + (" negated" if said.cue.negated else ""))
    labels += [f"to {said.addressee.text}"] if said.addressee else []
    labels += [f"on {said.said_on.value}"] if said.said_on and said.said_on.value else []
    labels += [f"condition “{said.condition.text}”"] if said.condition else []
    labels += [f"within {card.within}"] if card.within else []
    labels += [f"unsure ({said.confidence:.2f})"] if card.doubtful else []
    text.append(" · ".join(label for label in labels if label), style="dim")
    return text


def _who(said: Statement) -> str:
    speaker = said.speaker
    if speaker.actor is None and speaker.candidates:
        names = ", ".join(f"{c.name} ({c.weight:.2f})" for c in speaker.candidates)
        return f"“{speaker.mention}”: speaker not resolved, candidates {names}"
    what = ", ".join(part for part in (speaker.role, speaker.of) if part)
    return f"{speaker.name or 'speaker not named'}" + (f" ({what})" if what else "")
