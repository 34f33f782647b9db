"""Attributions against gold ones."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.attribution.score import Marked, count_all, metrics
from bench.attribution.task import outermost
from onrecord.schema import Cue, Speaker, Statement, Words

TEXT = 'The mayor said the bridge is safe. "Nobody pays," he hopes, critics told us.'


def span(words: str) -> list[list[int]]:
    return [[TEXT.index(words), TEXT.index(words) + len(words)]] if words else []


def marked(source: str, cue: str, content: str, **classes: str) -> dict[str, Any]:
    spans = {"source": span(source), "cue": span(cue), "content": span(content)}
    return {"quote_type": "indirect", "cue_class": "speech", **spans, **classes}


SAFE = marked("The mayor", "said", "the bridge is safe")
PAYS = marked("he", "hopes", '"Nobody pays,"', quote_type="direct", cue_class="other")


def scores(gold: list[Marked], made: list[Marked]) -> dict[str, float | None]:
    cases = [(TEXT, gold, made)]
    return dict(metrics(count_all(cases), count_all(cases, track="speech")))


@pytest.mark.parametrize(
    ("made", "full", "source", "detect"),
    [
        ([SAFE, PAYS], 1, 1, 1),
        # Marks at the edge do not decide.
        ([SAFE, marked("he", "hopes", "Nobody pays")], 1, 1, 1),
        # Half of the words is enough, less is not.
        ([marked("The mayor", "said", "bridge is"), PAYS], 1, 1, 1),
        ([marked("The mayor", "said", "safe"), PAYS], 0.5, 0.5, 0.5),
        # Another source, another cue, none.
        ([marked("critics", "said", "the bridge is safe"), PAYS], 0.5, 0.5, 1),
        ([marked("The mayor", "told", "the bridge is safe"), PAYS], 0.5, 1, 1),
        ([marked("", "said", "the bridge is safe"), PAYS], 0.5, 0.5, 1),
        # What nobody said costs precision; what is missing, recall; twice is once too often.
        ([SAFE, PAYS, marked("", "", "critics told us")], 0.8, 0.8, 0.8),
        ([SAFE], 2 / 3, 2 / 3, 2 / 3),
        ([SAFE, SAFE, PAYS], 0.8, 0.8, 0.8),
        ([], 0, 0, 0),
    ],
)
def test_source_cue_and_content_must_be_right_and_linked(
    made: list[Marked], full: float, source: float, detect: float
) -> None:
    got = scores([SAFE, PAYS], made)
    assert (got["full"], got["source"], got["detect"]) == pytest.approx((full, source, detect))


@pytest.mark.parametrize(
    ("made", "full_speech"),
    [
        ([SAFE], 1),
        ([SAFE, PAYS], 1),  # meets a hope of the gold: no act of communication
        ([SAFE, marked("", "hopes", "critics told us")], 1),  # its own cue is none
        ([SAFE, marked("", "told", "critics")], 2 / 3),
        ([SAFE, marked("", "", "critics told us")], 2 / 3),
        ([PAYS], 0),
    ],
)
def test_speech_alone_counts_in_its_track(made: list[Marked], full_speech: float) -> None:
    assert scores([SAFE, PAYS], made)["full_speech"] == pytest.approx(full_speech)


def test_recall_is_told_by_the_kind_of_quotation() -> None:
    got = scores([SAFE, PAYS], [PAYS])
    assert (got["recall_direct"], got["recall_indirect"], got["recall_mixed"]) == (1, 0, None)


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, list[Marked]]:
    """A text of many words, and attributions one behind the other."""
    words = draw(
        st.lists(st.sampled_from(["said", "a", "Hélène’s", "x."]), min_size=9, max_size=30)
    )
    starts = [len(" ".join(words[:i])) + (i > 0) for i in range(len(words))]
    gold: list[Marked] = []
    for i in range(0, len(words) - 3, 3):
        cue, content = starts[i + 1], starts[i + 2]
        end = content + len(words[i + 2])
        source = [[starts[i], cue - 1]] if draw(st.booleans()) else []
        gold.append({"source": source, "cue": [[cue, content - 1]], "content": [[content, end]]})
    return " ".join(words), gold


@given(cases())
def test_the_gold_scores_one_against_itself(case: tuple[str, list[Marked]]) -> None:
    text, gold = case
    for track in ("all", "speech"):
        everything = [(text, [{**g, "cue_class": "speech"} for g in gold], gold)]
        c = count_all(everything)
        assert c["full",] == c["detect",] == c["gold",] == c["made",], track


def test_statements_become_spans_and_nested_ones_stay_out() -> None:
    outer = Statement(
        id="s1",
        report="r1",
        speaker=Speaker(None, "The mayor", span=(0, 9)),
        cue=Cue("said", (10, 14)),
        act="say",
        kind="speech",
        content=(Words.at(TEXT, 15, 33),),
        form="indirect",
        evidence=(),
        confidence=1.0,
    )
    nested = Statement(
        id="s2",
        report="r1",
        speaker=Speaker(None, None),
        cue=None,
        act="say",
        kind="speech",
        content=(Words.at(TEXT, 19, 25),),
        form="indirect",
        evidence=(),
        confidence=1.0,
        within="s1",
    )
    assert outermost((outer, nested)) == [
        {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 33]]}
    ]
