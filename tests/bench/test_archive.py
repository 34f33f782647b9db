"""A large archive, small: made, read in a stream, killed and resumed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.archive.__main__ import main
from bench.archive.killed import moments
from bench.archive.make import write
from bench.made_up import made, page
from onrecord.clean import Leftovers, clean
from onrecord.read import read
from onrecord.schema import Report

LINUX = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs Linux")


def test_made_up_pages_are_as_large_as_asked_and_hold_their_report(tmp_path: Path) -> None:
    write(tmp_path / "a.warc", pages=5, megabytes=0.1)
    assert (tmp_path / "a.warc").stat().st_size == pytest.approx(100_000, rel=0.1)
    reports = list(read([tmp_path / "a.warc"]))
    assert len({report.id for report in reports}) == 5
    for number, report in enumerate(reports):
        assert isinstance(report, Report)
        article = clean(report, leftovers=Leftovers())
        assert article.headline == made(number).headline
        assert all(sentence in article.text for sentence in made(number).sentences)
        assert "Section" not in article.text
        assert article.published is not None
        assert article.published.value[:10] == str(made(number).day)


def test_a_page_without_filling() -> None:
    assert len(page(made(1))) < 2_000


def test_the_moments_of_killing_differ_and_some_are_late() -> None:
    assert moments(20, 100, seed=1) == moments(20, 100, seed=1) != moments(20, 100, seed=2)
    assert sum(count == 100 for count, _ in moments(20, 100, seed=1)) == 2


@LINUX
def test_a_run_that_is_killed_writes_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    asked = "--pages 12 --megabytes 0.2 --kills 1 --seed 3 --without-model"
    assert main(asked.split()) == 0
    assert "the files are the same" in capsys.readouterr().out
