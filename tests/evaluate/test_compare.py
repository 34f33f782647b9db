"""A record held against hand codings of the herald's report."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bench.statements import score
from onrecord.errors import ReadError
from onrecord.evaluate import Evaluation, evaluate, read
from onrecord.evaluate.coded import Unit
from onrecord.export import said
from tests.export.full import ENTRIES

FILE = "02-dravec-herald.txt"
THREAT = "a closed railway would be met in kind"
HALF = "Ultimatums are addressed to the defeated, We are a neighbor."
EVENT = 'would not reopen "a single gate'


def compared(
    tmp_path: Path, *lines: str, unit: Unit = "statements", columns: Mapping[str, str] | None = None
) -> Evaluation:
    path = tmp_path / "coded.csv"
    path.write_text("\n".join(lines), "utf-8")
    return evaluate(ENTRIES, read(path, unit=unit, columns=columns), unit=unit)


def field(made: Evaluation, name: str) -> tuple[int, float | None]:
    (found,) = (f for f in made.fields if f.name == name)
    return found.judged, found.agree.value


STATEMENTS = len(ENTRIES[0].statements)


@pytest.mark.parametrize(
    ("rows", "coded", "hits", "made"),
    [
        ([f'{FILE},"{THREAT}"'], 1, 1, STATEMENTS),
        ([f'{FILE},"the closed railway would be met in kind"'], 1, 1, STATEMENTS),
        ([f'{FILE},"nothing of the sort|{THREAT}"'], 1, 1, STATEMENTS),
        ([f'{FILE},"nobody ever said this anywhere"'], 1, 0, STATEMENTS),
        ([f'{FILE},"{THREAT}"', f'{FILE},"{THREAT}"'], 2, 1, STATEMENTS),
        ([f'{FILE},"{THREAT}",yes'], 0, 0, STATEMENTS - 1),
        ([f'{FILE},"nobody ever said this anywhere",yes'], 0, 0, STATEMENTS),
        ([f"{FILE},"], 0, 0, STATEMENTS),
        (["bare.txt,"], 0, 0, len(ENTRIES[1].statements)),
    ],
    ids=[
        "found",
        "nearly",
        "either",
        "missed",
        "twice",
        "optional",
        "optional not",
        "none",
        "bare",
    ],
)
def test_units(tmp_path: Path, rows: list[str], coded: int, hits: int, made: int) -> None:
    found = compared(tmp_path, "report,words,optional", *rows)
    assert (found.coded, found.hits, found.made) == (coded, hits, made)


@pytest.mark.parametrize(
    ("name", "cell", "agree"),
    [
        ("act", "threaten", 1.0),
        ("act", "Threaten", 1.0),
        ("act", "warn|threaten", 1.0),
        ("act", "warn", 0.0),
        ("speaker_name", "Volchan", 1.0),
        ("speaker_name", "the ministry", 0.0),
        ("speaker_name", "none", 0.0),
        ("said_on", "2025-03", 1.0),
        ("said_on", "2025-03-04", 0.0),
        ("condition", "if there is a closed railway|a closed railway", 1.0),
        ("addressee", "Selmeria", 1.0),
        ("form", "indirect", 1.0),
    ],
)
def test_fields(tmp_path: Path, name: str, cell: str, agree: float) -> None:
    made = compared(tmp_path, f"report,words,{name}", f'{FILE},"{THREAT}","{cell}"')
    assert field(made, name) == (1, agree)


def test_an_empty_cell_is_not_judged(tmp_path: Path) -> None:
    assert compared(tmp_path, "report,words,act", f'{FILE},"{THREAT}",').fields == ()


def test_columns_go_by_the_coders_names(tmp_path: Path) -> None:
    made = compared(
        tmp_path,
        "doc,text,code1,note",
        f'{FILE},"{THREAT}",warn,hm',
        columns={"report": "doc", "words": "text", "act": "code1"},
    )
    assert field(made, "act") == (1, 0.0)
    (found,) = (f for f in made.fields if f.name == "act")
    assert found.confusion == (("warn", "threaten", 1),)
    (difference,) = (d for d in made.differences if d.what == "act")
    assert (difference.coded, difference.made) == ("warn", "threaten")
    assert difference.words == THREAT


@pytest.mark.parametrize(
    ("row", "hits", "agree"),
    [
        (f"{FILE},'{EVENT}',REJECT,Volchan,Selmeria", 1, {"type": 1.0, "actors": 1.0}),
        (f"{FILE},'{EVENT}',REQUEST,Volchan,Selmeria", 1, {"type": 0.0, "recipients": 1.0}),
        (f"{FILE},'{EVENT}',REJECT,Volchan; Drozdik,none", 1, {"actors": 0.0, "recipients": 0.0}),
        (f"{FILE},'a single gate',REJECT,Volchan,", 0, {}),
    ],
)
def test_events(tmp_path: Path, row: str, hits: int, agree: dict[str, float]) -> None:
    head = "report,words,type,actors,recipients"
    made = compared(tmp_path, head, row.replace("'", ""), unit="events")
    assert (made.hits, made.made) == (hits, 1)
    for name, value in agree.items():
        assert field(made, name) == (1, value)


@pytest.mark.parametrize(
    ("row", "hits"),
    [
        ("reopening the gates,Kordavia,refuses", 1),
        ("reopening the gates of the dam,Kordavia,supports", 1),
        ("reopening the gates of the dam,Selmeria,refuses", 0),
        ("the railway,Kordavia,refuses", 0),
    ],
)
def test_positions(tmp_path: Path, row: str, hits: int) -> None:
    made = compared(tmp_path, "report,words,actor_name,stance", f"{FILE},{row}", unit="positions")
    assert made.hits == hits
    if hits:
        assert field(made, "stance") == (1, float("refuses" in row))


@pytest.mark.parametrize(
    ("lines", "columns", "words"),
    [
        (["report,words", "r9,text"], {}, "names the report 'r9'"),
        (["report,text", "r9,text"], {}, "no column 'words'"),
        (["report,words", "r9,text"], {"mood": "words"}, "unknown field 'mood' of statements"),
        (["report,words", "r9,text"], {"act": "code"}, "no column 'code'"),
        (["report,words"], {}, "no column 'report'"),
    ],
)
def test_what_is_wrong_is_said(
    tmp_path: Path, lines: list[str], columns: dict[str, str], words: str
) -> None:
    with pytest.raises(ReadError, match=words):
        compared(tmp_path, *lines, columns=columns)


def test_a_half_of_a_quotation_is_no_mistake(tmp_path: Path) -> None:
    whole = "Ultimatums are addressed to the defeated, We are a neighbor."
    one = compared(tmp_path, "report,words,speaker_name", f'{FILE},"{whole}",Drozdik')
    assert one.hits == 1


GOLD: dict[str, Any] = {
    "reports": {FILE: {}},
    "statements": [
        {"report": FILE, "speaker": "Volchan", "content": [THREAT], "act": ["warn", "threaten"]},
        {"report": FILE, "speaker": "Lazny", "content": ["nobody said it like this"], "act": "say"},
        {
            "report": FILE,
            "speaker": "Drozdik",
            "content": ["Ultimatums are addressed to the defeated,", "We are a neighbor."],
            "act": "say",
            "alt": ["We are a neighbor"],
        },
    ],
    "optional_statements": [
        {"report": FILE, "speaker": "Tarnesh", "content": ["told her that Aurenne had been given"]}
    ],
}


def test_figures_are_those_of_the_bench(tmp_path: Path) -> None:
    """The same gold as JSON for the bench and as CSV for a researcher gives the same figures."""
    made = [{**line, "file": FILE} for line in said.statements(ENTRIES[0])]
    counted = score.count(GOLD, made)
    metrics = score.metrics(counted)
    path = tmp_path / "gold.csv"
    path.write_text("\n".join(["report,words,speaker_name,act,optional", *map(row, rows())]))
    units = read(path, unit="statements")
    found = evaluate(ENTRIES, units, unit="statements", outermost=True)
    assert found.f1.value == pytest.approx(metrics["f1"])
    assert (found.coded, found.made, found.hits) == (
        counted["gold"],
        counted["made"],
        counted["hit"],
    )
    assert field(found, "speaker_name")[1] == pytest.approx(metrics["speaker_of_found"])


def rows() -> list[tuple[dict[str, Any], str]]:
    told = [(item, "") for item in GOLD["statements"]]
    return told + [(item, "yes") for item in GOLD["optional_statements"]]


def row(told: tuple[dict[str, Any], str]) -> str:
    item, optional = told
    words = "|".join([" ".join(item["content"]), *item.get("alt", ())])
    acts = "|".join(score.as_list(item.get("act")))
    return f'{FILE},"{words}",{item["speaker"]},{acts},{optional}'
