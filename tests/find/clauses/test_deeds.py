"""What a clause tells of a deed: text in, a readable line of it out."""

from __future__ import annotations

import pytest


def deed(read, text, words):
    (found,) = [c for c in read(text).clauses if c.words.text == words and c.figure is None]
    return found


@pytest.mark.parametrize(
    ("text", "words", "status"),
    [
        ("The ferry went down off Kabaena.", "went down", "happened"),
        ("The guards opened fire.", "opened fire", "happened"),
        ("There was no raid.", "raid", "denied"),
        ("The talks never took place.", "took place", "denied"),
        ("So much vaccine has never been brought.", "brought", "possible"),
        ("A curfew was imposed.", "curfew", "happened"),
        ("The colonel denied that he had fired.", "fired", "denied"),
        ("The colonel could not sleep.", "sleep", "possible"),
        ("No one is believed to be hurt.", "hurt", "denied"),
        ("The guards doubted that he had fired.", "fired", "denied"),
        ("No raid was reported.", "raid", "possible"),
        ("No one else was hurt.", "hurt", "possible"),
        ("The crews will sail on Monday.", "sail", "planned"),
    ],
)
def test_whether_it_was_done(read, text, words, status):
    assert deed(read, text, words).status == status


@pytest.mark.parametrize(
    "text", ["The judge denied both appeals.", "The crew was denied a visit by the colonel."]
)
def test_what_is_not_given_is_not_denied(read, text):
    assert "denied" not in [c.status for c in read(text).clauses]


def test_what_is_left_open_is_no_deed(read):
    found = read("She never told the court whether he had fired.").clauses
    assert "fired" not in [c.words.text for c in found]


def test_what_stands_with_it(read):
    text = "The ferry sank off Kabaena on Sunday. Boats saved forty people."
    sank = deed(read, text, "sank")
    assert (sank.when.value, sank.where.name, sank.about) == (
        "2024-05-12",
        "Kabaena",
        ("ferry", "kabaena"),
    )
    assert sank.evidence.quote == "The ferry sank off Kabaena on Sunday."


def test_a_day_is_told_only_by_its_own_words(read):
    text = "On Tuesday a bomb went off. The market was shut."
    assert deed(read, text, "shut").when is None


def test_what_is_asked_or_said_is_no_deed(read):
    found = read("Was the market shut? Belova said it was open.").clauses
    assert [c.words.text for c in found] == []
