"""Names, roles, and whom pronouns and descriptions stand for."""

import pytest


@pytest.mark.parametrize(
    ("text", "name", "role", "of"),
    [
        ("French President Marc Vidal left.", "Marc Vidal", "president", "France"),
        ("Marc Vidal, a spokesman for the union, left.", "Marc Vidal", "spokesman", "union"),
        ("Marc Vidal, 43, a nurse, left.", "Marc Vidal", "nurse", None),
        ("Marc Vidal is the president of Toyland.", "Marc Vidal", "president", "Toyland"),
    ],
)
def test_role(cast_of, text, name, role, of):
    actor = next(a for a in cast_of(text).actors if a.name == name)
    assert (role, of) in [(r.role, r.of) for r in actor.roles]


def test_a_surname_belongs_to_the_full_name(cast_of):
    cast = cast_of("Anna Berg met John Berg. Anna Berg left. Mr. Stone stayed. Paul Stone sang.")
    assert {a.name for a in cast.actors if a.kind == "person"} == {
        "Anna Berg",
        "John Berg",
        "Paul Stone",
    }


def test_a_country_and_its_capital_are_two_but_share_a_code(cast_of):
    cast = cast_of("Germany protested. Berlin said the Germans were angry. Germany waited.")
    found = {(a.name, a.kind, a.code) for a in cast.actors}
    assert ("Germany", "country", "DEU") in found
    assert ("Berlin", "organization", "DEU") in found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Minister Eva Lund met Tom Hale. She said the talks went well.", "Eva Lund"),
        ("Eva Lund met Colonel Tom Hale. He said the road was open.", "Tom Hale"),
        ("Eva Lund, the defence minister, spoke. The minister said the war was over.", "Eva Lund"),
        ('"No," Eva Lund said, adding that she would not resign.', "Eva Lund"),
        ("The nurse, Carla Nunez, said the ward was full.", "Carla Nunez"),
        ("Carla Nunez, a spokeswoman for Mayor Lee Brandt, said he was ill.", "Carla Nunez"),
    ],
)
def test_speaker(read, text, speaker):
    assert read(text).statements[-1].speaker.name == speaker


def test_two_who_may_be_meant_are_both_kept(read):
    text = "Senator Ruth Kimani met Mayor Carla Nunez. She said the city was broke."
    speaker = read(text).statements[-1].speaker
    assert {c.name for c in speaker.candidates} == {"Ruth Kimani", "Carla Nunez"}
    assert sum(c.weight for c in speaker.candidates) <= 1.01
