"""The bench of articles: the benchmark's F1 by hand, marks, layouts."""

from __future__ import annotations

import gzip
import json
from dataclasses import astuple
from pathlib import Path

import pytest

from bench.article.marked import unmark
from bench.article.score import Block, Shared, body_scores, compare, matched, shingles
from bench.article.task import KINDS, TASK, cases, measure, right
from onrecord.errors import CleanError
from tests.clean.make import BODY


@pytest.mark.parametrize(
    ("gold", "made", "shares"),
    [
        ("a b c d e", "a b c d e", (1.0, 0.0, 0.0)),
        ("a b c d e", "a b c d", (0.5, 0.0, 0.5)),
        ("a b c d", "a b c d e f", (1 / 3, 2 / 3, 0.0)),
        ("a b", "a b", (1.0, 0.0, 0.0)),
        ("a b", "", (0.0, 0.0, 1.0)),
        ("", "a, b!", (0.0, 1.0, 0.0)),
        ("", "", (0.0, 0.0, 0.0)),
        ("x y z w x y z w", "x y z w", (0.2, 0.0, 0.8)),
    ],
)
def test_shingles_are_counted_and_made_shares_of_the_page(
    gold: str, made: str, shares: tuple[float, float, float]
):
    got = compare(gold, made)
    assert astuple(got) == pytest.approx(shares)


def test_a_shorter_text_is_one_shingle():
    assert list(shingles("One, two")) == [("One", "two")]


def test_precision_and_recall_are_means_over_pages():
    pages = [Shared(1.0, 0.0, 0.0), Shared(0.5, 0.5, 0.0), Shared(0.0, 0.0, 1.0), Shared(0, 0, 0)]
    scores = body_scores(pages)
    assert scores["precision"] == pytest.approx((1 + 0.5) / 2)
    assert scores["recall"] == pytest.approx((1 + 1 + 0) / 3)
    assert scores["f1"] == pytest.approx(2 * 0.75 * (2 / 3) / (0.75 + 2 / 3))
    assert body_scores([])["f1"] is None


@pytest.mark.parametrize(
    ("gold", "made", "hits"),
    [
        ([("body", 0, 100)], [("body", 0, 90)], 1),
        ([("body", 0, 100)], [("body", 0, 70)], 0),
        ([("body", 0, 100)], [("caption", 0, 100)], 0),
        ([("body", 0, 100)], [("body", 0, 100), ("body", 0, 100)], 1),
        ([("body", 0, 10), ("body", 10, 20)], [("body", 0, 20)], 0),
    ],
)
def test_blocks_match_one_to_one(
    gold: list[tuple[str, int, int]], made: list[tuple[str, int, int]], hits: int
):
    assert len(matched([Block(*b) for b in gold], [Block(*b) for b in made])) == hits


def test_marks_are_taken_out_and_blocks_trimmed():
    marked = "#! outlet: The Day\n<p>⟦dateline⟧<b>ROME</b> — ⟦body⟧ Talks <i>failed</i>.⟦/⟧</p>"
    page = unmark(marked, html=True)
    assert page.source == "<p><b>ROME</b> —  Talks <i>failed</i>.</p>"
    assert page.facts == {"outlet": "The Day"}
    words = [(b.kind, page.source[b.start : b.end]) for b in page.blocks]
    assert words == [("dateline", "ROME</b> —"), ("body", "Talks <i>failed</i>.")]


@pytest.mark.parametrize(
    ("name", "gold", "made", "ok"),
    [
        ("outlet", "The Planet", "Planet", True),
        ("outlet", None, "Planet", False),
        ("outlet", "Planet", None, False),
        ("outlet", None, None, True),
        ("published", "2016-03-07|2016-07-03", "2016", True),
        ("published", "2016-03-07", "2016", False),
        ("agency", "AP", "Associated Press", True),
        ("agency", "AP", "Reuters", False),
        ("place", "GARNET, Mont.", "Garnet", True),
        ("place", "GARNET, Mont.", "Mont", False),
        ("byline", "Ann Lee; Bo Roe", "Ann Lee, Bo Roe", True),
        ("byline", "Ann Lee; Bo Roe", "Ann Lee", False),
    ],
)
def test_a_fact(name: str, gold: str | None, made: str | None, ok: bool):
    assert right(name, gold, made) == ok


@pytest.fixture
def benchmark(tmp_path: Path) -> Path:
    """A folder as the article-extraction-benchmark has it."""
    (tmp_path / "html").mkdir()
    paragraphs = "".join(f"<p>{words}</p>" for words in BODY)
    pages = {"a": f"<h1>Talks on dam go on</h1>{paragraphs}", "b": "<nav>Home</nav>"}
    truth = {"a": {"articleBody": "\n".join(BODY), "url": "https://a.example/1"}, "b": {}}
    for name, source in pages.items():
        (tmp_path / "html" / f"{name}.html.gz").write_bytes(gzip.compress(source.encode()))
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth))
    return tmp_path


def test_the_layout_of_the_benchmark(benchmark: Path):
    assert [(case.name, case.url) for case in cases(benchmark)] == [
        ("a", "https://a.example/1"), ("b", None)]  # fmt: skip
    result = measure(benchmark, None)
    assert result.metrics["f1"] == 1.0
    assert result.metrics["block_f1"] is None
    assert set(TASK.metrics) <= set(result.metrics)
    assert measure(benchmark, 1).details["pages"] == 1


def test_a_page_that_cannot_be_read_counts_as_lost(
    benchmark: Path, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_: object, **__: object) -> None:
        raise CleanError("no article")

    monkeypatch.setattr("onrecord.clean.find_article", fail)
    assert not measure(benchmark, None).metrics["recall"]


def test_the_shipped_pages_are_what_they_should_be():
    every = list(cases(Path(__file__).parents[2] / "bench" / "cases" / "pages"))
    assert len(every) >= 40
    assert sum(not case.html for case in every) >= 15
    assert {b.kind for case in every for b in case.blocks or ()} <= {*KINDS, "other"}
    for case in every:
        assert "⟦" not in case.source
        assert [b.kind for b in case.blocks or ()].count("headline") == 1


def test_a_marked_list_is_read_by_its_items():
    page = unmark("⟦promotion⟧<ul><li>One</li><li><a>Two</a></li></ul>⟦/⟧", html=True)
    assert [page.source[b.start : b.end] for b in page.blocks] == ["One", "Two"]


@pytest.mark.parametrize(
    ("half", "pages"),
    [
        ("odd", 20),
        ("even", 20),
        ("fresh/dev", 22),
        ("fresh/held", 14),
        ("styles", 36),
        ("w6/dev", 20),
        ("w6/held", 20),
    ],
)
def test_the_blind_pages_are_marked(half: str, pages: int):
    every = list(cases(Path(__file__).parents[2] / "bench" / "cases" / "blindpages" / half))
    assert len(every) == pages
    for case in every:
        assert "⟦" not in case.source
        assert {b.kind for b in case.blocks or ()} <= {*KINDS, "other"}
        assert "body" in {b.kind for b in case.blocks or ()}
