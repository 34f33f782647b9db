"""From when until when somebody held an office."""

import pytest

from onrecord.annotate import annotate_text
from onrecord.find import actors
from onrecord.lexicon.own import from_csv
from onrecord.schema import Article, OffsetMap, Published


@pytest.fixture(scope="module")
def roles_in(model):
    """The roles of the one person of a text, published on 16 May 2012: role, of, from, to."""

    def read(text: str, name: str = "Ana Orr", own: str = "name"):
        article = Article(
            "r0", text, (), OffsetMap((0,), (0,), len(text)), "en",
            published=Published("2012-05-16", "day", "given"),
        )  # fmt: skip
        cast = actors.find(annotate_text(text, model=model), article, own=from_csv(own))
        (found,) = (a for a in cast.actors if a.name == name)
        return [(r.role, r.of, r.since, r.until) for r in found.roles]

    return read


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ana Orr, president of Kenya since 2003, left.", ("president", "Kenya", "2003", None)),
        (
            "Ana Orr, foreign minister from March 2001 to 2005, left.",
            ("foreign minister", None, "2001-03", "2005"),
        ),
        (
            "Ana Orr has been president of Toyland since 3 May 2004.",
            ("president", "Toyland", "2004-05-03", None),
        ),
        ("Ana Orr, premier between 1990 and 1994, left.", ("premier", None, "1990", "1994")),
        ("Former premier Ana Orr (1994–99) left.", ("former premier", None, "1994", "1999")),
        ("Ana Orr, mayor until 2010, left.", ("mayor", None, None, "2010")),
        # told by a verb
        (
            "Ana Orr, who was foreign minister from 2001 until 2005, died.",
            ("foreign minister", None, "2001", "2005"),
        ),
        (
            "Ana Orr served as president of Kenya from 1994 to 1999.",
            ("president", "Kenya", "1994", "1999"),
        ),
        (
            "Ana Orr left Oslo, and she became premier in May 2003.",
            ("premier", None, "2003-05", None),
        ),
        (
            "Ana Orr was elected president of Kenya in 2011.",
            ("president", "Kenya", "2011", None),
        ),
        (
            "Ana Orr resigned as governor on March 3, 2006.",
            ("governor", None, None, "2006-03-03"),
        ),
    ],
)
def test_the_report_tells_the_dates(roles_in, text, role):
    assert roles_in(text) == [role]


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Orr has been in hospital since 2003.",
        "Ana Orr, the president of a state independent since 1991, left.",
        "Ana Orr, a minister and the head of a party founded in 1998, left.",
        "Ana Orr, premier since last year, left.",  # hangs on the report's date
        "Ana Orr appointed a governor in 2003.",
        "Ana Orr, president, left in 2003.",
    ],
)
def test_other_dates_are_not_the_offices(roles_in, text):
    assert all((since, until) == (None, None) for *_, since, until in roles_in(text))


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        # by the lexicon, at the report's date
        (
            "U.S. President Barack Obama left.",
            "Barack Obama",
            ("president", "United States", "2009-01-20", "2017-01-20"),
        ),
        # a term that was over, where there was one
        (
            "Former French President Jacques Chirac left.",
            "Jacques Chirac",
            ("former president", "France", "1995-05-17", "2007-05-16"),
        ),
        # the report goes before the lexicon
        (
            "Barack Obama, U.S. president since 2009, left.",
            "Barack Obama",
            ("president", "United States", "2009", None),
        ),
        # who held no such office at that date
        (
            "French President Jacques Chirac left.",
            "Jacques Chirac",
            ("president", "France", None, None),
        ),
        # somebody of a known officeholder's surname
        ("U.S. President Ana Obama left.", "Ana Obama", ("president", "United States", None, None)),
    ],
)
def test_the_lexicon_knows_the_dates(roles_in, text, name, role):
    assert roles_in(text, name) == [role]


def test_the_users_table_tells_the_dates(roles_in):
    own = "name,role,of,from,to\nAna Orr,premier,Ostrava,2010-03,2014\n"
    assert roles_in("Ana Orr left.", own=own) == [("premier", "Ostrava", "2010-03", "2014")]
