"""`verify` finds every quote that does not stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.pipeline import verify as verify_record
from onrecord.read import read
from onrecord.schema import Article, Cue, Evidence, Hedge, OffsetMap, Venue, Words
from onrecord.store import Entry
from onrecord.verify import stands, verify
from tests import herald
from tests.factories import run_fake, write_reports

HERALD = replace(Entry.of(herald.reading()), path=str(herald.PATH))
FIRST = HERALD.statements[0]
MOVED = (FIRST.content[0].span[0] + 1, FIRST.content[0].span[1] + 1)

BROKEN = {
    "content": replace(FIRST, content=(Words(FIRST.content[0].text, MOVED),)),
    "cue": replace(FIRST, cue=Cue("says", FIRST.cue.span if FIRST.cue else (0, 0))),
    "evidence": replace(FIRST, evidence=(Evidence(HERALD.id, 5, 9, "no such words"),)),
    "venue": replace(FIRST, venue=Venue("in Nowhere", (0, 10), None, "Nowhere")),
    "hedge": replace(FIRST, hedges=(Hedge("perhaps", (0, 7), "speaker"),)),
    "condition": replace(FIRST, condition=Words("unless", (0, 10**6))),
    "speaker": replace(FIRST, speaker=replace(FIRST.speaker, mention="Somebody else")),
}


def test_a_sound_record_stands() -> None:
    verdict = verify([HERALD], read=read)
    assert verdict.problems == ()
    assert verdict.absent == ()
    assert verdict.sources == 1
    assert verdict.quotes > 40


@pytest.mark.parametrize("part", BROKEN)
def test_a_quote_that_does_not_stand_is_found(part: str) -> None:
    verdict = verify([replace(HERALD, statements=(BROKEN[part],), actors=())], read=read)
    assert {problem.part for problem in verdict.problems} == {part}


def test_a_time_that_does_not_stand_is_found() -> None:
    time = HERALD.times[0]
    moved = replace(time, span=(time.span[0] + 1, time.span[1] + 1))
    verdict = verify([replace(HERALD, times=(moved,))], read=read)
    assert {(p.part, p.finding) for p in verdict.problems} == {("time", time.id)}


def test_a_file_that_changed_is_found(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    source = herald.PATH.read_text("utf-8")
    path.write_text(source.replace("a closed railway would", "an open railway would"))
    verdict = verify([replace(HERALD, path=str(path))], read=read)
    assert any("met in kind" in problem.words for problem in verdict.problems)
    assert {problem.reason for problem in verdict.problems} == {
        "the file has other words at that place"
    }


def test_a_file_that_is_gone_is_told_apart(tmp_path: Path) -> None:
    source = write_reports(tmp_path / "in", 2)
    run_fake(source, tmp_path / "out")
    (source / "000.txt").unlink()
    verdict = verify_record(tmp_path / "out")
    assert (verdict.sources, verdict.absent) == (1, (str(source / "000.txt"),))
    assert verdict.problems == ()


def test_lines_of_a_file_are_held_against_it(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(
        '{"text": "A\\n\\nAnna said one."}\n{"text": "B\\n\\nAnna said two."}\n'
    )
    run_fake(tmp_path / "in.jsonl", tmp_path / "out")
    assert verify_record(tmp_path / "out").sources == 2


MAPS = [
    ("the same words", "said no", ((0,), (3,)), "xx said no", True),
    ("other words", "said no", ((0,), (3,)), "xx said so", False),
    ("an entity", "A&B", ((0, 1, 2), (0, 1, 6)), "A&amp;B", True),
    ("a numbered entity", "A—B", ((0, 1, 2), (0, 1, 8)), "A&#8212;B", True),
    ("another entity", "A<B", ((0, 1, 2), (0, 1, 5)), "A&gt;B", False),
    ("white space that cleaning set", "A B", ((0, 1, 2), (0, 1, 5)), "A<br>B", True),
    ("a tag between", "no one", ((0, 3), (0, 6)), "no <b>one</b>", True),
]


@pytest.mark.parametrize(
    ("text", "runs", "source", "expected"), [m[1:] for m in MAPS], ids=[m[0] for m in MAPS]
)
def test_the_way_back_into_the_source(
    text: str, runs: tuple[tuple[int, ...], tuple[int, ...]], source: str, expected: bool
) -> None:
    article = Article("r0", text, (), OffsetMap(*runs, len(source)), "en")
    assert stands(article, source, (0, len(text))) == expected
