"""Copies, passages, the sites' own lines and voices, over reports of a few sentences."""

from __future__ import annotations

import pytest

from onrecord.merge.copies import copies, voices
from onrecord.merge.copies.shingles import shingles
from onrecord.merge.copies.sites import site_lines, unrelated
from onrecord.merge.copies.voices import agency_in_url
from onrecord.schema import Article
from tests.merge.factories import article

LEAD = (
    "A tanker ran onto rocks outside the harbour of Lenk early on Tuesday and lost some forty "
    "tonnes of oil before divers could close the leak, the port authority said."
)
SECOND = (
    "Beaches along eleven kilometres of coast were closed, and volunteers carried seabirds in "
    "cardboard boxes to a tent where students washed them one after the other."
)
QUOTE = (
    "“Nobody on the bridge looked at the chart for the whole of that hour, and when they did look "
    "at it they looked at the wrong one,” the harbour master said."
)
OWN = (
    "For the fishermen of the town it is the second disaster within three years. Their "
    "cooperative wants the owners to pay before the ship is allowed to be towed away."
)
THIRD = (
    "Tugs were on their way from the naval base to pull the vessel free at high water, and an "
    "inquiry was opened into why it had left the channel that pilots use by night."
)
OTHER = (
    "Students of the agricultural college planted nine hundred apple trees on the old airfield "
    "above Dorp last week, where until last autumn sheep had grazed between the runways."
)
FOOT = "Tell our news desk what you know: it is staffed from six in the morning until midnight."


def related(a: str, b: str, **fields: object) -> str | None:
    found = copies([article("a", a), article("b", b)])
    return found[0].relation if found else None


@pytest.mark.parametrize(
    ("case", "a", "b", "relation"),
    [
        ("printed again", f"{LEAD}\n\n{SECOND}", f"{LEAD}\n\n{SECOND}", "same"),
        ("cut", f"{LEAD}\n\n{SECOND}\n\n{OWN}", LEAD, "same"),
        (
            "another headline",
            f"Oil spill\n\n{LEAD}\n\n{SECOND}",
            f"Birds\n\n{LEAD} {SECOND}",
            "same",
        ),
        ("a passage taken", f"{LEAD}\n\n{SECOND}\n\n{THIRD}", f"{OWN} {OTHER}\n\n{LEAD}", "draws"),
        ("written apart", f"{LEAD}\n\n{SECOND}", f"{OWN}\n\n{OTHER}", None),
        ("one quotation in both", f"{LEAD}\n\n{QUOTE}", f"{OWN}\n\n{QUOTE}", None),
        ("too short to tell", "The port authority said so on Tuesday.", f"{LEAD} {OWN}", None),
    ],
)
def test_what_two_reports_are_to_each_other(case: str, a: str, b: str, relation: str) -> None:
    assert related(a, b) == relation, case


def test_a_link_shows_the_passage_in_both() -> None:
    a, b = article("a", f"{OWN}\n\n{LEAD}\n\n{SECOND}"), article("b", f"Oil\n\n{LEAD}")
    (link,) = copies([a, b])
    source, copy = link.evidence
    assert (source.report, copy.report) == ("a", "b")
    assert source.quote == copy.quote == LEAD.rstrip(".")


@pytest.mark.parametrize(
    ("dates", "source"),
    [
        (("2024-05-01", "2024-05-02"), "a"),
        (("2024-05-02", "2024-05-01"), "b"),
        ((None, None), "b"),  # b has more beside
    ],
)
def test_the_earlier_report_is_the_source_or_the_fuller(
    dates: tuple[str | None, str | None], source: str
) -> None:
    a = article("a", LEAD, date=dates[0])
    b = article("b", f"{LEAD}\n\n{SECOND}", date=dates[1])
    assert copies([a, b])[0].source == source


def test_many_prints_of_one_text_are_all_linked() -> None:
    prints = [article(f"r{k:02}", f"{LEAD}\n\n{SECOND}") for k in range(30)]
    found = copies(prints)
    assert len(voices(prints, found)) == 1
    assert len(found) < 30 * 29 / 2


def test_the_order_of_the_reports_is_nothing() -> None:
    reports = [article("a", LEAD), article("b", f"{LEAD} {SECOND}"), article("c", f"{OWN} {LEAD}")]
    assert copies(reports) == copies(reports[::-1])


def prints(outlet: str, *bodies: str) -> list[Article]:
    return [
        article(f"{outlet}{k}", f"{body}\n\n{FOOT}", outlet=outlet) for k, body in enumerate(bodies)
    ]


def test_a_line_of_unrelated_reports_of_one_outlet_is_the_sites_own() -> None:
    reports = prints("Herald", LEAD, OWN, OTHER)
    lines = site_lines((a.outlet, a.text) for a in reports)
    assert {x.split()[0] for x in lines["Herald"]} == {"tell"}
    short = [article("x", f"Rain fell in the hills.\n\n{FOOT}", outlet="Herald")]
    assert copies([*reports, *short]) == ()
    assert copies(prints("", LEAD, OWN, OTHER)[:2] + short) != ()  # without outlet it stays


def test_what_an_outlet_repeats_within_one_affair_is_no_line_of_the_site() -> None:
    reports = prints(
        "Herald", f"{LEAD}\n\n{SECOND}", f"{SECOND}\n\n{LEAD} Lenk.", f"{LEAD}\n\n{OWN}"
    )
    assert site_lines((a.outlet, a.text) for a in reports) == {}


def test_reports_of_few_words_are_not_held_to_be_unrelated() -> None:
    assert not unrelated({"a": "Rain fell."}, {"b": "A man won."})
    assert unrelated({"a": LEAD}, {"b": OTHER})


def test_quotations_left_open_end_with_their_line() -> None:
    text = "“We will go on, she said and left\n\nThe meeting went on until late at night"
    assert len(shingles("r", text).hashes) == 4


def test_an_agencys_reports_are_one_voice_whatever_their_text() -> None:
    a = article("a", LEAD, agency="Lindmark Press")
    b = article("b", OWN, agency="Lindmark Press")
    c = article("c", OTHER)
    found = voices([a, b, c], ())
    assert [(v.reports, v.agency) for v in found] == [
        (("a", "b"), "Lindmark Press"),
        (("c",), None),
    ]
    assert [c.clue for c in found[0].credits] == ["credit", "credit"]


def test_an_agency_is_told_from_the_address() -> None:
    urls = {"a": "https://paper.example/wires/reuters/2013/talks.html", "b": None}
    found = voices([article("a", LEAD), article("b", OWN)], (), urls=urls)
    assert [(v.agency, [c.clue for c in v.credits]) for v in found] == [
        ("Reuters", ["url"]),
        (None, []),
    ]


@pytest.mark.parametrize(
    ("url", "agency"),
    [
        ("http://paper.example/aponline/2013/a.html", "Associated Press"),
        ("http://paper.example/afp/a.html", "Agence France-Presse"),
        ("http://paper.example/maps/a.html", None),
        ("http://paper.example/reuters-moves-house", None),
        (None, None),
    ],
)
def test_folders_of_addresses(url: str | None, agency: str | None) -> None:
    assert agency_in_url(url) == agency


def test_who_draws_on_another_is_a_voice_of_its_own_and_says_so() -> None:
    a = article("a", f"{LEAD}\n\n{SECOND}\n\n{THIRD}")
    b = article("b", f"{OWN}\n\n{OTHER}\n\n{LEAD}")
    one, other = voices([a, b], copies([a, b]))
    by_report = {v.reports[0]: v for v in (one, other)}
    drawing = [r for r, v in by_report.items() if v.draws_on]
    assert len(drawing) == 1
    assert by_report[drawing[0]].draws_on[0].relation == "draws"
