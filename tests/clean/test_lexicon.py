"""The tables test themselves: a pattern matches its examples and no counter-example."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from onrecord.clean import lexicon
from onrecord.clean.dateline import dateline_of
from onrecord.clean.regions import regions_of

ROWS = [pytest.param(row, id=f"{row.kind}-{n}") for n, row in enumerate(lexicon.leftovers())]


@pytest.mark.parametrize("row", ROWS)
def test_a_pattern_matches_its_examples(row: lexicon.Leftover):
    assert row.matches
    for example in row.matches:
        assert re.fullmatch(row.pattern, example), example
        assert re.search(row.hint, example, re.IGNORECASE), example
        assert lexicon.leftover_kind(example) is not None, example


@pytest.mark.parametrize("row", ROWS)
def test_no_pattern_matches_a_counter_example(row: lexicon.Leftover):
    assert row.misses
    for example in row.misses:
        assert lexicon.leftover_kind(example) is None, example


def test_an_agency_has_one_row_and_a_form_one_agency():
    names = Counter(agency.name for agency in lexicon.agencies())
    forms = Counter(form for agency in lexicon.agencies() for form in {agency.name, *agency.forms})
    assert [name for name, count in (names + forms).items() if count > 2] == []
    assert [form for form, count in forms.items() if count > 1] == []


@pytest.mark.parametrize("agency", lexicon.agencies(), ids=lambda a: a.name)
def test_an_agency_is_known_by_its_examples(agency: lexicon.Agency):
    dateline, byline, footer = agency.examples
    found = dateline_of(f"{dateline} Talks between the two sides failed on Monday.")
    assert found is not None
    assert found.agency is not None
    for words in (lexicon.agency_named(found.agency), lexicon.agency_in(byline),
                  lexicon.agency_in(footer)):  # fmt: skip
        assert words == agency
    for host in agency.hosts:
        assert lexicon.agency_at(f"https://www.{host}/a/1") == agency


REGIONS = list(lexicon.rows("regions.csv"))


@pytest.mark.parametrize("row", REGIONS, ids=lambda row: row["region"])
def test_a_region_is_known_by_its_examples(row: dict[str, str]):
    for name in row["examples"].split(" ¦ "):
        assert row["region"] in regions_of("div", name), name
    for name in row["misses"].split(" ¦ "):
        assert row["region"] not in regions_of("div", name), name


@pytest.mark.parametrize("name", ["not_places.csv", "byline_words.csv", "languages.csv"])
def test_a_word_stands_once(name: str):
    words = Counter(next(iter(row.values())) for row in lexicon.rows(name))
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("AP", "Associated Press"),
        ("AP/Reuters", "Associated Press"),
        ("Thomson Reuters", "Reuters"),
        ("dpa", "Deutsche Presse-Agentur"),
        ("LPA", None),
        ("Ap", None),
    ],
)
def test_the_agency_that_a_form_stands_for(form: str, name: str | None):
    agency = lexicon.agency_named(form)
    assert (agency.name if agency else None) == name
