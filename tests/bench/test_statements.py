"""A run's statements against a careful reader's."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.statements.score import Made, count, metrics
from bench.statements.task import gold_of, measure, reports_of, statements_of

GOLD: dict[str, Any] = {
    "statements": [
        {
            "report": "a.txt",
            "speaker": "Ada Berg",
            "cue": "said",
            "content": ["the bridge will open in spring if the money comes"],
            "form": "indirect",
            "act": ["promise", "announce"],
            "date": "2025-03-04",
            "condition": "if the money comes",
        },
        {
            "report": "a.txt",
            "speaker": "Ada Berg",
            "cue": "said",
            "content": ["Otto says nobody pays", "and I believe him"],
            "form": "direct",
            "nested": [{"speaker": "Otto", "cue": "says", "content": "nobody pays", "act": "say"}],
        },
    ],
    "optional_statements": [
        {"report": "a.txt", "speaker": None, "content": ["an old bridge is a bad bridge"]}
    ],
}


def made(id: str, name: str | None, *content: str, within: str | None = None, **more: Any) -> Made:
    return {
        "id": id,
        "report": "r1",
        "file": "a.txt",
        "speaker": {"name": name},
        "cue": {"text": "said"},
        "content": [{"text": c} for c in content],
        "form": "indirect",
        "act": "promise",
        "within": within,
        **more,
    }


SPRING = made(
    "1",
    "Berg",
    "the bridge will open in spring if the money comes",
    said_on={"value": "2025-03-04"},
    condition={"text": "if the money comes"},
)
PAYS = made("2", "Mayor Ada Berg", "Otto says nobody pays", "and I believe him", form="direct")
NESTED = made("3", "Otto", "nobody pays", within="2")
OPTIONAL = made("4", None, "an old bridge is a bad bridge")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            [SPRING, PAYS, NESTED],
            {"f1": 1, "speaker_of_found": 1, "act": 1, "nested_f1": 1, "condition_f1": 1},
        ),
        ([SPRING, PAYS, NESTED, OPTIONAL], {"f1": 1}),
        ([SPRING], {"f1": 2 / 3, "nested_f1": 0}),
        ([SPRING, PAYS, made("9", "Otto", "something else")], {"f1": 0.8}),
        ([{**SPRING, "file": "b.txt"}, PAYS], {"f1": 0.5}),
        ([{**SPRING, "speaker": {"name": "Otto"}}, PAYS], {"f1": 1, "speaker_of_found": 0.5}),
        ([{**SPRING, "speaker": {"name": None}}], {"speaker_of_found": 0}),
        ([{**SPRING, "act": "threaten"}, PAYS], {"act": 0}),
        ([{**SPRING, "act": "announce"}, PAYS], {"act": 1}),
        ([PAYS], {"act": 0}),
        ([{**SPRING, "condition": None}], {"condition_f1": 0}),
        ([{**SPRING, "condition": {"text": "the money"}}], {"condition_f1": 1}),
        ([SPRING, {**PAYS, "condition": {"text": "nobody pays"}}], {"condition_f1": 2 / 3}),
        # The second half of a quotation as a statement of its own costs nothing.
        (
            [made("2", "Berg", "Otto says nobody pays"), made("5", "Berg", "I believe him")],
            {"f1": 2 / 3},
        ),
        # Nested: another speaker, none to be nested, within an optional one.
        ([PAYS, {**NESTED, "speaker": {"name": "Ada"}}], {"nested_f1": 0}),
        ([PAYS, NESTED, made("6", "Otto", "the bridge", within="1"), SPRING], {"nested_f1": 2 / 3}),
        ([PAYS, NESTED, OPTIONAL, made("7", "Otto", "a bad bridge", within="4")], {"nested_f1": 1}),
    ],
)
def test_statements_are_paired_by_their_words(
    found: list[Made], expected: dict[str, float]
) -> None:
    got = metrics(count(GOLD, found))
    assert {name: got[name] for name in expected} == pytest.approx(expected)


def test_an_unknown_speaker_of_the_gold_is_right_when_unknown() -> None:
    gold = {"statements": [{"report": "a.txt", "speaker": None, "content": ["nobody pays"]}]}
    for name, right in ((None, 1), ("Otto", 0)):
        got = metrics(count(gold, [made("1", name, "nobody pays")]))
        assert got["speaker_of_found"] == right


NAMES = st.sampled_from(["Ada Berg", "Otto", "the ministry"])
CONTENT = st.lists(
    st.sampled_from("bridge money spring river vote".split()), min_size=2, unique=True
)


@given(
    st.lists(st.tuples(NAMES, CONTENT), min_size=1, max_size=5, unique_by=lambda x: frozenset(x[1]))
)
def test_the_gold_scores_one_against_itself(said: list[tuple[str, list[str]]]) -> None:
    gold = {
        "statements": [
            {
                "report": "a.txt",
                "speaker": name,
                "content": [" ".join(words)],
                "act": "promise",
                "condition": words[0],
                "nested": [{"speaker": name, "content": " ".join(words)}],
            }
            for name, words in said
        ]
    }
    found = [
        made(
            f"{i}{within or ''}", name, " ".join(words), within=within, condition={"text": words[0]}
        )
        for i, (name, words) in enumerate(said)
        for within in (None, str(i))
    ]
    got = metrics(count(gold, found))
    assert got == dict.fromkeys(got, 1)


@pytest.mark.parametrize("where", ["within", "beside", "itself"])
def test_the_gold_stands_in_the_folder_beside_it_or_is_named(tmp_path: Path, where: str) -> None:
    folder = tmp_path / "reports"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "a.txt").write_text("x")
    gold = (tmp_path if where == "beside" else folder) / "gold.json"
    gold.write_text("{}")
    assert gold_of(gold if where == "itself" else folder) == gold
    assert reports_of(folder, ["a.txt"]) == [folder / "deep" / "a.txt"]


def test_missing_reports_and_gold_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    with pytest.raises(ValueError, match="no gold"):
        gold_of(folder)
    with pytest.raises(ValueError, match=r"a\.txt"):
        reports_of(folder, ["a.txt"])
    for name in "ab":
        (folder / f"{name}.json").write_text("{}")
    with pytest.raises(ValueError, match="which of them"):
        gold_of(folder)


def test_statements_of_a_run_know_their_file(tmp_path: Path) -> None:
    (tmp_path / "reports.jsonl").write_text(json.dumps({"id": "r1", "path": "in/a.txt"}))
    (tmp_path / "statements.jsonl").write_text(json.dumps({"id": "s1", "report": "r1"}))
    assert [s["file"] for s in statements_of(tmp_path)] == ["a.txt"]


STAND_IN = """
import json, pathlib, sys
out = pathlib.Path(sys.argv[sys.argv.index("-o") + 1])
out.mkdir()
path = sys.argv[sys.argv.index("run") + 1]
(out / "reports.jsonl").write_text(json.dumps({"id": "r1", "path": path}))
said = {"id": "s1", "report": "r1", "within": None, "content": [{"text": "nobody pays"}]}
(out / "statements.jsonl").write_text(json.dumps({**said, "speaker": {"name": "Otto"}}))
"""


def test_a_whole_run_is_scored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Nobody pays, Otto said.")
    said = {"report": "a.txt", "speaker": "Otto", "content": ["nobody pays"]}
    left_out = {"report": "b.txt", "speaker": "Otto", "content": ["beyond the limit"]}
    gold = {"reports": {"a.txt": {}, "b.txt": {}}, "statements": [said, left_out]}
    (tmp_path / "gold.json").write_text(json.dumps(gold))
    monkeypatch.setattr("bench.shipped.COMMAND", (sys.executable, "-c", STAND_IN))
    got = measure(tmp_path, 1).metrics
    assert (got["f1"], got["speaker_of_found"], got["nested_f1"]) == (1, 1, None)
