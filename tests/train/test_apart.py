"""Pages of an author are read with what was learnt from others."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("scipy")

from bench.article.score import block_f1  # after the check
from bench.article.task import marked_case
from onrecord.clean.traits import STEPS
from train.apart import left_out, read, told, weights_of
from train.chain import Learnt

PAGE = """<h1>⟦headline⟧Council closes landing of {0}⟦/⟧</h1>
<p>⟦body⟧The council of {0} voted on Monday to close the old ferry landing before winter.⟦/⟧</p>
<p>⟦body⟧Fishermen said that the new pier of {0} was too far from the market for them.⟦/⟧</p>
<p>⟦body⟧A spokesman said that the work would cost two million crowns and take a year.⟦/⟧</p>
<p>⟦copyright⟧© 2004 The {0} Echo⟦/⟧</p>"""


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Two authors with three pages each."""
    for author in ("a", "b"):
        (tmp_path / author).mkdir()
        for n, town in enumerate(("Orsk", "Marlow", "Vellin")):
            (tmp_path / author / f"p{n}.html").write_text(PAGE.format(town + author), "utf-8")
    return [tmp_path / "a", tmp_path / "b"]


def test_a_folder_is_read_with_what_the_other_teaches(folders: list[Path]) -> None:
    sums = left_out(folders[0], folders[1:], 6)
    assert sums["gold"] == 15
    assert block_f1(sums) == 1.0
    assert told("a", sums) == "a: block F1 1.000, body lost 0.0000, too much 0.0000"


def test_weights_are_those_that_the_tables_would_hold() -> None:
    learnt = Learnt(["body", "other"], ["t"], np.array([[0.52, -0.48]]), ["next"],
                    np.array([[[0.1, 0.0], [0.0, 0.26]]]))  # fmt: skip
    weights = weights_of(learnt)
    assert weights.kinds == ("body", "other")
    assert weights.table[0].tolist() == pytest.approx([0.5, -0.5])
    assert weights.follow["next"][1, 1] == pytest.approx(np.exp(0.3))
    assert set(weights.follow) == set(STEPS)


def test_a_page_without_an_article_has_none(tmp_path: Path) -> None:
    path = tmp_path / "p.html"
    path.write_text("<p></p>", "utf-8")
    none = Learnt(["body", "headline"], [], np.zeros((0, 2)), [], np.zeros((0, 2, 2)))
    assert read(marked_case(path), weights_of(none)) is None
