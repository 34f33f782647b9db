"""What a report is called where it has no headline."""

import pytest

from onrecord.schema import Report
from tests.factories import make_article

LONG = "The ferry company said on Monday that it would stop sailing to the three outer islands"
ENVOY = "The U.S. envoy, Dr. Ana Orr, who came on Monday, did not"
TITLES = [
    # text, headline, title
    ("Talks failed.\n\nHe left.", "No deal", "No deal"),
    ("Talks failed.\n\nHe left.", None, "Talks failed."),
    (f"{LONG} from spring.", None, f"{LONG} …"),
    ("Four men drove a car into a jeweller's on Monday. They fled with watches worth two million.",
     None, "Four men drove a car into a jeweller's on Monday."),
    (f"{ENVOY} meet the rebels and will not do so", None,
     f"{ENVOY} meet the rebels and will not do …"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "headline", "title"), TITLES)
def test_a_title_is_no_torn_word(text, headline, title):
    article = make_article(Report("r", "a.txt", None, text, "text"), headline=headline)
    assert article.title == title
