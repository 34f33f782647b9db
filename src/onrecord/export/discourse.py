"""Positions as discourse-network analysts have them: who, on what, for or against.

The event list has the columns of Discourse Network Analyzer (DNA), in its order and its dialect of
CSV; the edge lists hold the networks that DNA makes of such a list.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.export import networks
from onrecord.export.cells import Row, actors_of, judgement
from onrecord.export.files import replacing
from onrecord.export.networks import Stand
from onrecord.export.wanted import Wanted
from onrecord.lexicon.exports import export_columns
from onrecord.schema import ActorKind, Position, Stance
from onrecord.store import Entry

AGREEMENT: dict[Stance, bool] = {
    "supports": True,
    "demands": True,
    "commits": True,
    "opposes": False,
    "refuses": False,
}
"""DNA's yes or no; who is undecided has neither, and stands in no network."""


@dataclass(frozen=True, slots=True)
class Told:
    """A position with what its actor is.

    Attributes:
        entry: the report that tells it.
        position: the position.
        kind: what kind of actor it is, None when nobody of the cast could be told.
    """

    entry: Entry
    position: Position
    kind: ActorKind | None

    @property
    def agreement(self) -> bool | None:
        """Whether the actor is for what the issue names; None for the undecided."""
        return AGREEMENT.get(self.position.stance)


def told(entries: Iterable[Entry]) -> Iterator[Told]:
    """All positions of some reports."""
    for entry in entries:
        cast = actors_of(entry)
        for position in entry.positions:
            who = cast.get(position.actor or "")
            yield Told(entry, position, who.kind if who else None)


def stands(found: Iterable[Told]) -> list[Stand]:
    """What of them makes networks: all but the undecided.

    An actor is known across reports by name, as in DNA.
    """
    return [
        Stand(item.position.actor_name, item.position.issue, item.agreement)
        for item in found
        if item.agreement is not None
    ]


def write(entries: Iterable[Entry], to: Path, *, wanted: Wanted) -> list[str]:
    """Write the event list and a list of edges for each network, and say which files.

    Args:
        entries: the reports.
        to: the folder.
        wanted: nothing here hangs on it.
    """
    found = list(told(entries))
    _write(to / "eventlist.csv", "eventlist", map(_row, found), dna=True)
    made = stands(found)
    _write(to / "affiliation.csv", "affiliation", map(_two_mode, networks.affiliation(made)))
    for kind in networks.KINDS:
        _write(to / f"{kind}.csv", "network", map(_one_mode, networks.one_mode(made, kind)))
    return [f"{name}.csv" for name in ("eventlist", "affiliation", *networks.KINDS)]


def _write(path: Path, table: str, rows: Iterable[Row], *, dna: bool = False) -> None:
    with replacing(path) as file:
        writer = csv.writer(file, delimiter=";" if dna else ",", lineterminator="\n")
        writer.writerow(column.field for column in export_columns("dna")[table])
        writer.writerows(rows)


def _row(item: Told) -> Row:
    entry, position = item.entry, item.position
    article = entry.article
    published = article.published if article else None
    person = item.kind == "person"
    evidence = position.evidence[0]
    judged, people = judgement(entry, position.id)
    return (
        position.id,
        position.date or (published.value if published else None),
        position.actor_name if person else None,
        None if person else position.actor_name,
        position.issue,
        None if item.agreement is None else int(item.agreement),
        evidence.start,
        evidence.end,
        evidence.quote,
        people or "onrecord",
        entry.id,
        article.headline if article else None,
        "; ".join(article.byline) if article else None,
        article.outlet if article else None,
        None,
        "news report",
        position.stance,
        position.condition,
        position.as_told_by,
        entry.url,
        judged,
    )


def _two_mode(edge: networks.Affiliation) -> Row:
    return (
        edge.actor,
        edge.concept,
        edge.positive,
        edge.negative,
        edge.weight,
        edge.activity,
        edge.prominence,
    )


def _one_mode(edge: networks.Edge) -> Row:
    return edge.first, edge.second, edge.weight, edge.average, edge.jaccard, edge.dna_cosine
