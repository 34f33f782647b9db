"""What is known of actors: their country and sector, at the report's date."""

import pytest

from onrecord.find.actors.knowledge import known, members, organisations
from onrecord.find.actors.offices import country_of, terms
from onrecord.lexicon.tables import countries, rows
from onrecord.schema import Role


@pytest.mark.parametrize(
    ("name", "kind", "code", "sector"),
    [
        ("Kenya", "country", None, None),
        ("Kenyan police", "organization", "KEN", "COP"),
        ("Leeds Police Department", "organization", None, "COP"),
        ("Supreme Court of Norway", "organization", "NOR", "JUD"),
        ("Defence Ministry", "organization", None, "GOV"),
        ("Hezbollah", "organization", "LBN", "REB"),
        ("NATO", "organization", None, None),
        ("Knesset", "organization", "ISR", "LEG"),
        ("Norwegian dockers", "group", "NOR", "LAB"),
        ("unknown gunmen", "group", None, "UAF"),
        ("Blue Stone", "organization", None, None),
    ],
)
def test_by_name(name, kind, code, sector):
    found = known(name, kind, day="2025-03-12")
    assert (found.code, found.sector) == (code, sector)


@pytest.mark.parametrize(
    ("role", "of", "code", "sector"),
    [
        ("foreign minister", "Norway", "NOR", "GOV"),
        ("former president", "Kenya", "KEN", "ELI"),
        ("opposition leader", "Kenya", "KEN", "OPP"),
        ("spokesman", "Hamas", "PSE", "REB"),
        ("Kenyan general", None, "KEN", "MIL"),
        ("poet", None, None, None),
        # one word, and no general; who presides over what
        ("general manager", None, None, None),
        ("team president", None, None, None),
        ("president", "the dockers' union", None, "LAB"),
        ("president", "Toyland", None, "GOV"),
        ("president", "United States", "USA", "GOV"),
        ("president", "European Union", None, "GOV"),
        ("CHA president", None, None, None),
        ("US president", None, "USA", "GOV"),
        ("senior vice president", None, None, "BUS"),
        ("secretary", "State", None, "GOV"),
        # who was of no office is of no elite
        ("former employee", None, None, "LAB"),
        ("late husband", None, None, None),
        ("former general", None, None, "ELI"),
        # where somebody is, is not what
        ("driver in the army camp", None, None, None),
    ],
)
def test_by_role(role, of, code, sector):
    found = known("Ana Belova", "person", roles=[Role(role, of)], day="2025-03-12")
    assert (found.code, found.sector) == (code, sector)


@pytest.mark.parametrize(
    ("name", "day", "sector"),
    [
        ("Taliban", "1998-05-01", "GOV"),
        ("Taliban", "2007-02-27", "REB"),
        ("Taliban", "2024-01-01", "GOV"),
        ("Rapid Support Forces", "2019-06-03", "PRM"),
        ("Rapid Support Forces", "2024-06-03", "REB"),
        ("Tamil Tigers", "2020-01-01", None),
    ],
)
def test_at_a_day(name, day, sector):
    assert known(name, "organization", day=day).sector == sector


@pytest.mark.parametrize(
    ("body", "day", "member", "is_one"),
    [
        ("European Union", "2015-01-01", "GBR", True),
        ("European Union", "2021-01-01", "GBR", False),
        ("North Atlantic Treaty Organization", "2024-06-01", "SWE", True),
        ("Quartet", "2007-02-27", "European Union", True),
    ],
)
def test_members(body, day, member, is_one):
    assert (member in members(body, day)) == is_one


def test_the_tables_name_what_is_known():
    codes = {c.code for c in countries()} | {"ESH"}
    assert {b.code for found in organisations().values() for b in found if b.code} <= codes
    names = {b.name for found in organisations().values() for b in found}
    for row in rows("memberships.csv"):
        assert row["organisation"] in names
        assert row["member"] in codes | names


@pytest.mark.parametrize(
    ("office", "name", "day", "country"),
    [
        ("president", "Jacques Chirac", "2007-02-27", "France"),
        ("president", "Jacques Chirac", "2008-02-27", None),
        ("president", "Jacques Chirac", None, "France"),
        ("prime minister", "Jacques Chirac", "2007-02-27", None),
        ("president", "Mara Dunne", "2007-02-27", None),
    ],
)
def test_whose_office(office, name, day, country):
    assert country_of(office, [name], day) == country


def test_terms_are_in_order():
    assert all(term.since < term.until for term in terms())
