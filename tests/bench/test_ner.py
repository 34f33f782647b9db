"""Names in columns, and names found against them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.ner.columns import read
from bench.ner.score import Entity, count, entities, metrics

WORDS = "The Hague welcomed Ada Berg of the Red Cross".split()
GOLD = [("Location", 0, 2), ("PER", 3, 5), ("ORG", 6, 9)]


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ("B-PER I-PER O", [("PER", 0, 2)]),
        ("B-PER B-PER O", [("PER", 0, 1), ("PER", 1, 2)]),
        ("I-PER I-PER O", [("PER", 0, 2)]),
        ("I-PER B-PER I-PER", [("PER", 0, 1), ("PER", 1, 3)]),
        ("I-PER I-ORG O", [("PER", 0, 1), ("ORG", 1, 2)]),
        ("B-ORG O I-ORG", [("ORG", 0, 1), ("ORG", 2, 3)]),
        ("O O O", []),
    ],
)
def test_both_kinds_of_tags_are_read(tags: str, found: list[Entity]) -> None:
    assert entities(tags.split()) == found


@pytest.mark.parametrize(
    ("made", "f1"),
    [
        ([("LOC", 0, 2), ("PERSON", 3, 5), ("ORG", 6, 9)], 1),
        ([("GPE", 1, 2), ("PERSON", 3, 5), ("ORG", 7, 9)], 1),  # no article counts
        ([("LOC", 0, 2), ("PERSON", 3, 5), ("ORG", 6, 9), ("MISC", 2, 3)], 1),  # nor other types
        ([("LOC", 0, 2), ("PERSON", 3, 4), ("ORG", 6, 9)], 2 / 3),
        ([("ORG", 0, 2), ("PERSON", 3, 5), ("ORG", 6, 9)], 2 / 3),
        ([("LOC", 0, 2), ("PERSON", 3, 5), ("ORG", 6, 9), ("PER", 5, 6)], 6 / 7),
        ([("PERSON", 3, 5)], 0.5),
        ([], 0),
    ],
)
def test_a_name_counts_with_its_words_and_its_type(made: list[Entity], f1: float) -> None:
    assert metrics(count(WORDS, GOLD, made))["f1"] == pytest.approx(f1)


def test_types_are_scored_apart() -> None:
    got = metrics(count(WORDS, GOLD, [("PERSON", 3, 5), ("LOC", 7, 9)]))
    assert (got["f1_per"], got["f1_org"], got["f1_loc"]) == (1, 0, 0)


ROW_KINDS = {
    "two columns": "# newdoc a.conll\nAda\tB-PER\nleft\tO\n\nShe\tO\n# newdoc b.conll\n#\tO\n",
    "two columns, blanks": "-DOCSTART- O\n\nAda I-PER\nleft O\n\nShe O\n\n-DOCSTART- O\n\n# O\n",
    "numbered": "# newdoc id = a\n# text = Ada left\n1\tAda\tB-PER\t-\tx\n1.1\tis\tO\t-\tx\n"
    "2-3\tleft\tO\t-\t-\n2\tleft\tO\t-\t-\n\n1\tShe\tO\t-\t-\n\n# newdoc id = b\n1\t#\tO\t-\t-\n",
}


@pytest.mark.parametrize("rows", ROW_KINDS.values(), ids=ROW_KINDS)
def test_every_layout_gives_the_same_documents(rows: str) -> None:
    found = [[s.words for s in document] for document in read(rows.splitlines())]
    assert found == [[["Ada", "left"], ["She"]], [["#"]]]


def test_a_file_without_documents_is_parted() -> None:
    assert [len(d) for d in read(["A O", ""] * 45)] == [20, 20, 5]


@pytest.mark.parametrize(
    ("rows", "spaces"),
    [
        ("# text = (It's so)\n1\t(\tO\n2\tIt\tO\n3\t's\tO\n4\tso\tO\n5\t)\tO", "01011"),
        ("( O\nIt O\n's O\nso O\n) O\n. O", "001001"),
    ],
)
def test_spaces_come_from_the_text_or_from_habit(rows: str, spaces: str) -> None:
    ((sentence,),) = read(rows.splitlines())
    expected = "00101" if sentence.text else spaces
    assert "".join(str(int(s)) for s in sentence.spaces()) == expected


@given(st.lists(st.sampled_from(["O", "B-PER", "I-PER", "I-ORG", "B-LOC", "B-MISC"])))
def test_the_gold_scores_one_against_itself(tags: list[str]) -> None:
    words = ["the" if i % 3 else "Berg" for i in range(len(tags))]
    found = entities(tags)
    assert metrics(count(words, found, found))["f1"] in (1, None)
