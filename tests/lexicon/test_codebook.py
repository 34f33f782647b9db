"""The codebook's tables say of the schema and of the exporter all that there is, and no more."""

from __future__ import annotations

import dataclasses
import json
import re
import typing
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import pytest

from onrecord import schema
from onrecord.export import affairs, json_lines, jsonl
from onrecord.lexicon.codebook import Code, Column, closed_lists, codes, columns
from onrecord.schema import (
    Act,
    ActorKind,
    BlockKind,
    Change,
    Clause,
    Context,
    CreditClue,
    DateCandidate,
    DateSource,
    Direction,
    EventType,
    Form,
    Format,
    Ground,
    Hedge,
    HedgeBy,
    Judgement,
    Kind,
    Measure,
    Mention,
    Mode,
    PartKind,
    Precision,
    Quad,
    RecordKind,
    Relation,
    Role,
    Sector,
    Stance,
    State,
    Status,
    TimeType,
    Verdict,
    Version,
    Words,
)
from onrecord.store import Entry
from tests import herald
from tests.described import is_of
from tests.export.full import ENTRIES

LISTS: Mapping[str, object] = {
    "act": Act,
    "kind": Kind,
    "form": Form,
    "actor_kind": ActorKind,
    "how": typing.get_type_hints(Mention)["how"],
    "event_type": EventType,
    "quad": Quad,
    "mode": Mode,
    "context": Context,
    "status": Status,
    "ground": Ground,
    "measure": Measure,
    "stance": Stance,
    "sector": Sector,
    "block": BlockKind,
    "part": PartKind,
    "precision": Precision,
    "date_source": DateSource,
    "date_of": typing.get_type_hints(DateCandidate)["of"],
    "time_type": TimeType,
    "direction": Direction,
    "hedge_by": HedgeBy,
    "format": Format,
    "relation": Relation,
    "credit_clue": CreditClue,
    "record_kind": RecordKind,
    "state": State,
    "verdict": Verdict,
}
LEAST_EXAMPLES = {"act": 3, "kind": 3, "form": 2, "actor_kind": 2, "how": 2}
LEAST_EXAMPLES |= {"event_type": 3, "status": 3, "stance": 2}
# The sixteen events of PLOVER and the modes that the codebook names.
PLOVER = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
    "SANCTION MOBILIZE COERCE ASSAULT ACCUSE/allege ACCUSE/disapprove".split()
)
NEAREST = re.compile(r"\b([A-Z][A-Za-z]+), not ([A-Za-z]+)(?: or ([A-Za-z]+))?:")


def literals(hint: object) -> Iterator[tuple[str, ...]]:
    """The closed lists in a type, however deep they stand in it."""
    if typing.get_origin(hint) is Literal:
        yield typing.get_args(hint)
    for part in typing.get_args(hint):
        yield from literals(part)


def test_every_closed_list_of_the_schema_is_described() -> None:
    # what people say of findings is no finding, and has what may be said of it described alone;
    # clauses are compared and never written out
    aside = (Judgement, Clause)
    values = [v for v in vars(schema).values() if dataclasses.is_dataclass(v) and v not in aside]
    hints = [hint for v in values for hint in typing.get_type_hints(v).values()]
    found = {codes for hint in hints for codes in literals(hint)}
    assert found | {typing.get_args(Verdict)} == {typing.get_args(h) for h in LISTS.values()}
    assert list(LISTS) == list(closed_lists())


@pytest.mark.parametrize("name", LISTS)
def test_codes_are_the_schemas_in_its_order(name: str) -> None:
    expected = tuple(map(str, typing.get_args(LISTS[name])))
    assert tuple(c.code for c in closed_lists()[name].codes) == expected


def test_no_code_stands_outside_a_list() -> None:
    assert {code.list for code in codes()} == set(LISTS)


@pytest.mark.parametrize("code", codes(), ids=lambda c: f"{c.list}-{c.code}")
def test_code(code: Code) -> None:
    assert code.definition.endswith(".")
    assert code.plover is None or code.plover in PLOVER
    assert len(code.examples) >= LEAST_EXAMPLES.get(code.list, 1)


@pytest.mark.parametrize("code", codes(), ids=lambda c: f"{c.list}-{c.code}")
def test_confusions_are_with_codes_of_the_same_list(code: Code) -> None:
    siblings = {c.code for c in closed_lists()[code.list].codes}
    named = [m.groups() for m in NEAREST.finditer(code.definition)]
    assert {own.lower() for own, *_ in named} <= {code.code.lower()}
    assert {n for _, *others in named for n in others if n} <= siblings - {code.code}


@pytest.mark.parametrize(
    "code", closed_lists()["act"].codes + closed_lists()["event_type"].codes, ids=lambda c: c.code
)
def test_every_act_and_type_is_told_from_its_neighbours(code: Code) -> None:
    assert len(NEAREST.findall(code.definition)) >= 2


@pytest.mark.parametrize(
    ("act", "plover"),
    [
        ("demand", "REQUEST"),
        ("threaten", "THREATEN"),
        ("reject", "REJECT"),
        ("accuse", "ACCUSE/allege"),
        ("criticise", "ACCUSE/disapprove"),
        ("praise", "SUPPORT"),
        ("promise", "AGREE"),
        ("warn", None),
        ("ask", None),
        ("deny", None),
    ],
)
def test_counterpart_in_plover(act: str, plover: str | None) -> None:
    assert {c.code: c.plover for c in closed_lists()["act"].codes}[act] == plover


def test_examples_are_unique() -> None:
    counted = Counter(example for code in codes() for example in code.examples)
    assert [example for example, n in counted.items() if n > 1] == []


def full() -> Entry:
    """A report that fills every field which has parts of its own."""
    entry = Entry.of(herald.reading())
    first, *others = entry.actors
    actor = dataclasses.replace(first, roles=(Role("president", "Kordavia"),))
    told, *rest = entry.statements
    told = dataclasses.replace(told, hedges=(Hedge("might", (0, 5), "speaker"),))
    change = Change(Words("Two.", (0, 4)), Words("Three.", (0, 6)))
    return dataclasses.replace(
        entry,
        actors=(actor, *others),
        statements=(told, *rest),
        dated_by=("r0",),
        version=Version(("r0", entry.id), (change,)),
    )


WRITTEN = {name: lines(full()) for name, lines in jsonl.TABLES.items()}
WRITTEN |= {
    "judgements": json_lines.judgements(ENTRIES[0]),
    "stories": [affairs.story(herald.STORY)],
    "records": [affairs.record(herald.RECORD)],
    "identities": [affairs.identity(herald.IDENTITY)],
}
OPEN = ("records", "agreed.")
"""Fields of which any may stand there: they are described together."""


def fields(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """The paths of all fields in a line, and what stands there."""
    if isinstance(value, dict):
        for name, inner in value.items():
            place = f"{path}.{name}" if path else name
            yield place, inner
            yield from fields(inner, place)
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner, path + "[]")


@pytest.mark.parametrize("file", WRITTEN)
def test_every_field_is_described_in_the_order_of_writing(file: str) -> None:
    written = dict.fromkeys(place for line in WRITTEN[file] for place, _ in fields(line))
    written = {f: None for f in written if (file, f[: len(OPEN[1])]) != OPEN}
    described = [c.field for c in columns() if c.file == file]
    assert set(described) == set(written)
    assert [f for f in described if "." not in f] == [f for f in written if "." not in f]
    assert len(described) == len(set(described))


def test_no_file_is_described_that_is_not_written() -> None:
    assert {c.file for c in columns()} == set(WRITTEN)


@pytest.mark.parametrize("column", columns(), ids=lambda c: f"{c.file}-{c.field}")
def test_column(column: Column) -> None:
    assert column.meaning.endswith(".")
    assert is_of(json.loads(column.example), column.type)
    lines: Sequence[object] = WRITTEN[column.file]
    values = [v for line in lines for place, v in fields(line) if place == column.field]
    assert [v for v in values if not is_of(v, column.type)] == []


EARLY = [c for c in columns() if "Not filled yet" in c.meaning]


@pytest.mark.parametrize("column", EARLY, ids=lambda c: f"{c.file}-{c.field}")
def test_what_is_said_to_be_empty_is(column: Column) -> None:
    found = [
        v for line in WRITTEN[column.file] for place, v in fields(line) if place == column.field
    ]
    assert set(map(type, found)) == {type(None)}
    assert column.example == "null"


@pytest.mark.parametrize(
    ("value", "type_", "right"),
    [
        (None, "string or null", True),
        (None, "string", False),
        (["a"], "list of string", True),
        ("sing", "`act`", False),
        ("2025-W08", "date", True),
        ("3 May", "date", False),
        ([4, 2], "span", False),
    ],
)
def test_types_tell(value: object, type_: str, right: bool) -> None:
    assert is_of(value, type_) is right
