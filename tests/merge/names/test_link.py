"""Actors of several reports: who is one, on what grounds, and who is not."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import pytest

from onrecord.merge.names import Linked, link
from onrecord.merge.names.link import MOST_CANDIDATES
from onrecord.schema import Actor, ActorKind, Role

REPORTS = "r1 r2 r3 r4 r5 r6".split()


@dataclass(frozen=True)
class Who:
    """Somebody in a report: "Sergey Lavrov", foreign minister of Russia, in r1."""

    name: str
    report: str
    role: str | None = None
    of: str | None = None
    kind: ActorKind = "person"
    code: str | None = None

    def actor(self) -> Actor:
        roles = (Role(self.role, self.of),) if self.role else ()
        key = f"{self.report}:{self.name}"
        return Actor(key, self.name, self.kind, roles=roles, code=self.code, reports=(self.report,))


def linked(*some: Who, stories: dict[str, str] | None = None) -> tuple[Linked, ...]:
    return link([w.actor() for w in some], stories=stories)


def groups(*some: Who, stories: dict[str, str] | None = None) -> list[list[str]]:
    return sorted(sorted(x.members) for x in linked(*some, stories=stories))


def one(*some: Who, stories: dict[str, str] | None = None) -> bool:
    """Whether the first two are one."""
    ids = [w.actor().id for w in some[:2]]
    return any(set(ids) <= set(g) for g in groups(*some, stories=stories))


STORY = {"r1": "s1", "r2": "s1"}
MINISTER = ("foreign minister", "Russia")


@pytest.mark.parametrize(
    ("case", "a", "b", "stories", "same"),
    [
        ("a name alone", Who("Lena Falk", "r1"), Who("Lena Falk", "r2"), {}, False),
        ("and one story", Who("Lena Falk", "r1"), Who("Lena Falk", "r2"), STORY, True),
        (
            "and one office",
            Who("Sergey Lavrov", "r1", *MINISTER),
            Who("Sergey Lavrov", "r2", "foreign minister", "Russian"),
            {},
            True,
        ),
        (
            "another spelling, one office",
            Who("Sergey Lavrov", "r1", *MINISTER),
            Who("Sergej Lawrow", "r2", *MINISTER),
            {},
            True,
        ),
        (
            "another spelling, one country",
            Who("Sergey Lavrov", "r1", *MINISTER),
            Who("Sergej Lawrow", "r2", "writer", "Russia"),
            {},
            False,
        ),
        ("an initial", Who("Dagny Holt", "r1"), Who("D. Holt", "r2"), STORY, True),
        ("an initial, elsewhere", Who("Dagny Holt", "r1"), Who("D. Holt", "r3"), STORY, False),
        ("a surname", Who("Dagny Holt", "r1"), Who("Holt", "r2"), STORY, False),
        (
            "a surname with its office",
            Who("Dagny Holt", "r1", "prime minister", "Norway"),
            Who("Holt", "r2", "prime minister", "Norway"),
            STORY,
            True,
        ),
        (
            "two of one name",
            Who("Ali Hassan", "r1", "minister", "Iraq"),
            Who("Ali Hassan", "r2", "minister", "Egypt"),
            STORY,
            False,
        ),
        ("Kim and Kim", Who("Kim Jong Un", "r1"), Who("Kim Jong Il", "r2"), STORY, False),
        (
            "the two Bushes",
            Who("George W. Bush", "r1", "president", "United States"),
            Who("George H. W. Bush", "r2", "president", "United States"),
            STORY,
            False,
        ),
        (
            "Kerry and Kelly",
            Who("John Kerry", "r1", "secretary", "United States"),
            Who("John Kelly", "r2", "secretary", "United States"),
            STORY,
            False,
        ),
        ("one vowel in a short word", Who("Ali Omar", "r1"), Who("Ala Omar", "r2"), STORY, False),
    ],
)
def test_persons(case: str, a: Who, b: Who, stories: dict[str, str], same: bool) -> None:
    assert one(a, b, stories=stories) is same, case


def body(name: str, report: str, of: str | None = None) -> Who:
    return Who(name, report, "body" if of else None, of, "organization")


@pytest.mark.parametrize(
    ("case", "a", "b", "stories", "same"),
    [
        ("a name and a story", body("Hamas", "r1"), body("Hamas", "r2"), STORY, True),
        ("a name alone", body("Hamas", "r1"), body("Hamas", "r3"), {}, False),
        (
            "what every state has",
            body("Foreign Ministry", "r1"),
            body("Foreign Ministry", "r3"),
            {},
            False,
        ),
        (
            "whose it is, said",
            body("Foreign Ministry", "r1", "Russia"),
            body("Foreign Ministry", "r3", "Iran"),
            STORY,
            False,
        ),
        ("two armies", body("First Army", "r1"), body("Second Army", "r2"), STORY, False),
        ("initials", body("United Labour Front", "r1"), body("ULF", "r2"), STORY, False),
        ("what it is alone", body("his gun group", "r1"), body("a gun group", "r2"), STORY, False),
        ("whose it is", body("Falk's campaign", "r1"), body("Falk's campaign", "r2"), STORY, True),
        ("one word of it", body("Harbour Post", "r1"), body("Post", "r2"), STORY, False),
        ("a word more", body("Orsel Steel", "r1"), body("New Orsel Steel", "r2"), STORY, True),
    ],
)
def test_organizations(case: str, a: Who, b: Who, stories: dict[str, str], same: bool) -> None:
    assert one(a, b, stories=stories) is same, case


def test_countries_are_one_by_their_code() -> None:
    a = Who("Russia", "r1", kind="country", code="RUS")
    b = Who("Russian Federation", "r2", kind="country", code="RUS")
    found = linked(a, b)
    assert [x.members for x in found] == [("r1:Russia", "r2:Russian Federation")]
    assert [r.kind for x in found for made in x.links for r in made.reasons] == ["code"]


def test_the_same_company_speaks_for_a_name() -> None:
    around = [Who("Orla Venn", "r1"), Who("Orla Venn", "r2")]
    assert one(Who("Lena Falk", "r1"), Who("Lena Falk", "r2"), *around)


def test_company_that_everybody_has_says_nothing() -> None:
    reports = [f"q{k}" for k in range(60)]
    everywhere = [Who("Orla Venn", r) for r in reports]
    assert not one(Who("Lena Falk", "q1"), Who("Lena Falk", "q2"), *everywhere)


def test_who_stand_in_one_report_are_two() -> None:
    a, b = Who("Sergey Lavrov", "r1", *MINISTER), Who("Sergei Lavrov", "r1", *MINISTER)
    (first, second) = linked(a, b)
    assert first.candidates[0].against == ("both in r1",)
    assert first.candidates == second.candidates


def test_of_two_whom_it_may_be_it_is_neither() -> None:
    stories = dict.fromkeys(REPORTS, "s1")
    some = [Who("Dagny Holt", "r1"), Who("Dora Holt", "r2"), Who("D. Holt", "r3")]
    assert groups(*some, stories=stories) == [["r1:Dagny Holt"], ["r2:Dora Holt"], ["r3:D. Holt"]]
    third = linked(*some, stories=stories)[2]
    assert {c.one for c in third.candidates} | {c.other for c in third.candidates} == {
        "r1:Dagny Holt",
        "r2:Dora Holt",
        "r3:D. Holt",
    }


def test_those_whom_a_surname_may_mean_do_not_become_one_by_it() -> None:
    """Wife and husband of one story, and a report that calls one of them by the surname."""
    around = [Who(name, r) for name in ("Orla Venn", "Ivo Brandt") for r in ("r1", "r2", "r3")]
    some = [Who("Dagny Holt", "r1", "mayor"), Who("Holt", "r2", "mayor"), Who("Mikkel Holt", "r3")]
    made = groups(*some, *around, stories=dict.fromkeys(REPORTS, "s1"))
    assert not [g for g in made if {"r1:Dagny Holt", "r3:Mikkel Holt"} <= set(g)]


def test_two_of_one_name_are_one_by_a_third_who_is_both() -> None:
    """What keeps "the same man" of forty reports from falling into a dozen."""
    some = [Who("Lena Falk", r) for r in REPORTS]
    stories = {"r1": "s1", "r2": "s1", "r3": "s2", "r4": "s2"}
    with_both = {
        "Orla Venn": "r2 r5",
        "Ivo Brandt": "r4 r5",
        "Signe Lund": "r1 r6",
        "Tor Wik": "r3 r6",
    }
    around = [Who(name, r) for name, reports in with_both.items() for r in reports.split()]
    (falk,) = (g for g in groups(*some, *around, stories=stories) if "r1:Lena Falk" in g)
    assert falk == [f"{r}:Lena Falk" for r in REPORTS]


@pytest.mark.parametrize(
    ("reports", "same"),
    [
        (2, False),  # one of two reports tells of two
        (12, True),  # one of twelve: it took one for two
    ],
)
def test_a_report_of_many_that_tells_of_two_may_be_wrong(reports: int, same: bool) -> None:
    keys = [f"q{k}" for k in range(reports)]
    full = [Who("Lena Falk", key) for key in keys]
    middle = [Who("Lena M. Falk", key) for key in [keys[0], *(f"p{k}" for k in range(1, reports))]]
    stories = dict.fromkeys([w.report for w in (*full, *middle)], "s1")
    assert (len(groups(*full, *middle, stories=stories)) == 1) is same


def test_a_link_says_why() -> None:
    stories = {"r1": "s1", "r2": "s1"}
    (found,) = linked(
        Who("Sergey Lavrov", "r1", *MINISTER),
        Who("Sergei Lavrov", "r2", *MINISTER),
        stories=stories,
    )
    (made,) = found.links
    assert [(r.kind, r.words) for r in made.reasons] == [
        ("office", "foreign minister of RUS"),
        ("story", "s1"),
        ("country", "RUS"),
    ]
    assert [d.kind for d in made.likeness.differences] == ["spelling"]
    assert found.name in ("Sergey Lavrov", "Sergei Lavrov")


def test_what_one_report_tells_helps_another() -> None:
    """Two who share nothing are one by a third who shares something with each."""
    some = [
        Who("Lena Falk", "r1", "minister", "Norway"),
        Who("Lena Falk", "r2", "minister", "Norway"),
        Who("Lena Falk", "r3"),
    ]
    assert groups(*some, stories={"r2": "s1", "r3": "s1"}) == [
        ["r1:Lena Falk", "r2:Lena Falk", "r3:Lena Falk"]
    ]


def test_the_order_is_nothing() -> None:
    some = [
        Who("Sergey Lavrov", "r1", *MINISTER),
        Who("Sergei Lavrov", "r2", *MINISTER),
        Who("Lavrov", "r3", *MINISTER),
        Who("Kim Jong Un", "r4"),
        Who("Kim Jong Il", "r5"),
    ]
    stories = dict.fromkeys(REPORTS, "s1")
    made = {linked(*order, stories=stories) for order in itertools.permutations(some)}
    assert len(made) == 1


@pytest.mark.parametrize("kind", ["group", "role"])
def test_nobody_in_particular_is_linked_to_nobody(kind: ActorKind) -> None:
    a, b = Who("a spokesman", "r1", kind=kind), Who("a spokesman", "r2", kind=kind)
    assert not one(a, b, stories=STORY)


def test_of_many_candidates_the_likeliest_are_kept() -> None:
    """Thirty reports tell of some Lena Falk: nobody looks through thirty candidates for each."""
    reports = [f"r{k:02}" for k in range(30)]
    namesakes = [Who("Lena Falk", r) for r in reports]
    nearer = Who("Lena Falkk", "r30", "nurse"), Who("Lena Falk", "r31", "nurse")
    made = {x.id: x for x in linked(*namesakes, *nearer)}
    assert {len(x.candidates) for x in made.values()} == {MOST_CANDIDATES}
    likeliest = made["r30:Lena Falkk"].candidates[0]
    assert {likeliest.one, likeliest.other} == {"r30:Lena Falkk", "r31:Lena Falk"}
