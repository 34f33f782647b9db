"""Lines of time and annotations: the fields that their readers ask for."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.export import timeline, web_annotations
from onrecord.export.wanted import Wanted
from onrecord.schema import EventTime
from onrecord.store import Entry
from tests.export.full import ENTRIES

FULL = ENTRIES[0]
(EVENT,) = FULL.events


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def dated(value: str | None, ground: Any = "words", **fields: Any) -> Entry:
    event = replace(EVENT, when=EventTime(value, "day", ground), **fields)
    return replace(FULL, events=(event,))


def test_a_line_of_time(tmp_path: Path) -> None:
    timeline.write(ENTRIES, tmp_path, wanted=Wanted())
    (slide,) = json.loads((tmp_path / "timeline.json").read_text("utf-8"))["events"]
    assert slide["start_date"] == {"year": "2025", "month": "03", "day": "03"}
    assert slide["group"] == "REJECT"
    assert slide["text"]["headline"] == "would not reopen: Andrey Volchan → Selmeria"
    assert '<a href="https://herald.example/gates?a=1,2">Dravec Herald</a>' in slide["text"]["text"]


@pytest.mark.parametrize(
    ("value", "ground", "start", "display"),
    [
        ("2025-03-03", "words", "2025 03 03", "2025-03-03"),
        ("2025-03-03", "report", "2025 03 03", "about 2025-03-03"),
        ("2025-03", "words", "2025 03", "2025-03"),
        ("2025", "words", "2025", "2025"),
        ("2025-W01", "words", "2024 12 30", "week 2025-W01"),
    ],
)
def test_dates_with_their_doubt(value: str, ground: str, start: str, display: str) -> None:
    (slide,) = timeline.dated(dated(value, ground), wanted=Wanted())
    assert list(slide["start_date"].values()) == start.split()
    assert slide["display_date"] == display


@pytest.mark.parametrize(
    "entry", [dated(None), dated("2025", status="denied"), ENTRIES[2]], ids=["no date", "no", "bad"]
)
def test_what_has_no_place_on_the_line(entry: Entry) -> None:
    assert list(timeline.dated(entry, wanted=Wanted())) == []


def test_slides_are_in_order_and_escaped(tmp_path: Path) -> None:
    url = 'javascript:alert("x")'
    late, early = dated("2025-03-03"), dated("2025-02", id="e0")
    timeline.write([replace(late, url=url), early], tmp_path, wanted=Wanted())
    slides = json.loads((tmp_path / "timeline.json").read_text("utf-8"))["events"]
    assert [slide["unique_id"] for slide in slides] == ["e0", EVENT.id]
    assert "javascript" not in slides[1]["text"]["text"]


def test_annotations_select_their_words(tmp_path: Path) -> None:
    web_annotations.write(ENTRIES, tmp_path, wanted=Wanted())
    texts = {entry.url or f"urn:onrecord:{entry.id}": entry.article for entry in ENTRIES}
    made = lines(tmp_path / "annotations.jsonl")
    assert len(made) == sum(len(entry.statements) for entry in ENTRIES)
    for annotation in made:
        assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert re.fullmatch(r"urn:onrecord:s\w+", annotation["id"])
        quote, place = annotation["target"]["selector"]
        text = texts[annotation["target"]["source"]].text  # type: ignore[union-attr]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_an_annotation_says_who_and_what() -> None:
    (made,) = (a for a in web_annotations.of_report(FULL) if "closed railway" in str(a))
    assert {(body["purpose"], body["value"]) for body in made["body"]} == {
        ("classifying", "threaten"),
        ("classifying", "indirect"),
        ("classifying", "speech"),
        ("identifying", "Andrey Volchan"),
    }
