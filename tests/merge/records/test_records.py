"""Which findings of two reports are one, where they differ, and what is to be compared."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest

from onrecord.merge.records import comparisons, records
from onrecord.schema import Event, Evidence, Record, Statement
from tests.merge.records.make import around, event, statement

TUESDAY, WEDNESDAY = "2025-03-04", "2025-03-05"


def merged(*findings: Event | Statement) -> bool:
    reports = [f.report for f in findings]
    march = date(2025, 3, 5).toordinal()
    said = [f for f in findings if isinstance(f, Statement)]
    done = [f for f in findings if isinstance(f, Event)]
    return len(records(said, done, around(reports, days=dict.fromkeys(reports, march)))) == 1


@pytest.mark.parametrize(
    ("case", "a", "b", "one"),
    [
        (
            "planned, then held",
            event("a", "CONSULT", "meet", who="Belova,Falk", when=TUESDAY, status="planned"),
            event("b", "CONSULT", "met", who="Falk", whom="Belova", when=TUESDAY),
            True,
        ),
        (
            "another day",
            event("a", "CONSULT", "met", who="Belova,Falk", when=TUESDAY),
            event("b", "CONSULT", "met", who="Belova,Falk", when=WEDNESDAY),
            False,
        ),
        (
            "with another",
            event("a", "CONSULT", "met", who="Belova", whom="Falk", when=TUESDAY),
            event("b", "CONSULT", "met", who="Belova", whom="Orn", when=TUESDAY),
            False,
        ),
        (
            "nobody in particular, in other words",
            event("a", "ASSAULT", "opened fire on", who="guards", whom="farmers", when=TUESDAY),
            event("b", "ASSAULT", "shooting", who="border guards", whom="valley farmers",
                  when=TUESDAY),
            True,
        ),
        (
            "nothing shared but the kind",
            event("a", "ASSAULT", "shot", when=TUESDAY),
            event("b", "ASSAULT", "shot", when=TUESDAY),
            False,
        ),
        (
            "another kind",
            event("a", "CONSULT", "met", who="Belova,Falk", when=TUESDAY),
            event("b", "ASSAULT", "hit", who="Belova", whom="Falk", when=TUESDAY),
            False,
        ),
        (
            "two demands of one",
            event("a", "REQUEST", "demanded", who="Belova", when=TUESDAY, matter="an inquiry"),
            event("b", "REQUEST", "demanded", who="Belova", when=TUESDAY, matter="two wagons"),
            False,
        ),
        (
            "a month and a day in it",
            event("a", "CONSULT", "met", who="Belova,Falk", when="2025-03"),
            event("b", "CONSULT", "met", who="Belova,Falk", when=TUESDAY),
            True,
        ),
        (
            "invited, and came, long before",
            event("a", "CONSULT", "invited", who="Belova", when="2023-03"),
            event("b", "CONSULT", "visited", who="Belova", when="2023-03"),
            True,
        ),
        (
            "invited in this month",
            event("a", "CONSULT", "invited", who="Belova", when="2025-03"),
            event("b", "CONSULT", "praised", who="Belova", when="2025-03"),
            False,
        ),
        (
            "agreed, and their agreement",
            event("a", "AGREE", "agreed to", who="Belova,Falk"),
            event("b", "AGREE", "arrangement", who="Belova,Falk"),
            True,
        ),
    ],
)  # fmt: skip
def test_events(case: str, a: Event, b: Event, one: bool) -> None:
    assert merged(a, b) is one, case


QUOTE = "nobody on the bridge looked at the chart that night"


@pytest.mark.parametrize(
    ("case", "a", "b", "one"),
    [
        ("whole", statement("a", "Belova", QUOTE, form="direct"),
         statement("b", "Belova", QUOTE, form="direct"), True),
        ("cut", statement("a", "Belova", QUOTE, form="direct"),
         statement("b", "Belova", "nobody looked, or “looked at the chart”", form="mixed"), True),
        ("by another", statement("a", "Belova", QUOTE, form="direct"),
         statement("b", "Falk", QUOTE, form="direct"), True),
        ("three words", statement("a", "Belova", "we will see", form="direct"),
         statement("b", "Falk", "we will see", form="direct"), False),
        ("turned indirect", statement("a", "Falk", "We will open the second gate by June."),
         statement("b", "Falk", "the second gate would be opened by June"), True),
        ("denied", statement("a", "Falk", "the second gate would be opened by June"),
         statement("b", "Falk", "the second gate would not be opened by June"), False),
        ("turned indirect, by another", statement("a", "Falk", "We will open the second gate."),
         statement("b", "Orn", "the second gate would be opened"), False),
        ("turned indirect, by another, in the same words",
         statement("a", "Falk", "We are merging back offices, not casualty departments.",
                   form="direct"),
         statement("b", "Orn", "it was the back offices that were being joined, and not the "
                   "casualty departments"), True),
        ("much alike by its names alone",
         statement("a", "Falk", "Dravec would accept an inquiry by the Ilmar Basin Commission"),
         statement("b", "Orn", "Dravec heard of it through the Ilmar Basin Commission"), False),
        ("of what was said another day", statement("a", "Falk", "the gate would be shut at noon "
         "unless the water came back", day=TUESDAY),
         statement("b", "Falk", "the deadline set on Tuesday, by which the gate would be shut at "
         "noon unless the water came back, stood", day=WEDNESDAY[:7]), False),
        ("another day", statement("a", "Falk", "the gate opens in June", day=TUESDAY),
         statement("b", "Falk", "the gate opens in June", day=WEDNESDAY), False),
    ],
)  # fmt: skip
def test_statements(case: str, a: Statement, b: Statement, one: bool) -> None:
    assert merged(a, b) is one, case


def meeting(
    *, voices: dict[str, int] | None = None, copies: dict[str, str] | None = None
) -> Record:
    some = [
        event("a", "ASSAULT", "shot", who="guards", whom="farmers", when=TUESDAY,
              figures={"killed": (3, 3), "wounded": (14, None)}),
        event("b", "ASSAULT", "shot", who="guards", whom="farmers", when=TUESDAY,
              figures={"killed": (5, 5), "wounded": (30, 30)}),
    ]  # fmt: skip
    (made,) = records([], some, around("ab", voices=voices, copies=copies))
    return made


def test_figures_differ_by_their_bounds() -> None:
    killed, wounded = meeting().differs
    assert (killed.field, killed.state) == ("killed", "differs")
    assert [(v.value, v.by) for v in killed.values] == [("3", ("eashot",)), ("5", ("ebshot",))]
    assert (wounded.state, [v.value for v in wounded.values]) == (
        "compatible",
        ["at least 14", "30"],
    )


def test_what_one_voice_says_later_takes_the_place_of_what_it_said() -> None:
    assert [d.state for d in meeting(voices={"b": 0}).differs] == ["superseded", "compatible"]


def test_a_copy_differs_in_nothing() -> None:
    assert meeting(voices={"b": 0}, copies={"b": "a"}).differs == ()


def test_planned_and_held_is_one_event_with_a_history() -> None:
    some = [
        event("a", "CONSULT", "meet", who="Belova,Falk", when=TUESDAY, status="planned"),
        event("b", "CONSULT", "met", who="Belova,Falk", when=TUESDAY),
    ]
    (made,) = records([], some, around("ab"))
    assert dict(made.agreed)["actors"] == "Ana Belova; Ana Falk"
    (status,) = made.differs
    assert (status.field, status.state) == ("status", "superseded")
    assert [v.value for v in status.values] == ["planned", "happened"]
    assert made.voices == 2
    assert made.matches[0].why[0] == "actor: Ana Belova, Ana Falk"


@pytest.mark.parametrize(
    ("days", "state"),
    [({"a": 1, "b": 1}, "superseded"), ({"a": 1, "b": 2}, "compatible"), ({}, "superseded")],
)
def test_of_one_day_the_plan_came_first(days: dict[str, int], state: str) -> None:
    """The report that tells of the meeting as held stands first here."""
    some = [
        event("a", "CONSULT", "met", who="Belova,Falk", when=TUESDAY),
        event("b", "CONSULT", "meet", who="Belova,Falk", when=TUESDAY, status="planned"),
    ]
    (made,) = records([], some, around("ab", days=days))
    assert made.differs[0].state == state


def test_who_said_it_may_differ() -> None:
    said = [statement(r, who, QUOTE, form="direct") for r, who in (("a", "Belova"), ("b", "Falk"))]
    (made,) = records(said, [], around("ab"))
    assert [(d.field, d.state) for d in made.differs] == [("speaker", "differs")]
    assert made.matches[0].why == (f"quotation: {QUOTE}",)


def test_who_he_is_stands_with_what_he_said() -> None:
    said = [statement(r, who, QUOTE, form="direct") for r, who in (("a", "Belova"), ("b", "Falk"))]
    text = f"Rain fell. Falk came in. {QUOTE}"
    at = text.index(QUOTE)
    said[1] = replace(
        said[1],
        speaker=replace(said[1].speaker, mention="he"),
        evidence=(Evidence.of("b", text, at, len(text)),),
    )
    (made,) = records(said, [], around("ab"), texts={"b": text})
    assert made.differs[0].values[1].evidence[0].quote == f"Falk came in. {QUOTE}"


def _said_by(*mentions: str) -> list[Statement]:
    """One quotation of several people, as each report mentions who says it."""
    said = [
        statement(r, who, QUOTE, form="direct")
        for r, who, _ in zip("abc", ("Belova", "Falk", "Orn"), mentions, strict=False)
    ]
    return [
        replace(s, speaker=replace(s.speaker, mention=m))
        for s, m in zip(said, mentions, strict=True)
    ]


@pytest.mark.parametrize(
    ("case", "said", "reports", "differs"),
    [
        ("by name", _said_by("Belova", "Falk"), "ab", True),
        ("one by name", _said_by("Belova", "he"), "ab", True),
        ("none by name", _said_by("she", "he"), "ab", False),
        ("by name, where many tell", _said_by("Belova", "Falk"), "abcdefgh", True),
        ("he within what another tells",
         [replace(s, within="s0" if s.report == "b" else None)
          for s in _said_by("Belova", "he")], "ab", False),
        ("one speaks for the other",
         [replace(s, speaker=replace(s.speaker, role="spokesman", of="Ana Falk"))
          if s.report == "a" else s for s in _said_by("Belova", "Falk")], "ab", False),
    ],
)  # fmt: skip
def test_readings_of_he_are_no_difference(
    case: str, said: list[Statement], reports: str, differs: bool
) -> None:
    made = records(said, [], around(list(reports)))
    assert any(d.field == "speaker" for r in made for d in r.differs) == differs, case


def test_a_turn_that_two_use_is_no_saying_of_both() -> None:
    turn = "for three decades the act has"
    said = [
        statement("a", "Belova", f"{turn} kept rivers clean in every province", form="direct"),
        statement("b", "Falk", f"{turn} cost the mills of Dravec far too much", form="direct"),
    ]
    made = records(said, [], around(list("abcdefgh")))
    assert not any(r.differs for r in made)


def test_a_surname_alone_is_no_other_speaker() -> None:
    said = [statement(r, who, QUOTE, form="direct") for r, who in (("a", "Belova"), ("b", "Falk"))]
    where = around("ab")
    who = dict(where.who)
    who["b:Falk"] = replace(who["b:Falk"], name="Belova")
    (made,) = records(said, [], replace(where, who=who))
    assert (made.differs, dict(made.agreed)["speaker"]) == ((), "Ana Belova")


def test_the_order_is_nothing() -> None:
    some = [
        event("a", "CONSULT", "meet", who="Belova,Falk", when=TUESDAY, status="planned"),
        event("b", "CONSULT", "met", who="Belova,Falk", when=TUESDAY),
        event("c", "CONSULT", "talks", who="Falk", when=TUESDAY),
    ]
    made = {records([], order, around("abc")) for order in itertools.permutations(some)}
    assert len(made) == 1


def test_each_finding_is_a_member_of_one_record() -> None:
    some = [event(r, "CONSULT", "met", who="Belova,Falk", when=TUESDAY) for r in "abc"]
    some += [event("a", "CONSULT", "talks", who="Belova,Falk", when=TUESDAY)]
    made = records([], some, around("abc"))
    assert sorted(m for r in made for m in r.members) == sorted(e.id for e in some)
    assert all(len({m[1] for m in r.members}) == len(r.members) for r in made)


@pytest.mark.parametrize(
    ("case", "a", "b", "offered"),
    [
        ("refused, then promised",
         statement("a", "Falk", "to open the second gate", act="refuse"),
         statement("b", "Falk", "the second gate would open", act="promise"), True),
        ("both promised",
         statement("a", "Falk", "to open the second gate", act="promise"),
         statement("b", "Falk", "the second gate would open", act="promise"), False),
        ("of two people",
         statement("a", "Falk", "to open the second gate", act="refuse"),
         statement("b", "Orn", "the second gate would open", act="promise"), False),
        ("on two matters",
         statement("a", "Falk", "to open the second gate", act="refuse"),
         statement("b", "Falk", "a school for the valley", act="promise"), False),
    ],
)  # fmt: skip
def test_tension_is_offered_to_compare(
    case: str, a: Statement, b: Statement, offered: bool
) -> None:
    found = comparisons([a, b], around("ab"), one={})
    assert bool(found) is offered, case
    assert all(pair.why == "refuse, then promise" for pair in found)
