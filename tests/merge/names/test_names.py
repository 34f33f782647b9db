"""Names as strings: their words, how they sound, in what two of them differ."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.merge.names import ALIKE, organization_likeness, person_likeness
from onrecord.merge.names.sounds import skeleton, sound
from onrecord.merge.names.words import organization_words, person_words


def table(name: str) -> list[dict[str, str]]:
    text = (files("onrecord") / "lexicon" / name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


SOUNDS, WORDS = table("name_sounds.csv"), table("name_words.csv")
NICKNAMES = table("nicknames.csv")


@pytest.mark.parametrize("row", SOUNDS, ids=lambda r: r["letters"])
def test_romanizations_of_one_name_sound_alike(row: dict[str, str]) -> None:
    assert sound(row["one"].lower()) == sound(row["other"].lower())


@pytest.mark.parametrize("row", WORDS, ids=lambda r: f"{r['list']}: {r['word']}")
def test_each_word_is_known_in_its_example(row: dict[str, str]) -> None:
    example = row["example"]
    if row["list"] == "title":
        assert row["word"] not in person_words(example).words
        assert len(person_words(example).words) < len(example.split())
    elif row["list"] == "generation":
        assert person_words(example).aside == {row["word"]}
    elif row["list"] == "particle":
        without = " ".join(w for w in example.replace("-", " ").split() if w.lower() != row["word"])
        assert not person_likeness(example, without).differences
    elif row["list"] == "form":
        assert organization_words(example).aside == {row["stands_for"]}
        assert len(organization_words(example).words) == 1
    elif row["list"] == "general":
        assert [d.kind for d in organization_likeness("Siedmar", example).differences] == [
            "general"
        ]
    else:
        assert set(row["stands_for"].split()) <= set(organization_words(example).words)


@pytest.mark.parametrize("row", NICKNAMES, ids=lambda r: r["name"])
def test_short_forms(row: dict[str, str]) -> None:
    for short in row["short"].split(";"):
        found = person_likeness(f"{row['name']} Orrinsen", f"{short} Orrinsen")
        assert {d.kind for d in found.differences} <= {"short form", "initial"}, short
        assert found.score > ALIKE


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Sergey Lavrov", "sergey lavrov"),
        ("Lavrov, Sergey", "sergey lavrov"),
        ("Foreign Minister Lena Falk", "lena falk"),
        ("Prime Minister Holt", "holt"),
        ("Minister", "minister"),  # a title alone stays
        ("SergeyLavrov", "sergey lavrov"),
        ("J.-C. Lorne", "j c lorne"),
        ("Shi’a al-Tarif", "shia al tarif"),
        ("习近平", "xi jin ping"),
        ("", ""),
    ],
)
def test_words_of_persons(name: str, words: str) -> None:
    assert " ".join(person_words(name).words) == words


@pytest.mark.parametrize(
    ("name", "words", "aside"),
    [
        ("Siedmar & Sons Co., Ltd.", "siedmar sons", {"ltd"}),
        ("The Bank of Tolm", "bank tolm", set()),
        ("A.B.K. Metals", "abk metals", set()),
        ("Limited", "limited", {"ltd"}),  # what is left when the form goes is the form
        ("U.N. Road Fund", "united nations road fund", set()),
    ],
)
def test_words_of_organizations(name: str, words: str, aside: set[str]) -> None:
    found = organization_words(name)
    assert (" ".join(found.words), set(found.aside)) == (words, aside)


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("Sergey Lavrov", "Сергей Лавров", []),
        ("Lavrov Sergey", "Sergey Lavrov", []),
        ("Bashar Assad", "Bashar al-Assad", []),
        ("PolPot", "Pol Pot", []),
        ("Dagny Holt", "D. Holt", ["initial"]),
        ("Dagny Holt", "R. Holt", ["other"]),
        ("Dagny Holt", "Dagny Marie Holt", ["added"]),
        ("Dagny Holt", "Holt", ["added", "alone"]),
        ("George W. Bush", "George H. W. Bush", ["other"]),
        ("George Bush", "George W. Bush", ["added"]),
        ("Kim Jong Un", "Kim Jong Il", ["other"]),
        ("John Kerry", "John Kelly", ["spelling"]),
        ("Omar bin Tarif Sayyaf", "Tarif bin Omar Sayyaf", ["order"]),
        ("习近平", "习近朋", ["other"]),
        ("Xi Jinping", "习近平", []),
        ("Alan Teague Jr.", "Alan Teague Sr.", ["other"]),
    ],
)
def test_differences_of_persons(one: str, other: str, kinds: list[str]) -> None:
    assert [d.kind for d in person_likeness(one, other).differences] == kinds
    assert [d.kind for d in person_likeness(other, one).differences] == kinds


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("OAO Siedmar", "Siedmar JSC", []),
        ("Siedmar AG", "Siedmar GmbH", ["form"]),
        ("ULF", "United Labour Front", ["short form"]),
        ("Siedmar", "Siedmar Group", ["general"]),
        ("Siedmar", "Siedmar France", ["place"]),
        ("Siedmar Fund II", "Siedmar Fund III", ["numeral"]),
        ("Siedmar", "Siedmar 2", ["numeral"]),
        ("Siedmar Steel", "Siedmar Glass", ["other"]),
    ],
)
def test_differences_of_organizations(one: str, other: str, kinds: list[str]) -> None:
    assert [d.kind for d in organization_likeness(one, other).differences] == kinds


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_names(one: str, other: str) -> None:
    for likeness in (person_likeness, organization_likeness):
        assert likeness(one, other).score == likeness(other, one).score
        assert not likeness(one, one).differences


def test_consonants() -> None:
    assert skeleton(sound("muhammad")) == skeleton(sound("mohamed")) == "mhmd"
