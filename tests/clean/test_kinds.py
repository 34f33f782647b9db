"""What a line is by its own words, and what is to be seen of it besides."""

from __future__ import annotations

import pytest

from onrecord.clean.draft import sorted_lines
from onrecord.clean.kinds import told
from onrecord.clean.plain import text_lines
from onrecord.clean.signs import headings, signs
from tests.clean.make import BODY, cleaned, report


@pytest.mark.parametrize(
    ("line", "head", "kind"),
    [
        ("Editor's note (August 25): An earlier version gave the wrong year.", False, "correction"),
        ("Update, 24 June 2018: The ship was allowed into port.", False, "correction"),
        ("Correction, 2 p.m.: The first post gave 22 gallons.", False, "correction"),
        ("UPDATE 19/8: The lane is Tory Lane.", False, "correction"),
        ("ERRATUM: The price was 900 crowns.", False, "correction"),
        ("Eds: SUBS 4th graf, ADDS quote", False, "correction"),
        ("An earlier version said that the firm had not replied.", False, "correction"),
        ("In Monday's Echo the height of the dam was given wrongly.", False, "correction"),
        ("In Monday's vote the mayor was given six of ten seats.", False, None),
        ("UPDATE, Weds. noon: The council has been in touch.", False, "correction"),
        ("[Edit 16 Feb: the church is 19 metres, not 17.]", False, "correction"),
        ("Update: ferry back on Monday", False, None),
        ("Edit your profile: name and picture", False, None),
        ("mk/jlr/AFP", False, "byline"),
        ("jt/rc (dpa, AFP)", False, "byline"),
        ("(dt-cj)", False, "byline"),
        ("Source: Xinhua| 2017-08-03 22:18:41|Editor: huaxia", True, "byline"),
        ("Jane Doe, AFP | 10.04.2018 | 14:40", True, "byline"),
        ("GRAPHIC: PHOTO: The old ferry, shown in 2001.", False, "caption"),
    ],
)
def test_a_line_by_its_words(line: str, head: bool, kind: str | None):
    found = told(text_lines(line)[0], head=head)
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("Anna Kolar", "who=whole"),
        ("Anna Kolar in Rome", "who=first"),
        ("A picture of Anna Kolar", "who=some"),
        ("Anna Kolar and Peter Roe", "who=many"),
        ("Europe correspondent", "role"),
        ("Associated Press", "agency alone"),
        ("mk/jlr/AFP", "initials"),
        ("ANNA KOLAR / THE COURIER", "house"),
        ("Two tugs bring freighters past the pier", "tense=s"),
        ("The council said that it would close the pier", "tense=says"),
        ("Crowds cheering, as seen from the pier", "shown"),
        ("A vendor waits for buyers on Tuesday", "weekday tense=s"),
    ],
)
def test_signs_of_a_line(line: str, sign: str):
    assert sign in set(signs(line, "mid"))


def test_a_line_stands_under_its_heading():
    source = "<h1>Talks fail</h1>{}<h3>Most read</h3><ul><li>Ferry sinks</li></ul>"
    source = source.format("".join(f"<p>{words}</p>" for words in BODY))
    items = sorted_lines(report(source)).labels.lines
    over = dict(zip((item.line.text for item in items), headings(items), strict=True))
    assert over["Ferry sinks"] == "most read"
    assert over[BODY[0]] == ""


def test_what_stands_on_a_button_is_read():
    words = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    source = f"<h1>Talks fail</h1>{words}<div class='x'><button>Subscribe</button></div>"
    kinds = {source[part.start : part.end]: part.kind for part in cleaned(source).parts}
    assert kinds["Subscribe"] == "promotion"


def test_a_day_of_change_in_the_foot_dates_the_page():
    words = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    source = f"<h1>Talks fail</h1>{words}<footer><p>Last modified: 13.05.2011</p></footer>"
    found = {(date.value, date.of) for date in cleaned(source).dates}
    assert ("2011-05-13", "updated") in found
