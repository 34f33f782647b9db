"""What holds for every report: its language, its agency, hostile input and time."""

from __future__ import annotations

import time

import pytest

from onrecord.errors import CleanError
from onrecord.schema import Known
from tests.clean.make import BODY, blocks, cleaned

FRENCH = (
    "Le président de la République a déclaré lundi que les négociations sur le barrage se "
    "poursuivraient jusqu'à vendredi et que personne ne quitterait la table avant la fin. "
    "Son homologue n'a pas souhaité répondre aux questions des journalistes."
)
RUSSIAN = (
    "Президент заявил в понедельник, что переговоры о плотине продлятся до пятницы. "
    "Его коллега не стал отвечать на вопросы журналистов и уехал в столицу."
)
REST = "\n\n".join(BODY)


@pytest.mark.parametrize(("text", "name"), [(FRENCH, "French"), (RUSSIAN, "Russian")])
def test_another_language_is_named(text: str, name: str):
    with pytest.raises(CleanError, match=f"it is in {name}, and only English is read"):
        cleaned(text + "\n\n" + text)


def test_menus_in_another_language_do_not_count():
    assert cleaned("Accueil | Monde | Économie | Sport | Météo\n\n" + REST).language == "en"


def test_a_text_too_short_to_tell_is_read():
    article = cleaned("Talks on dam fail\n\nBoth ministers left Rome on Monday.")
    assert article.language == "und"
    assert blocks(article) == ["Both ministers left Rome on Monday."]


@pytest.mark.parametrize(
    "text", ["", "   ", "Home | World | Sport", "Subscribe\n\nSign in\n\nMenu"]
)
def test_a_text_without_an_article(text: str):
    with pytest.raises(CleanError, match="no article"):
        cleaned(text)


@pytest.mark.parametrize(
    ("above", "lead", "below", "agency"),
    [
        ("", "ROME (AP) -- ", "", "Associated Press"),
        ("", "ROME (LPA) -- ", "", "LPA"),
        ("LITTORAL PRESS", "ROME (LPA) -- ", "(c) Littoral Press Agency 2025", "Littoral Press"),
        ("By Jane Doe, Associated Press Writer", "", "", "Associated Press"),
        ("AFP", "", "", "Agence France-Presse"),
        ("", "", "Associated Press writer Ann Lee contributed to this report.",
         "Associated Press"),
        ("", "", "Copyright 2007 Reuters. All rights reserved.", "Reuters"),
        ("The dam on Monday. (AP Photo/Ann Lee)", "", "", None),
        ("By Jane Doe, Planet Writer", "", "(c) 2007 The Planet", None),
        ("", "OSLO, April 2, 2018 /PRNewswire/ -- ", "", None),
    ],
)  # fmt: skip
def test_the_agency(above: str, lead: str, below: str, agency: str | None):
    parts = ["Talks on dam go on", above, lead + REST, below]
    assert cleaned("\n\n".join(part for part in parts if part)).agency == agency


def test_a_closing_credit_names_the_agency():
    assert cleaned("Talks on dam go on\n\n" + REST + " (Reuters)").agency == "Reuters"


def test_a_known_title_is_the_headline_where_the_text_bears_it():
    known = Known(title="Talks on dam go on")
    assert blocks(cleaned("Talks on dam go on\n\n" + REST, known=known), "headline")
    article = cleaned(REST, known=known)
    assert article.headline == "Talks on dam go on"
    assert blocks(article, "headline") == []
    assert blocks(article) == BODY


@pytest.mark.parametrize(
    "end",
    [
        " [Reuters.]",
        " [HuffPost, NBC/WSJ/Marist, ARG]",
        " (and they would stand in line to have their picture taken with it).",
        " (see the photo below)",
    ],
)
def test_a_paragraph_that_ends_in_brackets_is_no_caption(end: str):
    body = [BODY[0] + end, *BODY[1:]]
    assert blocks(cleaned("Talks on dam go on\n\n" + "\n\n".join(body))) == body


def test_a_subhead_and_a_short_quotation_stay_in_the_body():
    body = [*BODY[:2], "What is at stake", "“No,” he said.", *BODY[2:]]
    assert blocks(cleaned("Talks on dam go on\n\n" + "\n\n".join(body))) == body


@pytest.mark.parametrize(
    ("line", "after", "closes"),
    [
        ("About the Dam", BODY[:1], True),
        ("About the Dam", BODY * 2, False),
        ("Contact", ["Jane Doe at the harbor office knows the hours of the ferry."], True),
        ("Contact", BODY * 2, False),
    ],
)
def test_only_what_stands_near_the_end_closes_an_article(line: str, after: list[str], closes: bool):
    article = cleaned("\n\n".join(["Talks on dam go on", *BODY, line, *after]))
    assert (blocks(article) == BODY) == closes


P = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
HOSTILE = {
    "nested": "<div>" * 200_000 + P,
    "nested after": P + "<div>" * 200_000,
    "tables": "<table><tr><td>" * 50_000 + P,
    "angles": P + "<" * 300_000,
    "ampersands": P + "&" * 300_000,
    "open tags": P + "<a " * 200_000,
    "odd quotes": P + '<a ">" ' * 200_000,
    "comments": P + "<!--" * 200_000,
    "scripts": P + "<script>" * 100_000,
    "attributes": "<a " + "x " * 300_000 + ">" + P,
    "classes": '<div class="' + "nav " * 200_000 + '">' + P,
    "json": '<script type="application/ld+json">' + "[" * 200_000 + "</script>" + P,
    "spaces": "<p>" + " " * 1_000_000 + "</p>" + P,
    "one word": "<p>" + "a" * 1_000_000 + "</p>" + P,
    "text: spaces": " " * 1_000_000 + "x",
    "text: lines": "a\n" * 50_000,
    "text: names": "By A B and " * 50_000,
    "text: shares": ("share " * 50 + "x\n") * 500,
    "text: menus": ("Home | " * 40 + "\n") * 500,
    "text: capitals": ("MOSCOW " * 40 + "\n") * 500,
    "text: rights": ("all rights " * 25 + "\n") * 500,
    "text: reporting": ("reporting by A B, " * 16 + "\n") * 500,
    "text: digits": ("1/" * 140 + "\n") * 500,
    "text: sections": ("news " * 59 + "x\n") * 500,
    "text: offers": ("get us on " * 29 + "x\n") * 500,
    "text: houses": ("[A B/" * 58 + "\n") * 500,
    "text: dashes": ("A B - " * 49 + "\n") * 500,
    "text: places": ("A.B.C, " * 42 + "\n") * 500,
    "text: signatures": ("Ann Lee, " * 11 + "x\n") * 500,
    "text: reported": ("A B reported from " * 16 + "\n") * 500,
    "text: dates": ("03/07/2016 updated " * 6 + "\n") * 500,
    "page: times": P + "<time datetime=2007-02-27>x</time>" * 20_000,
    "page: spans": "<div>" + "<span class=author>a</span>" * 20_000 + "</div>" + P,
    "page: boxes": "".join(f"<div><p>{BODY[0]}</p></div>" for _ in range(2_000)),
    "text: nulls": "\x00" * 10_000 + REST,
}
# A regular expression that backtracks, or a loop over a loop, takes minutes on these; honest work
# takes a second or two on a slow machine.
HANGS_AFTER_SECONDS = 20


@pytest.mark.parametrize("source", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_input_neither_hangs_nor_crashes(source: str):
    start = time.process_time()
    try:
        article = cleaned(source)
    except CleanError:
        pass
    else:
        assert article.text
    assert time.process_time() - start < HANGS_AFTER_SECONDS


@pytest.mark.parametrize(
    ("source", "seconds"),
    [
        ("Talks on dam go on\n\n" + "\n\n".join(BODY * 8), 0.003),
        ("<h1>Talks go on</h1>" + P * 8, 0.04),
    ],
    ids=["text", "page"],
)
def test_five_hundred_words_are_cleaned_in_no_time(source: str, seconds: float):
    cleaned(source)  # loads the tables
    times = []
    for _ in range(7):
        start = time.process_time()
        cleaned(source)
        times.append(time.process_time() - start)
    assert min(times) < 3 * seconds  # thrice, for a busy machine
