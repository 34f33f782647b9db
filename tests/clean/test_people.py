"""Bylines and contributor lines: the names, and nothing but the names."""

from __future__ import annotations

import pytest

from onrecord.clean.people import byline_names, contributor_names, signature_names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By JANE DOE, Associated Press Writer", ("Jane Doe",)),
        ("By Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("By INES CORBAL and JAN HRUSKAR", ("Ines Corbal", "Jan Hruskar")),
        ("By VERA KOLINSKA, Herald Diplomatic Correspondent", ("Vera Kolinska",)),
        ("By Sorin Albec, political correspondent, in Tarnesh", ("Sorin Albec",)),
        ("By LENA HART | Associated Press", ("Lena Hart",)),
        ("By Ann O'Brien, Li Wei & Ludwig van der Meer", ("Ann O'Brien", "Li Wei",
                                                          "Ludwig van der Meer")),
        ("Written by Joseph Mwale", ("Joseph Mwale",)),
        ("By Hélène Dvořák | March 3, 2007", ("Hélène Dvořák",)),
        ("By J.R. McDONALD", ("J.R. McDonald",)),
        ("By HERALD STAFF", ()),
        ("By The Associated Press", ()),
        ("By Reuters Staff", ()),
        ("By Tuesday evening the river had risen.", None),
        ("By Friday", None),
        ("Report: Walker to speak at Republican National Convention.", None),
        ("Text: Jane Doe", ("Jane Doe",)),
        ("By the river", None),
        ("Standing by Jane Doe", None),
        ("Von Ann Lee und Bo Roe", ("Ann Lee", "Bo Roe")),
        ("Par Hélène Vidal (avec AFP)", ("Hélène Vidal",)),
        ("Von der Leyen Visits Rome", None),
    ],
)  # fmt: skip
def test_bylines(line: str, names: tuple[str, ...] | None):
    assert byline_names(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Associated Press writer Ann Lee contributed to this report.", ("Ann Lee",)),
        ("Associated Press writers Paul Reed in Ostrey and Jana Kolar in Brussels contributed to "
         "this report.", ("Paul Reed", "Jana Kolar")),
        ("Marek Tolan in Brezhin contributed to this report.", ("Marek Tolan",)),
        ("Nolan Small contributed.", ("Nolan Small",)),
        ("Reporting by Jane Doe in Paris; editing by John Roe", ("Jane Doe",)),
        ("(Reporting by A.B. Lee and Jo Ray; Writing by Kate Lund; Editing by Mark Hale)",
         ("A.B. Lee", "Jo Ray")),
        ("Additional reporting by Olga Mertens in Liserac.", ("Olga Mertens",)),
        ("Sorin Albec in Lisérac; additional reporting by Dana Prowse in Tarnesh",
         ("Sorin Albec", "Dana Prowse")),
        ("With files from The Canadian Press", ()),
        ("Ann Lee contributed reporting from Rome, and Bo Roe from Oslo.", ("Ann Lee", "Bo Roe")),
        ("Associated Press writer Ann Lee in Rome and KQLV’s Bo Roe contributed to this report.",
         ("Ann Lee", "Bo Roe")),
        ("(This article was written by Ann Lee, with reports from Bo Roe and Cy Dow.)",
         ("Ann Lee", "Bo Roe", "Cy Dow")),
        ("(Edited by A. Lee)", ("A. Lee",)),
        ("(With inputs from agencies)", ()),
        ("The drought contributed to this disaster.", None),
        ("He contributed to the campaign of the mayor.", None),
        ("“Ann Lee contributed to this report,” he said.", None),
        ("Reporting by the commission found 14 faults in the dam and said so.", None),
    ],
)  # fmt: skip
def test_contributors(line: str, names: tuple[str, ...] | None):
    assert contributor_names(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jane Doe, AFP | 10.04.2018 | 14:40", ("Jane Doe",)),
        ("Jane Doe, Staff Writer | April 10, 2018", ("Jane Doe",)),
        ("Jane Doe, who was elected | 10.04.2018", ()),
    ],
)
def test_signatures_with_a_day_behind_them(line: str, names: tuple[str, ...]):
    assert signature_names(line) == names
