"""The outlet by page, address, slogan, or a name at both ends of a text."""

from __future__ import annotations

import pytest

from onrecord.clean import lexicon
from onrecord.clean.outlet import host_of, known_outlet, outlet_at
from tests.clean.make import BODY, cleaned

REST = "\n\n".join(BODY)


@pytest.mark.parametrize(
    ("above", "below", "url", "outlet"),
    [
        ("your connection to The Ilmar Globe", "", None, "The Ilmar Globe"),
        ("", "(c) 2019 Ilmar Herald Publishing House", None, "Ilmar Herald"),
        ("The Ilmar Post in your pocket, day and night", "Ilmar Post, 14 Saddlers Row", None,
         "The Ilmar Post"),
        ("THE ILMAR GAZETTE", "", None, "The Ilmar Gazette"),
        ("", "", "https://www.bbc.co.uk/news/world-1", "BBC News"),
        ("", "", "https://ilmar-valley-gazette.example/a", "Ilmar Valley Gazette"),
        ("", "", "https://zq.example/a", "zq.example"),
        ("", "(c) 2019 Ilmar Mail Group of Newspapers", None, "Ilmar Mail"),
        ("Ilmar Plain Talk Vol. 112 No. 34", "", None, "Ilmar Plain Talk"),
        ("The Port Ilmar Sun", "(c) 2019 Ilmar Sun Publishing Company", None,
         "The Port Ilmar Sun"),
        ("", "© Le Journal du Vallon 2012", None, "Le Journal du Vallon"),
        ("", "All content © Copyright 2000 - 2018 Hill Echo", None, "Hill Echo"),
        ("", "", None, None),
    ],
)  # fmt: skip
def test_the_outlet_of_a_text(above: str, below: str, url: str | None, outlet: str | None):
    parts = [above, "Talks on dam go on", REST, below]
    assert cleaned("\n\n".join(part for part in parts if part), url=url).outlet == outlet


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Talks on dam go on | The Ilmar Globe", "The Ilmar Globe"),
        ("Talks on dam go on :: The Ilmar Globe", "The Ilmar Globe"),
        ("Talks on dam go on | Ilmar Wave | 06/09/2023", "Ilmar Wave"),
        ("The Ilmar Globe - Talks on dam go on", "The Ilmar Globe"),
        ("The Ilmar Globe Online: Talks on dam go on", "The Ilmar Globe"),
    ],
)
def test_the_outlet_by_the_title(title: str, outlet: str):
    paragraphs = "".join(f"<p>{words}</p>" for words in BODY)
    assert (
        cleaned(f"<title>{title}</title><h1>Talks on dam go on</h1>{paragraphs}").outlet == outlet
    )


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.a.example/x?y", "a.example"),
        ("http://A.example:80", "a.example"),
        ("ftp://a.example", ""),
        ("a.example/x", ""),
        ("", ""),
    ],
)
def test_the_host(address: str, host: str):
    assert host_of(address) == host
    assert outlet_at(address) is None if not host else outlet_at(address)


def test_a_host_has_one_outlet_and_an_outlet_one_row():
    rows = list(lexicon.rows("outlets.csv"))
    hosts = [host for row in rows for host in row["hosts"].split("|")]
    assert len(hosts) == len(set(hosts))
    assert len(rows) == len({row["name"] for row in rows})
    for row in rows:
        for host in row["hosts"].split("|"):
            assert known_outlet(f"https://www.{host}/news/1") == row["name"]


@pytest.mark.parametrize(
    ("foot", "outlet"),
    [
        ("Write to The Coast Post", "The Coast Post"),
        ("Write to the coast post office", "thecoastpost.example"),
        ("", "thecoastpost.example"),
    ],
)
def test_a_host_is_spelt_as_the_page_spells_it(foot: str, outlet: str):
    words = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    source = f"<h1>Talks on dam go on</h1>{words}<div>{foot}</div>"
    assert cleaned(source, url="https://thecoastpost.example/a").outlet == outlet
