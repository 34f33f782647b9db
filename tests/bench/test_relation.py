"""The bench of relations: reading marked pairs, and its scores."""

import pytest

from bench.relation.marked import read
from bench.relation.score import QUADS, macro_f1
from onrecord.annotate.tokens import make_tokenizer

HEAD = "marked_sentence\tgold_root\tgold_penta"


@pytest.mark.parametrize(
    ("marked", "source", "target"),
    [
        ("<s>Chad</s> thanked <t>the people of Mali</t>.", "Chad", "the people of Mali"),
        ("<t>Mali</t> was thanked by <s>Chad</s>.", "Chad", "Mali"),
        ("<s>Chad</s> asked for help.", "Chad", ""),  # no recipient: a null span
        ("<t>Mali</t>'s envoy was expelled.", "", "Mali"),
    ],
)
def test_reads_who_is_marked(marked: str, source: str, target: str) -> None:
    (row,) = read([HEAD, f"{marked}\tSUPPORT\t1"], make_tokenizer().make_doc)
    assert (row.root, row.quad) == ("SUPPORT", 1)
    for role, phrase in ((1, source), (2, target)):
        assert [t for t, r in zip(row.tokens, row.roles, strict=True) if r == role] == (
            phrase.split()
        )


@pytest.mark.parametrize(
    ("gold", "made", "score"),
    [
        ("AID AID", "AID AID", 1),
        ("AID REJECT", "AID AID", 1 / 3),  # .667 for AID, 0 for REJECT
        ("AID REJECT", "REJECT AID", 0),
    ],
)
def test_every_root_counts_alike(gold: str, made: str, score: float) -> None:
    assert macro_f1(gold.split(), made.split()) == pytest.approx(score)


def test_quads_follow_plover() -> None:
    assert {root: QUADS[root] for root in ("CONSULT", "AID", "THREATEN", "SANCTION")} == {
        "CONSULT": 1,
        "AID": 2,
        "THREATEN": 3,
        "SANCTION": 4,
    }
