"""What is counted, and how many: text in, the counts of it out."""

from __future__ import annotations

import pytest

from onrecord.lexicon.tables import rows

EXAMPLES = [(row["measure"], row[f"example{n}"]) for row in rows("counted.csv") for n in (1, 2, 3)]


def counts(read, text):
    return [c.figure for c in read(text).clauses if c.figure is not None]


@pytest.mark.parametrize(("measure", "text"), EXAMPLES)
def test_an_example_is_counted_as_its_row_says(read, measure, text):
    assert measure in [f.what for f in counts(read, text)]


@pytest.mark.parametrize(
    ("text", "what", "low", "high", "unit"),
    [
        ("At least 40 people were wounded.", "wounded", 40, None, "people"),
        ("No more than 900 workers joined the strike.", "present", None, 900, "workers"),
        ("The ship brought 31 trucks.", "other", 31, 31, "trucks"),
        ("The firm paid 84 million shillings.", "money", 84e6, 84e6, "shillings"),
        ("The firm paid $3 million.", "money", 3e6, 3e6, "$"),
        ("Several hundred people came.", "other", 200, None, "people"),
        ("The death toll stood at nine.", "killed", 9, 9, None),
        ("The blast took the lives of more than ten people.", "killed", 10, None, "people"),
    ],
)
def test_counts(read, text, what, low, high, unit):
    (found,) = counts(read, text)
    assert (found.what, found.low, found.high, found.unit) == (what, low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "He came on 4 May 2024.",
        "She waited for three hours.",
        "Ana Belova, 43, left.",
        "Ilie Corda, 17, was among the dead.",
        "The nurse feared for four of the wounded.",
        "Did 40 people come?",
    ],
)
def test_no_counts(read, text):
    assert counts(read, text) == []
