"""A user's table of actors: the formats that it is made of, and what a run makes of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.errors import ReadError
from onrecord.lexicon.own import Entry, Own, from_csv, read
from onrecord.settings import Settings

CSV = """name,aliases,kind,role,of,sector,code,from,to
Mara Dunne,M. Dunne;Dunne,person,premier,Ostrava,GOV,,2019-05-01,2023
Ilmar Front,IF,organization,,,REB,,,
"""

PHOENIX = """# invented
MARA_DUNNE_  # of the islands
+DUNNE_
\t[NORGOV 981022-010811]
\t[NOROPP >010811]
ILMAR_FRONT_\t[KENREB] # a note
NOBODY_AT_ALL_\t[---]
"""

FTM = [
    {
        "id": "p1",
        "schema": "Person",
        "properties": {"name": ["Mara Dunne"], "alias": ["M. Dunne"], "country": ["no"]},
    },
    {
        "id": "q1",
        "schema": "Position",
        "properties": {"name": ["Minister of Ports"], "country": ["no"]},
    },
    {
        "id": "o1",
        "schema": "Occupancy",
        "properties": {
            "holder": ["p1"],
            "post": ["q1"],
            "startDate": ["2019-05"],
            "endDate": ["2023-01-02"],
        },
    },
    {"id": "b1", "schema": "PublicBody", "properties": {"name": ["Port Office"]}},
    {
        "id": "p2",
        "schema": "Person",
        "properties": {"name": ["Jan Moor"], "position": ["harbour master"]},
    },
]


def _id(value: str) -> dict[str, object]:
    return {"mainsnak": {"datavalue": {"value": {"id": value}}}}


def _time(value: str, precision: int) -> list[dict[str, object]]:
    return [{"datavalue": {"value": {"time": f"+{value}T00:00:00Z", "precision": precision}}}]


WIKIDATA = [
    {
        "id": "Q1",
        "labels": {"en": {"value": "Mara Dunne"}},
        "aliases": {"en": [{"value": "M. Dunne"}]},
        "claims": {
            "P31": [_id("Q5")],
            "P27": [_id("Q3")],
            "P39": [
                _id("Q2")
                | {"qualifiers": {"P580": _time("2019-05-01", 11), "P582": _time("2023-00-00", 9)}}
            ],
        },
    },
    {
        "id": "Q2",
        "labels": {"en": {"value": "minister of ports"}},
        "claims": {"P1001": [_id("Q3")]},
    },
    {
        "id": "Q3",
        "labels": {"en": {"value": "Norway"}},
        "claims": {"P298": [{"mainsnak": {"datavalue": {"value": "NOR"}}}]},
    },
]


def as_lines(items: Sequence[object]) -> str:
    return "\n".join(json.dumps(item) for item in items)


@pytest.mark.parametrize(
    ("name", "text", "entries"),
    [
        (
            "own.csv",
            CSV,
            [
                Entry("Mara Dunne", ("M. Dunne", "Dunne"), "person", "premier", "Ostrava", None,
                      "GOV", "2019-05-01", "2023"),
                Entry("Ilmar Front", ("IF",), "organization", sector="REB"),
            ],
        ),
        (
            "some.actors.txt",
            PHOENIX,
            [
                Entry("Mara Dunne", ("Dunne",), code="NOR", sector="GOV", since="1998-10-22",
                      until="2001-08-11"),
                Entry("Mara Dunne", ("Dunne",), code="NOR", sector="OPP", since="2001-08-11"),
                Entry("Ilmar Front", code="KEN", sector="REB"),
            ],
        ),
        (
            "people.ftm.json",
            as_lines(FTM),
            [
                Entry("Mara Dunne", ("M. Dunne",), "person", "Minister of Ports", None, "NOR",
                      None, "2019-05", "2023-01-02"),
                Entry("Port Office", (), "organization"),
                Entry("Jan Moor", (), "person", "harbour master"),
            ],
        ),
        ("people.json", json.dumps(FTM[4:]), [Entry("Jan Moor", (), "person", "harbour master")]),
        (
            "items.jsonl",
            "[\n" + as_lines(WIKIDATA).replace("\n", ",\n") + "\n]\n",
            [
                Entry("Mara Dunne", ("M. Dunne",), "person", "minister of ports", "Norway", "NOR",
                      None, "2019-05-01", "2023"),
            ],
        ),
    ],
)  # fmt: skip
def test_formats(tmp_path: Path, name: str, text: str, entries: list[Entry]):
    (tmp_path / name).write_text(text, "utf-8")
    assert list(read(tmp_path / name)) == entries


@pytest.mark.parametrize(
    "text", ["", "{broken", '{"id": "a"}', "name,shoe\nMara,40\n", "name,sector\nMara,XYZ\n"]
)
def test_what_is_no_table_is_an_error_of_ours(tmp_path: Path, text: str):
    (tmp_path / "file").write_text(text, "utf-8")
    with pytest.raises(ReadError):
        read(tmp_path / "file")


@pytest.mark.parametrize(
    ("names", "day", "roles"),
    [
        (["dunne"], "2020-01-01", ["premier"]),
        (["Dunne"], "2024-01-01", []),
        (["Dunne"], None, []),
        (["Mara Dunne", "Ilmar Front"], "2020-01-01", []),
        (["Ostrava"], "2020-01-01", []),
    ],
)
def test_at_a_day(names: list[str], day: str | None, roles: list[str]):
    assert [e.role for e in from_csv(CSV).of(names, day)] == roles


def test_add_adds_each_line_once(tmp_path: Path):
    table, file = tmp_path / "actors.csv", tmp_path / "new.txt"
    table.write_text(CSV, "utf-8")
    file.write_text(PHOENIX, "utf-8")
    for added in (3, 0):
        done = CliRunner().invoke(app, ["lexicon", "add", str(file), "--to", str(table)])
        assert done.exit_code == 0
        assert done.stdout.startswith(f"{added} lines added")
    assert read(table)[:2] == from_csv(CSV).entries
    assert len(read(table)) == 5


def test_it_goes_before_what_is_known(model):
    from onrecord import annotate
    from onrecord.find import actors
    from onrecord.schema import Article, OffsetMap, Published

    text = "The Ilmar Front and Mara Dunne met on Monday."
    article = Article(
        "r0", text, (), OffsetMap((0,), (0,), len(text)), "en",
        published=Published("2020-02-03", "day", "given"),
    )  # fmt: skip
    doc = annotate.annotate_text(text, model=model)
    for own, found in ((from_csv(CSV), ("REB", "premier")), (Own(), (None, None))):
        cast = {a.name: a for a in actors.find(doc, article, own=own).actors}
        roles = cast["Mara Dunne"].roles
        assert (cast["Ilmar Front"].sector, roles[0].role if roles else None) == found


def test_another_table_makes_other_findings():
    assert Settings(lexicon="a").decisive() != Settings(lexicon="b").decisive()
