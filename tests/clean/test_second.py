"""The second look: lines of sites that no rule has met, and lines of two pieces."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.clean import lexicon
from onrecord.clean.draft import sorted_lines
from onrecord.clean.markup import scan
from onrecord.clean.plain import text_lines
from onrecord.clean.second import Weights, guesses, second_look
from onrecord.clean.traits import STEPS, around, traits
from onrecord.schema import Report
from tests.clean.make import cleaned, report

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
        ("<ul><li>11.05.2011 <a>Boats stay out</a></li></ul>", ["11.05.2011 Boats stay out"]),
        ("<h1>Boats stay out<br>in the bay</h1>", ["Boats stay out in the bay"]),
        ("<p>Boats stay out<br>in the bay</p>", ["Boats stay out", "in the bay"]),
        ("<p><b>READ ALSO:</b> <a>Lake rises again by night</a></p>",
         ["READ ALSO:", "Lake rises again by night"]),
        ("<p><b>Source:</b> <a>Orsk Wire</a></p>", ["Source: Orsk Wire"]),
        ("<p>READ ALSO: <a>Lake rises again by night</a></p>",
         ["READ ALSO: Lake rises again by night"]),
        ("<p>Boats in the bay.<span> Ann Lee</span></p>", ["Boats in the bay.", "Ann Lee"]),
        ("<p><span>Boats in the bay.</span> <cite>Ann Lee</cite></p>",
         ["Boats in the bay.", "Ann Lee"]),
        ("<p>Boats stay out. <b>They are safe.</b></p>", ["Boats stay out. They are safe."]),
        ("<p>Boats stay out! <a>Click here</a></p>", ["Boats stay out! Click here"]),
    ],
)  # fmt: skip
def test_neighbours_are_pieces_where_no_words_join_them(source: str, lines: list[str]):
    assert [line.text for line in scan(source).lines] == lines


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Boats in the bay on Monday. ", "Photo: Echo archive / J. Roe"),
        ("Boats in the bay on Monday. ", "Ann Lee"),
        ("Boats in the bay - ", "Ann Lee/Echo"),
        ("Boats in the bay on Monday | ", "A B Lee"),
    ],
)
def test_a_caption_is_parted_from_its_credit(caption: str, credit: str):
    source = PAGE.replace("<div class='k'>{}</div>", f"<figcaption>{caption}{credit}</figcaption>")
    parts = {source[p.start : p.end].strip(" |-"): p.kind for p in cleaned(source).parts}
    assert parts[caption.strip(" |-")] == "caption"
    assert parts[credit] == "credit"


@pytest.mark.parametrize(
    ("source", "pictured", "marks"),
    [
        ("<img><p>Boats</p><p>Bay</p>", [True, False], [set(), set()]),
        ("<p>Boats <img> stay</p><p>Bay</p>", [False, False], [set(), set()]),
        ("<p>Boats</p><amp-img></amp-img><p><em>Bay</em></p>", [False, True], [set(), {"italic"}]),
        ("<p><b>Boats</b> stay</p><blockquote><p>Bay</p></blockquote>",
         [False, False], [set(), {"quote"}]),
    ],
)  # fmt: skip
def test_pictures_and_marks_are_seen(source: str, pictured: list[bool], marks: list[set[str]]):
    looks = [line.look for line in scan(source).lines]
    assert [look.pictured for look in looks] == pictured
    assert [look.marks for look in looks] == marks


def test_traits_tell_of_pictures_and_marks():
    source = PAGE.replace("<div class='k'>{}</div>", "<img><p><em>Boats in the bay</em></p>")
    labels = sorted_lines(Report("r", "a.html", None, source, "html")).labels
    of = around(labels.lines, None)
    at = next(n for n, item in enumerate(of.items) if item.line.text == "Boats in the bay")
    assert {"pictured", "mark=italic"} <= set(traits(at, of))
    assert "pictured before" in traits(at + 1, of)


def test_a_quoted_message_is_read_without_its_marks():
    source = "\n".join(f"> {line}" for line in ("The ferry of Orsk", "", *TEXT, "Ann", "Bo"))
    assert [line.text for line in text_lines(source)][1] == TEXT[0]


def test_what_is_no_notice_leaves_the_notice():
    source = "\n\n".join(
        ["Talks go on", *TEXT, "© 2004 The Echo. All rights reserved. Powered by Press 4"]
    )
    parts = [source[p.start : p.end] for p in cleaned(source).parts if p.kind == "copyright"]
    assert parts == ["© 2004 The Echo. All rights reserved."]


def test_what_may_not_be_done_is_one_with_the_notice():
    notice = "© 2004 The Echo. Republication of what this screen holds is prohibited by law."
    source = "\n\n".join(["Talks go on", *TEXT, notice])
    assert [source[p.start : p.end] for p in cleaned(source).parts if p.kind == "copyright"] == [
        notice
    ]


def test_the_weights_are_whole_numbers_of_known_kinds():
    rows = list(lexicon.rows("line_weights.csv"))
    kinds = {"headline", "byline", "body", "caption", "credit", "promotion", "stamp"}
    assert kinds <= set(rows[0])
    assert len({row["trait"] for row in rows}) == len(rows) > 1000
    for row in rows:
        values = [value for name, value in row.items() if name != "trait" and value]
        assert values
        assert all(abs(int(value)) < 100 for value in values)


def test_what_follows_what_is_whole_numbers_for_every_way_of_standing():
    rows = list(lexicon.rows("line_steps.csv"))
    kinds = [name for name in rows[0] if name not in ("step", "before")]
    assert [row["step"] for row in rows] == [way for way in STEPS for _ in kinds]
    assert [row["before"] for row in rows] == kinds * len(STEPS)
    values = [row[kind] for row in rows for kind in kinds if row[kind]]
    assert any(row[kind] for row in rows if row["step"] == "next" for kind in kinds)
    assert all(abs(int(value)) < 100 for value in values)


@pytest.mark.parametrize(("after", "kind"), [(0.0, "body"), (3.0, "promotion")])
def test_a_line_is_told_by_its_neighbours(after: float, kind: str):
    """Titles of other stories above and below an unclear one make it one of them."""
    kinds = ("body", "other", "promotion")
    places = {"first=watch": 0, "first=boats": 1}
    table = np.array([[0.0, 0.0, 4.0], [0.5, 0.0, 0.0], [0.0, 0.0, 0.0]])
    follow = {way: np.exp(np.eye(3) * after) for way in STEPS}
    text = "\n".join(["Talks fail", *TEXT, "Watch the bay", "Boats stay out", "Watch the sea"])
    of = around(sorted_lines(report(text)).labels.lines, None)
    number = next(n for n, item in enumerate(of.items) if item.line.text == "Boats stay out")
    guess = guesses(of, Weights(kinds, places, table, follow))[number]
    assert guess is not None
    assert max(guess, key=lambda name: guess[name]) == kind
