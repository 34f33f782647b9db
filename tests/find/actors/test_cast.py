"""Names, roles, and whom pronouns and descriptions stand for."""

import pytest


@pytest.mark.parametrize(
    ("text", "name", "role", "of"),
    [
        ("French President Marc Vidal left.", "Marc Vidal", "president", "France"),
        ("Marc Vidal, a spokesman for the union, left.", "Marc Vidal", "spokesman", "union"),
        ("Marc Vidal, 43, a nurse, left.", "Marc Vidal", "nurse", None),
        ("Marc Vidal is the president of Toyland.", "Marc Vidal", "president", "Toyland"),
        # a country among the words of a role, but not a part of the world
        ("Deputy Kenyan Minister Ana Berg left.", "Ana Berg", "deputy minister", "Kenya"),
        ("The captured French soldier Ola Berg left.", "Ola Berg", "captured soldier", "France"),
        ("Ola Berg, a South American trader, left.", "Ola Berg", "South American trader", None),
        ("President Omar Haddad of Kenya left.", "Omar Haddad", "president", "Kenya"),
        # no word is cut at its hyphen, names keep their capitals
        ("Ola Berg, an Oslo-born trader, left.", "Ola Berg", "trader", "Oslo"),
        ("Ola Berg, a 43-year-old climber, left.", "Ola Berg", "climber", None),
        ("Editor-in-Chief Ola Berg left.", "Ola Berg", "editor-in-chief", None),
        ("Republican strategist Ola Berg left.", "Ola Berg", "Republican strategist", None),
        ("The ousted MFA chief Ola Berg left.", "Ola Berg", "ousted MFA chief", None),
        ("The union president Sheikh Ola Berg left.", "Ola Berg", "union president", None),
        # what a predicate is said of is no part of it
        ("When Ola Berg was president, Lena Moe left.", "Ola Berg", "president", None),
        ("Now Ola Berg is the chief strategist.", "Ola Berg", "chief strategist", None),
        # an office that holds an "of", and one whose own words were tagged as a name
        ("US Secretary of State Rex Orr left.", "Rex Orr", "secretary of state", "United States"),
        ("Prime Minister Eva Lund left.", "Eva Lund", "prime minister", None),
        ("Eva Lund, the attorney general, left.", "Eva Lund", "attorney general", None),
        ("Tim Hale, an aide to Prime Minister Eva Lund, left.", "Tim Hale", "aide", "Eva Lund"),
        # whose office it is, from another role of the same person
        (
            "Ana Berg, a deputy foreign minister and Kenya's envoy to the league, left.",
            "Ana Berg",
            "deputy foreign minister",
            "Kenya",
        ),
        (
            "Ana Berg, a deputy foreign minister and Kenya's envoy to the league, left.",
            "Ana Berg",
            "envoy",
            "Kenya",
        ),
        (
            "Rex Orr, the US secretary of state, left.",
            "Rex Orr",
            "secretary of state",
            "United States",
        ),
        (
            "President Ana Berg left. The Kenyan leader flew to Oslo.",
            "Ana Berg",
            "president",
            "Kenya",
        ),
        # whose somebody is, by a pronoun, a description, a surname; one of many has it alone
        ("The Volna agency fired Ola Berg, its director.", "Ola Berg", "director", "Volna"),
        (
            "Tim Hale was found on Monday. The boy's father, Ola Berg, wept.",
            "Ola Berg",
            "father",
            "Tim Hale",
        ),
        ("Tim Hale left. Hale's lawyer, Eva Lund, stayed.", "Eva Lund", "lawyer", "Tim Hale"),
        ("The Volna agency fired one of its editors, Ola Berg.", "Ola Berg", "editor", "Volna"),
        # what a body is called, and what its own name says, if that is a state's
        ("The ruling Marek party left the talks.", "Marek", "ruling party", None),
        ("The French newspaper Kurier said so.", "Kurier", "newspaper", "France"),
        ("Kurier, a French newspaper, said so.", "Kurier", "newspaper", "France"),
        ("The Peruvian Navy saved them.", "Peruvian Navy", "navy", "Peru"),
        # described before the name is told
        (
            "The union's treasurer said the port was shut.\n\n"
            '"It is cold," Ana Berg said on Monday.',
            "Ana Berg",
            "treasurer",
            "union",
        ),
    ],
)
def test_role(cast_of, text, name, role, of):
    actor = next(a for a in cast_of(text).actors if a.name == name)
    assert (role, of) in [(r.role, r.of) for r in actor.roles]


def test_a_part_of_a_body_is_not_what_it_is(cast_of):
    cast = cast_of("A Marek Front faction shelled the village, and the Marek Front denied it.")
    assert all(r.role != "faction" for a in cast.actors for r in a.roles if "Marek" in a.name)


def test_a_paper_whose_name_was_not_tagged_is_one(cast_of):
    names = {a.name for a in cast_of("A poll published by Ethnos newspaper said so.").actors}
    assert "Ethnos" in names


def test_people_of_a_nation_are_a_group(read):
    groups = {a.name for a in read("Tanzania expelled five Iraqis on Monday.").actors}
    assert "five Iraqis" in groups


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


@pytest.mark.parametrize(
    ("text", "name", "kind", "aliases"),
    [
        # a short form that the report gives
        (
            "The Pan-Gulf Football Federation (PGFF) met. The PGFF said it was sorry.",
            "Pan-Gulf Football Federation",
            "organization",
            ("PGFF",),
        ),
        (
            "The Stabilization Mission in Norland (SMIN) left. SMIN said it would be back.",
            "Stabilization Mission",
            "organization",
            ("SMIN",),
        ),
        (
            "The Rivers and Lakes Authority (RLA) met on Monday.",
            "Rivers and Lakes Authority",
            "organization",
            ("RLA",),
        ),
        # a firm by its first word
        (
            "Shares of Halvik Mining Corp. fell. Halvik said it would mend.",
            "Halvik Mining Corp.",
            "organization",
            ("Halvik",),
        ),
        # with an article
        ("Members of the Lok Kisan Morcha tore the bill.", "Lok Kisan Morcha", "organization", ()),
    ],
)
def test_bodies_and_their_short_names(cast_of, text, name, kind, aliases):
    found = {a.name: (a.kind, a.aliases) for a in cast_of(text).actors}
    assert found[name] == (kind, aliases)
    assert not set(aliases) & found.keys()


@pytest.mark.parametrize(
    ("title", "body", "name", "within"),
    [
        (
            "Halvik Mining Rejects Bid From Norby",
            "Halvik Mining Corp. fell.",
            "Halvik Mining",
            True,
        ),
        ("White Voters Might Help Orrock, But Less", "Senator Ana Orrock spoke.", "Orrock", True),
        ("Norland Flexes Muscles As Asia Worries", "Norland sent ships.", "Norland", True),
        # what the text does not bear out stays, and so does a full name
        ("Halvik Mining Rejects Bid From Norby", "The firm fell.", "Halvik Mining", False),
        ("Ana Orrock Wins Seat After Long Fight", "Orrock spoke in the hall.", "Ana Orrock", True),
    ],
)
def test_names_in_title_case(cast_of, title, body, name, within):
    actors = cast_of(f"{title}\n\n{body} Analysts in the town had expected it.").actors
    found = [m.text for a in actors for m in a.mentions if m.how == "name"]
    assert (name in found) is within
