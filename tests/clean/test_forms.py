"""Sixty-odd datelines, bylines and footers, in the forms that agencies and papers give them."""

from __future__ import annotations

import pytest

from onrecord.clean import lexicon
from onrecord.clean.dateline import dateline_of
from tests.clean.make import BODY, cleaned

REST = "Talks between the two sides failed on Monday after a night in which nobody would sign."
AP, REUTERS, AFP = "Associated Press", "Reuters", "Agence France-Presse"


@pytest.mark.parametrize(
    ("opening", "place", "agency", "date"),
    [
        ("MOSCOW (AP) -- ", "Moscow", AP, None),
        ("MOSCOW (AP) _ ", "Moscow", AP, None),
        ("MOSCOW (AP) — ", "Moscow", AP, None),
        ("MOSCOW --", "Moscow", None, None),
        ("KABUL, Afghanistan (AP) — ", "Kabul", AP, None),
        ("MONTGOMERY, Ala. (AP) — ", "Montgomery", AP, None),
        ("SIOUX FALLS, S.D. (AP) -- ", "Sioux Falls", AP, None),
        ("ST. PAUL, Minn. — ", "St. Paul", None, None),
        ("ABOARD AIR FORCE ONE (AP) — ", "Aboard Air Force One", AP, None),
        ("PARIS (Reuters) - ", "Paris", REUTERS, None),
        ("PARIS, March 3 (Reuters) - ", "Paris", REUTERS, (3, 3)),
        ("LONDON/PARIS, March 3 (Reuters) - ", "London/Paris", REUTERS, (3, 3)),
        ("(Reuters) — ", None, REUTERS, None),
        ("March 3 (Reuters) - ", None, REUTERS, (3, 3)),
        ("Paris (AFP) - ", "Paris", AFP, None),
        ("Paris (AFP) – ", "Paris", AFP, None),
        ("PARIS, March 3, 2007 (AFP) - ", "Paris", AFP, (3, 3)),
        ("BEIJING, March 3 (Xinhua) -- ", "Beijing", "Xinhua", (3, 3)),
        ("MOSCOW, March 3. /TASS/. ", "Moscow", "TASS", (3, 3)),
        ("MOSCOW, March 3 /TASS/. ", "Moscow", "TASS", (3, 3)),
        ("MOSCOW. March 3 (Interfax) - ", "Moscow", "Interfax", (3, 3)),
        ("MOSCOW, March 3 (RIA Novosti) - ", "Moscow", "RIA Novosti", (3, 3)),
        ("Berlin (dpa) - ", "Berlin", "Deutsche Presse-Agentur", None),
        ("Madrid, Mar 3 (EFE).- ", "Madrid", "EFE", (3, 3)),
        ("(ANSA) - ROME, MAR 3 - ", "Rome", "ANSA", (3, 3)),
        ("TOKYO, March 3, Kyodo — ", "Tokyo", "Kyodo News", (3, 3)),
        ("SEOUL, March 3 (Yonhap) -- ", "Seoul", "Yonhap News Agency", (3, 3)),
        ("PYONGYANG, March 3 (KCNA) -- ", "Pyongyang", "KCNA", (3, 3)),
        ("TEHRAN, March 3, IRNA -- ", "Tehran", "Islamic Republic News Agency", (3, 3)),
        ("Damascus, SANA – ", "Damascus", "Syrian Arab News Agency", None),
        ("RAMALLAH, March 3, 2007 (WAFA) - ", "Ramallah", "WAFA", (3, 3)),
        ("CAIRO, March 3 (MENA) - ", "Cairo", "Middle East News Agency", (3, 3)),
        ("New Delhi, Mar 3 (PTI) ", "New Delhi", "Press Trust of India", (3, 3)),
        ("ANKARA (AA) - ", "Ankara", "Anadolu Agency", None),
        ("VILNIUS, Mar 03, BNS - ", "Vilnius", "BNS", (3, 3)),
        ("WASHINGTON, March 3 (UPI) -- ", "Washington", "United Press International", (3, 3)),
        ("(CNN) -- ", None, None, None),
        ("BAGHDAD, Iraq (CNN) -- ", "Baghdad", None, None),
        ("NEW DELHI: ", "New Delhi", None, None),
        ("New Delhi: ", "New Delhi", None, None),
        ("Tripoli, Libya – ", "Tripoli", None, None),
        ("Aleppo - ", "Aleppo", None, None),
        ("TORVAN, Monday -- ", "Torvan", None, None),
    ],
)  # fmt: skip
def test_a_dateline(opening: str, place: str | None, agency: str | None, date: tuple[int, int]):
    found = dateline_of(opening + REST)
    assert found is not None
    assert found.place == place
    assert (found.date.month, found.date.day) == date if found.date else date is None
    assert (opening + REST)[found.end :].strip() == REST
    known = lexicon.agency_named(found.agency) if found.agency else None
    assert (known.name if known else None) == agency


@pytest.mark.parametrize(
    ("line", "byline", "agency"),
    [
        ("By JANE DOE, Associated Press Writer | March 3, 2007", ["Jane Doe"], AP),
        ("By JANE DOE\nAssociated Press Writer", ["Jane Doe"], AP),
        ("JANE DOE, Associated Press Writer", ["Jane Doe"], AP),
        ("By JANE DOE - Associated Press Writer", ["Jane Doe"], AP),
        ("By JANE DOE, AP National Political Writer", ["Jane Doe"], AP),
        ("By JANE DOE and JOHN ROE", ["Jane Doe", "John Roe"], None),
        ("Jane Doe and John Roe, Globe Staff", ["Jane Doe", "John Roe"], None),
        ("By Jane Doe, Special to The Planet", ["Jane Doe"], None),
        ("By Jane Doe of The Associated Press", ["Jane Doe"], AP),
        ("By Jane Doe, Reuters", ["Jane Doe"], REUTERS),
        ("By Jane Doe in Rome and John Roe in Paris", ["Jane Doe", "John Roe"], None),
        ("From Jane Doe, CNN", ["Jane Doe"], None),
        ("By Jane Doe BBC News, Moscow", ["Jane Doe"], None),
        ("by Jane Doe and AFP", ["Jane Doe"], AFP),
        ("By Dr. Jane Doe", ["Jane Doe"], None),
        ("Words: Jane Doe", ["Jane Doe"], None),
        ("WRITER: Jane Doe", ["Jane Doe"], None),
        ("Posted by Jane Doe on March 3, 2007", ["Jane Doe"], None),
        ("Jane Doe, Foreign Correspondent", ["Jane Doe"], None),
        ("By Our Foreign Staff", [], None),
        ("Staff Reporter", [], None),
        ("Reuters Staff", [], REUTERS),
        ("Agence France-Presse", [], AFP),
        ("The Associated Press", [], AP),
        ("Source: Xinhua", [], "Xinhua"),
        ("BC-Cambodia-Britain-Hostage, UR By DON PATHAN", ["Don Pathan"], None),
    ],
)  # fmt: skip
def test_a_byline(line: str, byline: list[str], agency: str | None):
    article = cleaned("\n\n".join(["Talks on dam go on", line, *BODY]))
    assert list(article.byline) == byline
    assert article.agency == agency
    assert line.splitlines()[0] not in article.text


@pytest.mark.parametrize(
    ("line", "contributors", "agency"),
    [
        ("Associated Press writer Jane Doe contributed to this report.", ["Jane Doe"], AP),
        ("Jane Doe in Rome contributed to this report.", ["Jane Doe"], None),
        ("AP writers Jane Doe in Rome and John Roe contributed.", ["Jane Doe", "John Roe"], AP),
        ("The Associated Press contributed to this report.", [], AP),
        ("Material from the Associated Press was used in this report.", [], AP),
        ("(Reporting by Jane Doe; Editing by John Roe)", ["Jane Doe"], None),
        ("Reporting by Jane Doe for Reuters in Paris", ["Jane Doe"], REUTERS),
        ("Additional reporting by Jane Doe in Rome", ["Jane Doe"], None),
        ("Written by Jane Doe based on reporting by Interfax", ["Jane Doe"], "Interfax"),
        ("With reporting by AFP and Reuters", [], AFP),
        ("With files from The Canadian Press", [], "Canadian Press"),
        ("Jane Doe reported from Rome.", ["Jane Doe"], None),
        ("Jane Doe reported from Rome and John Roe from Paris.", ["Jane Doe", "John Roe"], None),
        ("Translated by Jane Doe", ["Jane Doe"], None),
        ("Copyright 2007 The Associated Press. All rights reserved.", [], AP),
        ("© 2019 AFP", [], AFP),
        ("© Thomson Reuters 2011", [], REUTERS),
        ("(c) 2010 Deutsche Presse-Agentur", [], "Deutsche Presse-Agentur"),
        ("Distributed by Tribune News Service", [], "Tribune News Service"),
        ("(For use by New York Times News Service clients)", [],
         "New York Times News Service"),
        ("-- Bernama", [], "Bernama"),
        ("(PTI)", [], "Press Trust of India"),
    ],
)  # fmt: skip
def test_a_footer(line: str, contributors: list[str], agency: str | None):
    article = cleaned("\n\n".join(["Talks on dam go on", *BODY, line]))
    assert list(article.contributors) == contributors
    assert article.agency == agency
    assert line not in article.text


@pytest.mark.parametrize(
    ("url", "agency"),
    [
        ("https://apnews.com/article/talks-0a1b", AP),
        ("http://hosted.ap.org/dynamic/stories/T/TALKS", AP),
        ("https://www.reuters.com/world/talks-idUSKB1", REUTERS),
        ("https://www.planet.example/news/ap/talks", AP),
        ("https://news.planet.example/afp/20070303/talks", AFP),
        ("https://www.planet.example/talks-reuters-2007", None),
        ("http://www.xinhuanet.com/english/2007-03/03/c_1.htm", "Xinhua"),
        ("https://planet.example/maps/ap-road", None),
    ],
)
def test_an_address(url: str, agency: str | None):
    assert cleaned("\n\n".join(["Talks on dam go on", *BODY]), url=url).agency == agency
