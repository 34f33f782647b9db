"""On what occasion and where something was said."""

import pytest

from onrecord.find.statements.occasions import occasions
from onrecord.lexicon.tables import rows

EXAMPLES = [
    (r["nouns"].split(";"), r[column])
    for r in rows("occasions.csv")
    for column in r
    if column[:-1] == "example"
]


@pytest.mark.parametrize(("nouns", "example"), EXAMPLES, ids=[e[:50] for _, e in EXAMPLES])
def test_an_example_shows_its_occasion(read, nouns, example):
    before, named, behind = example.split("*")
    found = [s.venue for s in read(before + named + behind).statements if s.venue]
    assert [v.text for v in found] == [named]
    assert found[0].occasion in nouns


def test_a_noun_stands_once():
    listed = [n.lower() for r in rows("occasions.csv") for n in r["nouns"].split(";")]
    assert len(listed) == len(set(listed)) == len(occasions())


# (the report's words with the venue between asterisks, occasion, place)
VENUES = [
    ("Envoy Karl Voss told *a news conference in Geneva* that the talks had failed.",
     "news conference", "Geneva"),
    ("The talks had failed, envoy Karl Voss told *a news conference*.", "news conference", None),
    ("Minister Eva Lund told reporters *at a briefing in Oslo* that the port would close.",
     "briefing", "Oslo"),
    ("Minister Eva Lund said *in an interview with the Post* that the port would close.",
     "interview", None),
    ('"We will win," Senator Ida Holm told supporters *at a rally in Ohio*.', "rally", "Ohio"),
    ("Senator Ida Holm told *a rally in Ohio* that she would win.", "rally", "Ohio"),
    ("*In a statement*, the ministry said that the port would close.", "statement", None),
    ("The port would close, the ministry said *in a statement* on Tuesday.", "statement", None),
    ('The director wrote *in a letter to staff* that "hard months" lay ahead.', "letter", None),
    ('"The game is over," coach Mia Torres wrote *on Twitter*.', "Twitter", None),
    ("*Speaking in Geneva*, envoy Karl Voss said that the talks had failed.", None, "Geneva"),
    ("Envoy Karl Voss, *speaking at a forum in Davos*, said that prices would rise.",
     "forum", "Davos"),
    ("*Speaking to reporters in Lagos*, the envoy warned that time was short.", None, "Lagos"),
    ("The governor said *before parliament* that the bank was sound.", "parliament", None),
    ("Premier Ida Holm said *during a visit to Lagos* that aid would come.", "visit", "Lagos"),
    ("The rebel leader said *by phone from his cell* that he would not surrender.", "phone", None),
    ("The doctor told the Herald *by telephone* that two men had died.", "telephone", None),
    ("Foreign Minister Karl Voss said *after talks with his Turkish counterpart in Ankara*"
     " that trade would grow.", "talk", "Ankara"),
    ("*At a meeting in Cairo*, ministers agreed that prisoners would be exchanged.",
     "meeting", "Cairo"),
    ("President Jan Moor said *in a televised speech* that the war was over.", "speech", None),
    ("*In a speech to students in Prague*, the president warned of a new war.",
     "speech", "Prague"),
    ("Minister Eva Lund told reporters *in Geneva* that the port would close.", None, "Geneva"),
    ('"We are ready," the minister said *in Vienna* on Monday.', None, "Vienna"),
    ("The lawyer told reporters *outside the courthouse* that his client was innocent.",
     None, None),
    ("The witness said *in court* that she had seen the driver.", "court", None),
    ("The company said *in an e-mail* that no data had been lost.", "e-mail", None),
    ("Colonel Tom Hale said *on state television* that the city had fallen.", "television", None),
    ("The mayor, *addressing a conference in Porto*, said that rents would be frozen.",
     "conference", "Porto"),
    ("The minister said *on the sidelines of a summit in Brussels* that a deal was near.",
     "summit", "Brussels"),
    ("Farmers said *in a petition* that the fence must go.", "petition", None),
    ("The bishop said *in a sermon* that the poor had been forgotten.", "sermon", None),
    ('"It was a mistake," the senator said *in testimony before the committee*.',
     "testimony", None),
    ("The players said *in a joint statement* that they would not travel.", "statement", None),
    ("The president said *in his inaugural address* that taxes would fall.", "address", None),
    ("Police said *at a press conference* that the driver was under arrest.",
     "press conference", None),
    ("The premier, *at Monday's debate*, said that taxes would fall.", "debate", None),
    ("Some days ago *in an interview*, the coach said that she would stay.", "interview", None),
    ("*Giving a speech in Prague*, the premier said that taxes would fall.", "speech", "Prague"),
    ("The ministry said *on X* that the border was open.", "X", None),
    # no venue: where, when and to whom something else is
    ("Minister Eva Lund said that the talks in Geneva had failed.", None, None),
    ("Minister Eva Lund told parliament that the port would close.", None, None),
    ("The envoy, who lives in Oslo, said that the talks had failed.", None, None),
    ("A spokesman for the hospital in Porto said that two men had died.", None, None),
    ("Minister Eva Lund said in March that the port would close.", None, None),
    ("A helicopter from Porto was called to help, police said.", None, None),
    ("The minister said in principle he would agree.", None, None),
    ("Speaking on condition of anonymity, the official said that the talks had failed.",
     None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "occasion", "place"), VENUES, ids=[v[0][:60] for v in VENUES])
def test_venue(read, text, occasion, place):
    parts = text.split("*")
    found = [s for s in read("".join(parts)).statements if s.within is None]
    expected = (parts[1], occasion, place) if len(parts) == 3 else None
    venues = [(v.text, v.occasion, v.place) for s in found if (v := s.venue)]
    assert venues == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        (
            "Envoy Karl Voss told a news conference in Geneva that the talks had failed.",
            "a news conference",
        ),
        ("Senator Ida Holm told a rally in Ohio that she would win.", "a rally"),
        ("Minister Eva Lund told reporters at a briefing in Oslo that it was late.", "reporters"),
    ],
)
def test_who_is_told_on_an_occasion(read, text, addressee):
    (s,) = (s for s in read(text).statements if s.within is None)
    assert (s.addressee.text if s.addressee else None) == addressee


def test_the_venue_is_of_the_statement_that_it_stands_with(read):
    said = read(
        "Minister Eva Lund said that the envoy had told a news conference that aid would come."
    ).statements
    venues = {s.within is None: s.venue.text if s.venue else None for s in said}
    assert venues == {True: None, False: "a news conference"}
