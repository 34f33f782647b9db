"""Views of a record: as it was found, with people's judgements, and only what they kept."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import onrecord
from onrecord.cli.app import app
from onrecord.export import discourse, flat, json_lines, web_annotations
from onrecord.export.cells import judgement
from onrecord.export.viewed import by_target, viewed
from onrecord.lexicon.cameo import cameo
from onrecord.schema import Judgement
from onrecord.store import Entry, judgements, writing
from onrecord.store.narrow import View
from onrecord.store.standing import stands
from tests.export.full import DONE, ENTRIES, FULL, JUDGEMENTS, SAID, judged, write_record

STAND = FULL.positions[0]
OTHER = FULL.statements[1]


def seen(view: View, *made: Judgement) -> Entry:
    return viewed(FULL, by_target(stands(made)), view)


def edit(kind: Any, target: str, field: str, value: str, person: str = "Ada") -> Judgement:
    return judged(kind, target, "edit", person, field=field, value=value)


REJECTED = judged("statement", SAID.id, "reject", "Ada")
ACCEPTED = judged("statement", SAID.id, "accept", "Ada")
UNSURE = judged("statement", SAID.id, "unsure", "Ada")
EDITED = edit("statement", SAID.id, "act", "claim")
ALL = len(FULL.statements)


@pytest.mark.parametrize(
    ("made", "machine", "merged", "human"),
    [
        ([], ALL, ALL, 0),
        ([REJECTED], ALL, ALL - 1, 0),
        ([ACCEPTED], ALL, ALL, 1),
        ([EDITED], ALL, ALL, 1),
        ([EDITED, REJECTED], ALL, ALL - 1, 0),
        ([UNSURE], ALL, ALL, 0),
        ([ACCEPTED, judged("statement", SAID.id, "reject", "Ben")], ALL, ALL - 1, 0),
        ([REJECTED, judged("statement", SAID.id, "accept", "Ben")], ALL, ALL, 1),
    ],
    ids=str,
)
def test_what_a_view_holds(made: list[Judgement], machine: int, merged: int, human: int) -> None:
    views: tuple[View, ...] = ("machine", "merged", "human")
    assert [len(seen(view, *made).statements) for view in views] == [machine, merged, human]


def test_a_record_that_nobody_judged_is_one_in_both_views() -> None:
    assert seen("machine") == seen("merged") == FULL
    assert not seen("human").events
    assert not seen("human").positions


@pytest.mark.parametrize(
    ("kind", "field", "value", "path", "expected"),
    [
        ("statement", "act", "claim", "act", "claim"),
        ("statement", "kind", "belief", "kind", "belief"),
        ("statement", "form", "mixed", "form", "mixed"),
        ("statement", "speaker", "Helene Daubray", "speaker.name", "Helene Daubray"),
        ("statement", "speaker", "Helene Daubray", "speaker.actor", "id of Helene Daubray"),
        ("statement", "speaker", "Nobody Known", "speaker.actor", None),
        ("statement", "speaker", "Nobody Known", "speaker.role", None),
        ("statement", "addressee", "reporters", "addressee.text", "reporters"),
        ("event", "status", "denied", "status", "denied"),
        ("event", "type", "ASSAULT", "type", "ASSAULT"),
        ("event", "type", "ASSAULT", "quad", 4),
        ("event", "type", "ASSAULT", "mode", None),
        ("event", "type", "REQUEST", "mode", "yield"),
        ("event", "mode", "meet", "mode", "meet"),
        ("event", "mode", "", "mode", None),
        ("position", "stance", "supports", "stance", "supports"),
        ("position", "issue", "the gates", "issue", "the gates"),
        ("position", "actor", "Selmeria", "actor_name", "Selmeria"),
        # from a file that was loaded: what is no code of the list changes nothing
        ("statement", "act", "sing", "act", SAID.act),
        ("event", "type", "", "type", DONE.type),
        ("statement", "confidence", "1", "confidence", SAID.confidence),
    ],
)
def test_an_edit_stands_in_place_of_what_was_found(
    kind: str, field: str, value: str, path: str, expected: object
) -> None:
    at = {"statement": SAID.id, "event": DONE.id, "position": STAND.id}[kind]
    made = seen("merged", edit(kind, at, field, value))
    every: list[Any] = [*made.statements, *made.events, *made.positions]
    (found,) = (item for item in every if item.id == at)
    for name in path.split("."):
        found = getattr(found, name)
    names = {actor.id: f"id of {actor.name}" for actor in FULL.actors}
    assert names.get(found, found) == expected
    assert seen("machine", edit(kind, at, field, value)).statements == FULL.statements


def test_the_type_of_an_edited_event_has_its_code_in_cameo() -> None:
    made = seen("merged", edit("event", DONE.id, "type", "AID")).events[0]
    assert (made.type, made.mode) in cameo()


@pytest.mark.parametrize("view", ["machine", "merged"])
def test_columns_tell_what_was_judged_and_by_whom(view: View) -> None:
    entry = seen(view, *JUDGEMENTS)
    row = told("statements", entry)[0]
    assert (row["judged"], row["judged_by"]) == ("edit", "Ada; Ben")
    assert row["act"] == (SAID.act if view == "machine" else "claim")
    assert told("statements", entry)[1]["judged"] is None
    assert told("events", entry)[0]["judged"] == "unsure"
    assert told("positions", entry)[0]["judged_by"] is None


def test_what_was_found_stays_beside_what_was_edited() -> None:
    rows = told("judgements", seen("merged", *JUDGEMENTS))
    (changed,) = (row for row in rows if row["field"])
    assert (changed["field"], changed["was"], changed["value"]) == ("act", SAID.act, "claim")
    assert (changed["people"], changed["disputed"]) == ("Ada; Ben", True)
    assert len(told("judgements", seen("human", REJECTED))) == 1


def test_json_lines_have_it_as_well() -> None:
    lines = json_lines.judgements(seen("merged", *JUDGEMENTS))
    (changed,) = (line for line in lines if line["field"])
    assert (changed["was"], changed["value"]) == (SAID.act, "claim")
    assert changed["people"] == ["Ada", "Ben"]


def told(table: str, entry: Entry) -> list[dict[str, Any]]:
    names = [column.field for column in flat.columns()[table]]
    return [dict(zip(names, row, strict=True)) for row in flat.rows(table, entry)]


def test_dna_has_who_judged_as_coder() -> None:
    entry = seen("merged", judged("position", STAND.id, "accept", "Ada"))
    row = discourse._row(next(discourse.told([entry])))
    assert "Ada" in row
    assert row[-1] == "accept"


def test_an_annotation_has_who_assessed_it() -> None:
    (made,) = (a for a in web_annotations.of_report(seen("merged", ACCEPTED)) if SAID.id in a["id"])
    assert made["body"][-1]["purpose"] == "assessing"
    assert made["body"][-1]["creator"] == [{"type": "Person", "name": "Ada"}]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A record of which a statement, an event and a position were rejected, and one accepted."""
    write_record(tmp_path / "out", (replace(ENTRIES[0], judged={}), *ENTRIES[1:]))
    made = [
        judged("statement", SAID.id, "reject", "Zoe"),
        judged("statement", OTHER.id, "accept", "Zoe"),
        judged("event", DONE.id, "reject", "Zoe"),
        judged("position", STAND.id, "reject", "Zoe"),
    ]
    with writing(tmp_path / "out") as connection, connection.begin():
        judgements.add(connection, made)
    return tmp_path / "out"


FORMATS = "csv parquet jsonl plover cameo dna graph timeline ftm annotations html".split()


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_takes_a_view(out: Path, format: str) -> None:
    for view in ("merged", "machine"):
        to = out / view / format
        done = CliRunner().invoke(
            app, ["export", format, str(out), "--to", str(to), "--view", view]
        )
        assert done.exit_code == 0, done.output
    files = {path.name for path in (out / "machine" / format).iterdir()}
    differing = [
        name
        for name in files
        if (out / "machine" / format / name).read_bytes()
        != (out / "merged" / format / name).read_bytes()
    ]
    assert differing, f"{format} does not heed the view"


def test_merged_is_what_one_gets(out: Path) -> None:
    CliRunner().invoke(app, ["export", "csv", str(out)])
    with (out / "csv" / "statements.csv").open(encoding="utf-8") as file:
        ids = [row["id"] for row in csv.DictReader(file)]
    assert SAID.id not in ids
    assert OTHER.id in ids
    assert SAID.id not in [said.id for said in onrecord.open(out).statements]
    assert SAID.id in [said.id for said in onrecord.open(out, view="machine").statements]
    assert [said.id for said in onrecord.open(out, view="human").statements] == [OTHER.id]


def test_exports_leave_the_judgements_as_they_are(out: Path) -> None:
    dump = ["judgements", "dump", str(out)]
    before = CliRunner().invoke(app, dump).stdout
    for view in ("human", "merged", "machine"):
        CliRunner().invoke(app, ["export", "csv", str(out), "--view", view])
    assert CliRunner().invoke(app, dump).stdout == before
    assert [json.loads(line)["verdict"] for line in before.splitlines()].count("reject") == 3


def test_a_verdict_that_is_none_on_a_finding_is_passed_over() -> None:
    """An earlier version took it down from a form that somebody made up."""
    made = seen("merged", judged("statement", SAID.id, "same", "Ada", other="s2"))
    assert judgement(made, SAID.id) == (None, None)
