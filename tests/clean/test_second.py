"""The second look: lines of sites that no rule has met, and lines of two pieces."""

from __future__ import annotations

import pytest

from onrecord.clean import lexicon
from onrecord.clean.draft import sorted_lines
from onrecord.clean.markup import scan
from onrecord.clean.plain import text_lines
from onrecord.clean.second import second_look
from onrecord.schema import Report
from tests.clean.make import cleaned

TEXT = (
    "The council of Orsk Bay voted on Monday to close the old ferry landing before the winter.",
    "Fishermen said that the new pier was too far from the market and too high for their boats.",
    "A spokesman for the harbour office said that the work would cost two million crowns.",
)
PAGE = (
    "<html><head><title>Council closes ferry landing - The Bay Echo</title></head><body>"
    "<h1>Council closes ferry landing</h1><p>{}</p><div class='k'>{{}}</div>"
    "<p>{}</p><p>{}</p></body></html>"
).format(*TEXT)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Your daily digest, delivered at six every morning", "promotion"),
        ("This story has been read 2,117 times", "other"),
        ("Earlier story: Ferry captain fined over late boats", "promotion"),
        ("An earlier version of this article gave the cost in dollars.", "correction"),
    ],
)
def test_a_box_in_the_text_is_told(line: str, kind: str):
    source = PAGE.replace("{}", line)
    parts = {source[p.start : p.end]: p.kind for p in cleaned(source).parts}
    assert parts[line] == kind
    assert all(parts[paragraph] == "body" for paragraph in TEXT)


def test_the_rules_alone_take_the_box_for_text():
    source = PAGE.replace("{}", "Rate this article")
    draft = sorted_lines(Report("r", "a.html", None, source, "html"))
    assert "body" in [i.kind for i in draft.labels.lines if i.line.text.startswith("Rate")]
    looked = second_look(draft.labels, draft.outlet, titles=draft.names)
    assert "body" not in [i.kind for i in looked.lines if i.line.text.startswith("Rate")]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<div><span>Published 3 May</span> <span>Updated 4 May</span></div>",
         ["Published 3 May", "Updated 4 May"]),
        ("<div>By Ann Lee <a>14 Comments</a></div>", ["By Ann Lee", "14 Comments"]),
        ("<div>© 2004 The Echo <a>Privacy</a> <a>Contact</a></div>",
         ["© 2004 The Echo", "Privacy", "Contact"]),
        ("<p>He met <a>Ann Lee</a> <a>Bo Roe</a> in Rome.</p>",
         ["He met Ann Lee Bo Roe in Rome."]),
        ("<div><span>By</span> <a>Ann Lee</a></div>", ["By Ann Lee"]),
    ],
)  # fmt: skip
def test_neighbours_are_pieces_where_no_words_join_them(source: str, lines: list[str]):
    assert [line.text for line in scan(source).lines] == lines


def test_a_quoted_message_is_read_without_its_marks():
    source = "\n".join(f"> {line}" for line in ("The ferry of Orsk", "", *TEXT, "Ann", "Bo"))
    assert [line.text for line in text_lines(source)][1] == TEXT[0]


def test_what_is_no_notice_leaves_the_notice():
    source = "\n\n".join(
        ["Talks go on", *TEXT, "© 2004 The Echo. All rights reserved. Powered by Press 4"]
    )
    parts = [source[p.start : p.end] for p in cleaned(source).parts if p.kind == "copyright"]
    assert parts == ["© 2004 The Echo. All rights reserved."]


def test_the_weights_are_whole_numbers_of_known_kinds():
    rows = list(lexicon.rows("line_weights.csv"))
    kinds = {"headline", "byline", "body", "caption", "credit", "promotion", "stamp"}
    assert kinds <= set(rows[0])
    assert len({row["trait"] for row in rows}) == len(rows) > 1000
    for row in rows:
        values = [value for name, value in row.items() if name != "trait" and value]
        assert values
        assert all(abs(int(value)) < 100 for value in values)
