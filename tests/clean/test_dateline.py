"""Datelines of all makes, and what only looks like one."""

from __future__ import annotations

import pytest

from onrecord.clean import proper_start
from onrecord.clean.dateline import dateline_of, first_dateline
from tests.clean.make import BODY, cleaned


@pytest.mark.parametrize(
    ("paragraph", "place", "agency", "sentence"),
    [
        ("MOSCOW (AP) -- Talks failed.", "Moscow", "AP", "Talks failed."),
        ("MOSCOW --Talks failed.", "Moscow", None, "Talks failed."),
        ("PARIS, March 3 (Reuters) - Talks failed.", "Paris", "Reuters", "Talks failed."),
        ("Kyiv, Ukraine — Talks failed.", "Kyiv", None, "Talks failed."),
        ("NAIROBI, Kenya (AP) _ Talks failed.", "Nairobi", "AP", "Talks failed."),
        ("NAIROBI, Kenya (AP) _", "Nairobi", "AP", ""),
        ("BREZHIN, March 4 (LPA) -- Talks failed.", "Brezhin", "LPA", "Talks failed."),
        ("TORVAN, Monday -- Talks failed.", "Torvan", None, "Talks failed."),
        ("OLD BREZHIN, Selmeria — Talks failed.", "Old Brezhin", None, "Talks failed."),
        ("WASHINGTON, D.C. — Talks failed.", "Washington", None, "Talks failed."),
        ("ST. LOUIS — Talks failed.", "St. Louis", None, "Talks failed."),
        ("DES MOINES, Iowa, Aug. 10 (UPI) — Talks failed.", "Des Moines", "UPI", "Talks failed."),
        ("UNITED NATIONS, March 3 (Xinhua) -- Talks failed.", "United Nations", "Xinhua",
         "Talks failed."),
        ("RIO DE JANEIRO (AFP) - Talks failed.", "Rio de Janeiro", "AFP", "Talks failed."),
        ("Port-au-Prince, Haiti — Talks failed.", "Port-au-Prince", None, "Talks failed."),
        ("GAZA/JERUSALEM (Reuters) - Talks failed.", "Gaza/Jerusalem", "Reuters", "Talks failed."),
        ("Mexico City (AFP) – Talks failed.", "Mexico City", "AFP", "Talks failed."),
        ("LISÉRAC, Aurenne — Talks failed.", "Lisérac", None, "Talks failed."),
        ("(Reuters) - Talks failed.", None, "Reuters", "Talks failed."),
        ("OSLO, April 2, 2018 /PRNewswire/ -- Talks failed.", "Oslo", "PRNewswire",
         "Talks failed."),
        ("KARSK, July 3. /NORDNEWS/. Talks failed.", "Karsk", "NORDNEWS", "Talks failed."),
        ("NEW YORK--(BUSINESS WIRE)--Talks failed.", "New York", "BUSINESS WIRE", "Talks failed."),
        ("Juba, 14 May 2025 – Talks failed.", "Juba", None, "Talks failed."),
        ("GENEVA (14 May 2025) – Talks failed.", "Geneva", None, "Talks failed."),
        ("(Torvan, June 21, 2018) – Talks failed.", "Torvan", None, "Talks failed."),
        ("[Torvan, 21 June 2018] – Talks failed.", "Torvan", None, "Talks failed."),
        ("14 May 2025, Torvan – Talks failed.", "Torvan", None, "Talks failed."),
        ("TORVAN -- May 14 -- Talks failed.", "Torvan", None, "Talks failed."),
        ("Torvan, 14th May, 2025: Talks failed.", "Torvan", None, "Talks failed."),
        ("TORVAN, 14.05.2025 – Talks failed.", "Torvan", None, "Talks failed."),
        ("Torvan, May 3, 2024 / 10:30 am (CNA).- Talks failed.", "Torvan", "CNA", "Talks failed."),
        ("TORVAN and BREZHIN — Talks failed.", "Torvan and Brezhin", None, "Talks failed."),
        ("Torvan, S. Selmeria — Talks failed.", "Torvan", None, "Talks failed."),
        ("TORVAN / BREZHIN -- Talks failed.", "Torvan / Brezhin", None, "Talks failed."),
        ("Torvan [AFP]: Talks failed.", "Torvan", "AFP", "Talks failed."),
        ("TORVAN (Monday, May 5) — Talks failed.", "Torvan", None, "Talks failed."),
        ("TORVAN, BREZHIN and KARSK — Talks failed.", "Torvan", None, "Talks failed."),
        ("AFP, Torvan — Talks failed.", "Torvan", "AFP", "Talks failed."),
        ("TORVAN/AFP – Talks failed.", "Torvan", "AFP", "Talks failed."),
        ("TORVAN: (AP) Talks failed.", "Torvan", "AP", "Talks failed."),
        ("Torvan, May 3 - RIA Novosti. Talks failed.", "Torvan", "RIA Novosti", "Talks failed."),
        ("TORVAN | The two sides said late on Sunday that the talks on the dam had failed again.",
         "Torvan", None,
         "The two sides said late on Sunday that the talks on the dam had failed again."),
        ("TORVAN. The two sides said late on Sunday that the talks on the dam had failed again.",
         "Torvan", None,
         "The two sides said late on Sunday that the talks on the dam had failed again."),
        ("Elly: The two sides said late on Sunday that the talks on the dam had failed again.",
         "Elly", None,
         "The two sides said late on Sunday that the talks on the dam had failed again."),
        ("NEW DELHI: The assembly was adjourned for the third day on Wednesday after an uproar.",
         "New Delhi", None,
         "The assembly was adjourned for the third day on Wednesday after an uproar."),
    ],
)  # fmt: skip
def test_a_dateline(paragraph: str, place: str | None, agency: str | None, sentence: str):
    found = dateline_of(paragraph)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert paragraph[found.end :].strip() == sentence


@pytest.mark.parametrize(
    "paragraph",
    [
        "NATO - which met on Monday - said no.",
        "Well — the talks failed.",
        "Talks failed -- and then resumed -- on Monday.",
        "UPDATE: Talks have failed in the capital, officials of both of the sides said on Monday.",
        "LOOK: Shocking Photos Of What The Storm Did To The Harbor Of Old Brezhin On Monday",
        "“MOSCOW — that is the question,” he said.",
        "THE LATEST — Talks failed.",
        "Moscow - the city, not the state - said no.",
        "In MOSCOW (AP) reporters said no.",
        "WHO - the health agency - said no.",
        "Finally: the two sides said late on Sunday that the talks on the dam had failed again.",
        "In Torvan – The two sides said late on Sunday that the talks on it had failed again.",
        "Question: The two sides said late on Sunday that talks had failed. Does it matter now?",
        "News | The two sides said late on Sunday that the talks on the dam had failed again.",
    ],
)
def test_no_dateline(paragraph: str):
    assert dateline_of(paragraph) is None


def test_the_speakers_of_a_transcript_are_no_datelines():
    lines = [f"{name}: Let me say at once that it is not for me to say what he said to you then."
             for name in ("BLITZER", "TAPPER")]  # fmt: skip
    assert dateline_of(lines[0]) is not None
    assert first_dateline(lines) is None


@pytest.mark.parametrize("number", range(8))
def test_a_dateline_is_looked_for_in_early_paragraphs(number: int):
    paragraphs = [*BODY, *BODY]
    paragraphs[number] = "MOSCOW (AP) -- " + paragraphs[number]
    found = first_dateline(paragraphs)
    assert (found[0] if found else None) == (number if number < 6 else None)


def test_the_dateline_stays_in_the_text_and_the_sentence_begins_behind_it():
    article = cleaned("Talks go on\n\n" + "MOSCOW (AP) -- " + "\n\n".join(BODY))
    assert article.dateline is not None
    assert article.text[slice(*article.dateline)] == "MOSCOW (AP) --"
    assert article.text[proper_start(article) :].startswith("The two ministers")


def test_without_a_dateline_the_body_begins_with_its_sentence():
    article = cleaned("Talks go on\n\n" + "\n\n".join(BODY))
    assert article.dateline is None
    assert article.text[proper_start(article) :].startswith("The two ministers")
