"""The lexicons of times: each rule matches its examples, each word is reached by a rule."""

from __future__ import annotations

import pytest

from onrecord.find.times import tag
from onrecord.find.times.named import holiday, holidays
from onrecord.find.times.resolve import KINDS
from onrecord.find.times.rules import EXAMPLE_DAY, Rule, rules
from onrecord.find.times.scan import TRIGGER_KINDS
from onrecord.find.times.words import rows, values

# What makes a text a narrative: five dates of its own.
TOLD = (
    "In March 1991 they met. In May 1992 they met. In 1993 it fell. "
    "In June 1994 it rose. In 1995 they left. "
)
EXAMPLES = [(rule, example) for rule in rules() for example in rule.examples]
TRIGGERS = {*TRIGGER_KINDS, "year", "number", "clock", "holiday"}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda x: getattr(x, "name", None))
def test_a_rule_finds_its_example_and_knows_what_it_means(rule: Rule, example: str) -> None:
    marked, _, value = example.replace("{told} ", TOLD).rpartition(" => ")
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    found = [r for r in tag(text, published=EXAMPLE_DAY) if r.span == (start, end)]
    if value == "none":
        assert tag(text, published=EXAMPLE_DAY) == ()
        return
    assert [r.timex for r in found] == [value]
    assert rule.name in found[0].rule.split("+")


@pytest.mark.parametrize("rule", rules(), ids=lambda r: r.name)
def test_a_rule_has_an_example_a_kind_and_triggers(rule: Rule) -> None:
    assert rule.examples
    assert rule.kind in KINDS
    assert rule.triggers
    assert {t for t in rule.triggers if not t.startswith("=")} <= TRIGGERS


def test_names_of_rules_are_their_own() -> None:
    names = [rule.name for rule in rules()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", holidays())
def test_a_named_day_has_a_date_in_every_year(name: str) -> None:
    for year in (1995, 2007, 2024):
        first, last = holiday(name, year)
        assert first <= last


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Thanksgiving", 1999, "1999-11-25"),
        ("Memorial Day", 2007, "2007-05-28"),
        ("Election Day", 2004, "2004-11-02"),
        ("Good Friday", 1998, "1998-04-10"),
        ("Easter", 2008, "2008-03-23"),
        ("Eid al-Fitr", 2024, "2024-04-10"),
        ("Christmas", 2007, "2007-12-25"),
        ("D-Day", 1994, "1944-06-06"),
    ],
)
def test_known_dates_of_named_days(name: str, year: int, day: str) -> None:
    assert holiday(name, year)[0].isoformat() == day


@pytest.mark.parametrize("kind", ["month", "weekday", "season", "near", "part", "tens"])
def test_every_word_of_a_kind_is_found_in_a_text(kind: str) -> None:
    words = [r["word"] for r in rows("time_words.csv") if r["kind"] == kind]
    frames = ("the {} of 2006 was", "in {} 2006", "on {} 5", "left on {}", "they met {}", "last {}")
    missed = [
        w
        for w in words
        if not any(
            text[a:b].lower().find(w.lower()) >= 0
            for f in (*frames, "in the {} they")
            for text in [f.format(w)]
            for a, b in [r.span for r in tag(text, published=EXAMPLE_DAY)]
        )
    ]
    assert missed == []


@pytest.mark.parametrize(
    "row", [*rows("time_cues.csv")], ids=lambda r: f"{r['words']}-{r['where']}"
)
def test_cues_point_somewhere(row: dict[str, str]) -> None:
    assert row["direction"] in ("past", "future")
    assert row["where"] in ("clause", "adjacent")
    assert row["words"] == row["words"].strip().lower()


def test_no_word_has_two_meanings_in_a_kind() -> None:
    seen: dict[tuple[str, str], str] = {}
    for r in rows("time_words.csv"):
        assert seen.setdefault((r["kind"], r["word"]), r["value"]) == r["value"]
    assert values("weekday")["sunday"] == "7"
