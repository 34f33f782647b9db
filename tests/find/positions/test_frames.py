"""The table of frames keeps its schema, and the parse of its examples shows what they stand for."""

import pytest

from onrecord.annotate import annotate_text
from onrecord.annotate.parsed import parsed
from onrecord.find.positions.frames import frames, shown
from onrecord.lexicon.tables import rows

ROWS = list(rows("stance_frames.csv"))
COLUMNS = ("words", "kind", "before", "of", "stance", "denied", "example1", "example2", "example3")
STANCES = {"supports", "opposes", "demands", "commits", "refuses", "undecided", ""}


def stances(text, model):
    doc = parsed(annotate_text(text, model=model))
    return [found.stance for token in doc if (found := shown(token)) is not None]


def test_the_table_has_its_columns():
    assert {tuple(r) for r in ROWS} == {COLUMNS}
    assert {r["kind"] for r in ROWS} == {"verb", "adjective", "noun", "agent"}
    assert {r["of"] for r in ROWS} == {"any", "deed"}
    assert {r["stance"] for r in ROWS} | {r["denied"] for r in ROWS} <= STANCES


def test_no_word_has_two_stances_before_the_same():
    told = [(r["kind"], w, b) for r in ROWS for w in r["words"].split(";")
            for b in r["before"].split(";")]  # fmt: skip
    assert sorted(told) == sorted(set(told))
    assert len(frames()) == len({(kind, word) for kind, word, _ in told})


@pytest.mark.parametrize(
    ("example", "shows"),
    [(r[f"example{n}"], {r["stance"], r["denied"]} - {""}) for r in ROWS for n in (1, 2, 3)],
)
def test_an_example_shows_its_stance(model, example, shows):
    assert shows & set(stances(example, model))


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("The mayor is not keen on the tram.", ["opposes"]),
        ("The firm is not prepared to open its books.", ["refuses"]),
        ("Norway dropped its opposition to the dam.", ["supports"]),
        ("The port sees no need for the dam.", ["opposes"]),
        ("The port is against the dam.", ["opposes"]),
        ("The port is in favour of the dam.", ["supports"]),
        ("Norway called its envoy home for talks.", []),
        ("The old pier was built by Norway.", []),
    ],
)
def test_what_is_denied_dropped_or_sided(model, text, shows):
    assert stances(text, model) == shows
