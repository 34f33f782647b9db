"""A report with its findings, as `onrecord show` prints it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from onrecord.cli.common import output

if TYPE_CHECKING:
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

MEASURE = 88
"""Characters a line: longer ones are hard to read."""


def print_report(entry: Entry) -> None:
    """Print a report that could be read, its findings below each paragraph."""
    from onrecord.pages.sheet import sheet

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
