"""Figures, deeds and persons that two reports tell otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from onrecord.merge.records import Around, records
from onrecord.schema import (
    Actor,
    Clause,
    ClauseKind,
    EventPlace,
    EventTime,
    Evidence,
    Figure,
    Measure,
    Party,
    Record,
    Role,
    Words,
)
from tests.merge.records.make import around, statement

SATURDAY, SUNDAY = "2025-03-01", "2025-03-02"


def clause(
    report: str,
    words: str,
    sentence: str,
    *,
    kind: ClauseKind = "verb",
    lemma: str | None = None,
    about: str = "",
    who: str = "",
    whom: str = "",
    when: str | None = None,
    where: str | None = None,
    **fields: Any,
) -> Clause:
    def parties(names: str) -> tuple[Party, ...]:
        return tuple(Party(f"{report}:{n}", n) for n in names.split(",") if n)

    return Clause(
        id=f"c{report}{words}",
        report=report,
        kind=kind,
        words=Words(words, (0, len(words))),
        lemma=lemma or words,
        evidence=Evidence(report, 0, len(sentence), sentence),
        actors=parties(who),
        recipients=parties(whom),
        about=tuple(about.split()),
        when=EventTime(when, "day", "words", (0, 1)) if when else None,
        where=EventPlace(where, None, "words", (0, 1)) if where else None,
        **{"status": "happened"} | fields,
    )  # fmt: skip


def count(
    report: str,
    sentence: str,
    low: float | None,
    high: float | None,
    unit: str | None,
    *,
    what: Measure = "killed",
    **fields: Any,
) -> Clause:
    value = low if low is not None else high
    words = f"{value:g} {unit or ''}".strip()
    figure = Figure(what, value, low, high, unit, (0, 1))
    return clause(report, words, sentence, kind="count", lemma=unit, figure=figure, **fields)


def different(*clauses: Clause, where: Around | None = None, **more: Any) -> list[Record]:
    reports = list(dict.fromkeys(c.report for c in clauses))
    return list(records([], [], where or around(reports), clauses=clauses, **more))


BLAST = "The blast at the garage killed {}."


@pytest.mark.parametrize(
    ("case", "a", "b", "state"),
    [
        ("killed by another word", count("a", BLAST.format("11 people"), 11, 11, "people"),
         count("b", "An explosion cost 14 lives.", 14, 14, "lives"), "differs"),
        ("at least eleven", count("a", BLAST.format("11"), 11, None, "people"),
         count("b", BLAST.format("14"), 14, 14, "people"), None),
        ("the same", count("a", BLAST.format("11"), 11, 11, "people"),
         count("b", BLAST.format("11"), 11, 11, "bodies"), None),
        ("others", count("a", BLAST.format("11 guards"), 11, 11, "guards"),
         count("b", BLAST.format("14 farmers"), 14, 14, "farmers"), None),
        ("those of another state", count("a", "Two Kenyan soldiers fell.", 2, 2, "Kenyan soldiers"),
         count("b", "Four Omani soldiers fell.", 4, 4, "Omani soldiers"), None),
        ("elsewhere", count("a", BLAST.format("11"), 11, 11, "people", where="Kirkuk"),
         count("b", BLAST.format("14"), 14, 14, "people", where="Mosul"), None),
        ("another day", count("a", BLAST.format("11"), 11, 11, "people", when=SATURDAY),
         count("b", BLAST.format("14"), 14, 14, "people", when=SUNDAY), None),
        ("a crowd by any name", count("a", "Ten marched.", 9000, 9000, "people", what="present"),
         count("b", "They came.", None, 900, "workers", what="present"), "differs"),
        ("things of one matter",
         count("a", "The smelter scrapped 40 lorries.", 40, 40, "lorries", what="other"),
         count("b", "The smelter has scrapped 60 lorries.", 60, 60, "lorries", what="other"),
         "differs"),
        ("things of two matters",
         count("a", "The smelter sold 40 lorries.", 40, 40, "lorries", what="other", about="sell"),
         count("b", "Snow crashed 60 lorries.", 60, 60, "lorries", what="other", about="crash"),
         None),
        ("a number that is put right",
         count("a", "He lost 300 rifles.", 300, 300, "rifles", what="other"),
         count("b", "There were 500, not 300.", 500, 500, None, what="other", instead=300),
         "differs"),
        ("the only ones of a state",
         count("a", "The bloc banned 31 citizens.", 31, 31, "citizens of Dravia", what="other"),
         count("b", "The bloc lists 27 of us.", 27, 27, "honourable Dravians", what="other"),
         "differs"),
        ("the only ones, and near", count("a", "Commandos freed seven foreign engineers.", 7, 7,
                                         "foreign engineers", what="released", about="free"),
         count("b", "Eight foreigners came down.", 8, 8, "foreigners", what="other"), "differs"),
        ("the only ones, far apart", count("a", "The smelter lent 40 hands.", 40, 40,
                                           "foreign lorries", what="other"),
         count("b", "Snow hid 160 foreigners.", 160, 160, "foreigners", what="other"), None),
        ("another word for one kind", count("a", "Thieves took the data of 23 clients.", 23, 23,
                                            "clients", what="other", about="steal"),
         count("b", "The details of 32 savers went.", 32, 32, "savers", what="other"), "differs"),
        ("the only length of a unit", count("a", "The quay was leased for 35 years.", 35, 35,
                                            "years", what="other"),
         count("b", "The quay is theirs for 30 years.", 30, 30, "years", what="other"), "differs"),
        ("not so", count("a", BLAST.format("11 people"), 11, 11, "people"),
         count("b", BLAST.format("14 people"), 14, 14, "people", status="denied",
               denial="none"), None),
    ],
)  # fmt: skip
def test_figures(case: str, a: Clause, b: Clause, state: str | None) -> None:
    found = different(a, b)
    assert [d.state for r in found for d in r.differs] == ([state] if state else []), case
    for record in found:
        assert record.kind == "figure"
        assert [v.evidence[0].report for v in record.differs[0].values] == ["a", "b"]


MANY = "abcdefgh"
RAIDS = "Raiders burned {} barns in the Osel valley."


@pytest.mark.parametrize(
    ("case", "a", "b", "field"),
    [
        ("things of one matter",
         count("a", RAIDS.format(40), 40, 40, "barns", what="other", about="burn valley"),
         count("b", RAIDS.format(60), 60, 60, "barns", what="other", about="burn valley"),
         "barns"),
        ("things by another modifier",
         count("a", RAIDS.format("40 hay"), 40, 40, "hay barns", what="other", about="burn valley"),
         count("b", RAIDS.format("60 malt"), 60, 60, "malt barns", what="other",
               about="burn valley"), None),
        ("the same words, far from the number",
         count("a", "The smelter ran for 4 years, as the owners, who had built a refinery, a "
               "foundry and a tannery by the Osel, wished.", 4, 4, "years", what="other"),
         count("b", "His sentence was 6 years, and in the town, which had a refinery, a foundry "
               "and a tannery by the Osel, none wept.", 6, 6, "years", what="other"), None),
        ("a length of one thing",
         count("a", "The smelter ran for 4 years.", 4, 4, "years", what="other",
               about="run smelter"),
         count("b", "The smelter ran for 6 years.", 6, 6, "years", what="other",
               about="run smelter"), "years"),
        ("shares of one thing",
         count("a", "The smelter lost 40 percent.", 40, 40, "per cent", what="other",
               about="lose smelter"),
         count("b", "The smelter lost 50 percent.", 50, 50, "per cent", what="other",
               about="lose smelter"), "per cent"),
        ("shares that are of two things by their size",
         count("a", "The smelter lost 4 percent.", 4, 4, "per cent", what="other",
               about="lose smelter"),
         count("b", "The smelter lost 50 percent.", 50, 50, "per cent", what="other",
               about="lose smelter"), None),
        ("lengths at two places",
         count("a", "Divers sank it 40 miles off Kabaena.", 40, 40, "miles", what="other",
               about="sink diver"),
         count("b", "Divers sank it 50 miles off Selayar.", 50, 50, "miles", what="other",
               about="sink diver"), None),
        ("days that go by", count("a", "The siege lasted 4 days.", 4, 4, "days", what="other",
                                  about="last siege"),
         count("b", "The siege lasted 5 days.", 5, 5, "days", what="other", about="last siege"),
         None),
        ("a toll of long ago", count("a", BLAST.format(11), 11, 11, "people"),
         count("b", BLAST.format(14), 14, 14, "people", when="2003-12"), None),
        ("a toll far down in a report", count("a", BLAST.format(11), 11, 11, "people"),
         replace(count("b", "Rain cost 14 lives.", 14, 14, "lives"),
                 evidence=Evidence("b", 3000, 3019, "Rain cost 14 lives.")), None),
    ],
)  # fmt: skip
def test_figures_where_many_reports_tell(
    case: str, a: Clause, b: Clause, field: str | None
) -> None:
    found = different(a, b, where=around(list(MANY)))
    assert [d.field for r in found for d in r.differs] == ([field] if field else []), case


def test_three_sizes_in_one_unit_are_of_several_things() -> None:
    text = "The smelter lost {} percent."
    some = [count(r, text.format(n), n, n, "per cent", what="other", about="lose smelter")
            for r, n in (("a", 40), ("b", 50), ("c", 60))]  # fmt: skip
    assert len(different(*some[:2], where=around(list(MANY)))) == 1
    assert different(*some, where=around(list(MANY))) == []


def test_a_report_that_counts_several_of_the_like_tells_of_several() -> None:
    some = [count("a", "Raiders burned 40 barns.", 40, 40, "barns", what="other", about="burn"),
            count("b", "Police saw 60 burned barns.", 60, 60, "barns", what="other")]  # fmt: skip
    assert len(different(*some, where=around(list(MANY)))) == 1
    more = count("b", "Snow broke 7.", 7, 7, "barns", what="other", about="break")
    assert different(*some, more, where=around(list(MANY))) == []


def test_two_sources_of_one_report_may_give_two_figures() -> None:
    said = [statement("a", name, words) for name, words in (("Belova", "three"), ("Orn", "seven"))]
    some = [count("a", "Three people died.", 3, 3, "people", told_by=said[0].id),
            count("a", "Seven people died.", 7, 7, "people", told_by=said[1].id)]  # fmt: skip
    (made,) = (r for r in records(said, [], around("a"), clauses=some) if r.kind == "figure")
    assert [(v.value, v.low, v.high) for v in made.differs[0].values] == [
        ("3 people", 3, 3),
        ("7 people", 7, 7),
    ]
    same = [replace(c, told_by=said[0].id) for c in some]
    assert [r.kind for r in records(said, [], around("a"), clauses=same)] == ["statement"] * 2


def test_a_source_that_counts_anew_takes_the_place_of_what_it_said() -> None:
    said = [statement(r, "Belova", f"{r} people are missing") for r in "ab"]
    some = [count("a", "23 people are missing.", 23, 23, "people", told_by=said[0].id),
            count("b", "14 people are missing.", 14, 14, "people", told_by=said[1].id)]  # fmt: skip
    made = [r for r in records(said, [], around("ab"), clauses=some) if r.kind == "figure"]
    assert [r.differs[0].state for r in made] == ["superseded"]


def test_nothing_is_told_between_a_report_and_its_copy() -> None:
    where = around("ab", copies={"b": "a"})
    a, b = (count(r, BLAST.format("11"), n, n, "people") for r, n in (("a", 11), ("b", 14)))
    assert different(a, b, where=where) == []


@pytest.mark.parametrize(
    ("case", "a", "b", "field"),
    [
        ("day", clause("a", "arrested", "He was arrested.", lemma="arrest", whom="Belova",
                       when=SATURDAY),
         clause("b", "detained", "They detained him.", lemma="detain", whom="Belova", when=SUNDAY),
         "date"),
        ("place", clause("a", "capsized", "A ferry capsized.", lemma="capsize",
                         about="ferry squall", where="Selayar"),
         clause("b", "went down", "The ferry went down.", lemma="go", about="ferry squall",
                where="Kabaena"), "place"),
        ("whether at all", clause("a", "stormed", "Men stormed the camp.", lemma="storm",
                                  about="gorge", who="Orn"),
         clause("b", "raid", "There was no raid.", kind="noun", status="denied",
                denial="none"), None),
        ("whether at all, of one word", clause("a", "raided", "They raided it.", lemma="raid",
                                               about="gorge"),
         clause("b", "raid", "There was no raid.", kind="noun", status="denied",
                denial="none"), "status"),
        ("by whom", clause("a", "freed", "Falk freed him.", lemma="free", who="Falk",
                           whom="Belova"),
         clause("b", "released", "Orn released him.", lemma="release", who="Orn", whom="Belova"),
         "actors"),
        ("denied by somebody", clause("a", "suspended", "He was suspended.", lemma="suspend",
                                      whom="Belova"),
         clause("b", "suspended", "She denied that he was suspended.", lemma="suspend",
                whom="Belova", status="denied", denial="by"), "status"),
        ("only not done, as most is not", clause("a", "left", "He left the hall.", lemma="leave",
                                                about="hall"),
         clause("b", "left", "He did not leave the hall.", lemma="leave", about="hall",
                status="denied", denial="not"), None),
        ("denied of others", clause("a", "fired", "Falk fired at the mast.", lemma="fire",
                                    who="Falk", about="mast"),
         clause("b", "fired", "Orn never fired at the mast.", lemma="fire", who="Orn",
                about="mast", status="denied", denial="none"), None),
        ("by whom, in two descriptions", clause("a", "freed", "A gunman freed him.", lemma="free",
                                                who="gunman", whom="Belova"),
         clause("b", "released", "Orn released him.", lemma="release", who="Orn", whom="Belova"),
         None),
        ("by whom, told by a pronoun", clause("a", "freed", "He freed him.", lemma="free",
                                              who="Falk", whom="Belova"),
         clause("b", "released", "Orn released him.", lemma="release", who="Orn", whom="Belova"),
         None),
        ("by whom, which is oneself", clause("a", "freed", "Belova freed him.", lemma="free",
                                             who="Belova", whom="Belova"),
         clause("b", "released", "Orn released him.", lemma="release", who="Orn", whom="Belova"),
         None),
        ("who began", clause("a", "opened fire", "Guards opened fire.", lemma="open", who="Falk",
                             about="mast"),
         clause("b", "shooting", "The others started shooting.", lemma="shoot", who="Orn",
                about="mast quay"), "actors"),
        ("places of one day", clause("a", "signed", "They signed it in Alden.", lemma="sign",
                                     about="truce", when=SATURDAY, where="Alden"),
         clause("b", "closed", "The truce was closed at Merrow.", lemma="close", about="truce",
                when=SATURDAY, where="Merrow"), "place"),
        ("the only places of one day", clause("a", "met", "They met in Alden.", lemma="meet",
                                              when=SATURDAY, where="Alden"),
         clause("b", "sat", "They sat at Merrow.", lemma="sit", when=SATURDAY, where="Merrow"),
         "place"),
        ("dates ahead", clause("a", "begin", "The levy begins then.", lemma="begin",
                               about="levy toll", when=SATURDAY, status="planned"),
         clause("b", "begin", "It will begin then.", lemma="begin", about="levy toll",
                when="2025-06-01", status="planned"), "date"),
        ("another time", clause("a", "meet", "They will meet.", lemma="meet", who="Falk",
                                about="levy", when=SATURDAY, status="planned"),
         clause("b", "meet", "They will meet again.", lemma="meet", who="Falk", about="levy",
                when="2025-03-20", status="planned"), None),
        ("another deed", clause("a", "sang", "He sang.", lemma="sing", when=SATURDAY),
         clause("b", "arrested", "He was arrested.", lemma="arrest", when=SUNDAY), None),
        ("a week on", clause("a", "arrested", "He was.", lemma="arrest", whom="Belova",
                             when=SATURDAY),
         clause("b", "arrested", "He was.", lemma="arrest", whom="Belova", when="2025-03-12"),
         None),
    ],
)  # fmt: skip
def test_deeds(case: str, a: Clause, b: Clause, field: str | None) -> None:
    found = different(a, b)
    assert [d.field for r in found for d in r.differs] == ([field] if field else []), case
    assert all(r.kind == "deed" and r.matches[0].why for r in found)


def actor(report: str, name: str, *roles: Role) -> Actor:
    return Actor(f"{report}:{name}", name, "person", roles=roles, reports=(report,))


def with_names(names: dict[str, str]) -> Around:
    """A story whose Belova is of these names by report."""
    where = around(sorted(names))
    who = {
        f"{r}:{name}": replace(where.who[f"{r}:Belova"], id=name, name=name, reports=(r,))
        for r, name in names.items()
    }
    return replace(where, who=who)


@pytest.mark.parametrize(
    ("case", "names", "a", "b", "field"),
    [
        ("one office, two first names", ("Ana Belova", "Rosa Belova"), Role("director", "Harbour"),
         Role("director", "Harbour"), "name"),
        ("one office, two names", ("Ana Belova", "Jon Orn"), Role("director", "Harbour Guild"),
         Role("director", "Harbour Guild"), "name"),
        ("any role, two first names", ("Ana Belova", "Rosa Belova"), Role("agent"), Role("agent"),
         "name"),
        ("a deputy, two first names", ("Ana Belova", "Rosa Belova"), Role("deputy energy minister"),
         Role("deputy minister"), "name"),
        ("two of one family", ("Ana Belova", "Rosa Belova"), Role("sister"), Role("sister"), None),
        ("a deputy and another", ("Ana Belova", "Rosa Belova"), Role("deputy coach"), Role("coach"),
         None),
        ("one first name, spelled otherwise", ("Sergei Belova", "Sergey Belova"), Role("agent"),
         Role("agent"), None),
        ("of two bodies", ("Ana Belova", "Jon Orn"), Role("director", "Harbour Guild"),
         Role("director", "Opera"), None),
        ("one of them was", ("Ana Belova", "Jon Orn"), Role("former director", "Harbour Guild"),
         Role("director", "Harbour Guild"), None),
        ("one person, two ministries", ("Ana Belova", "Ana Belova"), Role("foreign minister"),
         Role("transport minister"), "role"),
        ("what is often one ministry", ("Ana Belova", "Ana Belova"), Role("finance minister"),
         Role("economy minister"), None),
        ("one of several ministers", ("Ana Belova", "Ana Belova"), Role("energy ministers"),
         Role("trade minister"), "role"),
        ("one person, more exactly", ("Ana Belova", "Ana Belova"), Role("foreign minister"),
         Role("minister"), None),
        ("two posts of one body", ("Ana Belova", "Ana Belova"), Role("accountant", "the depot"),
         Role("legal officer", "National Depot"), "role"),
    ],
)  # fmt: skip
def test_persons(case: str, names: tuple[str, str], a: Role, b: Role, field: str | None) -> None:
    cast = [actor("a", names[0], a), actor("b", names[1], b)]
    texts = {"a": f"Rain fell. {names[0]}, the {a.role}, left.", "b": f"{names[1]} came."}
    where = with_names(dict(zip("ab", names, strict=True)))
    found = list(records([], [], where, actors=cast, texts=texts))
    assert [d.field for r in found for d in r.differs] == ([field] if field else []), case
    if found:
        said = found[0].differs[0].values[0].evidence[0]
        assert said.quote == f"{names[0]}, the {a.role}, left."


def test_what_a_teller_says_twice_stands_with_both_places() -> None:
    """The headline has it in other words than the body."""
    some = [
        count("a", "Malawi receives 12 doses.", 12, 12, "doses", what="other"),
        count("a", "A plane with 12 doses landed.", 12, 12, "doses", what="other", where="Malawi"),
        count("b", "It had 9 portions in its belly.", 9, 9, "portions", what="other", where="Lin"),
    ]
    some[1] = replace(some[1], id="second")
    (made,) = different(*some)
    assert [len(v.evidence) for v in made.differs[0].values] == [2, 1]


def test_reports_may_tell_two_ages() -> None:
    some = [clause(r, str(age), f"Belova, {age}, left.", kind="age", who="Belova",
                   figure=Figure("other", age, age, age, "years", (0, 1)))
            for r, age in (("a", 43), ("b", 45))]  # fmt: skip
    (made,) = different(*some)
    assert [(d.field, [v.value for v in d.values]) for d in made.differs] == [
        ("age", ["43 years", "45 years"])
    ]
    assert different(*some, where=around(list(MANY))) == []


def test_a_report_that_knows_both_places_tells_of_two() -> None:
    some = [clause(r, "sank", "The ferry sank.", lemma="sink", about="ferry squall", where=where)
            for r, where in (("a", "Selayar"), ("b", "Kabaena"))]  # fmt: skip
    assert len(different(*some)) == 1
    assert different(*some, texts={"a": "Selayar", "b": "From Selayar to Kabaena"}) == []
