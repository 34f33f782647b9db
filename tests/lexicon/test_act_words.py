"""Words that show an act: each row's example holds one of its words."""

import pytest

from onrecord.find.statements.forms import act_words
from onrecord.lexicon.tables import rows

ROWS = list(rows("act_words.csv"))


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['act']}-{r['where']}" for r in ROWS])
def test_example_holds_a_word_of_its_row(row):
    example = f" {row['example'].lower()} "
    assert any(word in example for word in row["words"].split(";"))


def test_no_word_stands_for_two_acts_at_one_place():
    seen = [(r.where, word, r.act) for r in act_words() for word in set(r.words)]
    places = {(where, word) for where, word, _ in seen}
    assert len(places) == len(seen)
