"""Pairing what a person coded with what the record has, and judging field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from onrecord.errors import ReadError
from onrecord.evaluate.agreement import Measure, Pairs, alpha, f1, kappa, share
from onrecord.evaluate.coded import CODES, NOTHING, Coded, Unit, sames
from onrecord.evaluate.words import SAME, likeness, same_name, words
from onrecord.export import flat
from onrecord.store import Entry

Made = Mapping[str, Any]
"""A row of the unit's flat table."""

SHOWN: Mapping[Unit, str] = {"statements": "content", "events": "quote", "positions": "issue"}
"""The column whose words a unit is told by."""


@dataclass(frozen=True, slots=True)
class Field:
    """How far one field agrees, over the pairs in which it was coded.

    Attributes:
        name: the field.
        judged: in how many pairs it was coded.
        agree: the share that agrees.
        kappa: corrected for chance, of codes only.
        alpha: likewise.
        confusion: of codes, how often each by hand (first) met each of the record.
    """

    name: str
    judged: int
    agree: Measure
    kappa: Measure | None = None
    alpha: Measure | None = None
    confusion: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Where hand and record differ.

    Attributes:
        report: the report's path.
        what: missed (the record lacks it), beyond (the hand lacks it), or the field's name.
        words: the words that it is about.
        coded: by hand.
        made: in the record.
    """

    report: str
    what: str
    words: str
    coded: str | None = None
    made: str | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How far a record agrees with a hand coding.

    Attributes:
        unit: what was compared.
        reports: how many reports were coded.
        coded: units by hand, the optional ones left out.
        made: units in the record, those that meet optional ones left out.
        hits: pairs.
        precision: of the record's units, those coded by hand.
        recall: of those coded by hand, the record's.
        f1: of both.
        fields: field by field.
        differences: in the order of reports.
    """

    unit: Unit
    reports: int
    coded: int
    made: int
    hits: int
    precision: Measure
    recall: Measure
    f1: Measure
    fields: tuple[Field, ...]
    differences: tuple[Difference, ...]


Pair = tuple[Entry, Coded, Made]


def evaluate(
    entries: Iterable[Entry], coded: Sequence[Coded], *, unit: Unit, outermost: bool = False
) -> Evaluation:
    """Hold a record against a hand coding. Only reports that were coded count.

    Args:
        entries: the reports of the record.
        coded: the hand coding.
        unit: what is compared.
        outermost: leave out statements that are told within another.

    Raises:
        ReadError: when a report was coded that the record does not hold.
    """
    of_report = _by_report(list(entries), coded)
    pairs: list[Pair] = []
    differences: list[list[Difference]] = []
    wanted = made = 0
    for entry, mine in of_report:
        rows = [row for row in _rows(entry, unit) if not (outermost and row.get("within"))]
        hits = pair([c for c in mine if not c.optional], rows, unit)
        rest = [row for row in rows if not any(row is hit for _, hit in hits)]
        spared = [row for _, row in pair([c for c in mine if c.optional], rest, unit)]
        spared += [row for row in rest if unit == "statements" and _half(row, hits)]
        beyond = [row for row in rest if not any(row is hit for hit in spared)]
        missed = [
            c for c in mine if c.words and not c.optional and not any(c is hit for hit, _ in hits)
        ]
        wanted += len(hits) + len(missed)
        made += len(hits) + len(beyond)
        pairs += [(entry, c, row) for c, row in hits]
        differences.append(_alone(entry, missed, beyond, unit))
    fields = [_field(name, pairs, unit) for name in sames(unit)]
    differing = _differing(pairs, unit)
    return Evaluation(
        unit=unit,
        reports=len(of_report),
        coded=wanted,
        made=made,
        hits=len(pairs),
        precision=share(len(pairs), made),
        recall=share(len(pairs), wanted),
        f1=f1(len(pairs), made, wanted),
        fields=tuple(found for found in fields if found.judged),
        differences=(*differing, *chain.from_iterable(differences)),
    )


def _by_report(entries: list[Entry], coded: Sequence[Coded]) -> list[tuple[Entry, list[Coded]]]:
    found: dict[str, list[Coded]] = {}
    by_id = {entry.id: entry for entry in entries}
    by_name: dict[str, Entry] = {}
    for item in coded:
        name = item.report
        if name not in by_name:
            mine = [e for e in entries if e.goes_by(name) or (e.url and e.url == name)]
            if not mine:
                raise ReadError(
                    f"your coding names the report {name!r}, which is not in the record"
                )
            by_name[name] = mine[0]
        found.setdefault(by_name[name].id, []).append(item)
    return [(by_id[key], items) for key, items in found.items()]


def _rows(entry: Entry, unit: Unit) -> list[Made]:
    names = [column.field for column in flat.columns()[unit]]
    return [dict(zip(names, row, strict=True)) for row in flat.rows(unit, entry)]


def pair(coded: Sequence[Coded], made: Sequence[Made], unit: Unit) -> list[tuple[Coded, Made]]:
    """Pairs one to one, the likest first."""
    scored = sorted(
        ((_like(c, m, unit), i, j) for i, c in enumerate(coded) for j, m in enumerate(made)),
        key=lambda found: -found[0],
    )
    left, right = set[int](), set[int]()
    pairs = []
    for value, i, j in scored:
        if value >= SAME and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return [(coded[i], made[j]) for i, j in sorted(pairs)]


def _like(coded: Coded, made: Made, unit: Unit) -> float:
    """How like two units are: by their words, and what else tells apart units of like words."""
    if unit == "statements":
        return max((likeness(w, made["content"]) for w in coded.words), default=0.0)
    if unit == "positions":
        names = coded.fields.get("actor_name", ())
        if names and not any(same_name(name, made["actor_name"]) for name in names):
            return 0.0
        told = [(w, made[column]) for w in coded.words for column in ("issue", "quote")]
        return max((likeness(a, b) for a, b in told), default=0.0)
    return max((_like_event(w, coded, made) for w in coded.words), default=0.0)


def _like_event(told: str, coded: Coded, made: Made) -> float:
    """Of events the trigger must stand in the words; a sentence may tell several."""
    if not set(words(made["trigger"])) <= set(words(told)):
        return 0.0
    type_agrees = made["type"] in coded.fields.get("type", (made["type"],))
    return SAME + likeness(told, made["quote"]) / 5 + type_agrees / 5


def _half(row: Made, hits: Sequence[tuple[Coded, Made]]) -> bool:
    """Whether a statement is part of a quotation that was found already: no mistake of its own."""
    return any(
        set(words(row["content"])) <= set(words(coded.words[0]))
        and any(same_name(n, row["speaker_name"]) for n in coded.fields.get("speaker_name", ()))
        for coded, _ in hits
    )


def _field(name: str, pairs: Sequence[Pair], unit: Unit) -> Field:
    judged = [(c.fields[name], made[name]) for _, c, made in pairs if name in c.fields]
    right = sum(_right(name, answers, got, unit) for answers, got in judged)
    agree = share(right, len(judged))
    if name not in CODES[unit]:
        return Field(name, len(judged), agree)
    table: Pairs = Counter(_codes(answers, got) for answers, got in judged)
    confusion = tuple((a, b, count) for (a, b), count in sorted(table.items()))
    return Field(name, len(judged), agree, kappa(table), alpha(table), confusion)


def _right(name: str, answers: tuple[str | None, ...], got: Any, unit: Unit) -> bool:
    same = sames(unit)[name]
    return any(same(answer, None if got is None else str(got)) for answer in answers)


def _codes(answers: tuple[str | None, ...], got: Any) -> tuple[str, str]:
    """The code by hand and that of the record; of several by hand the one that agrees."""
    made = NOTHING if got is None else str(got)
    told = [NOTHING if answer is None else answer for answer in answers]
    agreeing = [answer for answer in told if answer.casefold() == made.casefold()]
    return (made if agreeing else told[0]), made


def _differing(pairs: Sequence[Pair], unit: Unit) -> list[Difference]:
    return [
        Difference(
            entry.path,
            name,
            str(made[SHOWN[unit]]),
            " | ".join(NOTHING if answer is None else answer for answer in coded.fields[name]),
            NOTHING if made[name] is None else str(made[name]),
        )
        for entry, coded, made in pairs
        for name in coded.fields
        if not _right(name, coded.fields[name], made[name], unit)
    ]


def _alone(
    entry: Entry, missed: Sequence[Coded], beyond: Sequence[Made], unit: Unit
) -> list[Difference]:
    lacking = [Difference(entry.path, "missed", item.words[0]) for item in missed]
    return lacking + [Difference(entry.path, "beyond", str(row[SHOWN[unit]])) for row in beyond]
