"""Marks that overlap are cut so that each layer can be drawn."""

from __future__ import annotations

import pytest

from onrecord.pages.segments import Mark, Segment, cut, marks
from tests import herald
from tests.factories import make_article, make_report, make_statement

TEXT = "Anna said Boris said no."


def shown(segments: tuple[Segment, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(segment.text, segment.keys) for segment in segments]


CASES = [
    ("no marks", (), [(TEXT, ())]),
    (
        "one",
        [Mark("cue", "1", (5, 9))],
        [("Anna ", ()), ("said", ("1",)), (" Boris said no.", ())],
    ),
    (
        "one inside another",
        [Mark("content", "1", (10, 23)), Mark("content", "2", (21, 23), 1)],
        [("Anna said ", ()), ("Boris said ", ("1",)), ("no", ("1", "2")), (".", ())],
    ),
    (
        "two that cross",
        [Mark("content", "1", (0, 15)), Mark("content", "2", (10, 23), 1)],
        [("Anna said ", ("1",)), ("Boris", ("1", "2")), (" said no", ("2",)), (".", ())],
    ),
    (
        "the same words twice",
        [Mark("speaker", "1", (0, 4)), Mark("speaker", "2", (0, 4))],
        [("Anna", ("1", "2")), (" said Boris said no.", ())],
    ),
]


@pytest.mark.parametrize(("found", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_text_is_cut_at_every_edge(
    found: list[Mark], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert shown(cut(TEXT, 0, len(TEXT), found)) == expected


def test_code_points_count_not_utf_16_units() -> None:
    text = "🜁🜂 said 🜃"
    assert shown(cut(text, 0, len(text), [Mark("cue", "1", (3, 7))])) == [
        ("🜁🜂 ", ()),
        ("said", ("1",)),
        (" 🜃", ()),
    ]


@pytest.mark.parametrize(("start", "end"), [(0, None), (3, 20), (10, 12)])
def test_nothing_of_a_text_is_lost_or_doubled(start: int, end: int | None) -> None:
    reading = herald.reading()
    assert reading.article is not None
    text = reading.article.text
    end = len(text) if end is None else end
    segments = cut(text, start, end, marks(reading.statements, reading.events))
    assert "".join(segment.text for segment in segments) == text[start:end]


def test_statements_that_overlap_are_in_different_lanes() -> None:
    article = make_article(make_report(TEXT))
    outer = make_statement(article, speaker="Anna", cue="said", content=["Boris said no"])
    inner = make_statement(article, speaker="Boris", cue="said", content=["no"], after=10)
    lanes = {m.key: m.lane for m in marks([outer, inner]) if m.layer == "content"}
    assert lanes == {"1": 0, "2": 1}


def test_a_number_stands_where_a_piece_begins() -> None:
    segments = cut(
        TEXT, 0, len(TEXT), [Mark("content", "1", (0, 4)), Mark("content", "1", (10, 15))]
    )
    assert [s.text for s in segments if s.opens == ("1",)] == ["Anna", "Boris"]


def test_an_event_is_marked_where_it_is_told() -> None:
    reading = herald.reading()
    (mark,) = (m for m in marks((), reading.events) if m.layer == "trigger")
    assert (mark.key, mark.span) == ("e1", reading.events[0].trigger.span)
    segments = cut(TEXT, 0, len(TEXT), [Mark("trigger", "e1", (5, 9))])
    assert [s.text for s in segments if s.opens == ("e1",)] == ["said"]


def test_chosen_words_stand_out() -> None:
    segments = cut(TEXT, 0, len(TEXT), [Mark("chosen", "", (5, 9)), Mark("cue", "1", (5, 7))])
    assert [s.text for s in segments if s.chosen] == ["sa", "id"]
