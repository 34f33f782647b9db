"""What is counted, and how many: text in, the counts of it out."""

from __future__ import annotations

import pytest

from onrecord.lexicon.tables import rows

EXAMPLES = [(row["measure"], row[f"example{n}"]) for row in rows("counted.csv") for n in (1, 2, 3)]


def counts(read, text):
    return [c.figure for c in read(text).clauses if c.kind == "count"]


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
        ("She waited for three hours.", "other", 3, 3, "hours"),
        ("Two hundred observers are expected.", "other", 200, 200, "observers"),
        ("More than a hundred observers came.", "other", 100, None, "observers"),
        ("The union put the crowd at 9,000.", "present", 9000, 9000, None),
        ("The police counted 8,000.", "present", 8000, 8000, None),
        ("He signed a five-year contract.", "other", 5, 5, "year"),
        ("The quay was leased for three decades.", "other", 30, 30, "years"),
        ("The firm lost three million two hundred thousand savers.", "other", 3.2e6, 3.2e6,
         "savers"),
        ("The union banned 31 citizens of Dravia.", "other", 31, 31, "citizens of Dravia"),
        ("He landed 28 of his 68 punches.", "other", 68, 68, "punches"),
        ("The blast hurt seven villages.", "other", 7, 7, "villages"),
        ("The blast took the lives of more than ten people.", "killed", 10, None, "people"),
    ],
)  # fmt: skip
def test_counts(read, text, what, low, high, unit):
    (found,) = counts(read, text)
    assert (found.what, found.low, found.high, found.unit) == (what, low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "He came on 4 May 2024.",
        "Two officials said so.",
        "Once the river has fallen by 40 metres, the gates close.",
        "Ana Belova, 43, left.",
        "Ilie Corda, 17, was among the dead.",
        "The nurse feared for four of the wounded.",
        "Did 40 people come?",
        "Her 12-year-old brother was unhurt.",
        "The quake struck on day six.",
        "He missed the last two games.",
        "The town is home to 31, 000 people.",
        "The 6. 1-magnitude quake woke them.",
    ],
)
def test_no_counts(read, text):
    assert counts(read, text) == []


@pytest.mark.parametrize(
    ("text", "name", "age"),
    [
        ("Ana Belova, 43, left the court.", "Ana Belova", 43),
        ("Ana Belova, who is 43, left the court.", "Ana Belova", 43),
        ("Ana Belova (43) left the court.", "Ana Belova", 43),
    ],
)
def test_an_age_is_told_of_somebody(read, text, name, age):
    (found,) = (c for c in read(text).clauses if c.kind == "age")
    assert (found.actors[0].name, found.figure.value) == (name, age)


def test_a_number_may_take_the_place_of_another(read):
    found = [c for c in read("There were 500 rifles, and not 300.").clauses if c.kind == "count"]
    assert [(c.figure.value, c.instead) for c in found] == [(500, 300)]
