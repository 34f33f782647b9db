"""When a scraped text was published, and when nothing tells."""

from __future__ import annotations

import pytest

from onrecord.clean.dates import written_dates
from tests.clean.make import BODY, cleaned

REST = "\n\n".join(BODY[1:])


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("Tuesday, Feb. 27, 2007", ["2007-02-27"]),
        ("3 March 2025", ["2025-03-03"]),
        ("Monday 3rd of March, 2025", ["2025-03-03"]),
        ("03/07/2016", ["2016-03-07"]),
        ("27/07/2016", ["2016-07-27"]),
        ("07/27/2016 and 27.07.2016", ["2016-07-27", "2016-07-27"]),
        ("2016-07-27T10:00", ["2016-07-27"]),
        ("AP-NY-02-19-98 0802EST", ["1998-02-19"]),
        ("14-Nov-2016", ["2016-11-14"]),
        ("Sept. 31, 2016", []),
        ("may 2016 be better; 30/30/2016; 5/6", []),
        ("March 4", ["None"]),
    ],
)
def test_dates_as_they_are_written(words: str, dates: list[str]):
    assert [str(written.date) for written in written_dates(words)] == dates


def test_a_date_that_reads_two_ways_says_so():
    assert [w.swapped for w in written_dates("03/07/2016, 27/07/2016, 3 July 2016")] == [
        True, False, False]  # fmt: skip


@pytest.mark.parametrize(
    ("above", "lead", "below", "published"),
    [
        ("March 3, 2025 | 8:14 p.m.", "", "", "2025-03-03"),
        ("Published Mar. 4, 2025, 11:52 a.m. Updated Mar. 9, 2025", "", "", "2025-03-04"),
        ("By Jane Doe | March 3, 2007", "", "", "2007-03-03"),
        ("Posted on July 7, 2009 by admin", "", "", "2009-07-07"),
        # Last updated: alone no publication date, not even when the text names its weekday, as
        # one of seven does; a stamp to the hour is an editor's, and with the weekday it counts.
        ("Last Updated: 07/27/2016", "", "", None),
        ("Last Updated: 07/25/2016", "", "", None),
        ("Updated 9:40 a.m., 07/25/2016", "", "", "2016-07-25"),
        ("Updated 9:40 a.m., 07/28/2016", "", "", None),
        ("Last Updated: 07/27/2016", "MOSCOW, July 26 -- ", "", "2016-07-26"),
        ("Last Updated: 07/25/2016", "In 2007, ", "", None),
        # A dateline gives day and month, and another clue its year.
        ("", "MOSCOW, March 4 (AP) -- ", "(c) 2025 The Planet", "2025-03-04"),
        ("", "MOSCOW, March 4, 2025 (AP) -- ", "", "2025-03-04"),
        ("", "MOSCOW, March 4 (AP) -- ", "", None),
        # A stamp that cannot be true beside the dateline.
        ("August 9, 2016", "MOSCOW, Feb. 27 (AP) -- ", "", None),
        # The picture above the text was taken for it, unless it is from a file.
        ("The two men shake hands in Rome Tuesday, Feb. 27, 2007. (AP Photo/Pool)", "", "",
         "2007-02-27"),
        ("FILE - The two men in Rome on Feb. 27, 2007. (AP Photo/Pool)", "", "", None),
        ("The two men shake hands, Wednesday, Feb. 27, 2007. (AP Photo/Pool)", "", "", None),
        ("Last Updated: 07/27/2016\n\nThe men shake hands Feb. 27, 2007. (AP Photo/Pool)", "", "",
         "2007-02-27"),
        # Below the text, a picture or a bare date may be of any age.
        ("", "", "The two men on Tuesday, Feb. 27, 2007. (AP Photo/Pool)", None),
        ("", "", "Tuesday, Feb. 27, 2007", None),
        ("", "", "AP-NY-02-19-98 0802EST", "1998-02-19"),
        ("", "", "(c) 2025 The Planet", None),
        ("", "", "", None),
    ],
)  # fmt: skip
def test_the_publication_date(above: str, lead: str, below: str, published: str | None):
    parts = ["Talks on dam go on", above, lead + BODY[0], REST, below]
    found = cleaned("\n\n".join(part for part in parts if part)).published
    assert (found.value if found else None) == published


def test_a_clue_quotes_the_words():
    caption = "They shake hands Tuesday, Feb. 27, 2007. (AP Photo/Pool)"
    found = cleaned("\n\n".join(["Talks on dam go on", caption, *BODY])).published
    assert found is not None
    assert found.clue == "the date in a photo caption, “Tuesday, Feb. 27, 2007”"
