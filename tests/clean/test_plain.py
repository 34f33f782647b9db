"""Which newlines of a plain text end a paragraph."""

from __future__ import annotations

import textwrap

import pytest

from onrecord.clean.plain import text_lines
from tests.clean.make import BODY


def paragraphs(source: str) -> list[str]:
    """The paragraphs of a text."""
    return [line.text for line in text_lines(source)]


@pytest.mark.parametrize("width", [50, 65, 72, 80, 100])
@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n \n"])
def test_hard_wrapped_text_is_unwrapped(width: int, gap: str):
    assert paragraphs(gap.join(textwrap.fill(p, width) for p in BODY)) == BODY


def test_indents_begin_paragraphs_of_wrapped_text():
    wrapped = "\n".join(textwrap.fill(p, 60, initial_indent="   ") for p in BODY)
    assert paragraphs(wrapped) == BODY


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("\n".join(BODY), BODY),
        ("\n\n".join(BODY), BODY),
        ("\r\n".join(BODY), BODY),
        ("Home\nNews\nSport\nTalks fail\nIn the capital", ["Home", "News", "Sport", "Talks fail",
                                                           "In the capital"]),
        ("  a\tb  \n\n\n\n c\x00d ", ["a b", "c d"]),
        ("", []),
        (" \n\t\n ", []),
    ],
)  # fmt: skip
def test_other_newlines_end_paragraphs(source: str, expected: list[str]):
    assert paragraphs(source) == expected


@pytest.mark.parametrize(
    ("row", "fields"),
    [("Home | News | Sport", 3), ("Home   News   Sport", 3), ("Home\tNews", 2), ("Home News", 1)],
)
def test_columns(row: str, fields: int):
    assert text_lines(row)[0].look.fields == fields


def test_a_wrapped_text_among_short_leftovers_is_unwrapped():
    """A scraper that keeps no blank line leaves menus and paragraphs one below the other."""
    menu = ["The Orsk Bay Plain Talk", "Front Page Sports Obituaries Cafe Notes Church Directory"]
    list_ = [f"Another story of the valley, number {n}" for n in range(12)]
    wrapped = [textwrap.fill(p, 70) for p in BODY]
    assert paragraphs("\n".join([*menu, "Talks fail", *wrapped, *list_])) == [
        *menu, "Talks fail", *BODY, *list_,
    ]  # fmt: skip


def test_a_letter_that_a_text_quotes_is_one_block():
    letter = "> Dear Sir,\n> The mast will be no taller than a tree.\n> Yours"
    assert len(paragraphs("\n\n".join([*BODY, letter, *BODY]))) == 2 * len(BODY) + 1
