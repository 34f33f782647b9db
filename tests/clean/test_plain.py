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


def test_a_narrow_column_below_a_wide_masthead_is_unwrapped():
    wrapped = [textwrap.fill(p, 36, break_long_words=False) for p in BODY]
    summary = "The Bay Weekly Echo" + " " * 70 + "27"
    assert paragraphs("\n\n".join([summary, *wrapped])) == ["The Bay Weekly Echo 27", *BODY]


def test_a_list_of_short_rows_is_no_narrow_column():
    rows = ["Boats stay out of the inner bay", "Lake rises by a metre overnight",
            "Harbour master leaves his post", "Ferry fares will rise by a dime",
            "Council closes the old landing"]  # fmt: skip
    assert paragraphs("\n\n".join([BODY[0], BODY[1], "\n".join(rows)])) == [*BODY[:2], *rows]


@pytest.mark.parametrize("mark", ["* ", "- ", "• "])
def test_an_item_of_a_list_begins_a_line_in_wrapped_text(mark: str):
    wrapped = [textwrap.fill(p, 60) for p in BODY]
    item = mark + "The clerk of the market said at noon that the stalls would stay"
    assert paragraphs("\n\n".join([*wrapped, f"{item}\n{item}"])) == [*BODY, item, item]


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
